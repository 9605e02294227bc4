package org.sairbrush.restore.stain;

import java.util.Arrays;

/// What is asked of the change *s* that a stain made to the tones, as a sum of squares over all pixels:
///
///     across (n·∇s − step)² + along (t·∇s)²
///
/// where n leads in from the edge, t goes along it, and s is 0 outside. Solved by conjugate gradients with Jacobi's
/// preconditioner on the grid itself; it is Laplace's equation with a tensor in it.
final class StainEquations {

    /// Of the right side's norm.
    private static final double PRECISION = 1e-3;

    /// Of one pixel each: small sizes are solved to the end, large ones start near it and have the last few pixels
    /// of the edge to find.
    private static final int WORK = 20_000_000;

    private static final int FEWEST_STEPS = 40;

    private static final int MOST_STEPS = 800;

    private final StainShape shape;
    private final float[] across;

    /// The tensor of differences to the right and down: (xx, xy; xy, yy).
    private final float[] xx;

    private final float[] xy;
    private final float[] yy;
    private final float[] diagonal;

    /// @param across (height, width)
    /// @param along  (height, width)
    StainEquations(StainShape shape, float[] across, float[] along) {
        this.shape = shape;
        this.across = across;
        xx = new float[across.length];
        xy = new float[across.length];
        yy = new float[across.length];
        diagonal = new float[across.length];
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                if (shape.touches(x, y)) {
                    put(y * shape.width() + x, along);
                }
            }
        }
    }

    private void put(int i, float[] along) {
        float nx = shape.inX()[i];
        float ny = shape.inY()[i];
        xx[i] = across[i] * nx * nx + along[i] * ny * ny;
        xy[i] = (across[i] - along[i]) * nx * ny;
        yy[i] = across[i] * ny * ny + along[i] * nx * nx;
        diagonal[i] += xx[i] + 2 * xy[i] + yy[i];
        diagonal[i + 1] += xx[i];
        diagonal[i + shape.width()] += yy[i];
    }

    /// @param step  (height, width)
    /// @param start (height, width), changed to the solution; 0 outside
    /// @param check is run before each step
    void solve(float[] step, float[] start, Runnable check) {
        float[] residual = rightSide(step);
        double wanted = PRECISION * PRECISION * product(residual, residual);
        float[] image = new float[start.length];
        apply(start, image);
        for (int i = 0; i < residual.length; i++) {
            residual[i] -= image[i];
        }
        float[] direction = new float[start.length];
        double last = 0;
        int most = Math.clamp(WORK / residual.length, FEWEST_STEPS, MOST_STEPS);
        for (int steps = 0; steps < most && product(residual, residual) > wanted; steps++) {
            check.run();
            double now = 0;
            for (int i = 0; i < residual.length; i++) {
                now += diagonal[i] > 0 ? (double) residual[i] * residual[i] / diagonal[i] : 0;
            }
            float kept = steps == 0 ? 0 : (float) (now / last);
            for (int i = 0; i < direction.length; i++) {
                direction[i] = (diagonal[i] > 0 ? residual[i] / diagonal[i] : 0) + kept * direction[i];
            }
            last = now;
            apply(direction, image);
            float length = (float) (now / product(direction, image));
            for (int i = 0; i < start.length; i++) {
                start[i] += length * direction[i];
                residual[i] -= length * image[i];
            }
        }
    }

    private float[] rightSide(float[] step) {
        float[] right = new float[step.length];
        int width = shape.width();
        for (int y = 0; y < shape.height() - 1; y++) {
            for (int i = y * width; i < (y + 1) * width - 1; i++) {
                float flow = across[i] * step[i];
                spread(right, i, flow * shape.inX()[i], flow * shape.inY()[i]);
            }
        }
        clear(right);
        return right;
    }

    private void apply(float[] change, float[] image) {
        Arrays.fill(image, 0);
        int width = shape.width();
        for (int y = 0; y < shape.height() - 1; y++) {
            for (int i = y * width; i < (y + 1) * width - 1; i++) {
                float dx = change[i + 1] - change[i];
                float dy = change[i + width] - change[i];
                spread(image, i, xx[i] * dx + xy[i] * dy, xy[i] * dx + yy[i] * dy);
            }
        }
        clear(image);
    }

    private void spread(float[] sums, int i, float flowX, float flowY) {
        sums[i] -= flowX + flowY;
        sums[i + 1] += flowX;
        sums[i + shape.width()] += flowY;
    }

    /// Nothing changes outside.
    private void clear(float[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!shape.inside()[i]) {
                values[i] = 0;
            }
        }
    }

    private static double product(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }
}
