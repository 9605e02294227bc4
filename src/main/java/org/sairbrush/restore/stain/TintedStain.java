package org.sairbrush.restore.stain;

import java.util.Optional;
import org.sairbrush.restore.grain.Planes;

/// A dark stain that has a colour, in a print that has but one: coffee on a black-and-white photo. There the tint of each
/// pixel says how much of the stain lies on it, whatever its outline, its rim and its spots.
///
/// Tones are logarithms, so that a stain adds the same times its thickness to each.
///
/// @param print      the tints of the print itself
/// @param direction  (components), how the stain's tint leads away from those, of length 1
/// @param slopes     (components), by how much the stain changes tones per unit of thickness, which is the length of that
///                   way
/// @param smoothness of the thickness, in pixels
record TintedStain(PrintTint print, double[] direction, double[] slopes, double smoothness) {

    /// Pixels that are enough to see about how much a stain darkens, or how its surroundings change.
    private static final int GLANCE = 128 * 128;

    /// Pixels that are enough to see how tones change with the tint; half the size or less averages away the noise of
    /// scans, and JPEG files have no more of the tint.
    private static final int ENOUGH = 400_000;

    /// What is known of the thickness says in which tone a pixel of the print was, and that says more about the thickness.
    private static final int TURNS = 4;

    /// Of a pixel: what is seen nearby counts for no less.
    private static final float LEAST_WEIGHT = 1e-3f;

    /// By how much a stain has changed the tones, which are logarithms: [Tones#DARKENED].
    ///
    /// @param samples in [0, 1]
    /// @param check   is run before each piece of the work, and may end it by throwing
    /// @return (components)(height, width), 0 outside; empty where tints do not tell what is stain
    static Optional<float[][]> change(StainLevel samples, Runnable check) {
        StainLevel enough = samples.halved().noLargerThan(ENOUGH).in(Tones.DARKENED);
        if (enough.tones().length != 3 || !enough.shape().hasInside() || !enough.shape().hasAround()) {
            return Optional.empty();
        }
        StainLevel glance = samples.noLargerThan(GLANCE).in(Tones.DARKENED);
        double darkening = glance.inCore(glance.change(null, 1, check));
        return TintSearch.find(enough, darkening, check)
                .map(stain -> stain.change(samples.in(Tones.DARKENED), stain.around(glance)));
    }

    double meanSlope() {
        return (slopes[0] + slopes[1] + slopes[2]) / 3;
    }

    /// How much of the stain lies on each pixel.
    float[] thickness(StainLevel level) {
        float[] thickness = new float[level.pixels()];
        double meanSlope = meanSlope();
        for (int i = 0; i < thickness.length; i++) {
            for (int turn = 0; turn < TURNS; turn++) {
                double along = 0;
                for (int component = 0; component < 3; component++) {
                    along += direction[component] * print.stray(level, component, i, meanSlope * thickness[i]);
                }
                thickness[i] = (float) along;
            }
        }
        return level.smoothed(thickness, smoothness);
    }

    /// What looks like the stain outside the mask, as it would go on inside: paper is not equally yellow everywhere, and
    /// what is left of a stain must not end at the mask's edge.
    private StainLevel around(StainLevel level) {
        float[] thickness = thickness(level);
        float[] weights = new float[thickness.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = level.shape().around()[i] ? 1 : 0;
            thickness[i] *= weights[i];
        }
        double reach = level.shape().nearness() / 2;
        float[] means = level.smoothed(thickness, reach);
        float[] sums = level.smoothed(weights, reach);
        for (int i = 0; i < means.length; i++) {
            means[i] /= sums[i] + LEAST_WEIGHT;
        }
        return new StainLevel(level.shape(), new float[][] {means});
    }

    private float[][] change(StainLevel level, StainLevel around) {
        float[] thickness = thickness(level);
        float[] before = Planes.resized(
                around.tones()[0], around.width(), around.height(), level.width(), level.height());
        float[][] change = new float[3][thickness.length];
        for (int component = 0; component < 3; component++) {
            for (int i = 0; i < thickness.length; i++) {
                double by = slopes[component] * (thickness[i] - before[i]);
                change[component][i] = level.shape().inside()[i] ? (float) by : 0;
            }
        }
        return change;
    }
}
