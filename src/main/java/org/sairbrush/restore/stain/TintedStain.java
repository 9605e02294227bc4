package org.sairbrush.restore.stain;

import java.util.Arrays;
import java.util.Optional;
import org.sairbrush.restore.grain.Planes;

/// A dark stain that has a colour, in a print that has but one: coffee on a black-and-white photo. There the tint of each
/// pixel says how much of the stain lies on it, whatever its outline, its rim and its spots; and how much it takes of
/// the light is said by how the tones change wherever the tint does, as the picture's own outlines do not know of it.
///
/// Tones are logarithms, so that a stain adds the same times its thickness to each.
final class TintedStain {

    /// Of how tinted the stain is, the most that the tints around may differ from one another in nine of ten pixels; in
    /// photos in colour it is several times as much as all of it.
    private static final double ONE_TINT = 0.2;

    /// Less is noise.
    private static final double FAINTEST = 0.01;

    /// No stain lets less through, in logarithms.
    private static final double DARKEST = 2.5;

    /// Of the tint, in pixels.
    private static final double SMOOTHNESS = 0.7;

    /// Pixels that are enough to see how tones change with the tint, and in which a scan's noise is averaged away.
    private static final int ENOUGH = 400_000;

    /// Of iteratively reweighted least squares.
    private static final int ROUNDS = 30;

    private final StainLevel level;

    /// The tint of the print, and that of the stain less that one, of length 1.
    private final double[] print;

    private final double[] direction;

    private TintedStain(StainLevel level, double[] print, double[] direction) {
        this.level = level;
        this.print = print;
        this.direction = direction;
    }

    /// By how much the stain has changed the tones.
    ///
    /// @param level by [Tones#DARKENED]
    /// @return (components)(height, width), 0 outside; empty where tints do not tell what is stain
    static Optional<float[][]> change(StainLevel level) {
        boolean[] core = level.shape().core();
        if (level.tones().length != 3 || !any(core) || !any(level.shape().around())) {
            return Optional.empty();
        }
        double[] print = tint(level, level.shape().around());
        double[] stain = tint(level, core);
        double[] direction = new double[3];
        double length = 0;
        for (int component = 0; component < 3; component++) {
            direction[component] = stain[component] - print[component];
            length = Math.hypot(length, direction[component]);
        }
        if (length < FAINTEST) {
            return Optional.empty();
        }
        for (int component = 0; component < 3; component++) {
            direction[component] /= length;
        }
        TintedStain tinted = new TintedStain(level, print, direction);
        float[] thickness = Planes.smoothed(tinted.thickness(level), level.width(), level.height(), SMOOTHNESS);
        return tinted.spread(thickness) > ONE_TINT * length ? Optional.empty() : tinted.change(thickness, length);
    }

    private static boolean any(boolean[] set) {
        for (boolean member : set) {
            if (member) {
                return true;
            }
        }
        return false;
    }

    /// The usual difference of each component from the mean of all.
    private static double[] tint(StainLevel level, boolean[] where) {
        double[] tint = new double[3];
        for (int component = 0; component < 3; component++) {
            float[] values = new float[level.pixels()];
            int count = 0;
            for (int i = 0; i < values.length; i++) {
                if (where[i]) {
                    values[count++] = (float) (level.tones()[component][i] - mean(level, i));
                }
            }
            Arrays.sort(values, 0, count);
            tint[component] = values[count / 2];
        }
        return tint;
    }

    private static double mean(StainLevel level, int pixel) {
        return (level.tones()[0][pixel] + level.tones()[1][pixel] + level.tones()[2][pixel]) / 3.0;
    }

    /// How far each pixel's tint is from the print's, on the way to the stain's.
    private float[] thickness(StainLevel of) {
        float[] thickness = new float[of.pixels()];
        for (int i = 0; i < thickness.length; i++) {
            double mean = mean(of, i);
            for (int component = 0; component < 3; component++) {
                thickness[i] += (float) (direction[component] * (of.tones()[component][i] - mean - print[component]));
            }
        }
        return thickness;
    }

    /// Between the twentieth parts of the pixels around with the least and the most.
    private double spread(float[] thickness) {
        float[] around = new float[thickness.length];
        int count = 0;
        for (int i = 0; i < thickness.length; i++) {
            if (level.shape().around()[i]) {
                around[count++] = thickness[i];
            }
        }
        Arrays.sort(around, 0, count);
        return around[count * 19 / 20] - around[count / 20];
    }

    /// @param usual thickness of the stain
    private Optional<float[][]> change(float[] thickness, double usual) {
        StainLevel small = level.noLargerThan(ENOUGH);
        float[] smallThickness = smooth(small, thickness(small));
        float[][] change = new float[3][];
        for (int component = 0; component < 3; component++) {
            double slope = slope(small, smooth(small, small.tones()[component]), smallThickness);
            if (slope * usual > 0 || slope * usual < -DARKEST) {
                return Optional.empty();
            }
            change[component] = new float[thickness.length];
            for (int i = 0; i < thickness.length; i++) {
                change[component][i] = level.shape().inside()[i] ? (float) (slope * thickness[i]) : 0;
            }
        }
        return Optional.of(change);
    }

    private static float[] smooth(StainLevel of, float[] plane) {
        return Planes.smoothed(plane, of.width(), of.height(), 1);
    }

    /// How much tones change with the thickness of the stain: along its gradient theirs is so many times as large. The
    /// median of all those ratios, weighed by the square of that gradient: the picture's own gradients are outliers.
    private static double slope(StainLevel of, float[] tones, float[] thickness) {
        float[] ratios = new float[of.pixels()];
        float[] weights = new float[of.pixels()];
        int count = 0;
        for (int y = 0; y < of.height(); y++) {
            for (int x = 0; x < of.width(); x++) {
                int i = y * of.width() + x;
                if (of.shape().touches(x, y)) {
                    float stainX = thickness[i + 1] - thickness[i];
                    float stainY = thickness[i + of.width()] - thickness[i];
                    float square = stainX * stainX + stainY * stainY;
                    if (square > 0) {
                        float toneX = tones[i + 1] - tones[i];
                        float toneY = tones[i + of.width()] - tones[i];
                        ratios[count] = (toneX * stainX + toneY * stainY) / square;
                        weights[count++] = square;
                    }
                }
            }
        }
        return median(ratios, weights, count);
    }

    /// By bisection.
    private static double median(float[] values, float[] weights, int count) {
        double least = -DARKEST / FAINTEST;
        double most = 0;
        double all = 0;
        for (int i = 0; i < count; i++) {
            all += weights[i];
        }
        while (most - least > 1e-3) {
            double middle = (least + most) / 2;
            double below = 0;
            for (int i = 0; i < count; i++) {
                below += values[i] < middle ? weights[i] : 0;
            }
            if (2 * below < all) {
                least = middle;
            } else {
                most = middle;
            }
        }
        return most;
    }
}
