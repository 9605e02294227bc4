package org.sairbrush.editor.document;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Orientation;
import org.sairbrush.photo.selection.Selection;

/// The coverage of some tiles of a mask before and after a step. Tiles of one value cost one byte.
///
/// @param addedHoles how many hole pixels there are more after the step than before
public record MaskPatch(List<Tile> tiles, long addedHoles) {

    static final MaskPatch NONE = new MaskPatch(List.of(), 0);

    /// Both arrays are row-major over the area, or of length 1 where the whole area has that value.
    public record Tile(Area area, byte[] before, byte[] after) {

        private Tile turned(Orientation turn, int width, int height) {
            return new Tile(turn.apply(area, width, height), turned(before, turn), turned(after, turn));
        }

        private byte[] turned(byte[] values, Orientation turn) {
            return values.length == 1 ? values : turn.apply(values, area.width(), area.height());
        }

        long bytes() {
            return before.length + after.length + 64L;
        }
    }

    /// What a selection changes when it is added to a mask or taken out of it. For background work on a snapshot.
    ///
    /// @param mask is changed
    public static MaskPatch selecting(Mask mask, Selection selection, boolean erase) {
        MaskStroke change = new MaskStroke(mask);
        change.touch(selection.area());
        if (erase) {
            selection.removeFrom(mask);
        } else {
            selection.addTo(mask);
        }
        return change.finish();
    }

    /// What changes when a mask takes over the coverage of another of its size. For background work on a snapshot.
    ///
    /// @param mask is changed
    public static MaskPatch replacing(Mask mask, Mask other) {
        MaskStroke change = new MaskStroke(mask);
        change.replace(other);
        return change.finish();
    }

    /// What takes all of a mask away.
    ///
    /// @param areas where it covers anything
    static MaskPatch clearing(Mask mask, List<Area> areas) {
        MaskTiles tiles = new MaskTiles(mask.width(), mask.height());
        byte[] nothing = {0};
        return of(areas.stream()
                .flatMapToInt(tiles::of)
                .distinct()
                .mapToObj(tiles::area)
                .map(area -> new Tile(area, take(mask, area), nothing))
                .filter(tile -> !Arrays.equals(tile.before(), nothing))
                .toList());
    }

    static MaskPatch of(List<Tile> tiles) {
        long added = tiles.stream()
                .mapToLong(tile -> holes(tile.after(), tile.area()) - holes(tile.before(), tile.area()))
                .sum();
        return new MaskPatch(List.copyOf(tiles), added);
    }

    /// This change and a later one of the same mask as one.
    MaskPatch then(MaskPatch later) {
        SequencedMap<Area, Tile> both = new LinkedHashMap<>();
        tiles.forEach(tile -> both.put(tile.area(), tile));
        later.tiles.forEach(tile -> {
            Tile earlier = both.get(tile.area());
            both.putLast(tile.area(), new Tile(tile.area(), (earlier == null ? tile : earlier).before(), tile.after()));
        });
        return new MaskPatch(List.copyOf(both.values()), addedHoles + later.addedHoles);
    }

    /// The same change of the mask turned.
    ///
    /// @param width  of the mask before
    /// @param height of the mask before
    MaskPatch turned(Orientation turn, int width, int height) {
        return new MaskPatch(
                tiles.stream().map(tile -> tile.turned(turn, width, height)).toList(), addedHoles);
    }

    long bytes() {
        return tiles.stream().mapToLong(Tile::bytes).sum();
    }

    public boolean isEmpty() {
        return tiles.isEmpty();
    }

    public void undo(Mask mask) {
        tiles.forEach(tile -> put(mask, tile.area(), tile.before()));
    }

    public void redo(Mask mask) {
        tiles.forEach(tile -> put(mask, tile.area(), tile.after()));
    }

    private static long holes(byte[] values, Area area) {
        long holes = 0;
        for (byte value : values) {
            // Coverage of 128 and more is negative as a signed byte.
            holes += value < 0 ? 1 : 0;
        }
        return values.length == 1 ? holes * area.pixels() : holes;
    }

    /// The coverage of an area, or its one value where it is the same all over.
    static byte[] take(Mask mask, Area area) {
        byte[] coverage = mask.coverage();
        int start = area.y() * mask.width() + area.x();
        for (int y = 0; y < area.height(); y++) {
            int row = start + y * mask.width();
            int end = row + area.width();
            // A row has one value where it is the same as itself, moved on by one.
            if (coverage[row] != coverage[start] || !Arrays.equals(coverage, row, end - 1, coverage, row + 1, end)) {
                return copy(mask, area);
            }
        }
        return new byte[] {coverage[start]};
    }

    private static byte[] copy(Mask mask, Area area) {
        byte[] copied = new byte[(int) area.pixels()];
        for (int y = 0; y < area.height(); y++) {
            int start = (area.y() + y) * mask.width() + area.x();
            System.arraycopy(mask.coverage(), start, copied, y * area.width(), area.width());
        }
        return copied;
    }

    static void put(Mask mask, Area area, byte[] values) {
        byte[] coverage = mask.coverage();
        for (int y = 0; y < area.height(); y++) {
            int start = (area.y() + y) * mask.width() + area.x();
            if (values.length == 1) {
                Arrays.fill(coverage, start, start + area.width(), values[0]);
            } else {
                System.arraycopy(values, y * area.width(), coverage, start, area.width());
            }
        }
    }
}
