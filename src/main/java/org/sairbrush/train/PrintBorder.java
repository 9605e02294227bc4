package org.sairbrush.train;

import java.util.random.RandomGenerator;

/// The paper around a print, white or black, on some of its sides: no damage.
final class PrintBorder {

    private static final float[] PAPERS = {0.1f, 0.8f, 0.9f, 0.97f};

    /// Of the picture's side.
    private static final double WIDEST = 0.12;

    private static final int CELLS = 12;
    private static final float ROUGH = 0.02f;

    private PrintBorder() {}

    /// @param rgb planar (3, size, size) in [0, 1], changed in place
    static void draw(float[] rgb, int size, RandomGenerator random) {
        float tone = PAPERS[random.nextInt(PAPERS.length)];
        float yellow = random.nextFloat();
        float[] colour = {tone, tone * (1 - 0.02f * yellow), tone * (1 - 0.08f * yellow)};
        float[] texture = SmoothNoise.of(CELLS, size, random);
        int plane = size * size;
        int[] widths = random.ints(4, 0, 2)
                .map(side -> (int) (side * WIDEST * size * random.nextDouble()))
                .toArray();
        for (int i = 0; i < plane; i++) {
            int x = i % size;
            int y = i / size;
            if (x < widths[0] || y < widths[1] || x >= size - widths[2] || y >= size - widths[3]) {
                for (int channel = 0; channel < 3; channel++) {
                    rgb[channel * plane + i] = colour[channel] + ROUGH * (texture[i] - 0.5f);
                }
            }
        }
    }
}
