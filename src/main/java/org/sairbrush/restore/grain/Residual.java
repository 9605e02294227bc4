package org.sairbrush.restore.grain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What is left of a small picture without what is smooth in it: its grain, and its structure where it has some.
///
/// @param planes   red, green and blue
/// @param measured (height, width), 1 where the residual counts
/// @param blocks   the squares of which each is flat or not
record Residual(float[][] planes, float[] measured, int width, int height, List<Block> blocks) {

    /// In pixels. Smooth shading stays below it, and the grain of scans is mostly finer.
    static final double SIGMA = 4;

    /// A mean over one side only is off by a part of the shading's slope, which would be taken for grain.
    private static final float ALL_ROUND = 0.95f;

    private static final int BLOCK = 16;
    private static final int FEWEST_PIXELS = 32;

    /// A square of pixels.
    ///
    /// @param pixels     measured ones
    /// @param brightness their mean, [0, 1]
    /// @param variance   of the residual, mean of the channels
    record Block(int x, int y, int right, int bottom, int pixels, float brightness, float variance) {}

    /// @param rgb      planar (3, height, width) in [0, 1]
    /// @param seen     (height, width), 1 for pixels that may be looked at, 0 for others
    /// @param measured (height, width), 1 for those whose grain is asked for, all of which are seen; those count that
    ///                 are seen from all sides
    static Residual of(float[] rgb, float[] seen, float[] measured, int width, int height) {
        int plane = width * height;
        float[] weight = Planes.blurred(seen, width, height, SIGMA);
        float[] counted = new float[plane];
        for (int i = 0; i < plane; i++) {
            counted[i] = weight[i] > ALL_ROUND ? measured[i] : 0;
        }
        float[] sum = new float[plane];
        float[][] residual = new float[3][plane];
        for (int channel = 0; channel < 3; channel++) {
            float[] values = Arrays.copyOfRange(rgb, channel * plane, (channel + 1) * plane);
            float[] known = new float[plane];
            for (int i = 0; i < plane; i++) {
                known[i] = seen[i] * values[i];
                sum[i] += values[i];
            }
            float[] smooth = Planes.blurred(known, width, height, SIGMA);
            for (int i = 0; i < plane; i++) {
                residual[channel][i] = counted[i] > 0 ? values[i] - smooth[i] / weight[i] : 0;
            }
        }
        return new Residual(residual, counted, width, height, blocks(residual, sum, counted, width, height));
    }

    private static List<Block> blocks(float[][] residual, float[] sum, float[] measured, int width, int height) {
        List<Block> blocks = new ArrayList<>();
        for (int top = 0; top < height; top += BLOCK) {
            for (int left = 0; left < width; left += BLOCK) {
                int right = Math.min(width, left + BLOCK);
                int bottom = Math.min(height, top + BLOCK);
                int pixels = 0;
                double squares = 0;
                double brightness = 0;
                for (int y = top; y < bottom; y++) {
                    for (int i = y * width + left; i < y * width + right; i++) {
                        if (measured[i] > 0) {
                            pixels++;
                            brightness += sum[i];
                            for (float[] channel : residual) {
                                squares += channel[i] * channel[i];
                            }
                        }
                    }
                }
                if (pixels >= FEWEST_PIXELS) {
                    blocks.add(new Block(
                            left, top, right, bottom, pixels,
                            (float) (brightness / (3 * pixels)), (float) (squares / (3 * pixels))));
                }
            }
        }
        return blocks;
    }

    /// The residual without the blocks that are not wanted.
    Residual only(List<Block> wanted) {
        float[] kept = new float[measured.length];
        for (Block block : wanted) {
            for (int y = block.y; y < block.bottom; y++) {
                int from = y * width + block.x;
                System.arraycopy(measured, from, kept, from, block.right - block.x);
            }
        }
        return new Residual(planes, kept, width, height, wanted);
    }
}
