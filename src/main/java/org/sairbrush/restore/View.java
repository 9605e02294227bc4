package org.sairbrush.restore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.sair.Inpainter;
import org.sairbrush.sair.PackException;
import org.sairbrush.sair.SemanticMap;

/// One way of looking at a region.
///
/// @param mirrored with left and right exchanged
/// @param size     which of the working sizes that suit the region; 0 is its own, and after all of them they come again
record View(boolean mirrored, int size) {

    /// Of the region's own working size; much smaller ones make means worse.
    private static final double SMALLEST = 0.85;

    private static final int SMALLEST_WORKING_SIDE = 64;

    /// Small regions have so few smaller sizes that larger ones are taken as well.
    private static final int LEAST_SIDES = 3;

    /// The views in their order: as it is, mirrored, then in pairs of other sizes. The first eighteen differ, whatever
    /// the region.
    static View of(long number) {
        return new View(number % 2 == 1, (int) (number / 2 % Integer.MAX_VALUE));
    }

    RegionFill.Result fill(
            RegionFill fill, Photo photo, Mask mask, Region region, Progress progress, String message)
            throws PackException {
        Region seen = sized(region);
        if (!mirrored) {
            return fill.fill(photo, mask, seen, progress, message);
        }
        Area area = region.area();
        Area core = region.core();
        Area mirroredCore = new Area(
                area.right() - core.right(), core.y() - area.y(), core.width(), core.height());
        Region reflection = new Region(
                Area.of(area.width(), area.height()), mirroredCore, seen.workingWidth(), seen.workingHeight());
        RegionFill.Result result =
                fill.fill(photo.mirrored(area), mask.mirrored(area), reflection, progress, message);
        Optional<Semantics> semantics = result.semantics().map(found -> mirrored(found, area));
        return new RegionFill.Result(mirrored(result.rgb(), area.width()), semantics);
    }

    /// Width and height change together at first, so that the first sizes keep the region's proportions.
    private Region sized(Region region) {
        List<Integer> widths = sides(region.workingWidth());
        List<Integer> heights = sides(region.workingHeight());
        int across = size % widths.size();
        int down = (across + size / widths.size()) % heights.size();
        return new Region(region.area(), region.core(), widths.get(across), heights.get(down));
    }

    /// The side itself, then others beginning with the smallest.
    private static List<Integer> sides(int side) {
        int step = Inpainter.MULTIPLE;
        int smallest = Math.max(SMALLEST_WORKING_SIDE, (int) Math.round(side * SMALLEST / step) * step);
        List<Integer> sides = new ArrayList<>(List.of(side));
        for (int smaller = smallest; smaller < side; smaller += step) {
            sides.add(smaller);
        }
        for (int larger = side + step; sides.size() < LEAST_SIDES; larger += step) {
            sides.add(larger);
        }
        return sides;
    }

    private static Semantics mirrored(Semantics semantics, Area area) {
        return new Semantics(area, mirrored(semantics.raw()), semantics.completed().map(View::mirrored));
    }

    private static SemanticMap mirrored(SemanticMap map) {
        return new SemanticMap(map.channels(), map.height(), map.width(), mirrored(map.values(), map.width()));
    }

    private static float[] mirrored(float[] rows, int width) {
        float[] mirrored = Arrays.copyOf(rows, rows.length);
        for (int row = 0; row < rows.length; row += width) {
            for (int x = 0; x < width; x++) {
                mirrored[row + x] = rows[row + width - 1 - x];
            }
        }
        return mirrored;
    }
}
