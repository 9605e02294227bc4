package org.sairbrush.clip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sairbrush.nn.FloatTensor;
import org.sairbrush.nn.SafetensorsWriter;
import org.sairbrush.nn.TensorFileException;

class ClipCheckpointTest {

    private static final ClipConfig CONFIG = new ClipConfig(
            24,
            new ClipConfig.Vision(128, 3, 2, 4, 3),
            new ClipConfig.Text(64, 2, 1, 7, 50),
            ClipConfig.NonLinearity.QUICK_GELU,
            1e-5f);

    @TempDir
    private Path folder;

    private final SequencedMap<String, FloatTensor> tensors = new LinkedHashMap<>();

    @BeforeEach
    void makeCheckpoint() {
        try (NDManager manager = NDManager.newBaseManager()) {
            ClipVisionTransformer vision = new ClipVisionTransformer(CONFIG);
            ClipTextTransformer text = new ClipTextTransformer(CONFIG);
            vision.initialize(manager);
            text.initialize(manager);
            vision.namedParameters()
                    .forEach((name, parameter) -> tensors.put("visual." + name, FloatTensor.of(parameter.getArray())));
            text.namedParameters()
                    .forEach((name, parameter) -> tensors.put(name, FloatTensor.of(parameter.getArray())));
            tensors.put("logit_scale", new FloatTensor(new Shape(), new float[] {(float) Math.log(100)}));
        }
    }

    @Test
    void readsTheBuildOffTheShapes() throws IOException {
        try (ClipCheckpoint checkpoint = ClipCheckpoint.open(write())) {
            assertEquals(CONFIG, checkpoint.config());
            assertEquals(100, checkpoint.logitScale(), 1e-3);
        }
    }

    /// Patches and grids of ViT-B/32, ViT-L/14 and ViT-L/14@336px, at small widths.
    @ParameterizedTest
    @CsvSource({"32, 7", "14, 16", "14, 24"})
    void readsOtherBuildsOffTheShapes(int patch, int grid) throws IOException {
        ClipConfig config = new ClipConfig(
                24,
                new ClipConfig.Vision(128, 3, 2, patch, grid),
                new ClipConfig.Text(64, 2, 1, 77, 50),
                ClipConfig.NonLinearity.QUICK_GELU,
                1e-5f);
        new SyntheticClip(config, 1).writeHuggingFace(path());
        try (ClipCheckpoint checkpoint = ClipCheckpoint.open(path());
                NDManager manager = NDManager.newBaseManager()) {
            assertEquals(config, checkpoint.config());
            NDArray pixels = manager.ones(new Shape(1, 3, 2L * patch, 3L * patch));
            NDArray dense = checkpoint.vision(config, manager).encodeDense(pixels, null, DenseMode.MASKCLIP);
            assertEquals(new Shape(1, 24, 2, 3), dense.getShape());
        }
    }

    @Test
    void takesOpenClipsNames() throws IOException {
        SequencedMap<String, FloatTensor> renamed = new LinkedHashMap<>();
        tensors.forEach((name, tensor) -> renamed.put(
                name.startsWith("visual.") || name.equals("logit_scale") ? name : "text." + name, tensor));
        float[] projection = tensors.get("text_projection").values();
        tensors.clear();
        tensors.putAll(renamed);
        try (ClipCheckpoint checkpoint = ClipCheckpoint.open(write());
                NDManager manager = NDManager.newBaseManager()) {
            assertEquals(CONFIG, checkpoint.config());
            assertArrayEquals(projection, checkpoint
                    .text(CONFIG, manager)
                    .namedParameters()
                    .get("text_projection")
                    .getArray()
                    .toFloatArray());
        }
    }

    @Test
    void leavesAsideWhatIsNoWeight() throws IOException {
        tensors.put("input_resolution", new FloatTensor(new Shape(), new float[] {12}));
        tensors.put("text_model.embeddings.position_ids", new FloatTensor(new Shape(2), new float[2]));
        ClipCheckpoint.open(write()).close();
    }

    @Test
    void namesAMissingTensor() throws IOException {
        tensors.remove("visual.transformer.resblocks.1.attn.in_proj_bias");
        assertRefused("tensor 'visual.transformer.resblocks.1.attn.in_proj_bias' is missing");
    }

    @Test
    void namesATensorOfAMissingLayer() throws IOException {
        tensors.keySet().removeIf(name -> name.startsWith("transformer.resblocks.0."));
        assertRefused("tensor 'transformer.resblocks.0.attn.in_proj_weight' is missing");
    }

    @Test
    void namesSurplusTensors() throws IOException {
        tensors.put("visual.trunk.weight", new FloatTensor(new Shape(1), new float[1]));
        assertRefused("tensor 'visual.trunk.weight' belongs to no part of a CLIP model");
        tensors.put("visual.trunk.bias", new FloatTensor(new Shape(1), new float[1]));
        assertRefused("tensor 'visual.trunk.bias' and 1 others belong to no part of a CLIP model");
    }

    @Test
    void namesATensorOfTheWrongShape() throws IOException {
        tensors.put("visual.ln_post.bias", new FloatTensor(new Shape(127), new float[127]));
        assertRefused("tensor 'visual.ln_post.bias' has the shape (127), but the model needs (128)");
    }

    @Test
    void namesATensorOfTheWrongRank() throws IOException {
        tensors.put("visual.proj", new FloatTensor(new Shape(128), new float[128]));
        assertRefused("tensor 'visual.proj' has the shape (128), but should have 2 axes");
    }

    @Test
    void refusesPatchesThatMakeNoSquare() throws IOException {
        tensors.put("visual.positional_embedding", new FloatTensor(new Shape(9, 128), new float[9 * 128]));
        assertRefused("tensor 'visual.positional_embedding' is for 8 patches, which make no square");
    }

    @Test
    void refusesAFileThatIsNoClip() throws IOException {
        tensors.clear();
        tensors.put("conv.weight", new FloatTensor(new Shape(1), new float[1]));
        assertRefused("no CLIP model with a vision transformer is in it, under any names known here");
    }

    @Test
    void namesATensorWithNumbersThatAreNotFinite() throws IOException {
        tensors.get("ln_final.weight").values()[3] = Float.NaN;
        try (ClipCheckpoint checkpoint = ClipCheckpoint.open(write());
                NDManager manager = NDManager.newBaseManager()) {
            TensorFileException refused =
                    assertThrows(TensorFileException.class, () -> checkpoint.text(CONFIG, manager));
            assertEquals(path() + ": tensor 'ln_final.weight' holds numbers that are not finite", refused.getMessage());
        }
    }

    private void assertRefused(String reason) throws IOException {
        Path file = write();
        TensorFileException refused =
                assertThrows(TensorFileException.class, () -> ClipCheckpoint.open(file).close());
        assertEquals(file + ": " + reason, refused.getMessage());
    }

    private Path path() {
        return folder.resolve("clip.safetensors");
    }

    private Path write() throws IOException {
        SafetensorsWriter.write(path(), tensors, Map.of(), false);
        return path();
    }
}
