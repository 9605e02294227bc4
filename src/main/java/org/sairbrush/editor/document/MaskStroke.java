package org.sairbrush.editor.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;

/// A change to a mask in the making: remembers each tile's coverage just before it is touched for the first time.
/// What is to be painted must be announced with [#touch(Area)] beforehand.
final class MaskStroke {

    private static final byte[] NOTHING = new byte[MaskTiles.SIDE];

    private final Mask mask;
    private final MaskTiles tiles;
    private final Consumer<Area> announce;
    private final Map<Integer, byte[]> before = new HashMap<>();

    /// Of a mask that nobody else sees.
    MaskStroke(Mask mask) {
        this(mask, area -> {});
    }

    MaskStroke(LiveMask live) {
        this(live.mask(), live::changes);
    }

    private MaskStroke(Mask mask, Consumer<Area> announce) {
        this.mask = mask;
        this.announce = announce;
        tiles = new MaskTiles(mask.width(), mask.height());
    }

    void touch(Area area) {
        announce.accept(area);
        tiles.of(area).forEach(tile -> before.computeIfAbsent(tile, one -> MaskPatch.take(mask, tiles.area(one))));
    }

    /// Takes over another mask's coverage.
    void replace(Mask other) {
        tiles.all().mapToObj(tiles::area).filter(area -> !same(other, area)).forEach(area -> {
            touch(area);
            rows(area).forEach(row -> System.arraycopy(other.coverage(), row, mask.coverage(), row, area.width()));
        });
    }

    private boolean same(Mask other, Area area) {
        return rows(area)
                .allMatch(row -> Arrays.equals(
                        mask.coverage(), row, row + area.width(), other.coverage(), row, row + area.width()));
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
        return stroke.tiles
                .all()
                .mapToObj(stroke.tiles::area)
                .filter(area -> !stroke.rows(area)
                        .allMatch(row -> Arrays.equals(
                                mask.coverage(), row, row + area.width(), NOTHING, 0, area.width())))
                .toList();
    }

    /// What has changed since the start; tiles that came out the same are left out.
    MaskPatch finish() {
        List<MaskPatch.Tile> changed = new ArrayList<>();
        before.forEach((tile, was) -> {
            Area area = tiles.area(tile);
            byte[] is = MaskPatch.take(mask, area);
            if (!Arrays.equals(was, is)) {
                changed.add(new MaskPatch.Tile(area, was, is));
            }
        });
        return MaskPatch.of(changed);
    }

    /// Where in the coverage each row of an area starts.
    private IntStream rows(Area area) {
        return IntStream.range(area.y(), area.bottom()).map(y -> y * mask.width() + area.x());
    }
}
