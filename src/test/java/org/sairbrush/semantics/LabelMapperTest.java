package org.sairbrush.semantics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sairbrush.clip.TextEncoder;
import org.sairbrush.sair.SemanticMap;

class LabelMapperTest {

    private static final TextEncoder AXES = encoder(Map.of("x", new float[] {1, 0}, "y", new float[] {0, 1}));

    @Test
    void everyCellGetsTheNearestLabel() {
        // Cells (x, y, y, x), of unequal lengths, which must not matter.
        SemanticMap map = new SemanticMap(2, 2, 2, new float[] {5, 0, 1, 0.1f, 1, 3, 9, 0});
        LabelMap labels = new LabelMapper(AXES).map(map, LabelSet.parse("x, y"), 2, 2);
        assertArrayEquals(new byte[] {0, 1, 1, 0}, labels.indices());
        assertEquals(5 / Math.sqrt(26), labels.scores()[0], 1e-6);
        assertEquals(1, labels.scores()[1], 1e-6);
    }

    @Test
    void aCellsVectorOfZerosScoresZero() {
        LabelMap labels = new LabelMapper(AXES).map(
                new SemanticMap(2, 1, 1, new float[2]), LabelSet.parse("x, y"), 3, 3);
        assertArrayEquals(new float[9], labels.scores());
        assertArrayEquals(new byte[9], labels.indices());
    }

    @Test
    void bordersOfLabelsLieHalfwayBetweenCells() {
        SemanticMap map = new SemanticMap(2, 1, 2, new float[] {1, 0, 0, 1});
        LabelMap labels = new LabelMapper(AXES).map(map, LabelSet.parse("x, y"), 100, 1);
        assertEquals(0.5, labels.shares()[0], 1e-9);
        assertEquals(0, labels.indices()[49]);
        assertEquals(1, labels.indices()[50]);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 7, 5, 3",
        "1, 6, 90, 10, 5",
        "6, 1, 10, 90, 5",
        "4, 5, 173, 131, 12",
        "8, 8, 8, 8, 30",
        "9, 13, 64, 50, 2",
        "16, 16, 5, 3, 6",
        "12, 12, 601, 403, 150"
    })
    void agreesWithScoringEveryPixel(int rows, int columns, int width, int height, int count) {
        Random random = new Random(rows * 31L + columns);
        int channels = 10;
        Map<String, float[]> vectors = new HashMap<>();
        String names = IntStream.range(0, count).mapToObj(i -> "label " + i).collect(Collectors.joining(","));
        LabelSet labels = LabelSet.parse(names);
        for (String name : labels.names()) {
            vectors.put(name, unit(random, channels));
        }
        float[] values = new float[channels * rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        SemanticMap semantics = new SemanticMap(channels, rows, columns, values);

        LabelMap map = new LabelMapper(encoder(vectors)).map(semantics, labels, width, height);

        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double[] scores = new double[count];
                for (int label = 0; label < count; label++) {
                    scores[label] = score(semantics, vectors.get(labels.names().get(label)),
                            (y + 0.5) / height * rows - 0.5, (x + 0.5) / width * columns - 0.5);
                }
                double best = IntStream.range(0, count).mapToDouble(i -> scores[i]).max().orElseThrow();
                int index = Byte.toUnsignedInt(map.indices()[y * width + x]);
                assertEquals(best, scores[index], 1e-5, () -> "label " + index);
                assertEquals(best, map.scores()[y * width + x], 1e-5);
            }
        }
    }

    @Test
    void refusesAMapOfAnotherSpace() {
        LabelMapper mapper = new LabelMapper(AXES);
        SemanticMap map = new SemanticMap(3, 1, 1, new float[3]);
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> mapper.map(map, LabelSet.parse("x"), 1, 1));
        assertTrue(refused.getMessage().contains("3 channels"));
    }

    private static double score(SemanticMap map, float[] text, double row, double column) {
        double y = Math.clamp(row, 0, map.height() - 1);
        double x = Math.clamp(column, 0, map.width() - 1);
        int top = (int) y;
        int left = (int) x;
        int bottom = Math.min(top + 1, map.height() - 1);
        int right = Math.min(left + 1, map.width() - 1);
        double upper = cosine(map, text, top, left) * (1 - x + left) + cosine(map, text, top, right) * (x - left);
        double lower = cosine(map, text, bottom, left) * (1 - x + left) + cosine(map, text, bottom, right) * (x - left);
        return upper * (1 - y + top) + lower * (y - top);
    }

    private static double cosine(SemanticMap map, float[] text, int row, int column) {
        double product = 0;
        double squares = 0;
        for (int channel = 0; channel < text.length; channel++) {
            product += text[channel] * map.at(channel, row, column);
            squares += Math.pow(map.at(channel, row, column), 2);
        }
        return product / Math.sqrt(squares);
    }

    private static float[] unit(Random random, int length) {
        float[] vector = new float[length];
        double squares = 0;
        for (int i = 0; i < length; i++) {
            vector[i] = (float) random.nextGaussian();
            squares += vector[i] * vector[i];
        }
        for (int i = 0; i < length; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return vector;
    }

    private static TextEncoder encoder(Map<String, float[]> vectors) {
        return new TextEncoder() {
            @Override
            public int dimension() {
                return vectors.values().iterator().next().length;
            }

            @Override
            public float[] encode(String phrase) {
                return vectors.get(phrase);
            }

            @Override
            public void close() {}
        };
    }
}
