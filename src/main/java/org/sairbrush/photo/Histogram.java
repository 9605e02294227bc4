package org.sairbrush.photo;

import java.util.Arrays;
import java.util.List;

/// How often the tones of each of a photo's own colours occur.
///
/// @param counts of each colour, at [#BINS] tones from black to white
public record Histogram(List<int[]> counts) {

    public static final int BINS = 1024;

    /// Pixels that are looked at, about: more of them say the same.
    private static final int PIXELS = 1 << 20;

    /// The tones of one colour without the rarest at both ends.
    ///
    /// @param low  in [0, 1]
    /// @param high in [0, 1], not below low
    record Ends(double low, double high) {}

    /// The share of each side that is left out at a whole photo's edges, where scans have borders.
    private static final double EDGE = 0.03;

    /// Of what a frame shows, about where it is turned; of a whole photo without its edges.
    public static Histogram of(Photo photo, Frame frame) {
        if (!frame.isWhole(photo.width(), photo.height())) {
            return of(photo, within(frame.area(), photo));
        }
        int across = (int) (photo.width() * EDGE);
        int down = (int) (photo.height() * EDGE);
        return of(photo, new Area(across, down, photo.width() - 2 * across, photo.height() - 2 * down));
    }

    private static Area within(Area area, Photo photo) {
        int left = Math.clamp(area.x(), 0, photo.width() - 1);
        int top = Math.clamp(area.y(), 0, photo.height() - 1);
        int right = Math.clamp(area.right(), left + 1, photo.width());
        int bottom = Math.clamp(area.bottom(), top + 1, photo.height());
        return new Area(left, top, right - left, bottom - top);
    }

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
                    double share = (double) samples.get(pixel + samples.position(component)) / samples.maximum();
                    counts[component][(int) Math.round(share * (BINS - 1))]++;
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

    /// The tone that this share of all pixels does not reach.
    private static double quantile(int[] colour, double share) {
        long all = Arrays.stream(colour).asLongStream().sum();
        double below = 0;
        for (int bin = 0; bin < BINS; bin++) {
            below += colour[bin];
            if (below > share * all) {
                return bin / (BINS - 1.0);
            }
        }
        return 1;
    }
}
