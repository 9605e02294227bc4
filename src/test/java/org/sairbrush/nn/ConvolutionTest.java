package org.sairbrush.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConvolutionTest {

    private static final Shape ONE = new Shape(1, 1);
    private static final int SIDE = 64;

    /// What lies in memory that was used before must not get into a map, whatever the engine's blocks are.
    @ParameterizedTest
    @ValueSource(ints = {3, 12, 20, 24, 36, 40, 97})
    void onlyItsInputsGetIntoAMap(int inputs) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray weight = manager.randomNormal(new Shape(24, inputs, 3, 3));
            NDArray map = manager.randomNormal(new Shape(1, inputs, SIDE, SIDE));
            for (int round = 0; round < 8; round++) {
                leaveBehind(manager, inputs);
                NDArray result = Maps.convolve(map, weight, null, ONE, ONE, ONE);
                assertFalse(result.isNaN().any().getBoolean());
            }
        }
    }

    private static void leaveBehind(NDManager manager, int inputs) {
        for (int channels : new int[] {inputs, (inputs + 15) / 16 * 16, 24, 32}) {
            try (NDArray nothing = manager.full(new Shape(1, channels, SIDE, SIDE), Float.NaN)) {
                assertFalse(nothing.isReleased());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"24, 1", "24, 2", "97, 1"})
    void channelsThatAreFilledUpChangeNothing(int inputs, int stride) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray weight = manager.randomNormal(new Shape(5, inputs, 3, 3));
            NDArray bias = manager.randomNormal(new Shape(5));
            NDArray map = manager.randomNormal(new Shape(2, inputs, 9, 11));
            Shape step = new Shape(stride, stride);
            NDArray zeros = manager.zeros(new Shape(2, 128 - inputs, 9, 11));
            NDArray others = manager.randomNormal(new Shape(5, 128 - inputs, 3, 3));
            float[] expected = Conv2d.conv2d(map.concat(zeros, 1), weight.concat(others, 1), bias, step, ONE, ONE)
                    .singletonOrThrow()
                    .toFloatArray();
            assertArrayEquals(
                    expected, Maps.convolve(map, weight, bias, step, ONE, ONE).toFloatArray(), 1e-4f);
        }
    }
}
