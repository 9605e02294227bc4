package org.sairbrush.restore.stain;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Looks whether a stain can be told by its tint. How much it takes of the light is said by how the tones change
/// wherever the tint does: the picture's own outlines do not know of it.
final class TintSearch {

    /// Of the thickness, in pixels: as little as does, so that spots and rims are kept.
    private static final List<Double> SMOOTHNESS = List.of(0.7, 2.0, 5.0);

    /// Of how tinted the stain is, the most that the print's tints may differ from one another in nine of ten
    /// pixels; in photos in colour it is several times as much as all of it.
    private static final double ONE_TINT = 0.25;

    /// The part of the change across the stain's edge that must be accounted for.
    private static final double ACCOUNTED = 0.5;

    /// Less of a tint is noise.
    private static final double FAINTEST = 0.02;

    /// How many times as much as it tints a stain may darken, for its tint to say anything of that.
    private static final double STEEPEST = 3;

    /// The same of a single component.
    private static final double RANGE = 2 * STEEPEST;

    /// Somebody masks more than the stain, but this part with the most of another tint is stained for certain.
    private static final double STAINED = 0.1;

    /// What is known of the stain says in which tone the print is under it, and that says more about the stain.
    private static final int ROUNDS = 3;

    private final StainLevel level;
    private final StainLevel glance;
    private final PrintTint print;
    private final double smoothness;

    /// (height, width), noise is about the same in all samples, so that it is the more in the logarithms of dark
    /// ones.
    private final float[] brightness;

    private double[] direction;

    /// Where there is the stain for certain.
    private double usualThickness;

    private double usualBrightness;

    private TintSearch(StainLevel level, StainLevel glance, PrintTint print, double smoothness) {
        this.level = level;
        this.glance = glance;
        this.print = print;
        this.smoothness = smoothness;
        brightness = new float[level.pixels()];
        for (int i = 0; i < brightness.length; i++) {
            brightness[i] = (float) Math.exp(level.mean(i));
        }
    }

    /// @param glance the same, small
    /// @param check  is run before each piece of the work, and may end it by throwing
    static Optional<TintedStain> find(StainLevel level, StainLevel glance, Runnable check) {
        // As it is seen across the stain's edge, which is less sure.
        double darkening = glance.inCore(glance.change(null, 1, check));
        PrintTint print = PrintTint.of(level, level.shape().around());
        return SMOOTHNESS.stream()
                .map(smoothness -> new TintSearch(level, glance, print, smoothness))
                .flatMap(search -> search.find(darkening, check).stream())
                .findFirst();
    }

    private Optional<TintedStain> find(double seen, Runnable check) {
        float[] darkening = new float[level.pixels()];
        Arrays.fill(darkening, (float) seen);
        double meanSlope = 0;
        TintedStain found = null;
        float[] thickness = null;
        for (int round = 0; round < ROUNDS; round++) {
            check.run();
            lead(darkening);
            if (usualThickness < FAINTEST) {
                return Optional.empty();
            }
            double[] known = new double[3];
            Arrays.fill(known, round == 0 ? seen / usualThickness : meanSlope);
            thickness = new TintedStain(print, direction, known, smoothness).thickness(level);
            found = new TintedStain(print, direction, slopes(thickness), smoothness);
            meanSlope = found.meanSlope();
            for (int i = 0; i < darkening.length; i++) {
                darkening[i] = (float) (meanSlope * thickness[i]);
            }
        }
        boolean sure = meanSlope < 0
                && meanSlope > -STEEPEST
                && level.inCore(new float[][] {darkening}) <= ACCOUNTED * seen
                && oneTint(TintedStain.beyond(found.around(glance), level, thickness), darkening);
        return sure ? Optional.of(found) : Optional.empty();
    }

