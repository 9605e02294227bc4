package org.sairbrush.restore;

import java.util.ArrayList;
import java.util.List;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.sair.CoarseToFine;
import org.sairbrush.sair.Inpainter;
import org.sairbrush.sair.PackException;

/// Goes on where a region that is larger than the working size was filled at that size: level by level up to the
/// photo's own resolution, as [CoarseToFine] does below the working size. Only tiles that hold holes are painted.
///
/// @param photo  is not changed
/// @param mask   of all holes
/// @param region whose core is filled
/// @param seen   the region at its working size
record FinerLevels(Photo photo, Mask mask, Region region, Inpainter.Picture seen, Inpainter.Variant variant) {

    /// A working size at least this close to the photo's resolution is fine enough.
    private static final double CLOSE = 0.8;

    /// Known surroundings of the core, in pixels of a level.
    private static final int CONTEXT = 64;

    /// Pixels of a level at most: beyond, the level before is enlarged. Bounds time and memory.
    private static final long MOST_PIXELS = 4_000_000;

    /// Whether a region needs finer levels.
    static boolean needed(Region region, CoarseToFine levels) {
        return levels.coarsest() > 0 && region.scale() < CLOSE;
    }

    /// @param message shown while it goes on
    /// @return planar sRGB (3, area.height, area.width) for the region's area, as [RegionFill.Result] has it
    float[] fill(CoarseToFine levels, Progress progress, String message) throws PackException {
        Layer added = new Layer(region.area(), region.workingWidth(), region.workingHeight(), seen.added(variant));
        List<Integer> steps = steps();
        double all = steps.stream().mapToDouble(FinerLevels::work).sum();
        double done = 0;
        Layer filled = null;
        for (int step : steps) {
            double next = done + work(step);
            Progress part = progress.part(done / all, next / all);
            part.report(0, message);
            Area area = around(step);
            int width = Math.ceilDiv(area.width(), step);
            int height = Math.ceilDiv(area.height(), step);
            float[] holes = mask.holes(area, width, height);
            float[] smooth = levels.background().under(photo.rgb(area, width, height), holes, width, height);
            float[] begun = inHoles(added.over(area, width, height).values(), holes);
            float[] painted = sum(smooth, begun);
            if (fits(step)) {
                Tiles tiles = tiles(smooth, begun, holes, area, width, height, part, message);
                painted = tiles.onto(painted);
            }
            filled = new Layer(area, width, height, painted);
            added = new Layer(area, width, height, inHoles(difference(painted, smooth), holes));
            done = next;
        }
        return inRegion(filled);
    }

    /// Photo pixels that a pixel of each level spans on a side, down to 1.
    private List<Integer> steps() {
        List<Integer> steps = new ArrayList<>();
        for (int step = 1; step * region.scale() < CLOSE; step *= 2) {
            if (step == 1 || fits(step)) {
                steps.addFirst(step);
            }
        }
        return steps;
    }

    private boolean fits(int step) {
        return around(step).pixels() / ((long) step * step) <= MOST_PIXELS;
    }

    private static double work(int step) {
        return 1.0 / step / step;
    }

    /// The core and the surroundings that the networks see of it.
    private Area around(int step) {
        Area core = region.core();
        Area area = region.area();
        int margin = CONTEXT * step;
        int left = Math.max(area.x(), core.x() - margin);
        int top = Math.max(area.y(), core.y() - margin);
        int right = Math.min(area.right(), core.right() + margin);
        int bottom = Math.min(area.bottom(), core.bottom() + margin);
        return new Area(left, top, right - left, bottom - top);
    }

    private Tiles tiles(
            float[] smooth, float[] begun, float[] holes, Area area, int width, int height, Progress progress,
            String message)
            throws PackException {
        Tiles tiles = new Tiles(width, height, Inpainter.MULTIPLE);
        List<Area> chosen = tiles.over(inCore(holes, area, width, height));
        for (int i = 0; i < chosen.size(); i++) {
            progress.report((double) i / chosen.size(), message);
            Area tile = chosen.get(i);
            tiles.put(
                    tile,
                    seen.finer(
                            variant, tiles.cut(smooth, tile), tiles.cut(begun, tile),
                            binary(tiles.cut(holes, tile)), part(tile, area, width, height), tile.width(),
                            tile.height()));
        }
        return tiles;
    }

    /// What a tile of a level shows of the region.
    private Inpainter.Part part(Area tile, Area area, int width, int height) {
        double across = (double) area.width() / width / region.area().width();
        double down = (double) area.height() / height / region.area().height();
        double left = (double) (area.x() - region.area().x()) / region.area().width();
        double top = (double) (area.y() - region.area().y()) / region.area().height();
        return new Inpainter.Part(
                left + across * tile.x(), top + down * tile.y(),
                left + across * tile.right(), top + down * tile.bottom());
    }

    /// The holes without those that are another region's to fill.
    private float[] inCore(float[] holes, Area area, int width, int height) {
        Area core = region.core();
        float[] own = new float[holes.length];
        for (int i = 0; i < own.length; i++) {
            double x = area.x() + (i % width + 0.5) * area.width() / width;
            double y = area.y() + (i / width + 0.5) * area.height() / height;
            boolean inside = x > core.x() - 1 && x < core.right() + 1 && y > core.y() - 1 && y < core.bottom() + 1;
            own[i] = inside ? holes[i] : 0;
        }
        return own;
    }

    private static float[] binary(float[] shares) {
        for (int i = 0; i < shares.length; i++) {
            shares[i] = shares[i] > 0 ? 1 : 0;
        }
        return shares;
    }

    private static float[] inHoles(float[] values, float[] holes) {
        for (int i = 0; i < values.length; i++) {
            values[i] = holes[i % holes.length] > 0 ? values[i] : 0;
        }
        return values;
    }

    private static float[] sum(float[] first, float[] second) {
        float[] sum = first.clone();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += second[i];
        }
        return sum;
    }

    private static float[] difference(float[] first, float[] second) {
        float[] difference = first.clone();
        for (int i = 0; i < difference.length; i++) {
            difference[i] -= second[i];
        }
        return difference;
    }

    private float[] inRegion(Layer filled) {
        Area area = region.area();
        float[] rgb = new float[Math.toIntExact(3 * area.pixels())];
        Area part = filled.area();
        for (int row = 0; row < 3 * part.height(); row++) {
            int channel = row / part.height();
            int y = part.y() - area.y() + row % part.height();
            int to = (channel * area.height() + y) * area.width() + part.x() - area.x();
            for (int x = 0; x < part.width(); x++) {
                rgb[to + x] = Math.clamp(filled.values()[row * part.width() + x], 0, 1);
            }
        }
        return rgb;
    }
}
