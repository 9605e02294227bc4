package org.sairbrush.photo;

import java.util.Arrays;
import java.util.List;

/// How often the tones of each of a photo's own colours occur.
///
/// @param counts of each colour, from black to white in [#BINS] steps
public record Histogram(List<int[]> counts) {

    public static final int BINS = 1024;

    /// Pixels that are looked at, about: more of them say the same.
    private static final int PIXELS = 1 << 20;

    /// The tones of one colour without the rarest at both ends.
    ///
    /// @param low  in [0, 1]
    /// @param high in [0, 1], not below low
    record Ends(double low, double high) {}

    /// @throws IllegalArgumentException when the area is not within the photo
    public static Histogram of(Photo photo, Area area) {
        photo.requireInside(area);
        Samples samples = photo.samples();
        int step = (int) Math.max(1, Math.round(Math.sqrt((double) area.pixels() / PIXELS)));
        int[][] counts = new int[photo.components()][BINS];
        for (int y = area.y(); y < area.bottom(); y += step) {
            for (int x = area.x(); x < area.right(); x += step) {
                int pixel = samples.index(x, y);
                for (int component = 0; component < counts.length; component++) {
                    long sample = samples.get(pixel + samples.position(component));
                    counts[component][(int) (sample * BINS / (samples.maximum() + 1))]++;
                }
            }
        }
        return new Histogram(List.of(counts));
    }

    /// @param rare share of the pixels that is left out at each end
    List<Ends> ends(double rare) {
        return counts.stream()
                .map(colour -> new Ends(quantile(colour, rare), quantile(colour, 1 - rare)))
                .toList();
    }

    /// The tone that this share of all pixels does not reach; the middle of its step.
    private static double quantile(int[] colour, double share) {
        long all = Arrays.stream(colour).asLongStream().sum();
        double below = 0;
        for (int bin = 0; bin < BINS; bin++) {
            below += colour[bin];
            if (below > share * all) {
                return (bin + 0.5) / BINS;
            }
        }
        return 1;
    }
}
