package org.sairbrush.restore;

import java.util.Optional;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;

/// The tint that goes with each brightness in a print of one tone, grey or brown, measured where the photo is known. A
/// fill that is given it can't have a tint of its own, which an eye that sees no colour around it would notice.
///
/// @param red   minus luma, at equal steps of luma from 0 to 1
/// @param blue  minus luma, as well
/// @param share of its own tint that a fill gives up, in (0, 1]: less the less surely this is a print of one tone
record ToneCurve(double[] red, double[] blue, double share) {

    private static final double RED = 0.299;
    private static final double GREEN = 0.587;
    private static final double BLUE = 0.114;

    private static final int STEPS = 12;

    /// The longer side at which a photo is measured: most of its grain and of its compression's noise is averaged away.
    private static final int LOOKED_AT = 192;

    /// Fewer known pixels prove nothing.
    private static final int FEWEST = 64;

    /// How far tints of old prints stray from a curve is 0 to 5 levels; of colour photos, in nine of ten parts, more than
    /// that.
    private static final double ONE_TONE = 2 / 255.0;

    private static final double COLOURED = 6 / 255.0;

    /// @param holes are not looked at
    /// @return empty where the area is in colour, or hardly any of it is known
    static Optional<ToneCurve> of(Photo photo, Mask holes, Area area) {
        double scale = Math.min(1, (double) LOOKED_AT / Math.max(area.width(), area.height()));
        int width = Math.max(1, (int) Math.round(area.width() * scale));
        int height = Math.max(1, (int) Math.round(area.height() * scale));
        return of(photo.rgb(area, width, height), holes.holes(area, width, height));
    }

    private static Optional<ToneCurve> of(float[] rgb, float[] holes) {
        int plane = holes.length;
        double[] red = new double[STEPS];
        double[] blue = new double[STEPS];
        double[] weights = new double[STEPS];
        int known = 0;
        for (int i = 0; i < plane; i++) {
            if (holes[i] > 0) {
                continue;
            }
            known++;
            double luma = luma(rgb, i, plane);
            int below = below(luma);
            double above = luma * (STEPS - 1) - below;
            for (int side = 0; side < 2; side++) {
                double weight = side == 0 ? 1 - above : above;
                red[below + side] += weight * (rgb[i] - luma);
                blue[below + side] += weight * (rgb[2 * plane + i] - luma);
                weights[below + side] += weight;
            }
        }
        if (known < FEWEST) {
            return Optional.empty();
        }
        ToneCurve curve = new ToneCurve(means(red, weights), means(blue, weights), 1);
        double sum = 0;
        for (int i = 0; i < plane; i++) {
            if (holes[i] == 0) {
                double luma = luma(rgb, i, plane);
                double strayRed = rgb[i] - luma - at(curve.red, luma);
                double strayBlue = rgb[2 * plane + i] - luma - at(curve.blue, luma);
                sum += strayRed * strayRed + strayBlue * strayBlue;
            }
        }
        double stray = Math.sqrt(sum / (2 * known));
        double share = Math.clamp((COLOURED - stray) / (COLOURED - ONE_TONE), 0, 1);
        return share == 0 ? Optional.empty() : Optional.of(new ToneCurve(curve.red, curve.blue, share));
    }

    /// Gives colours the tint of their brightness, which stays as it is.
    ///
    /// @param colours planar (3, n) in about [0, 1], changed
    void apply(float[] colours) {
        int plane = colours.length / 3;
        for (int i = 0; i < plane; i++) {
            double luma = luma(colours, i, plane);
            double toRed = share * (luma + at(red, luma) - colours[i]);
            double toBlue = share * (luma + at(blue, luma) - colours[2 * plane + i]);
            colours[i] += (float) toRed;
            colours[plane + i] -= (float) ((RED * toRed + BLUE * toBlue) / GREEN);
            colours[2 * plane + i] += (float) toBlue;
        }
    }

    private static double luma(float[] rgb, int pixel, int plane) {
        return RED * rgb[pixel] + GREEN * rgb[plane + pixel] + BLUE * rgb[2 * plane + pixel];
    }

    private static int below(double luma) {
        return Math.clamp((int) (luma * (STEPS - 1)), 0, STEPS - 2);
    }

    private static double at(double[] curve, double luma) {
        double position = Math.clamp(luma, 0, 1) * (STEPS - 1);
        int below = below(luma);
        return curve[below] + (position - below) * (curve[below + 1] - curve[below]);
    }

    /// Steps that nothing was seen of are like the nearest one that something was.
    private static double[] means(double[] sums, double[] weights) {
        double[] means = new double[STEPS];
        for (int step = 0; step < STEPS; step++) {
            int nearest = nearest(weights, step);
            means[step] = sums[nearest] / weights[nearest];
        }
        return means;
    }

    private static int nearest(double[] weights, int step) {
        for (int distance = 0; distance < STEPS; distance++) {
            if (step >= distance && weights[step - distance] >= 1) {
                return step - distance;
            }
            if (step + distance < STEPS && weights[step + distance] >= 1) {
                return step + distance;
            }
        }
        throw new IllegalArgumentException("Nothing is known");
    }
}
