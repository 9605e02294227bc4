package org.sairbrush.editor.document;

import java.util.Arrays;
import java.util.List;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;

/// The coverage of some tiles of a mask before and after a step. Tiles of one value cost one byte.
public record MaskPatch(List<Tile> tiles) {

    /// Both arrays are row-major over the area, or of length 1 where the whole area has that value.
    public record Tile(Area area, byte[] before, byte[] after) {

        long bytes() {
            return before.length + after.length + 64L;
        }
    }

    long bytes() {
        return tiles.stream().mapToLong(Tile::bytes).sum();
    }

    boolean isEmpty() {
        return tiles.isEmpty();
    }

    /// The smallest area that holds all tiles; only for a patch that is not empty.
    Area area() {
        return tiles.stream().map(Tile::area).reduce(Area::union).orElseThrow();
    }

    void undo(Mask mask) {
        tiles.forEach(tile -> put(mask, tile.area(), tile.before()));
    }

    void redo(Mask mask) {
        tiles.forEach(tile -> put(mask, tile.area(), tile.after()));
    }

    /// How many hole pixels there are more after the step than before.
    long addedHoles() {
        return tiles.stream()
                .mapToLong(tile -> holes(tile.after(), tile.area()) - holes(tile.before(), tile.area()))
                .sum();
    }

    private static long holes(byte[] values, Area area) {
        long holes = 0;
        for (byte value : values) {
            // Coverage of 128 and more is negative as a signed byte.
            holes += value < 0 ? 1 : 0;
        }
        return values.length == 1 ? holes * area.pixels() : holes;
    }

    static byte[] take(Mask mask, Area area) {
        byte[] coverage = mask.coverage();
        byte[] taken = new byte[(int) area.pixels()];
        for (int y = 0; y < area.height(); y++) {
            System.arraycopy(
                    coverage, (area.y() + y) * mask.width() + area.x(), taken, y * area.width(), area.width());
        }
        return taken;
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

    /// The one value of a uniform array, or the array itself.
    static byte[] compact(byte[] values) {
        for (byte value : values) {
            if (value != values[0]) {
                return values;
            }
        }
        return new byte[] {values[0]};
    }
}
