package org.sairbrush.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;

class ConstantsTest {

    private static final int SIDE = 32;

    @RepeatedTest(3)
    void numbersLastUntilTheGradientHasUsedThem() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray map = manager.ones(new Shape(1, 1, SIDE, SIDE));
            map.setRequiresGradient(true);
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray larger = Maps.interpolate(map, 2 * SIDE, 2 * SIDE);
                overwriteWhatJavaTookBack(2 * SIDE * SIDE * Float.BYTES);
                collector.backward(larger.sum());
            }
            float[] four = new float[SIDE * SIDE];
            Arrays.fill(four, 4);
            assertArrayEquals(four, map.getGradient().toFloatArray(), 1e-4f);
        }
    }

    @RepeatedTest(3)
    void factorsLastUntilTheGradientHasUsedThem() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray map = manager.ones(new Shape(SIDE));
            map.setRequiresGradient(true);
            try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDArray sum = manager.zeros(new Shape(SIDE));
                for (int term = 0; term < 100; term++) {
                    sum = sum.add(Constants.times(map, 0.5));
                }
                overwriteWhatJavaTookBack(Float.BYTES);
                collector.backward(sum.sum());
            }
            float[] fifty = new float[SIDE];
            Arrays.fill(fifty, 50);
            assertArrayEquals(fifty, map.getGradient().toFloatArray(), 1e-4f);
        }
    }

    private static void overwriteWhatJavaTookBack(int bytes) {
        List<ByteBuffer> held = new ArrayList<>();
        for (int round = 0; round < 4; round++) {
            System.gc();
            for (int i = 0; i < 500; i++) {
                ByteBuffer buffer = ByteBuffer.allocateDirect(bytes);
                while (buffer.hasRemaining()) {
                    buffer.putFloat(Float.NaN);
                }
                held.add(buffer);
            }
        }
    }
}
