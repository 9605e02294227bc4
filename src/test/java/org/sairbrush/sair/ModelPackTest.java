package org.sairbrush.sair;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sairbrush.damage.SpeckJudge;
import org.sairbrush.files.Sha256;
import org.sairbrush.nn.FloatTensor;
import org.sairbrush.nn.LocalEnsemble;
import org.sairbrush.nn.SafetensorsFile;
import org.sairbrush.nn.SafetensorsWriter;

class ModelPackTest {

    private static final int SIDE = 64;

    @TempDir
    private Path models;

    private Path folder;

    @BeforeEach
    void writePack() throws IOException {
        folder = TestPacks.write(models);
    }

    @Test
    void openedPackHasItsNetworks() throws IOException {
        try (ModelPack pack = ModelPack.open(folder, Device.cpu())) {
            assertTrue(pack.semantic().isPresent() && pack.sair().isPresent() && pack.liif().isPresent());
        }
    }

    @Test
    void changedByteIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve("liif.safetensors"));
        bytes[bytes.length - 3] ^= 1;
        Files.write(folder.resolve("liif.safetensors"), bytes);
        assertRefused("liif.safetensors", "SHA-256");
        assertThrows(PackException.class, () -> ModelPack.verify(folder));
    }

    @Test
    void missingFileIsRefused() throws IOException {
        Files.delete(folder.resolve("sair.safetensors"));
        assertRefused("sair.safetensors", "missing");
    }

    @Test
    void missingTensorIsNamed() throws IOException {
        rewrite(tensors -> tensors.remove("encoder.middle.0.conv_block.5.bias"));
        assertRefused("liif.safetensors", "encoder.middle.0.conv_block.5.bias");
    }

    @Test
    void surplusTensorIsNamed() throws IOException {
        rewrite(tensors -> tensors.put("stranger", new FloatTensor(new Shape(1), new float[1])));
        assertRefused("liif.safetensors", "stranger");
    }

    @Test
    void wrongShapeIsNamed() throws IOException {
        rewrite(tensors -> tensors.put("encoder.decoder.2.bias", new FloatTensor(new Shape(3), new float[3])));
        assertRefused("liif.safetensors", "encoder.decoder.2.bias");
    }

    @Test
    void notANumberIsNamed() throws IOException {
        rewrite(tensors -> tensors.get("encoder.decoder.2.bias").values()[1] = Float.NaN);
        assertRefused("liif.safetensors", "encoder.decoder.2.bias");
    }

    @Test
    void brokenDescriptionIsRefused() throws IOException {
        Files.writeString(folder.resolve(PackDescription.FILE), "{\"id\": ");
        assertRefused("pack.json", "description");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "{\"encoder\": {\"dilations\": [1]}}", "{\"hidden\": [-3]}"})
    void descriptionWithoutUsableSizesIsRefused(String config) throws IOException {
        Path file = folder.resolve(PackDescription.FILE);
        JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        json.getAsJsonObject("liif").add("config", JsonParser.parseString(config));
        Files.writeString(file, json.toString());
        assertRefused("pack.json", "import the pack again");
    }

    @Test
    void whatLiesUnderTheMaskHasNoInfluence() throws IOException {
        Random random = new Random(3);
        float[] rgb = noise(random);
        float[] holes = holes();
        float[] other = rgb.clone();
        for (int index = 0; index < other.length; index++) {
            if (holes[index % holes.length] > 0) {
                other[index] = random.nextFloat();
            }
        }
        try (ModelPack pack = ModelPack.open(folder, Device.cpu())) {
            for (Inpainter.Variant variant : Inpainter.Variant.values()) {
                assertArrayEquals(paint(pack, rgb, holes, variant), paint(pack, other, holes, variant), variant.name());
            }
        }
    }

    @Test
    void manyFillsLeaveNothingInNativeMemory() throws IOException {
        float[] rgb = noise(new Random(5));
        float[] holes = holes();
        try (ModelPack pack = ModelPack.open(folder, Device.cpu())) {
            BaseNDManager manager = (BaseNDManager) pack.manager();
            paint(pack, rgb, holes, Inpainter.Variant.SAIR);
            int before = manager.getManagedArrays().size();
            for (int fill = 0; fill < 50; fill++) {
                paint(pack, rgb, holes, fill % 2 == 0 ? Inpainter.Variant.SAIR : Inpainter.Variant.LIIF);
            }
            assertEquals(before, manager.getManagedArrays().size());
        }
    }

    @Test
    void detailLiesOnALineBetweenTwoSetsOfWeights() throws IOException {
        writeDetail(tensors -> tensors.values().forEach(ModelPackTest::shift));
        float[] rgb = noise(new Random(5));
        float[] holes = holes();
        try (ModelPack pack = ModelPack.open(folder, Device.cpu())) {
            float[] smooth = paint(pack, rgb, holes, Inpainter.Variant.LIIF);
            pack.detail(1);
            float[] detailed = paint(pack, rgb, holes, Inpainter.Variant.LIIF);
            pack.detail(0.5);
            float[] between = paint(pack, rgb, holes, Inpainter.Variant.LIIF);
            pack.detail(0);
            assertArrayEquals(smooth, paint(pack, rgb, holes, Inpainter.Variant.LIIF));
            for (int i = 0; i < smooth.length; i++) {
                if (holes[i % holes.length] > 0) {
                    assertEquals(smooth[i] + 0.2f, detailed[i], 1e-4f);
                    assertEquals(smooth[i] + 0.1f, between[i], 1e-4f);
                }
            }
        }
    }

    @Test
    void detailOfAnotherNetworkIsRefused() throws IOException {
        writeDetail(tensors -> tensors.put("stranger", new FloatTensor(new Shape(1), new float[1])));
        assertRefused("liif-detail.safetensors", "stranger");
    }

    @Test
    void changedDetailIsRefused() throws IOException {
        writeDetail(tensors -> {});
        Files.write(folder.resolve("liif-detail.safetensors"), new byte[] {1, 2, 3});
        assertRefused("liif-detail.safetensors", "SHA-256");
        assertThrows(PackException.class, () -> ModelPack.verify(folder));
    }

    @Test
    void knownWordsAreReadAsTheyWereWritten() throws Exception {
        KnownWords written =
                KnownWords.of(List.of(new float[][] {word(1, 0), word(0.8f, 0.6f)}, new float[][] {word(0, 1)}));
        writeWords(written.tensors());
        try (ModelPack pack = ModelPack.open(folder, Device.cpu())) {
            float[] asked = word(0.6f, 0.8f);
            assertArrayEquals(
                    written.meanings(List.of(asked)).getFirst(),
                    pack.knownWords().orElseThrow().meanings(List.of(asked)).getFirst(),
                    1e-6f);
        }
    }

    @Test
    void knownWordsThatDoNotAddUpAreRefused() throws IOException {
        SequencedMap<String, FloatTensor> tensors =
                KnownWords.of(List.<float[][]>of(new float[][] {word(1, 0), word(0, 1)})).tensors();
        tensors.put("counts", new FloatTensor(new Shape(1), new float[] {3}));
        writeWords(tensors);
        assertRefused("words.safetensors", "do not fit");
    }

    @Test
    void knownWordsOfAnotherSpaceAreRefused() throws IOException {
        writeWords(KnownWords.of(List.<float[][]>of(new float[1][TestPacks.TEXT + 1])).tensors());
        assertRefused("words.safetensors", "shape");
    }

    @Test
    void knownWordsThatAreNotFiniteAreRefused() throws IOException {
        writeWords(KnownWords.of(List.<float[][]>of(new float[][] {word(1, Float.NaN)})).tensors());
        assertRefused("words.safetensors", "not finite");
    }

    @Test
    void changedKnownWordsAreRefused() throws IOException {
        writeWords(KnownWords.of(List.<float[][]>of(new float[][] {word(1, 0)})).tensors());
        Files.write(folder.resolve("words.safetensors"), new byte[] {1, 2, 3});
        assertRefused("words.safetensors", "SHA-256");
        assertThrows(PackException.class, () -> ModelPack.verify(folder));
    }

    @Test
    void aJudgeIsReadAgain() throws IOException {
        writeJudge(0.5f);
        try (ModelPack pack = ModelPack.open(folder, Device.cpu())) {
            assertEquals(
                    1 / (1 + Math.exp(-3.5)), pack.judge().orElseThrow().damaged(new float[] {3}), 1e-6);
        }
        ModelPack.verify(folder);
    }

    @Test
    void aJudgeThatIsNotFiniteIsRefused() throws IOException {
        writeJudge(Float.NaN);
        assertRefused("judge.safetensors", "not finite");
    }

    @Test
    void aChangedJudgeIsRefused() throws IOException {
        writeJudge(0.5f);
        Files.write(folder.resolve("judge.safetensors"), new byte[] {1, 2, 3});
        assertRefused("judge.safetensors", "SHA-256");
        assertThrows(PackException.class, () -> ModelPack.verify(folder));
    }

    /// Of one feature, to which it adds a number.
    private void writeJudge(float added) throws IOException {
        float[] one = {1};
        SpeckJudge judge = new SpeckJudge(new float[1], one, one, new float[1], one, new float[] {added});
        Path file = folder.resolve("judge.safetensors");
        SafetensorsWriter.write(file, judge.tensors(), Map.of(), false);
        PackDescription.read(folder)
                .withJudge(new PackDescription.Extra(file.getFileName().toString(), Sha256.of(file)))
                .write(folder);
    }

    private static float[] word(float first, float second) {
        float[] word = new float[TestPacks.TEXT];
        word[0] = first;
        word[1] = second;
        return word;
    }

    private void writeWords(SequencedMap<String, FloatTensor> tensors) throws IOException {
        Path file = folder.resolve("words.safetensors");
        SafetensorsWriter.write(file, tensors, Map.of(), false);
        PackDescription.read(folder)
                .withWords(new PackDescription.Extra(file.getFileName().toString(), Sha256.of(file)))
                .write(folder);
    }

    private static void shift(FloatTensor tensor) {
        for (int i = 0; i < tensor.values().length; i++) {
            tensor.values()[i] += 0.2f;
        }
    }

    /// Gives LIIF a detail of its last layer's bias alone: colours that are lighter by 0.2, unless it is changed.
    private void writeDetail(Change change) throws IOException {
        LinkedHashMap<String, FloatTensor> tensors = new LinkedHashMap<>();
        try (SafetensorsFile stored = SafetensorsFile.open(folder.resolve("liif.safetensors"))) {
            String last = "air.imnet.layers.4.bias";
            tensors.put(last, new FloatTensor(stored.info(last).shape(), stored.floats(last)));
        }
        change.apply(tensors);
        Path file = folder.resolve("liif-detail.safetensors");
        SafetensorsWriter.write(file, tensors, Map.of(), false);
        PackDescription description = PackDescription.read(folder);
        description
                .withLiif(description
                        .liif()
                        .withDetail(new PackDescription.Extra(file.getFileName().toString(), Sha256.of(file))))
                .write(folder);
    }

    private static float[] paint(ModelPack pack, float[] rgb, float[] holes, Inpainter.Variant variant)
            throws PackException {
        try (Inpainter.Picture picture = new Inpainter(pack).open(rgb, holes, SIDE, SIDE)) {
            LocalEnsemble all = LocalEnsemble.wholeGrid(1, SIDE, SIDE);
            Inpainter.Colours colours = picture.paint(variant, all);
            float[] painted = new float[3 * SIDE * SIDE];
            for (Inpainter.Colours.Part part : colours.parts()) {
                float[] values = colours.at(part);
                for (int i = 0; i < values.length; i++) {
                    painted[3 * part.numbers()[i / 3] + i % 3] = values[i];
                }
            }
            return painted;
        }
    }

    private static float[] noise(Random random) {
        float[] rgb = new float[3 * SIDE * SIDE];
        for (int index = 0; index < rgb.length; index++) {
            rgb[index] = random.nextFloat();
        }
        return rgb;
    }

    private static float[] holes() {
        float[] holes = new float[SIDE * SIDE];
        for (int y = 20; y < 44; y++) {
            for (int x = 10; x < 40; x++) {
                holes[y * SIDE + x] = 1;
            }
        }
        return holes;
    }

    private interface Change {
        void apply(Map<String, FloatTensor> tensors);
    }

    /// Changes LIIF's tensors, and the hash with them, as a careless packer would.
    private void rewrite(Change change) throws IOException {
        Path file = folder.resolve("liif.safetensors");
        LinkedHashMap<String, FloatTensor> tensors = new LinkedHashMap<>();
        try (SafetensorsFile stored = SafetensorsFile.open(file)) {
            for (String name : stored.names()) {
                tensors.put(name, new FloatTensor(stored.info(name).shape(), stored.floats(name)));
            }
        }
        change.apply(tensors);
        SafetensorsWriter.write(file, tensors, Map.of(), false);
        PackDescription description = PackDescription.read(folder);
        description.withLiif(new PackDescription.Part<>(
                        "liif.safetensors", Sha256.of(file), description.liif().config(), null))
                .write(folder);
    }

    private void assertRefused(String... words) {
        PackException refusal = assertThrows(PackException.class, () -> ModelPack.open(folder, Device.cpu()));
        for (String word : words) {
            assertTrue(refusal.getMessage().contains(word), refusal.getMessage());
        }
        assertTrue(!refusal.getMessage().contains("\n"), refusal.getMessage());
    }
}
