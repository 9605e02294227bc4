package org.sairbrush.restore.stain;

import java.util.Optional;
import org.sairbrush.restore.grain.Planes;

/// A dark stain that has a colour, in a print that has but one: coffee on a black-and-white photo. There the tint of
/// each pixel says how much of the stain lies on it, whatever its outline, its rim and its spots.
///
/// Tones are logarithms, so that a stain adds the same times its thickness to each.
///
/// @param print      the tints of the print itself
/// @param direction  (components), how the stain's tint leads away from those, of length 1
/// @param slopes     (components), by how much the stain changes tones per unit of thickness, which is the length
///                   of that way
/// @param smoothness of the thickness, in pixels
record TintedStain(PrintTint print, double[] direction, double[] slopes, double smoothness) {

    /// What is known of the thickness says in which tone a pixel of the print was, and that says more about the
    /// thickness.
    private static final int TURNS = 4;

    /// Of a pixel: what is seen nearby counts for no less.
    private static final float LEAST_WEIGHT = 1e-3f;

    /// Looks for one.
    ///
    /// @param samples in [0, 1]
    /// @param glance  the same, small
    /// @param check   is run before each piece of the work, and may end it by throwing
    /// @return empty where tints do not tell what is stain
    static Optional<TintedStain> find(StainLevel samples, StainLevel glance, Runnable check) {
        StainShape shape = samples.shape();
        if (samples.tones().length != 3 || !shape.hasInside() || !shape.hasAround()) {
            return Optional.empty();
        }
        return TintSearch.find(samples.in(Tones.DARKENED), glance.in(Tones.DARKENED), check);
    }

    double meanSlope() {
        return (slopes[0] + slopes[1] + slopes[2]) / 3;
    }

    /// How much of the stain lies on each pixel.
    float[] thickness(StainLevel level) {
        double[] curve = print.along(direction);
        double meanSlope = meanSlope();
        float[] thickness = new float[level.pixels()];
        level.forPixels(i -> {
            double tint = level.along(direction, i);
            double mean = level.mean(i);
            double found = 0;
            for (int turn = 0; turn < TURNS; turn++) {
                found = tint - print.at(curve, mean - meanSlope * found);
            }
            thickness[i] = (float) found;
        });
        return level.smoothed(thickness, smoothness);
    }

    /// What is seen without the stain, inside the mask.
    ///
    /// @param samples in [0, 1]
    /// @param glance  the same, small
    float[][] lifted(StainLevel samples, StainLevel glance) {
        StainLevel level = samples.in(Tones.DARKENED);
        float[] thickness = beyond(around(glance.in(Tones.DARKENED)), level, thickness(level));
        float[][] tones = level.tones();
        level.forPixels(i -> {
            for (int component = 0; component < tones.length; component++) {
                tones[component][i] -= level.shape().inside()[i] ? (float) (slopes[component] * thickness[i]) : 0;
            }
        });
        return samples.lifted(level, Tones.DARKENED);
    }

    /// How much more of the stain lies on each pixel than around.
    static float[] beyond(StainLevel around, StainLevel level, float[] thickness) {
        float[] before = Planes.resized(
                around.tones()[0], around.width(), around.height(), level.width(), level.height());
        for (int i = 0; i < before.length; i++) {
            before[i] = thickness[i] - before[i];
        }
        return before;
    }

    /// What looks like the stain outside the mask, as it would go on inside: paper is not equally yellow everywhere,
    /// and what is left of a stain must not end at the mask's edge.
    ///
    /// @param level small
    StainLevel around(StainLevel level) {
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
}
