package org.sairbrush.semantics;

/// Scores of labels at the centres of a grid of cells, and between them by bilinear interpolation.
///
/// @param scores `(rows·columns, labels)`
record CellScores(int rows, int columns, float[][] scores) {

    /// Finds the best label of every pixel of one row of a picture that the cells cover edge to edge.
    ///
    /// Along a row, every label's score is a straight line between two cell centres, so the best label stays the best
    /// until another's line crosses its own: scores are compared where it changes, not at every pixel.
    void label(int row, int width, int height, byte[] indices, float[] best) {
        float[][] line = line((row + 0.5) / height * rows - 0.5);
        int x = 0;
        while (x < width) {
            int cell = Math.clamp((int) Math.floor(position(x, width)), 0, Math.max(0, columns - 2));
            float[] from = line[cell];
            float[] to = line[Math.min(cell + 1, columns - 1)];
            int end = cell + 2 >= columns ? width : firstPixelAt(cell + 1, width);
            int winner = winner(from, to, between(x, width, cell));
            int crossing = firstPixelAt(cell + crossing(from, to, winner), width);
            // Where two labels tie the crossing may lie a little behind.
            int until = Math.max(x + 1, Math.min(end, crossing));
            for (; x < until; x++) {
                indices[row * width + x] = (byte) winner;
                best[row * width + x] = from[winner] + (to[winner] - from[winner]) * between(x, width, cell);
            }
        }
    }

    /// The scores of a row of cells at a height between cell rows.
    private float[][] line(double at) {
        double clamped = Math.clamp(at, 0, rows - 1);
        int upper = Math.min((int) clamped, Math.max(0, rows - 2));
        int lower = Math.min(upper + 1, rows - 1);
        float t = (float) (clamped - upper);
        float[][] line = new float[columns][];
        for (int column = 0; column < columns; column++) {
            float[] above = scores[upper * columns + column];
            float[] below = scores[lower * columns + column];
            float[] between = new float[above.length];
            for (int label = 0; label < between.length; label++) {
                between[label] = above[label] + (below[label] - above[label]) * t;
            }
            line[column] = between;
        }
        return line;
    }

    private static int winner(float[] from, float[] to, float t) {
        int winner = 0;
        float most = Float.NEGATIVE_INFINITY;
        for (int label = 0; label < from.length; label++) {
            float score = from[label] + (to[label] - from[label]) * t;
            if (score > most) {
                most = score;
                winner = label;
            }
        }
        return winner;
    }

    /// Where, between the cells, the first of the lines that rise faster than the winner's meets it, or infinity.
    private static double crossing(float[] from, float[] to, int winner) {
        double first = Double.POSITIVE_INFINITY;
        double rise = (double) to[winner] - from[winner];
        for (int label = 0; label < from.length; label++) {
            double faster = (double) to[label] - from[label] - rise;
            double lead = (double) from[winner] - from[label];
            if (faster > 0 && lead <= faster) {
                first = Math.min(first, lead / faster);
            }
        }
        return first;
    }

    /// A pixel's centre in cells, cell centres being whole numbers.
    private double position(int x, int width) {
        return (x + 0.5) / width * columns - 0.5;
    }

    /// The position of a pixel between two cell centres, in [0, 1]; beyond the outermost centres scores stay level.
    private float between(int x, int width, int cell) {
        return (float) Math.clamp(position(x, width) - cell, 0, Math.min(1, columns - 1));
    }

    /// The first pixel whose centre is not left of a position in cells.
    private int firstPixelAt(double position, int width) {
        return (int) Math.min(width, Math.ceil((position + 0.5) / columns * width - 0.5));
    }
}
