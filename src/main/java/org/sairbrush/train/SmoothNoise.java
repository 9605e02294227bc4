package org.sairbrush.train;

import java.util.random.RandomGenerator;

/// Noise that changes gradually, bilinear between random numbers at the corners of cells.
final class SmoothNoise {

    private SmoothNoise() {}

    /// @param cells on each side, over which it changes
    /// @return (size, size) in [0, 1]
    static float[] of(int cells, int size, RandomGenerator random) {
        float[] corners = new float[(cells + 1) * (cells + 1)];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = random.nextFloat();
        }
        float[] noise = new float[size * size];
        for (int i = 0; i < noise.length; i++) {
            float x = (float) (i % size) * cells / size;
            float y = (float) (i / size) * cells / size;
            int corner = (int) y * (cells + 1) + (int) x;
            float across = x - (int) x;
            float top = corners[corner] + across * (corners[corner + 1] - corners[corner]);
            int below = corner + cells + 1;
            float bottom = corners[below] + across * (corners[below + 1] - corners[below]);
            noise[i] = top + (y - (int) y) * (bottom - top);
        }
        return noise;
    }
}
