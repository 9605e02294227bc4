package org.sairbrush.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/// Positional embeddings for grids other than the one they were trained on, by bicubic interpolation (a = -0.75, pixel
/// centres at half-integers, borders repeated), as PyTorch does it.
///
/// Interpolation is linear in the embeddings, so it is one matrix; DJL has no bicubic resize.
final class PositionGrid {

    /// NACLIP adds this to the wanted size and asks for a scale, so that rounding can't lose a row; the sampling points
    /// then lie a little closer together than the size alone would have them.
    private static final double NACLIP_SURPLUS = 0.1;

    private static final double A = -0.75;

    private PositionGrid() {}

    /// @param embedding `(1 + grid², width)`, the class token first
    /// @return `(1 + rows·columns, width)`
    static NDArray resize(NDArray embedding, NDManager manager, int grid, int rows, int columns, DenseMode mode) {
        // Compared by sides: the originals compare the number of patches, and so take 2×8 for 4×4.
        if (rows == grid && columns == grid) {
            return embedding;
        }
        double surplus = mode == DenseMode.NACLIP ? NACLIP_SURPLUS : 0;
        float[][] vertical = bicubic(grid, rows, grid / (rows + surplus));
        float[][] horizontal = bicubic(grid, columns, grid / (columns + surplus));
        int from = 1 + grid * grid;
        float[] matrix = new float[(1 + rows * columns) * from];
        matrix[0] = 1;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int base = (1 + row * columns + column) * from + 1;
                for (int y = 0; y < grid; y++) {
                    for (int x = 0; x < grid; x++) {
                        matrix[base + y * grid + x] = vertical[row][y] * horizontal[column][x];
                    }
                }
            }
        }
        return manager.create(matrix, new Shape(1 + (long) rows * columns, from)).matMul(embedding);
    }

    /// The `to × from` matrix that resamples a line of values.
    ///
    /// @param step distance of neighbouring sampling points, in units of the line's own
    private static float[][] bicubic(int from, int to, double step) {
        float[][] matrix = new float[to][from];
        for (int i = 0; i < to; i++) {
            double at = (i + 0.5) * step - 0.5;
            int left = (int) Math.floor(at);
            for (int tap = left - 1; tap <= left + 2; tap++) {
                matrix[i][Math.clamp(tap, 0, from - 1)] += (float) kernel(Math.abs(at - tap));
            }
        }
        return matrix;
    }

    /// Keys' cubic convolution kernel at a distance in [0, 2].
    private static double kernel(double distance) {
        return distance <= 1
                ? ((A + 2) * distance - (A + 3)) * distance * distance + 1
                : ((A * distance - 5 * A) * distance + 8 * A) * distance - 4 * A;
    }
}
