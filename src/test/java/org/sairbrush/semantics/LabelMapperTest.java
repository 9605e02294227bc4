package org.sairbrush.semantics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sairbrush.clip.TextEncoder;
import org.sairbrush.sair.SemanticMap;

class LabelMapperTest {

    private static final float SCALE = 10;
    private static final LabelSettings PLAIN = new LabelSettings(1, 0, 0, false);
    private static final SemanticMap HALVES = new SemanticMap(2, 1, 2, new float[] {1, 0, 0, 1});

    private static final TextEncoder AXES = encoder(Map.of("x", new float[] {1, 0}, "y", new float[] {0, 1}));

    @Test
    void everyCellGetsTheNearestLabel() {
        // Cells (x, y, y, x), of unequal lengths, which must not matter.
        SemanticMap map = new SemanticMap(2, 2, 2, new float[] {5, 0, 1, 0.1f, 1, 3, 9, 0});
        LabelMap labels = new LabelMapper(AXES, PLAIN).map(map, LabelSet.parse("x, y"), flat(2, 2));
        assertArrayEquals(new byte[] {0, 1, 1, 0}, labels.indices());
    }

    @Test
    void theMostProbableLabelsOfAPlaceComeFirst() {
        CellProbabilities cells = new LabelMapper(AXES, PLAIN).probabilities(HALVES, LabelSet.parse("x, y"));
        List<CellProbabilities.Score> left = cells.top(0.1, 0.5, 2);
        assertEquals(List.of(0, 1), left.stream().map(CellProbabilities.Score::label).toList());
        assertEquals(1, left.getFirst().probability() + left.getLast().probability(), 1e-6);
        assertEquals(0.5, cells.top(0.5, 0.5, 1).getFirst().probability(), 1e-6);
        assertEquals(1, cells.top(0.9, 0.5, 1).getFirst().label());
    }

    @Test
    void aCellsVectorOfZerosIsUnsure() {
        LabelMap labels = new LabelMapper(AXES, LabelSettings.DEFAULT)
                .map(new SemanticMap(2, 1, 1, new float[2]), LabelSet.parse("x, y"), flat(3, 3));
        assertEquals(1, labels.unsureShare());
    }

    @Test
    void bordersOfLabelsLieHalfwayBetweenCells() {
        LabelMap labels = new LabelMapper(AXES, PLAIN).map(HALVES, LabelSet.parse("x, y"), flat(100, 1));
        assertEquals(0.5, labels.shares()[0], 1e-9);
        assertEquals(0, labels.indices()[49]);
        assertEquals(1, labels.indices()[50]);
    }

    @Test
    void bordersOfLabelsAreUnsureWithinTheMargin() {
        LabelMapper mapper = new LabelMapper(AXES, PLAIN.withMargin(0.2));
        LabelMap labels = mapper.map(HALVES, LabelSet.parse("x, y"), flat(100, 1));
        assertEquals(LabelMap.UNSURE, Byte.toUnsignedInt(labels.indices()[50]));
        // Over 50 pixels between the cells' centres, the lead goes from one to the other.
        assertEquals(0.1, labels.unsureShare(), 0.011);
        assertEquals(0, labels.indices()[30]);
    }

    @Test
    void aSingleLabelIsNeverUnsure() {
        LabelMap labels = new LabelMapper(AXES, LabelSettings.DEFAULT).map(HALVES, LabelSet.parse("x"), flat(10, 4));
        assertEquals(0, labels.unsureShare());
    }

    @Test
    void labelsThatAreNowhereProbableAreNotFound() {
        // In the middle cell two labels alike share the probability.
        TextEncoder encoder = encoder(Map.of(
                "x", new float[] {1, 0},
                "y", new float[] {0, 1},
                "between", new float[] {0.72f, 0.694f},
                "alike", new float[] {0.69f, 0.724f}));
        SemanticMap cells = new SemanticMap(2, 1, 3, new float[] {1, 0.7f, 0, 0, 0.7f, 1});
        LabelSet labels = LabelSet.parse("x, y, between, alike");
        LabelMap all = new LabelMapper(encoder, PLAIN).map(cells, labels, flat(90, 1));
        LabelMap present =
                new LabelMapper(encoder, new LabelSettings(1, 0.6, 0, false)).map(cells, labels, flat(90, 1));
        assertTrue(all.shares()[2] + all.shares()[3] > 0.2);
        assertEquals(0, present.shares()[2] + present.shares()[3]);
        assertEquals(1, present.shares()[0] + present.shares()[1], 1e-9);
    }

    @Test
    void theMostProbableLabelIsFoundEvenIfAllAreImprobable() {
        LabelSettings strict = new LabelSettings(1000, 1, 0, false);
        LabelMap labels = new LabelMapper(AXES, strict)
                .map(new SemanticMap(2, 1, 1, new float[] {1, 2}), LabelSet.parse("x, y"), flat(2, 2));
        assertEquals(1, labels.shares()[1]);
    }

