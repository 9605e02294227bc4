package org.sairbrush.photo;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/// What differs between two photos of the same size and kind: the samples of small areas, before and after. Both sides
/// lie in pictures of [#SHEET_WIDTH] in which all areas' pixels follow each other row by row.
public final class PhotoPatch {

    public static final int SHEET_WIDTH = 64;

    private static final int TILE = 64;

    private final List<Area> areas;
    private final BufferedImage before;
    private final BufferedImage after;

    /// A patch put on a photo, or with `undo` taken off it.
    public record Step(PhotoPatch patch, boolean undo) {}

    private PhotoPatch(List<Area> areas, BufferedImage before, BufferedImage after) {
        this.areas = areas;
        this.before = before;
        this.after = after;
    }

    /// @param within where the photos may differ
    /// @throws IllegalArgumentException when the photos are not of the same size and kind
    public static PhotoPatch between(Photo before, Photo after, List<Area> within) {
        requireSameKind(before, after);
        if (before.width() != after.width() || before.height() != after.height()) {
            throw new IllegalArgumentException("A patch is between photos of one size");
        }
        List<Area> areas = tiles(before, within).parallelStream()
                .map(tile -> difference(before, after, tile))
                .filter(Objects::nonNull)
                .toList();
        return new PhotoPatch(areas, sheet(before, areas), sheet(after, areas));
    }

    /// A patch that was written as its areas and its [#sheet()].
    ///
    /// @param before what it is to be put on
    /// @throws IllegalArgumentException when they do not fit each other
    public static PhotoPatch of(Photo before, List<Area> areas, Photo sheet) {
        areas.forEach(before::requireInside);
        int rows = rows(areas);
        int bands = before.samples().bands();
        boolean fits = sheet.samples().bands() == 1
                && sheet.bitDepth() == before.bitDepth()
                && sheet.width() == SHEET_WIDTH
                && sheet.height() == rows * bands;
        if (!fits) {
            throw new IllegalArgumentException("A sheet of %d×%d does not hold the samples of its areas"
                    .formatted(sheet.width(), sheet.height()));
        }
        BufferedImage after = Layout.like(before.image(), SHEET_WIDTH, rows);
        for (int band = 0; band < bands; band++) {
            new Samples(after).putBand(band, sheet.samples(), band * rows * SHEET_WIDTH);
        }
        return new PhotoPatch(List.copyOf(areas), sheet(before, areas), after);
    }

    /// How high the sheet of such areas of a photo is.
    ///
    /// @throws IllegalArgumentException when the areas have more pixels than the photo
    public static int sheetHeight(Photo photo, List<Area> areas) {
        if (areas.stream().mapToLong(Area::pixels).sum() > (long) photo.width() * photo.height()) {
            throw new IllegalArgumentException("The areas have more pixels than the photo");
        }
        return rows(areas) * photo.samples().bands();
    }

    private static int rows(List<Area> areas) {
        long pixels = areas.stream().mapToLong(Area::pixels).sum();
        return Math.max(1, Math.toIntExact(Math.ceilDiv(pixels, SHEET_WIDTH)));
    }

    /// A photo after some steps, one after the other; the photo itself where they change nothing.
    public static Photo apply(Photo photo, List<Step> steps) {
        if (steps.stream().allMatch(step -> step.patch().areas.isEmpty())) {
            return photo;
        }
        BufferedImage image = Layout.like(photo.image(), photo.width(), photo.height());
        Samples samples = new Samples(image);
        samples.copyAll(photo.samples());
        steps.forEach(step -> step.patch().put(samples, step.undo()));
        return new Photo(image, photo.origin());
    }

    public Photo undo(Photo changed) {
        return apply(changed, List.of(new Step(this, true)));
    }

    public Photo redo(Photo unchanged) {
        return apply(unchanged, List.of(new Step(this, false)));
    }

    /// Where it changes anything; areas do not overlap.
    public List<Area> areas() {
        return areas;
    }

    /// The samples that it puts, at the photo's depth, as a grey picture of [#SHEET_WIDTH]: one band below the other,
    /// so that it can be written whatever the photo's colours are. With the areas it is all that makes the patch again.
    public Photo sheet() {
        Samples samples = new Samples(after);
        int rows = after.getHeight();
        BufferedImage grey = new BufferedImage(
                SHEET_WIDTH,
                rows * samples.bands(),
                samples.bits() == 8 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_USHORT_GRAY);
        Samples target = new Samples(grey);
        for (int band = 0; band < samples.bands(); band++) {
            samples.takeBand(band, target, band * rows * SHEET_WIDTH);
        }
        return Photo.of(grey);
    }

    /// Memory held.
    public long bytes() {
        Samples samples = new Samples(after);
        return 2L * after.getWidth() * after.getHeight() * samples.bands() * samples.bits() / 8 + areas.size() * 40L;
    }

    private void put(Samples samples, boolean undo) {
        Samples sheet = new Samples(undo ? before : after);
        int at = 0;
        for (Area area : areas) {
            int length = area.width() * sheet.bands();
            for (int y = area.y(); y < area.bottom(); y++, at += length) {
                samples.copy(sheet, at, samples.index(area.x(), y), length);
            }
        }
    }

    private static BufferedImage sheet(Photo photo, List<Area> areas) {
        BufferedImage sheet = Layout.like(photo.image(), SHEET_WIDTH, rows(areas));
        Samples samples = new Samples(sheet);
        int at = 0;
        for (Area area : areas) {
            int length = area.width() * samples.bands();
            for (int y = area.y(); y < area.bottom(); y++, at += length) {
                samples.copy(photo.samples(), photo.samples().index(area.x(), y), at, length);
            }
        }
        return sheet;
    }

    private static List<Area> tiles(Photo photo, List<Area> within) {
        int columns = Math.ceilDiv(photo.width(), TILE);
        TreeSet<Integer> indices = new TreeSet<>();
        for (Area area : within) {
            photo.requireInside(area);
            for (int row = area.y() / TILE; row <= (area.bottom() - 1) / TILE; row++) {
                for (int column = area.x() / TILE; column <= (area.right() - 1) / TILE; column++) {
                    indices.add(row * columns + column);
                }
            }
        }
        List<Area> tiles = new ArrayList<>();
        for (int index : indices) {
            int x = index % columns * TILE;
            int y = index / columns * TILE;
            tiles.add(new Area(x, y, Math.min(TILE, photo.width() - x), Math.min(TILE, photo.height() - y)));
        }
        return tiles;
    }

    /// The smallest area of a tile with all that differs, or null.
    private static Area difference(Photo before, Photo after, Area tile) {
        int left = tile.right();
        int right = tile.x();
        int top = -1;
        int bottom = 0;
        for (int y = tile.y(); y < tile.bottom(); y++) {
            int[] differing = before.samples().difference(after.samples(), tile.x(), y, tile.width());
            if (differing.length > 0) {
                left = Math.min(left, differing[0]);
                right = Math.max(right, differing[1] + 1);
                top = top < 0 ? y : top;
                bottom = y + 1;
            }
        }
        return top < 0 ? null : new Area(left, top, right - left, bottom - top);
    }

    private static void requireSameKind(Photo photo, Photo other) {
        boolean same = photo.bitDepth() == other.bitDepth()
                && photo.samples().bands() == other.samples().bands()
                && photo.alpha() == other.alpha();
        if (!same) {
            throw new IllegalArgumentException("A patch is between photos of one kind");
        }
    }
}
