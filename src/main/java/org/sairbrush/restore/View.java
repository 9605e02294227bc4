package org.sairbrush.restore;

import java.util.Arrays;
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
/// @param scale    of the working size, in (0, 1]
record View(boolean mirrored, double scale) {

    /// Much smaller ones make means worse.
    private static final double SMALLEST = 0.85;

    private static final int SMALLEST_WORKING_SIDE = 64;

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /// The views in their order: as it is, mirrored, then in pairs of as many other sizes as are wanted, each far from
    /// those just before.
    static View of(long number) {
        double size = number / 2 * GOLDEN;
        return new View(number % 2 == 1, 1 - (1 - SMALLEST) * (size - Math.floor(size)));
    }

    RegionFill.Result fill(
            RegionFill fill, Photo photo, Mask mask, Region region, Progress progress, String message)
            throws PackException {
        Region seen = new Region(
                region.area(), region.core(), scaled(region.workingWidth()), scaled(region.workingHeight()));
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

    private int scaled(int side) {
        int multiple = Inpainter.MULTIPLE;
        int smaller = (int) Math.round(side * scale / multiple) * multiple;
        return Math.min(side, Math.max(smaller, SMALLEST_WORKING_SIDE));
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
