package org.sairbrush.foreign;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import com.google.gson.JsonParseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignInpainterTest {

    private static final int WIDTH = 24;
    private static final int HEIGHT = 16;
    private static final int PIXELS = WIDTH * HEIGHT;
    private static final double NEAR = 1e-5;
    private static final double NEAR_BYTE = 1.01 / 255;

    private static final String LAMA = """
            {"engine": "torchscript",
             "inputs": [{"name": "image", "planes": [{"of": "image", "low": 0, "high": 1}]},
                        {"name": "mask", "planes": [{"of": "mask", "low": 0, "high": 1}]}],
             "output": {"low": 0, "high": 1, "composited": true}}""";

    private static final String MIGAN = """
            {"engine": "onnx",
             "inputs": [{"name": "image", "type": "uint8", "planes": [{"of": "image", "low": 0, "high": 255}]},
                        {"name": "mask", "type": "uint8", "planes": [{"of": "mask", "low": 255, "high": 0}]}],
             "output": {"name": "result", "low": 0, "high": 255}}""";

    private static final String FIXED = """
            {"engine": "onnx",
             "inputs": [{"name": "image", "planes": [{"of": "image", "low": 0, "high": 1}]},
                        {"name": "mask", "planes": [{"of": "mask", "low": 0, "high": 1}]}],
             "output": {"low": 0, "high": 255},
             "size": {"fixed": 32}}""";

    @TempDir
    private Path folder;

    private final float[] holes = holes();
    private final float[] rgb = colours();

    @Test
    void torchScriptFillsWithTheMeanOfWhatIsKnown() throws Exception {
        assertMean(fill(mean(), LAMA), NEAR);
    }

    @Test
    void onnxFillsAnySizeAndLeavesItsRange() throws Exception {
        String free = FIXED.replace("\"size\": {\"fixed\": 32}", "\"size\": {}");
        assertMean(fill(TinyInpainters.onnx(folder.resolve("any.onnx"), -1), free), NEAR);
    }

    @Test
    void onnxOfBytesKnowsHolesByZero() throws Exception {
        assertMean(fill(TinyInpainters.bytesOnnx(folder.resolve("bytes.onnx")), MIGAN), NEAR_BYTE);
    }

    @Test
    void theContractSaysWhichMaskValueIsAHole() throws Exception {
        String inverted = LAMA.replace("{\"of\": \"mask\", \"low\": 0, \"high\": 1}", """
                {"of": "mask", "low": 1, "high": 0}""").replace("{\"of\": \"image\", \"low\": 0, \"high\": 1}", """
                {"of": "image", "low": 0, "high": 1, "hole": 0.25}""");

        float[] filled = fill(mean(), inverted);

        // The model takes what is known for the hole, and the holes for what is known.
        for (int i = 0; i < filled.length; i++) {
            assertEquals(0.25, filled[i], NEAR);
        }
    }

    @Test
    void rangesAreTakenAndGivenBack() throws Exception {
        String wide = LAMA.replace("{\"of\": \"image\", \"low\": 0, \"high\": 1}", """
                {"of": "image", "low": -1, "high": 1}""")
                .replace("\"output\": {\"low\": 0", "\"output\": {\"low\": -1");
        assertMean(fill(mean(), wide), NEAR);
    }

    @Test
    void channelsCanBeTurnedRound() throws Exception {
        String turned = LAMA.replace("{\"of\": \"image\",", "{\"of\": \"image\", \"channels\": \"bgr\",");
        float[] filled = fill(mean(), turned);
        float[] back = fill(mean(), turned.replace("\"output\": {", "\"output\": {\"channels\": \"bgr\","));
        assertMean(back, NEAR);
        for (int i = 0; i < PIXELS; i++) {
            assertEquals(back[i], filled[2 * PIXELS + i], NEAR);
            assertEquals(back[2 * PIXELS + i], filled[i], NEAR);
        }
    }

    @Test
    void oneInputCanHoldBoth() throws Exception {
        Path model = TinyInpainters.torchScript("joined", folder.resolve("joined.pt"));
        assertMean(fill(model, """
                {"engine": "torchscript",
                 "inputs": [{"planes": [{"of": "mask", "low": 0.5, "high": -0.5},
                                        {"of": "image", "low": -1, "high": 1, "hole": 0}]}],
                 "output": {"low": -1, "high": 1}}"""), NEAR);
    }

    @Test
    void channelsCanComeLast() throws Exception {
        Path model = new OnnxGraph()
                .input("x", OnnxGraph.FLOAT, 1, -1, -1, 4)
                .indices("from", 0)
                .indices("to", 3)
                .indices("axis", 3)
                .node("Slice", "y", "x", "from", "to", "axis")
                .output("y", OnnxGraph.FLOAT, 1, -1, -1, 3)
                .write(folder.resolve("last.onnx"));

        float[] filled = fill(model, """
                {"engine": "onnx",
                 "inputs": [{"name": "x", "layout": "NHWC", "planes": [
                    {"of": "image", "low": 0, "high": 1, "hole": 0.5}, {"of": "mask", "low": 0, "high": 1}]}],
                 "output": {"layout": "NHWC", "low": 0, "high": 1}}""");

        for (int i = 0; i < filled.length; i++) {
            assertEquals(holes[i % PIXELS] > 0 ? 0.5f : rgb[i], filled[i], NEAR);
        }
    }

    @ParameterizedTest
    @CsvSource({"24, 16", "13, 9", "1, 1", "40, 7"})
    void picturesOfAnySizeAreMirroredToAMultiple(int width, int height) throws Exception {
        String contract = LAMA.replace("\"output\"", "\"size\": {\"multiple\": 8}, \"output\"");
        float[] picture = new float[3 * width * height];
        for (int i = 0; i < picture.length; i++) {
            picture[i] = new Random(i).nextFloat();
        }
        Path model = TinyInpainters.torchScript("picky", folder.resolve("picky.pt"));

        try (ForeignInpainter inpainter = open(model, contract)) {
            assertArrayEquals(picture, inpainter.fill(picture, new float[width * height], width, height), 1e-6f);
        }
    }

    @Test
    void aModelOfFixedSizeSeesSmallerPicturesInAMirror() throws Exception {
        Path model = TinyInpainters.onnx(folder.resolve("fixed.onnx"), 32);

        float[] filled = fill(model, FIXED);

        double sum = 0;
        int known = 0;
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 32; x++) {
                int at = Math.min(y, 31 - y) * WIDTH + (x < WIDTH ? x : 2 * WIDTH - 1 - x);
                sum += holes[at] > 0 ? 0 : rgb[at];
                known += holes[at] > 0 ? 0 : 1;
            }
        }
        assertEquals(sum / known, filled[5 * WIDTH + 8], NEAR);
        ForeignModelException failure = assertThrows(ForeignModelException.class, () -> {
            try (ForeignInpainter inpainter = open(model, FIXED)) {
                inpainter.fill(new float[3 * 33 * 8], new float[33 * 8], 33, 8);
            }
        });
        assertTrue(failure.getMessage().contains("32 by 32 pixels at most, not 33 by 8"), failure.getMessage());
    }

    @Test
    void damageInTheHolesIsNotSeen() throws Exception {
        float[] damaged = rgb.clone();
        for (int i = 0; i < damaged.length; i++) {
            damaged[i] = holes[i % PIXELS] > 0 ? 1 : damaged[i];
        }
        Path identity = TinyInpainters.torchScript("picky", folder.resolve("picky.pt"));
        try (ForeignInpainter inpainter = open(identity, LAMA)) {
            assertArrayEquals(
                    inpainter.fill(rgb, holes, WIDTH, HEIGHT), inpainter.fill(damaged, holes, WIDTH, HEIGHT));
        }
    }

    @ParameterizedTest
    @CsvSource({"nan, not numbers", "half, '(1, 3, 8, 12) and not of (1, 3, 16, 24)'"})
    void whatComesOutIsLookedAt(String model, String words) throws IOException {
        assertFails(TinyInpainters.torchScript(model, folder.resolve("model.pt")), LAMA, words);
    }

    @Test
    void aModelThatRaisesIsQuotedInOneSentence() throws IOException {
        Path model = TinyInpainters.torchScript("picky", folder.resolve("picky.pt"));
        ForeignModelException failure = assertThrows(ForeignModelException.class, () -> {
            try (ForeignInpainter inpainter = open(model, LAMA)) {
                inpainter.fill(new float[3 * 15 * 15], new float[15 * 15], 15, 15);
            }
        });
        assertTrue(failure.getMessage().contains("sides must be multiples of 8"), failure.getMessage());
        assertFalse(failure.getMessage().contains("\n"));
    }

    @Test
    void valuesFarOutsideTheContractsRangeAreNotTakenForColours() throws IOException {
        Path model = TinyInpainters.onnx(folder.resolve("any.onnx"), -1);
        assertFails(model, FIXED.replace("255", "1").replace("32", "64"), "far outside of 0.0 to 1.0");
    }

    @Test
    void torchScriptWithAnotherNumberOfInputsIsSaid() throws IOException {
        Path model = TinyInpainters.torchScript("joined", folder.resolve("joined.pt"));
        assertFails(model, LAMA, "joined.pt failed on this picture");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"image\", \"planes\"  | \"picture\", \"planes\"                    | names the inputs 'mask', 'picture', but",
        "\"low\": 0, \"high\": 255} | \"name\": \"x\", \"low\": 0, \"high\": 255} | names the output 'x', but",
        "\"fixed\": 32          | \"fixed\": 64                              | takes pictures of 32 pixels only",
        "\"fixed\": 32          | \"multiple\": 8                            | takes pictures of 32 pixels only",
        "\"mask\", \"planes\"   | \"mask\", \"type\": \"uint8\", \"planes\"  | is uint8, which it is not",
        "{\"of\": \"mask\"      | {\"of\": \"image\"                         | the contract's 3 channels do not fit",
    })
    void aContractThatDoesNotFitAnOnnxModelIsSaidWhenItIsOpened(String part, String wrong, String words)
            throws IOException {
        Path model = TinyInpainters.onnx(folder.resolve("fixed.onnx"), 32);
        assertFails(model, FIXED.replace(part, wrong), words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "\"engine\"             | \"machine\"                                | its engine is neither",
        "\"high\": 1}]          | \"high\": 0}]                              | 'low' and 'high' of an input are equal",
        "\"of\": \"image\"      | \"of\": \"mask\"                           | no input holds the image",
        "\"of\": \"image\"      | \"off\": \"image\"                         | neither 'image' nor 'mask'",
        "\"output\"             | \"result\"                                 | it has no output",
        "\"inputs\"             | \"in\"                                     | it has no inputs",
    })
    void aContractThatIsNoneIsSaid(String part, String wrong, String words) throws IOException {
        assertFails(mean(), LAMA.replace(part, wrong), words);
    }

    @ParameterizedTest
    @CsvSource({"torchscript, tensorflow", "'\"of\": \"mask', '\"of\": \"depth'", "NCHW, HWC", "rgb, rgba"})
    void aWordThatStandsForNothingIsSaid(String word, String wrong) {
        String all = LAMA.replace("\"of\": \"image\"", "\"channels\": \"rgb\", \"of\": \"image\"")
                .replace("\"output\": {", "\"output\": {\"layout\": \"NCHW\", ");
        JsonParseException failure = assertThrows(
                JsonParseException.class, () -> TinyInpainters.contract(all.replace(word, wrong)));
        assertTrue(failure.getMessage().contains("is none of ["), failure.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {LAMA, FIXED})
    void aFileThatIsNoModelIsSaid(String contract) throws IOException {
        Path file = Files.writeString(folder.resolve("model.bin"), "no model");
        assertFails(file, contract, "model.bin is no ");
    }

    private void assertFails(Path model, String contract, String words) {
        ForeignModelException failure = assertThrows(ForeignModelException.class, () -> fill(model, contract));
        assertTrue(failure.getMessage().contains(words), failure.getMessage());
        assertFalse(failure.getMessage().contains("\n"), failure.getMessage());
    }

    private Path mean() throws IOException {
        Path file = folder.resolve("mean.pt");
        return Files.exists(file) ? file : TinyInpainters.torchScript("mean", file);
    }

    private static ForeignInpainter open(Path model, String contract) throws ForeignModelException {
        return ForeignInpainter.open(model, TinyInpainters.contract(contract), Device.cpu());
    }

    private float[] fill(Path model, String contract) throws ForeignModelException {
        try (ForeignInpainter inpainter = open(model, contract)) {
            return inpainter.fill(rgb, holes, WIDTH, HEIGHT);
        }
    }

    private void assertMean(float[] filled, double near) {
        for (int channel = 0; channel < 3; channel++) {
            double sum = 0;
            int known = 0;
            for (int i = 0; i < PIXELS; i++) {
                sum += holes[i] > 0 ? 0 : rgb[channel * PIXELS + i];
                known += holes[i] > 0 ? 0 : 1;
            }
            for (int i = 0; i < PIXELS; i++) {
                double expected = holes[i] > 0 ? sum / known : rgb[channel * PIXELS + i];
                assertEquals(expected, filled[channel * PIXELS + i], near, "channel " + channel + ", pixel " + i);
            }
        }
    }

    private static float[] holes() {
        float[] holes = new float[PIXELS];
        for (int y = 4; y < 9; y++) {
            for (int x = 6; x < 15; x++) {
                holes[y * WIDTH + x] = 1;
            }
        }
        return holes;
    }

    /// Red grows to the right, green downwards, blue is noise.
    private static float[] colours() {
        float[] rgb = new float[3 * PIXELS];
        Random random = new Random(1);
        for (int i = 0; i < PIXELS; i++) {
            rgb[i] = (i % WIDTH) / (WIDTH - 1f);
            rgb[PIXELS + i] = (i / WIDTH) / (HEIGHT - 1f);
            rgb[2 * PIXELS + i] = random.nextFloat();
        }
        return rgb;
    }
}
