package org.sairbrush.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The cheap formulations against the plain one: unfold, gather, concatenate, and run the whole MLP for every pair.
class ImplicitFunctionTest {

    private static final int CHANNELS = 5;
    private static final int HEIGHT = 7;
    private static final int WIDTH = 6;
    private static final float TOLERANCE = 1e-4f;

    private final RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

    @Test
    void oncePerCellEqualsThePlainFormulation() {
        try (NDManager manager = NDManager.newBaseManager()) {
            ImplicitFunction function = function(manager);
            NDArray map = manager.randomNormal(new Shape(1, CHANNELS, HEIGHT, WIDTH));
            LocalEnsemble queries = LocalEnsemble.of(coordinates(40), HEIGHT, WIDTH);
            assertArrayEquals(
                    plain(function, map, queries), function.perCell(map).at(queries).toFloatArray(), TOLERANCE);
        }
    }

    @Test
    void gatheredNeighbourhoodsEqualThePlainFormulation() {
        try (NDManager manager = NDManager.newBaseManager()) {
            ImplicitFunction function = function(manager);
            NDArray map = manager.randomNormal(new Shape(1, CHANNELS, HEIGHT, WIDTH));
            LocalEnsemble queries = LocalEnsemble.of(coordinates(40), HEIGHT, WIDTH);
            assertArrayEquals(
                    plain(function, map, queries), function.gathered(map).at(queries).toFloatArray(), TOLERANCE);
        }
    }

    @Test
    void oneNeighbourAtCellCentresEqualsAllFour() {
        try (NDManager manager = NDManager.newBaseManager()) {
            ImplicitFunction function = function(manager);
            NDArray map = manager.randomNormal(new Shape(1, CHANNELS, HEIGHT, WIDTH));
            LocalEnsemble four = LocalEnsemble.of(centres(), HEIGHT, WIDTH);
            LocalEnsemble one = LocalEnsemble.wholeGrid(1, HEIGHT, WIDTH);
            ImplicitFunction.Field field = function.perCell(map);
            assertArrayEquals(field.at(four).toFloatArray(), field.at(one).toFloatArray(), TOLERANCE);
        }
    }

    @Test
    void someHolePixelsEqualTheSamePixelsOfTheWhole() {
        try (NDManager manager = NDManager.newBaseManager()) {
            ImplicitFunction function = function(manager);
            NDArray maps = manager.randomNormal(new Shape(2, CHANNELS, HEIGHT, WIDTH));
            float[] all = function.perCell(maps).at(LocalEnsemble.wholeGrid(2, HEIGHT, WIDTH)).toFloatArray();
            long[] holes = {0, 5, 11, 41, 42, 60, 83};
            float[] some = function.field(maps, holes.length).at(LocalEnsemble.onGrid(holes)).toFloatArray();
            for (int index = 0; index < holes.length; index++) {
                for (int output = 0; output < 2; output++) {
                    assertEquals(all[(int) holes[index] * 2 + output], some[index * 2 + output], TOLERANCE);
                }
            }
        }
    }

    @Test
    void slicesOfQueriesGiveSlicesOfValues() {
        try (NDManager manager = NDManager.newBaseManager()) {
            ImplicitFunction function = function(manager);
            NDArray map = manager.randomNormal(new Shape(1, CHANNELS, HEIGHT, WIDTH));
            LocalEnsemble queries = LocalEnsemble.of(coordinates(20), HEIGHT, WIDTH);
            NDArray all = function.perCell(map).at(queries);
            NDArray tail = function.perCell(map).at(queries.select(IntStream.range(12, 20).toArray()));
            assertArrayEquals(all.get("12:20").toFloatArray(), tail.toFloatArray(), TOLERANCE);
        }
    }

    private static ImplicitFunction function(NDManager manager) {
        ImplicitFunction function =
                new ImplicitFunction(new ImplicitFunction.Config(CHANNELS, List.of(16, 12), 2, true, false));
        function.initialize(manager);
        return function;
    }

    private float[] coordinates(int queries) {
        float[] coordinates = new float[2 * queries];
        for (int index = 0; index < coordinates.length; index++) {
            coordinates[index] = 2 * random.nextFloat() - 1;
        }
        return coordinates;
    }

    private static float[] centres() {
        float[] centres = new float[2 * HEIGHT * WIDTH];
        for (int cell = 0; cell < HEIGHT * WIDTH; cell++) {
            centres[2 * cell] = (2f * (cell / WIDTH) + 1) / HEIGHT - 1;
            centres[2 * cell + 1] = (2f * (cell % WIDTH) + 1) / WIDTH - 1;
        }
        return centres;
    }

    /// Every pair of query and neighbour through the whole MLP, inputs laid out one by one in Java.
    private static float[] plain(ImplicitFunction function, NDArray map, LocalEnsemble queries) {
        float[] values = map.toFloatArray();
        int inputs = 9 * CHANNELS + 2;
        float[] sum = new float[queries.queries() * function.outputs()];
        for (LocalEnsemble.Neighbour neighbour : queries.neighbours()) {
            float[] rows = new float[queries.queries() * inputs];
            for (int query = 0; query < queries.queries(); query++) {
                int row = (int) neighbour.cells()[query] / WIDTH;
                int column = (int) neighbour.cells()[query] % WIDTH;
                for (int channel = 0; channel < CHANNELS; channel++) {
                    for (int tap = 0; tap < 9; tap++) {
                        int y = row + tap / 3 - 1;
                        int x = column + tap % 3 - 1;
                        boolean inside = y >= 0 && y < HEIGHT && x >= 0 && x < WIDTH;
                        rows[query * inputs + channel * 9 + tap] =
                                inside ? values[(channel * HEIGHT + y) * WIDTH + x] : 0;
                    }
                }
                rows[query * inputs + inputs - 2] = neighbour.distance()[2 * query];
                rows[query * inputs + inputs - 1] = neighbour.distance()[2 * query + 1];
            }
            NDArray hidden = map.getManager().create(rows, new Shape(queries.queries(), inputs));
            int layer = 0;
            int last = function.getChildren().size() - 1;
            for (var child : function.getChildren().values()) {
                hidden = ((Dense) child).forward(new NDList(hidden), false);
                hidden = layer++ < last ? Activation.relu(hidden) : hidden;
            }
            float[] part = hidden.toFloatArray();
            for (int index = 0; index < sum.length; index++) {
                sum[index] += part[index] * neighbour.weights()[index / function.outputs()];
            }
        }
        return sum;
    }
}
