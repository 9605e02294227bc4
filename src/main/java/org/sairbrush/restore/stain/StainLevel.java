package org.sairbrush.restore.stain;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.sairbrush.restore.grain.Planes;

/// A stain and the tones around and in it, in one size.
///
/// @param tones (components)(height, width)
record StainLevel(StainShape shape, float[][] tones) {

    /// How much less a stain may vary along its edge than the picture may differ from it across.
    private static final float ALONG = 5;

    /// The same deep inside, in any direction.
    private static final float WITHIN = 20;

    /// Of the tones before differences are taken, in pixels: grain is none of the stain's.
    private static final double SMOOTHNESS = 1;

    int width() {
        return shape.width();
    }

    int height() {
        return shape.height();
    }

    int longerSide() {
        return Math.max(width(), height());
    }

    int pixels() {
        return width() * height();
    }

    /// Of a pixel, in direction of an axis.
    ///
    /// @param axis (components)
    double along(double[] axis, int pixel) {
        double sum = 0;
        for (int component = 0; component < axis.length; component++) {
            sum += axis[component] * tones[component][pixel];
        }
        return sum;
    }

    /// Of all components of a pixel.
    float mean(int pixel) {
        float sum = 0;
        for (float[] component : tones) {
            sum += component[pixel];
        }
        return sum / tones.length;
    }

    StainLevel halved() {
        int halfWidth = Math.ceilDiv(width(), 2);
        int halfHeight = Math.ceilDiv(height(), 2);
        return new StainLevel(shape.halved(), resized(tones, width(), height(), halfWidth, halfHeight));
    }

    /// Half as large as often as that takes.
    ///
    /// @param most pixels
    StainLevel noLargerThan(int most) {
        StainLevel level = this;
        while (level.pixels() > most) {
            level = level.halved();
        }
        return level;
    }

    /// Anything for each pixel by itself, on several threads.
    void forPixels(IntConsumer each) {
        IntStream.range(0, height()).parallel().forEach(y -> {
            for (int i = y * width(); i < (y + 1) * width(); i++) {
                each.accept(i);
            }
        });
    }

    /// The same by another scale of tones.
    StainLevel in(Tones scale) {
        float[][] others = new float[tones.length][pixels()];
        forPixels(i -> {
            for (int component = 0; component < tones.length; component++) {
                others[component][i] = scale.of(tones[component][i]);
            }
        });
        return new StainLevel(shape, others);
    }

    /// Samples with others inside.
    ///
    /// @param changed is used up
    /// @return (components)(height, width)
    float[][] lifted(StainLevel changed, Tones scale) {
        float[][] lifted = changed.tones;
        forPixels(i -> {
            for (int component = 0; component < tones.length; component++) {
                lifted[component][i] =
                        shape.inside()[i] ? scale.sample(lifted[component][i]) : tones[component][i];
            }
        });
        return lifted;
    }

    /// A change that was found in another size.
    float[][] enlarged(float[][] change, StainLevel from) {
        return resized(change, from.width(), from.height(), width(), height());
    }

    private static float[][] resized(float[][] planes, int width, int height, int toWidth, int toHeight) {
        return Arrays.stream(planes)
                .map(plane -> Planes.resized(plane, width, height, toWidth, toHeight))
                .toArray(float[][]::new);
    }

    float[] smoothed(float[] plane, double sigma) {
        return Planes.smoothed(plane, width(), height(), sigma);
    }

    /// By how much the stain has changed the tones.
    ///
    /// @param start  what is known of that already, changed to the result; null at first
    /// @param rounds of iteratively reweighted least squares
    /// @param check  is run between chunks of the work, on any thread, and may end it by throwing
    /// @return (components)(height, width), 0 outside
    float[][] change(float[][] start, int rounds, Runnable check) {
        float[][] steps = steps();
        float[][] change = start == null ? new float[tones.length][pixels()] : start;
        float[] across = start == null ? weights(1) : reweighted(steps, change);
        for (int round = 0; round < rounds; round++) {
            StainEquations equations = new StainEquations(shape, across, weights(ALONG));
            IntStream.range(0, change.length)
                    .parallel()
                    .forEach(component -> equations.solve(steps[component], change[component], check));
            across = reweighted(steps, change);
        }
        return change;
    }

    /// The mean of a change over the core of the stain and all components; 0 where there is no core.
    double inCore(float[][] change) {
        boolean[] core = shape.core();
        double sum = 0;
        int count = 0;
        for (int i = 0; i < core.length; i++) {
            if (core[i]) {
                for (float[] component : change) {
                    sum += component[i] / change.length;
                }
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    /// The same weight wherever the stain's edge may be.
    private float[] weights(float atEdge) {
        float[] weights = new float[pixels()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = shape.mayBeEdge(i) ? atEdge : WITHIN;
        }
        return weights;
    }

    /// How the tones change on the way in where that may be the stain's doing, 0 elsewhere.
    private float[][] steps() {
        float[][] steps = new float[tones.length][];
        for (int component = 0; component < tones.length; component++) {
            steps[component] = across(smoothed(tones[component], SMOOTHNESS));
            for (int i = 0; i < steps[component].length; i++) {
                if (!shape.mayBeEdge(i)) {
                    steps[component][i] = 0;
                }
            }
        }
        return steps;
    }

    private float[] across(float[] plane) {
        float[] across = new float[plane.length];
        for (int y = 0; y < height(); y++) {
            for (int x = 0; x < width(); x++) {
                if (shape.touches(x, y)) {
                    int i = y * width() + x;
                    across[i] = shape.inX()[i] * (plane[i + 1] - plane[i])
                            + shape.inY()[i] * (plane[i + width()] - plane[i]);
                }
            }
        }
        return across;
    }

    /// Where the picture steps otherwise than the stain, an outline of its own is likely: what differs by more than
    /// half of all do counts as it does in a sum of absolute values.
    private float[] reweighted(float[][] steps, float[][] change) {
        float[] differences = new float[pixels()];
        for (int component = 0; component < steps.length; component++) {
            float[] found = across(change[component]);
            for (int i = 0; i < differences.length; i++) {
                differences[i] += Math.abs(steps[component][i] - found[i]);
            }
        }
        float usual = medianAtEdge(differences);
        float[] weights = weights(1);
        for (int i = 0; i < weights.length; i++) {
            if (shape.mayBeEdge(i) && differences[i] > usual) {
                weights[i] = usual / differences[i];
            }
        }
        return weights;
    }

    private float medianAtEdge(float[] differences) {
        float[] atEdge = new float[differences.length];
        int count = 0;
        for (int y = 0; y < height(); y++) {
            for (int x = 0; x < width(); x++) {
                int i = y * width() + x;
                if (shape.touches(x, y) && shape.mayBeEdge(i)) {
                    atEdge[count++] = differences[i];
                }
            }
        }
        Arrays.sort(atEdge, 0, count);
        return atEdge[count / 2];
    }
}
