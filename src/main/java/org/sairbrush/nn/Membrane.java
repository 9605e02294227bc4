package org.sairbrush.nn;

/// Continues known numbers smoothly into unknown pixels: nearly the solution of Laplace's equation, coarse to fine.
public final class Membrane {

    /// Gauss–Seidel sweeps at each level of the pyramid.
    private static final int SWEEPS = 4;

    private Membrane() {}

    /// @param values (h, w), changed where `known` is 0
    /// @param known  (h, w), 1 where a value is known, 0 where it is not; all 0 leaves the values alone
    public static void fill(float[] values, float[] known, int width, int height) {
        if (width * height == 1) {
            return;
        }
        int coarseWidth = (width + 1) / 2;
        int coarseHeight = (height + 1) / 2;
        float[] coarse = new float[coarseWidth * coarseHeight];
        float[] coarseKnown = new float[coarse.length];
        boolean complete = shrink(values, known, width, height, coarse, coarseKnown);
        if (complete) {
            return;
        }
        fill(coarse, coarseKnown, coarseWidth, coarseHeight);
        enlarge(coarse, coarseWidth, coarseHeight, values, known, width, height);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            relax(values, known, width, height);
        }
    }

    /// @return whether every value is known
    private static boolean shrink(
            float[] values, float[] known, int width, int height, float[] coarse, float[] coarseKnown) {
        int coarseWidth = (width + 1) / 2;
        boolean complete = true;
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i++) {
                int to = y / 2 * coarseWidth + x / 2;
                coarse[to] += known[i] * values[i];
                coarseKnown[to] += known[i];
                complete &= known[i] >= 1;
            }
        }
        for (int i = 0; i < coarse.length; i++) {
            if (coarseKnown[i] > 0) {
                coarse[i] /= coarseKnown[i];
                coarseKnown[i] = Math.min(1, coarseKnown[i]);
            }
        }
        return complete;
    }

    private static void enlarge(
            float[] coarse, int coarseWidth, int coarseHeight, float[] values, float[] known, int width, int height) {
        for (int y = 0, i = 0; y < height; y++) {
            int near = y / 2 * coarseWidth;
            int far = Math.clamp(y / 2 + (y % 2 == 0 ? -1 : 1), 0, coarseHeight - 1) * coarseWidth;
            for (int x = 0; x < width; x++, i++) {
                if (known[i] < 1) {
                    int nearX = x / 2;
                    int farX = Math.clamp(nearX + (x % 2 == 0 ? -1 : 1), 0, coarseWidth - 1);
                    float smooth = 0.5625f * coarse[near + nearX]
                            + 0.1875f * (coarse[near + farX] + coarse[far + nearX])
                            + 0.0625f * coarse[far + farX];
                    values[i] = known[i] * values[i] + (1 - known[i]) * smooth;
                }
            }
        }
    }

    private static void relax(float[] values, float[] known, int width, int height) {
        for (int y = 0, i = 0; y < height; y++) {
            int up = y > 0 ? -width : 0;
            int down = y < height - 1 ? width : 0;
            for (int x = 0; x < width; x++, i++) {
                if (known[i] == 0) {
                    float left = values[x > 0 ? i - 1 : i];
                    float right = values[x < width - 1 ? i + 1 : i];
                    values[i] = (left + right + values[i + up] + values[i + down]) / 4;
                }
            }
        }
    }
}
