package org.sairbrush.restore.stain;

import java.util.Arrays;

/// The tint that goes with each tone of a print, measured where there is no stain: brown prints are not equally
/// brown in light and dark, and old paper is yellower than the ink on it.
///
/// @param darkest tone that was measured
/// @param step    from one tone to the next
/// @param tints   (components)(tones), what each component is more than the mean of all
record PrintTint(double darkest, double step, double[][] tints) {

    private static final int TONES = 24;

    /// From one tone to the next: no print's tint changes faster, and what little paper differs is not the ink's.
    private static final double FINEST = 0.05;

    /// How far one tone's pixels count for others, in steps: deviation of a Gaussian.
    private static final double REACH = 1.5;

    /// As many pixels of the print's usual tint are added to each tone: what is seen of a few pixels proves little.
    private static final double PRIOR = 10;

    /// @param where (height, width), some of it
    static PrintTint of(StainLevel level, boolean[] where) {
        float[] means = new float[level.pixels()];
        int count = 0;
        double darkest = Double.POSITIVE_INFINITY;
        double lightest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < where.length; i++) {
            if (where[i]) {
                means[count++] = level.mean(i);
                darkest = Math.min(darkest, level.mean(i));
                lightest = Math.max(lightest, level.mean(i));
            }
        }
        PrintTint tint = new PrintTint(
                darkest, Math.max((lightest - darkest) / (TONES - 1), FINEST), new double[level.tones().length][]);
        for (int component = 0; component < tint.tints.length; component++) {
            float[] values = new float[count];
            for (int i = 0, next = 0; i < where.length; i++) {
                if (where[i]) {
                    values[next++] = level.tones()[component][i] - level.mean(i);
                }
            }
            tint.tints[component] = tint.curve(Arrays.copyOf(means, count), values);
        }
        return tint;
    }

    private double[] curve(float[] means, float[] values) {
        double[] medians = new double[TONES];
        double[] counts = new double[TONES];
        for (int tone = 0; tone < TONES; tone++) {
            float[] these = new float[values.length];
            int count = 0;
            for (int i = 0; i < values.length; i++) {
                if (Math.round(position(means[i])) == tone) {
                    these[count++] = values[i];
                }
            }
            medians[tone] = median(these, count);
            counts[tone] = count;
        }
        double usual = median(values.clone(), values.length);
        double[] curve = new double[TONES];
        for (int tone = 0; tone < TONES; tone++) {
            double sum = PRIOR * usual;
            double weights = PRIOR;
            for (int other = 0; other < TONES; other++) {
                double away = (tone - other) / REACH;
                double weight = counts[other] * Math.exp(-away * away / 2);
                sum += weight * medians[other];
                weights += weight;
            }
            curve[tone] = sum / weights;
        }
        return curve;
    }

    private static double median(float[] values, int count) {
        Arrays.sort(values, 0, count);
        return count == 0 ? 0 : values[count / 2];
    }

    private double position(double mean) {
        return Math.clamp((mean - darkest) / step, 0, TONES - 1);
    }

    /// The print's tints along an axis, for [#at].
    ///
    /// @param axis (components)
    double[] along(double[] axis) {
        double[] curve = new double[TONES];
        for (int tone = 0; tone < TONES; tone++) {
            for (int component = 0; component < axis.length; component++) {
                curve[tone] += axis[component] * tints[component][tone];
            }
        }
        return curve;
    }

    /// @param curve by tone
    /// @param mean  of all components of a pixel of the print
    double at(double[] curve, double mean) {
        double position = position(mean);
        int below = Math.min((int) position, TONES - 2);
        return curve[below] + (position - below) * (curve[below + 1] - curve[below]);
    }

    /// How far each pixel's tint is, along an axis, from the one that the print has in its tone.
    ///
    /// @param level     another size of the same picture, or the same
    /// @param axis      (components), of sum 0
    /// @param darkening (height, width), what a stain has added to the tones
    float[] strays(StainLevel level, double[] axis, float[] darkening) {
        double[] curve = along(axis);
        float[] strays = new float[level.pixels()];
        for (int i = 0; i < strays.length; i++) {
            strays[i] = (float) (level.along(axis, i) - at(curve, level.mean(i) - darkening[i]));
        }
        return strays;
    }
}
