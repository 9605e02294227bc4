package org.sairbrush.editor.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;

/// A change to a mask in the making: remembers each tile's coverage just before it is touched for the first time.
/// What is to be painted must be announced with [#touch(Area)] beforehand.
final class MaskStroke {

    static final int TILE = 256;

    private final Mask mask;
    private final Map<Integer, byte[]> before = new HashMap<>();
    private final int columns;

    MaskStroke(Mask mask) {
        this.mask = mask;
        columns = (mask.width() + TILE - 1) / TILE;
    }

    void touch(Area area) {
        for (int row = area.y() / TILE; row <= (area.bottom() - 1) / TILE; row++) {
            for (int column = area.x() / TILE; column <= (area.right() - 1) / TILE; column++) {
                before.computeIfAbsent(
                        row * columns + column, index -> MaskPatch.compact(MaskPatch.take(mask, tileArea(index))));
            }
        }
    }

    /// Puts everything back as it was at the start.
    void abandon() {
        before.forEach((index, values) -> MaskPatch.put(mask, tileArea(index), values));
    }

    /// What has changed since the start; tiles that came out the same are left out.
    MaskPatch finish() {
        List<MaskPatch.Tile> tiles = new ArrayList<>();
        before.forEach((index, was) -> {
            byte[] is = MaskPatch.compact(MaskPatch.take(mask, tileArea(index)));
            if (!Arrays.equals(was, is)) {
                tiles.add(new MaskPatch.Tile(tileArea(index), was, is));
            }
        });
        return new MaskPatch(List.copyOf(tiles));
    }

    private Area tileArea(int index) {
        int x = index % columns * TILE;
        int y = index / columns * TILE;
        return new Area(x, y, Math.min(TILE, mask.width() - x), Math.min(TILE, mask.height() - y));
    }
}
