package org.sairbrush.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MembraneTest {

    private static final int SIZE = 33;

    @Test
    void aSlopeIsContinued() {
        float[] slope = new float[SIZE * SIZE];
        for (int i = 0; i < slope.length; i++) {
            slope[i] = i % SIZE / 32f;
        }
        float[] known = frame();
        float[] values = slope.clone();
        for (int i = 0; i < values.length; i++) {
            values[i] *= known[i];
        }

        Membrane.fill(values, known, SIZE, SIZE);

        assertArrayEquals(slope, values, 0.05f);
    }

    @Test
    void knownValuesStay() {
        float[] values = new float[SIZE * SIZE];
        Arrays.fill(values, 0.3f);
        values[0] = 0.9f;

        Membrane.fill(values, frame(), SIZE, SIZE);

        assertEquals(0.9f, values[0]);
    }

    @Test
    void withoutAnyKnownValueNothingChanges() {
        float[] values = new float[SIZE * SIZE];

        Membrane.fill(values, new float[SIZE * SIZE], SIZE, SIZE);

        assertArrayEquals(new float[SIZE * SIZE], values);
    }

    /// Only the border is known.
    private static float[] frame() {
        float[] known = new float[SIZE * SIZE];
        for (int i = 0; i < SIZE; i++) {
            known[i] = known[known.length - 1 - i] = known[i * SIZE] = known[i * SIZE + SIZE - 1] = 1;
        }
        return known;
    }
}
