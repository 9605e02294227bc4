package org.sairbrush.photo.selection;

import java.util.Arrays;
import java.util.Optional;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;

/// Proposes the spot that someone means who points at it: dust, a scratch, a bird in the sky.
///
/// Around the point, pixels join in the order of how unlike the point they are, in colour and in meaning. Of all the
/// regions passed through, the one is taken whose size depends least on where exactly the line is drawn, as in
/// maximally stable extremal regions (Matas et al. 2002), short of the one that runs out of sight.
///
/// @param reach how far around the point to look, in pixels of the photo
public record SpotFinder(int reach) {

    /// Longest side of what is looked at; more would be slow and no better.
    private static final int RESOLUTION = 224;

    private static final int LEVELS = 256;
    private static final int FIRST_LEVEL = 5;
    private static final int MARGIN = 8;

    /// Below this likeness a place begins to count as something else. Semantic maps are coarse: what is a little unlike
    /// may well be the same thing.
    private static final float UNLIKE = 0.3f;

    /// What one of likeness counts below that, in levels of colour.
    private static final float MEANING = 256;

    /// A region that takes more of what is looked at is background.
    private static final double LARGEST_SHARE = 0.4;

    /// Spots have blurred rims, which belong to them.
    private static final int RIM = 2;

    /// @param likeness to the point
    /// @return empty where nothing stands out from its surroundings
    public Optional<Selection> find(Photo photo, double x, double y, Likeness likeness) {
        Area area = around(photo, (int) x, (int) y);
        double scale = Math.min(1, (double) RESOLUTION / Math.max(area.width(), area.height()));
        int width = Math.max(1, (int) Math.round(area.width() * scale));
        int height = Math.max(1, (int) Math.round(area.height() * scale));
        int startX = Math.clamp((int) ((x - area.x()) * width / area.width()), 0, width - 1);
        int startY = Math.clamp((int) ((y - area.y()) * height / area.height()), 0, height - 1);
        int[] argb = photo.argb(area, width, height);
        int wanted = argb[startY * width + startX];
        int[] unlike = new int[argb.length];
        for (int i = 0; i < argb.length; i++) {
            double placeX = area.x() + (i % width + 0.5) * area.width() / width;
            double placeY = area.y() + (i / width + 0.5) * area.height() / height;
            float meaning = MEANING * Math.max(0, UNLIKE - likeness.at(placeX, placeY));
            unlike[i] = Math.min(LEVELS - 1, PhotoColours.difference(argb[i], wanted) + Math.round(meaning));
        }
        int[] level = join(unlike, width, height, startX, startY);
        int chosen = mostStable(level, width, height);
        return chosen < 0 ? Optional.empty() : Optional.of(enlarge(spot(level, chosen, width, height), area));
    }

    private Area around(Photo photo, int x, int y) {
        int left = Math.clamp(x - reach, 0, photo.width() - 1);
        int top = Math.clamp(y - reach, 0, photo.height() - 1);
        int right = Math.clamp(x + reach + 1, left + 1, photo.width());
        int bottom = Math.clamp(y + reach + 1, top + 1, photo.height());
        return new Area(left, top, right - left, bottom - top);
    }

    /// For every pixel the least level at which a way leads to it from the start over pixels of at most that level.
    private static int[] join(int[] unlike, int width, int height, int startX, int startY) {
        int[] level = new int[unlike.length];
        Arrays.fill(level, LEVELS);
        // One list of pixels a level, threaded through an array: each pixel is in one list at a time at most.
        int[] first = new int[LEVELS];
        Arrays.fill(first, -1);
        int[] next = new int[unlike.length];
        int start = startY * width + startX;
        level[start] = 0;
        next[start] = -1;
        first[0] = start;
        for (int now = 0; now < LEVELS; now++) {
            while (first[now] >= 0) {
                int pixel = first[now];
                first[now] = next[pixel];
                int column = pixel % width;
                int[] beside = {
                    column > 0 ? pixel - 1 : -1,
                    column < width - 1 ? pixel + 1 : -1,
                    pixel - width,
                    pixel + width < unlike.length ? pixel + width : -1
                };
                for (int other : beside) {
                    // Levels come up in rising order, so the first that reaches a pixel is its least.
                    if (other >= 0 && level[other] == LEVELS) {
                        level[other] = Math.max(now, unlike[other]);
                        next[other] = first[level[other]];
                        first[level[other]] = other;
                    }
                }
            }
        }
        return level;
    }

    /// The level whose region is most stable, or -1.
    private static int mostStable(int[] level, int width, int height) {
        int[] size = new int[LEVELS + 1];
        int leak = LEVELS;
        for (int i = 0; i < level.length; i++) {
            size[level[i]]++;
            boolean edge = i % width == 0 || i % width == width - 1 || i < width || i >= level.length - width;
            leak = edge ? Math.min(leak, level[i]) : leak;
        }
        for (int at = 1; at <= LEVELS; at++) {
            size[at] += size[at - 1];
        }
        int chosen = -1;
        double least = Double.MAX_VALUE;
        for (int at = FIRST_LEVEL; at < leak && size[at] <= LARGEST_SHARE * level.length; at++) {
            double growth = (double) (size[Math.min(LEVELS, at + MARGIN)] - size[at]) / size[at];
            if (growth <= least) {
                least = growth;
                chosen = at;
            }
        }
        return chosen;
    }

    /// The region without holes in it, and its rim.
    private static Mask spot(int[] level, int chosen, int width, int height) {
        Mask outside = Mask.empty(width + 2, height + 2);
        Flood.from(
                        0, 0, width + 2, height + 2,
                        (x, y) -> x == 0 || y == 0 || x > width || y > height
                                || level[(y - 1) * width + x - 1] > chosen,
                        () -> false)
                .addTo(outside);
        Mask spot = Mask.empty(width, height);
        for (int i = 0; i < level.length; i++) {
            boolean inside = !outside.hole(i % width + 1, i / width + 1);
            spot.coverage()[i] = (byte) (inside ? 255 : 0);
        }
        return Reshape.grow(spot, RIM);
    }

    /// The spot at the photo's own size, its edge interpolated.
    private static Selection enlarge(Mask spot, Area area) {
        int width = spot.width();
        byte[] small = spot.coverage();
        byte[] coverage = new byte[Math.toIntExact(area.pixels())];
        for (int y = 0, i = 0; y < area.height(); y++) {
            double placeY = Math.clamp((y + 0.5) * spot.height() / area.height() - 0.5, 0, spot.height() - 1);
            int above = (int) placeY * width;
            int below = Math.min((int) placeY + 1, spot.height() - 1) * width;
            for (int x = 0; x < area.width(); x++, i++) {
                double placeX = Math.clamp((x + 0.5) * width / area.width() - 0.5, 0, width - 1);
                int left = (int) placeX;
                int right = Math.min(left + 1, width - 1);
                double upper = mix(small[above + left] & 0xff, small[above + right] & 0xff, placeX - left);
                double lower = mix(small[below + left] & 0xff, small[below + right] & 0xff, placeX - left);
                coverage[i] = (byte) Math.round(mix(upper, lower, placeY - (int) placeY));
            }
        }
        return new Selection(area, coverage);
    }

    private static double mix(double a, double b, double share) {
        return a + (b - a) * share;
    }
}