    /// Finds where the tint leads that differs most from the print's.
    private void lead(float[] darkening) {
        boolean[] inside = level.shape().inside();
        float[][] strays = new float[3][];
        float[] lengths = new float[inside.length];
        for (int component = 0; component < 3; component++) {
            strays[component] = smooth(print.strays(level, axis(component), darkening));
            for (int i = 0; i < inside.length; i++) {
                lengths[i] = (float) Math.hypot(lengths[i], brightness[i] * strays[component][i]);
            }
        }
        double least = quantile(lengths, inside, 1 - STAINED);
        boolean[] stained = new boolean[inside.length];
        for (int i = 0; i < inside.length; i++) {
            stained[i] = inside[i] && lengths[i] >= least;
        }
        usualBrightness = quantile(brightness, stained, 0.5);
        direction = new double[3];
        usualThickness = 0;
        for (int component = 0; component < 3; component++) {
            direction[component] = quantile(strays[component], stained, 0.5);
            usualThickness = Math.hypot(usualThickness, direction[component]);
        }
        for (int component = 0; component < 3; component++) {
            direction[component] /= usualThickness;
        }
    }

    /// What a component is more than the mean of all.
    private static double[] axis(int component) {
        double[] axis = {-1.0 / 3, -1.0 / 3, -1.0 / 3};
        axis[component] += 1;
        return axis;
    }

    /// Of length 1, across the way to the stain's tint.
    private double[] aside() {
        double[] aside = new double[3];
        for (int component = 0; component < 3; component++) {
            aside[component] = (direction[(component + 1) % 3] - direction[(component + 2) % 3]) / Math.sqrt(3);
        }
        return aside;
    }

    private float[] smooth(float[] plane) {
        return level.smoothed(plane, smoothness);
    }

    private double[] slopes(float[] thickness) {
        float[] smooth = smooth(thickness);
        double[] slopes = new double[3];
        for (int component = 0; component < 3; component++) {
            // As smooth as the thickness, which is smoothed already.
            float[] tones = level.smoothed(level.tones()[component], smoothness);
            slopes[component] = slope(smooth(tones), smooth);
        }
        return slopes;
    }

    /// How much tones change with the thickness of the stain: along its gradient theirs is so many times as large.
    /// The median of all those ratios, weighed by the cube of that gradient's length: the picture's own gradients
    /// are outliers.
    private double slope(float[] tones, float[] thickness) {
        int width = level.width();
        float[] ratios = new float[thickness.length];
        float[] weights = new float[thickness.length];
        int count = 0;
        for (int y = 0; y < level.height(); y++) {
            for (int x = 0; x < width; x++) {
                int i = y * width + x;
                if (level.shape().touches(x, y)) {
                    float stainX = thickness[i + 1] - thickness[i];
                    float stainY = thickness[i + width] - thickness[i];
                    float square = stainX * stainX + stainY * stainY;
                    if (square > 0) {
                        float toneX = tones[i + 1] - tones[i];
                        float toneY = tones[i + width] - tones[i];
                        ratios[count] = (toneX * stainX + toneY * stainY) / square;
                        weights[count++] = (float) Math.pow(square, 1.5);
                    }
                }
            }
        }
        return WeightedMedian.of(ratios, weights, count, -RANGE, RANGE);
    }

    /// Whether the tints around are one for each tone, and those in the stain are on the way from there to the
    /// stain's.
    private boolean oneTint(float[] thickness, float[] darkening) {
        boolean[] around = level.shape().around();
        float[] aside = smooth(print.strays(level, aside(), darkening));
        double most = ONE_TINT * usualThickness;
        return spread(thickness, around) <= most
                && spread(aside, around) <= most
                && spread(aside, level.shape().inside()) <= most;
    }

    /// Between the twentieth parts of the pixels with the least and the most; dark ones count for less.
    private double spread(float[] plane, boolean[] where) {
        float[] sure = new float[plane.length];
        for (int i = 0; i < sure.length; i++) {
            double ratio = brightness[i] / usualBrightness;
            sure[i] = (float) (plane[i] * Math.min(1, ratio * ratio));
        }
        return quantile(sure, where, 0.95) - quantile(sure, where, 0.05);
    }

    /// @param where some of it
    private static double quantile(float[] plane, boolean[] where, double part) {
        float[] values = new float[plane.length];
        int count = 0;
        for (int i = 0; i < plane.length; i++) {
            if (where[i]) {
                values[count++] = plane[i];
            }
        }
        Arrays.sort(values, 0, count);
        return values[(int) (part * (count - 1))];
    }
}