    @Test
    void smoothedBordersFollowThePhoto() {
        // The photo's edge is at 48 of 100 pixels, the cells know of one at 50 only.
        int width = 100;
        int height = 40;
        int edge = 48;
        float[] rgb = new float[3 * width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = i % width < edge ? 0.2f : 0.8f;
        }
        float[] values = new float[2 * 40];
        for (int cell = 0; cell < 40; cell++) {
            values[(cell % 10 < 5 ? 0 : 40) + cell] = 1;
        }
        SemanticMap cells = new SemanticMap(2, 4, 10, values);
        Guide guide = new Guide(width, height, rgb);
        LabelMap smooth = new LabelMapper(AXES, PLAIN.withSmooth(true)).map(cells, LabelSet.parse("x, y"), guide);
        LabelMap plain = new LabelMapper(AXES, PLAIN).map(cells, LabelSet.parse("x, y"), guide);
        int row = height / 2 * width;
        assertEquals(0, plain.indices()[row + 48]);
        assertEquals(0, smooth.indices()[row + edge - 1]);
        assertEquals(1, smooth.indices()[row + edge]);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, 7, 5, 3",
        "1, 6, 90, 10, 5",
        "6, 1, 10, 90, 5",
        "4, 5, 173, 131, 12",
        "8, 8, 8, 8, 30",
        "12, 12, 301, 203, 150"
    })
    void agreesWithScoringEveryPixel(int rows, int columns, int width, int height, int count) {
        Random random = new Random(rows * 31L + columns);
        int channels = 10;
        Map<String, float[]> vectors = vectors(random, channels, count);
        LabelSet labels = LabelSet.parse(names(count));
        SemanticMap semantics = random(random, channels, rows, columns);

        LabelMap map = new LabelMapper(encoder(vectors), PLAIN).map(semantics, labels, flat(width, height));

        double[][] cells = new double[rows * columns][];
        for (int cell = 0; cell < cells.length; cell++) {
            cells[cell] = probabilities(semantics, labels, vectors, cell / columns, cell % columns);
        }
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double row = Math.clamp((y + 0.5) / height * rows - 0.5, 0, rows - 1);
                double column = Math.clamp((x + 0.5) / width * columns - 0.5, 0, columns - 1);
                double[] here = IntStream.range(0, count)
                        .mapToDouble(label -> bilinear(cells, label, columns, row, column))
                        .toArray();
                int index = Byte.toUnsignedInt(map.indices()[y * width + x]);
                double best = IntStream.range(0, count).mapToDouble(i -> here[i]).max().orElseThrow();
                assertEquals(best, here[index], 1e-4, () -> "label " + index);
            }
        }
    }

    @Test
    void manyLabelsOfALargePictureStillGetItsSize() {
        Random random = new Random(7);
        LabelSet labels = LabelSet.parse(names(171));
        LabelMapper mapper = new LabelMapper(encoder(vectors(random, 10, 171)), PLAIN);
        LabelMap map = mapper.map(random(random, 10, 20, 30), labels, flat(900, 600));
        assertEquals(900, map.width());
        assertEquals(600, map.height());
        assertEquals(1, IntStream.range(0, 171).mapToDouble(i -> map.shares()[i]).sum(), 1e-9);
    }

    @Test
    void refusesAMapOfAnotherSpace() {
        LabelMapper mapper = new LabelMapper(AXES, PLAIN);
        SemanticMap map = new SemanticMap(3, 1, 1, new float[3]);
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> mapper.map(map, LabelSet.parse("x"), flat(1, 1)));
        assertTrue(refused.getMessage().contains("3 channels"));
    }

    private static Guide flat(int width, int height) {
        return new Guide(width, height, new float[3 * width * height]);
    }

    private static String names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "label " + i).collect(Collectors.joining(","));
    }

    private static Map<String, float[]> vectors(Random random, int channels, int count) {
        Map<String, float[]> vectors = new HashMap<>();
        for (String name : LabelSet.parse(names(count)).names()) {
            vectors.put(name, unit(random, channels));
        }
        return vectors;
    }

    private static SemanticMap random(Random random, int channels, int rows, int columns) {
        float[] values = new float[channels * rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new SemanticMap(channels, rows, columns, values);
    }

    private static double[] probabilities(
            SemanticMap map, LabelSet labels, Map<String, float[]> vectors, int row, int column) {
        double[] powers = labels.names().stream()
                .mapToDouble(name -> Math.exp(SCALE * cosine(map, vectors.get(name), row, column)))
                .toArray();
        double sum = DoubleStream.of(powers).sum();
        return DoubleStream.of(powers).map(power -> power / sum).toArray();
    }

    private static double bilinear(double[][] cells, int label, int columns, double row, double column) {
        int top = (int) row;
        int left = (int) column;
        int bottom = Math.min(top + 1, cells.length / columns - 1);
        int right = Math.min(left + 1, columns - 1);
        double x = column - left;
        double y = row - top;
        double upper = cells[top * columns + left][label] * (1 - x) + cells[top * columns + right][label] * x;
        double lower = cells[bottom * columns + left][label] * (1 - x) + cells[bottom * columns + right][label] * x;
        return upper * (1 - y) + lower * y;
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
            public float logitScale() {
                return SCALE;
            }

            @Override
            public void close() {}
        };
    }
}
