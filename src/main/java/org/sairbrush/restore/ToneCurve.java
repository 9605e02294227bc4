package org.sairbrush.restore;

import java.util.Optional;
import java.util.stream.IntStream;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.restore.grain.Planes;

/// The tint that goes with each brightness in a print of one tone, grey or brown, measured where the photo is known. A
/// fill that is given it can't have a tint of its own, which an eye that sees no colour around it would notice.
///
/// @param area   that was measured
/// @param width  of the grid on which it was measured
/// @param height of the grid on which it was measured
/// @param red    minus luma, at equal steps of luma from 0 to 1
/// @param blue   minus luma, as well
/// @param shares (height, width) in [0, 1]: how much of its own tint a fill gives up there, less the less surely what
///               lies around is of one tone, such as the cheeks of a portrait that was coloured by hand
record ToneCurve(Area area, int width, int height, double[] red, double[] blue, float[] shares) {

    private static final double RED = 0.299;
    private static final double GREEN = 0.587;
    private static final double BLUE = 0.114;

    private static final int STEPS = 12;

    /// The longer side at which a photo is measured: most of its grain and of its compression's noise is averaged away.
    private static final int LOOKED_AT = 192;

    /// Fewer known pixels prove nothing.
    private static final int FEWEST = 64;

    /// How far tints stray from the curve: not at all in grey scans, 1 to 5 levels in toned prints, more in nine of ten
    /// parts of colour photos. By as much a fill's tint could be wrong, and three levels are seen on stained paper.
    private static final double ONE_TONE = 0.5 / 255;

    private static final double COLOURED = 2 / 255.0;

    /// Of a curve, by luma; that of a strongly toned print is half of it.
    private static final double STEEPEST = 1;

    /// How far around a place the photo says whether it is of one tone there: deviation of a Gaussian, in cells of the
    /// grid.
    private static final double NEAR = 4;

    /// Of what lies near: where less is known, the whole area counts.
    private static final float LITTLE = 0.05f;

    /// @param holes are not looked at
    /// @return empty where the area is in colour, or hardly any of it is known
    static Optional<ToneCurve> of(Photo photo, Mask holes, Area area) {
        double scale = Math.min(1, (double) LOOKED_AT / Math.max(area.width(), area.height()));
        int width = Math.max(1, (int) Math.round(area.width() * scale));
        int height = Math.max(1, (int) Math.round(area.height() * scale));
        float[] rgb = photo.rgb(area, width, height);
        float[] hidden = holes.holes(area, width, height);
        int known = 0;
        for (float share : hidden) {
            known += share > 0 ? 0 : 1;
        }
        if (known < FEWEST) {
            return Optional.empty();
        }
        double[] red = curve(rgb, hidden, 0);
        double[] blue = curve(rgb, hidden, 2);
        if (steep(red) || steep(blue)) {
            return Optional.empty();
        }
        float[] shares = shares(rgb, hidden, red, blue, width, height);
        return largest(shares) == 0
                ? Optional.empty()
                : Optional.of(new ToneCurve(area, width, height, red, blue, shares));
    }

    /// What a channel is more than luma on average, at each step; each pixel counts for the two next to its luma.
    private static double[] curve(float[] rgb, float[] hidden, int channel) {
        int plane = hidden.length;
        double[] sums = new double[STEPS];
        double[] weights = new double[STEPS];
        for (int i = 0; i < plane; i++) {
            if (hidden[i] > 0) {
                continue;
            }
            double luma = luma(rgb, i, plane);
            double tint = rgb[channel * plane + i] - luma;
            int below = below(luma);
            double above = luma * (STEPS - 1) - below;
            sums[below] += (1 - above) * tint;
            weights[below] += 1 - above;
            sums[below + 1] += above * tint;
            weights[below + 1] += above;
        }
        return means(sums, weights);
    }

    /// Whether it is no print's: tints that change faster than luma come of one colour fading into another.
    private static boolean steep(double[] curve) {
        return IntStream.range(1, STEPS)
                .anyMatch(step -> Math.abs(curve[step] - curve[step - 1]) * (STEPS - 1) > STEEPEST);
    }

    private static float[] shares(float[] rgb, float[] hidden, double[] red, double[] blue, int width, int height) {
        int plane = hidden.length;
        float[] stray = new float[plane];
        float[] counted = new float[plane];
        for (int i = 0; i < plane; i++) {
            if (hidden[i] == 0) {
                double luma = luma(rgb, i, plane);
                double strayRed = rgb[i] - luma - at(red, luma);
                double strayBlue = rgb[2 * plane + i] - luma - at(blue, luma);
                stray[i] = (float) ((strayRed * strayRed + strayBlue * strayBlue) / 2);
                counted[i] = 1;
            }
        }
        return shares(stray, counted, width, height);
    }

    /// @param stray   from the curve, squared, 0 where nothing is known
    /// @param counted 1 where something is known
    private static float[] shares(float[] stray, float[] counted, int width, int height) {
        float[] near = Planes.blurred(stray, width, height, NEAR);
        float[] known = Planes.blurred(counted, width, height, NEAR);
        double everywhere = sum(stray) / sum(counted);
        float[] shares = new float[stray.length];
        for (int i = 0; i < shares.length; i++) {
            double here = Math.sqrt(known[i] < LITTLE ? everywhere : near[i] / known[i]);
            shares[i] = (float) Math.clamp((COLOURED - here) / (COLOURED - ONE_TONE), 0, 1);
        }
        return shares;
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    private static float largest(float[] values) {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, value);
        }
        return largest;
    }

    /// Gives colours the tint of their brightness, which stays as it is.
    ///
    /// @param colours planar (3, part.height, part.width) in about [0, 1], changed
    /// @param part    of the area
    void apply(float[] colours, Area part) {
        int plane = colours.length / 3;
        for (int i = 0; i < plane; i++) {
            double share = share(part.x() + i % part.width(), part.y() + i / part.width());
            double luma = luma(colours, i, plane);
            double toRed = share * (luma + at(red, luma) - colours[i]);
            double toBlue = share * (luma + at(blue, luma) - colours[2 * plane + i]);
            colours[i] += (float) toRed;
            colours[plane + i] -= (float) ((RED * toRed + BLUE * toBlue) / GREEN);
            colours[2 * plane + i] += (float) toBlue;
        }
    }

    private double share(int x, int y) {
        int column = (int) ((x - area.x() + 0.5) * width / area.width());
        int row = (int) ((y - area.y() + 0.5) * height / area.height());
        return shares[row * width + column];
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
