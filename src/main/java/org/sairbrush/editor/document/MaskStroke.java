package org.sairbrush.editor.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;

/// A change to a mask in the making: remembers each tile's coverage just before it is touched for the first time.
/// What is to be painted must be announced with [#touch(Area)] beforehand.
final class MaskStroke {

    static final int TILE = 256;
    private static final byte[] NOTHING = new byte[TILE];

    private final Mask mask;
    private final Map<Integer, byte[]> before = new HashMap<>();
    private final int columns;

    MaskStroke(Mask mask) {
        this.mask = mask;
        columns = (mask.width() + TILE - 1) / TILE;
    }

    void touch(Area area) {
        tiles(area).forEach(index -> before.computeIfAbsent(index, tile -> MaskPatch.take(mask, tileArea(tile))));
    }

    /// Takes over another mask's coverage.
    void replace(Mask other) {
        for (int index : tiles(Area.of(mask.width(), mask.height())).toArray()) {
            Area area = tileArea(index);
            boolean same = rows(area)
                    .allMatch(row -> Arrays.equals(
                            mask.coverage(), row, row + area.width(), other.coverage(), row, row + area.width()));
            if (!same) {
                touch(area);
                rows(area).forEach(row ->
                        System.arraycopy(other.coverage(), row, mask.coverage(), row, area.width()));
            }
        }
    }

    /// Takes all that another mask covers, be it ever so little, out of this one.
    ///
    /// @param areas where that is, see [#covered]
    void remove(Mask other, List<Area> areas) {
        byte[] covered = other.coverage();
        for (Area area : areas) {
            touch(area);
            rows(area).forEach(row -> {
                for (int i = row; i < row + area.width(); i++) {
                    if (covered[i] != 0) {
                        mask.coverage()[i] = 0;
                    }
                }
            });
        }
    }

    /// The tiles of a mask with any coverage, be it ever so little.
    static List<Area> covered(Mask mask) {
        MaskStroke stroke = new MaskStroke(mask);
        return stroke.tiles(Area.of(mask.width(), mask.height()))
                .mapToObj(stroke::tileArea)
                .filter(area -> !stroke.rows(area)
                        .allMatch(row -> Arrays.equals(
                                mask.coverage(), row, row + area.width(), NOTHING, 0, area.width())))
                .toList();
    }

    /// What has changed since the start; tiles that came out the same are left out.
    MaskPatch finish() {
        List<MaskPatch.Tile> tiles = new ArrayList<>();
        before.forEach((index, was) -> {
            byte[] is = MaskPatch.take(mask, tileArea(index));
            if (!Arrays.equals(was, is)) {
                tiles.add(new MaskPatch.Tile(tileArea(index), was, is));
            }
        });
        return MaskPatch.of(tiles);
    }

    private IntStream tiles(Area area) {
        return IntStream.rangeClosed(area.y() / TILE, (area.bottom() - 1) / TILE)
                .flatMap(row -> IntStream.rangeClosed(area.x() / TILE, (area.right() - 1) / TILE)
                        .map(column -> row * columns + column));
    }

    /// Where in the coverage each row of an area starts.
    private IntStream rows(Area area) {
        return IntStream.range(area.y(), area.bottom()).map(y -> y * mask.width() + area.x());
    }

    private Area tileArea(int index) {
        int x = index % columns * TILE;
        int y = index / columns * TILE;
        return new Area(x, y, Math.min(TILE, mask.width() - x), Math.min(TILE, mask.height() - y));
    }
}
