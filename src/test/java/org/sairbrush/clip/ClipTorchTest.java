package org.sairbrush.clip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.Gson;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A tiny CLIP in files that PyTorch wrote, and what PyTorch computed from them: `tiny_clip.py` beside the files made
/// both.
class ClipTorchTest {

    private record Golden(float[] pixels, long[][] tokens, float[] image, float[] text) {}

    @ParameterizedTest
    @ValueSource(strings = {"tiny-clip.pt", "tiny-clip-state.pt"})
    void bothTowersComputeWhatPyTorchDoes(String name) throws Exception {
        Golden golden = golden();
        Path file = resource(name);
        try (ClipCheckpoint checkpoint = ClipCheckpoint.open(file);
                NDManager manager = NDManager.newBaseManager()) {
            ClipConfig config = ClipSettings.OPENAI.complete(checkpoint.config(), file);
            assertEquals(new ClipConfig.Vision(16, 1, 1, 4, 2), config.vision());
            assertEquals(new ClipConfig.Text(16, 1, 1, 6, 20), config.text());
            assertEquals(Math.exp(3), checkpoint.logitScale(), 1e-5);
            assertArrayEquals(golden.image(), checkpoint
                    .vision(config, manager)
                    .encode(manager.create(golden.pixels(), new Shape(1, 3, 8, 8)))
                    .toFloatArray(), 1e-4f);
            assertArrayEquals(golden.text(), checkpoint
                    .text(config, manager)
                    .encode(manager.create(golden.tokens()))
                    .toFloatArray(), 1e-4f);
        }
    }

    private static Golden golden() throws Exception {
        try (Reader reader = Files.newBufferedReader(resource("tiny-clip.json"))) {
            return new Gson().fromJson(reader, Golden.class);
        }
    }

    private static Path resource(String name) throws Exception {
        return Path.of(ClipTorchTest.class.getResource("/torch/" + name).toURI());
    }
}
