package org.sairbrush.damage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sairbrush.nn.FloatTensor;
import org.sairbrush.nn.SafetensorsException;
import org.sairbrush.nn.SafetensorsFile;
import org.sairbrush.nn.SafetensorsWriter;

class SpeckJudgeTest {

    @TempDir
    private Path folder;

    /// Two features and two hidden units, of which one looks for the first feature above its mean and one for the
    /// second below it.
    private final SpeckJudge judge = new SpeckJudge(
            new float[] {1, 10},
            new float[] {0.5f, 2},
            new float[] {1, 0, 0, -1},
            new float[] {0, 0.5f},
            new float[] {2, -1},
            new float[] {0.25f});

    @Test
    void judgesByNormalisedFeatures() {
        // hidden: 1 and 0, as the second feature lies above its mean; 2 · 1 + 0.25
        assertEquals(sigmoid(2.25), judge.damaged(new float[] {1.5f, 12}), 1e-6);
        // hidden: 0 and 1 + 0.5; −1.5 + 0.25
        assertEquals(sigmoid(-1.25), judge.damaged(new float[] {0, 8}), 1e-6);
    }

    private static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    @Test
    void isTheSameAfterItWasWrittenAndRead() throws IOException {
        SpeckJudge read = read(judge.tensors());

        float[] features = {0.7f, 9.1f};
        assertEquals(judge.damaged(features), read.damaged(features));
        assertEquals(2, read.features());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mean", "deviation", "hidden.weight", "hidden.bias", "out.weight", "out.bias"})
    void numbersThatAreNotFiniteAreRefused(String name) throws IOException {
        SequencedMap<String, FloatTensor> tensors = judge.tensors();
        FloatTensor tensor = tensors.get(name);
        float[] values = tensor.values().clone();
        values[0] = Float.POSITIVE_INFINITY;
        tensors.put(name, new FloatTensor(tensor.shape(), values));

        assertRefused(tensors, "'" + name + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mean", "deviation", "hidden.weight", "hidden.bias", "out.weight", "out.bias"})
    void tensorsThatDoNotFitEachOtherAreRefused(String name) throws IOException {
        SequencedMap<String, FloatTensor> tensors = judge.tensors();
        tensors.put(name, new FloatTensor(new Shape(3), new float[] {1, 1, 1}));

        assertRefused(tensors, "shape");
    }

    @Test
    void aDeviationOfZeroIsRefused() throws IOException {
        SequencedMap<String, FloatTensor> tensors = judge.tensors();
        tensors.put("deviation", new FloatTensor(new Shape(2), new float[] {1, 0}));

        assertRefused(tensors, "above 0");
    }

    private void assertRefused(SequencedMap<String, FloatTensor> tensors, String word) {
        SafetensorsException refused = assertThrows(SafetensorsException.class, () -> read(tensors));
        assertTrue(refused.getMessage().contains(word), refused::getMessage);
    }

    private SpeckJudge read(SequencedMap<String, FloatTensor> tensors) throws IOException {
        Path file = folder.resolve("judge.safetensors");
        SafetensorsWriter.write(file, tensors, Map.of(), false);
        try (SafetensorsFile opened = SafetensorsFile.open(file)) {
            return SpeckJudge.read(opened);
        }
    }
}
