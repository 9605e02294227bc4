package org.sairbrush.editor.document;

import java.util.stream.IntStream;
import org.sairbrush.photo.Area;

/// The squares in which the changes of a mask of this size are kept, numbered row by row.
record MaskTiles(int width, int height) {

    static final int SIDE = 256;

    /// All of them.
    IntStream all() {
        return of(Area.of(width, height));
    }

    /// Those that an area within the mask touches.
    IntStream of(Area area) {
        return IntStream.rangeClosed(area.y() / SIDE, (area.bottom() - 1) / SIDE)
                .flatMap(row -> IntStream.rangeClosed(area.x() / SIDE, (area.right() - 1) / SIDE)
                        .map(column -> row * columns() + column));
    }

    Area area(int tile) {
        int x = tile % columns() * SIDE;
        int y = tile / columns() * SIDE;
        return new Area(x, y, Math.min(SIDE, width - x), Math.min(SIDE, height - y));
    }

    private int columns() {
        return (width + SIDE - 1) / SIDE;
    }
}
