package org.sairbrush.photo;

import java.awt.image.BufferedImage;
import java.util.stream.IntStream;

/// How a stored picture is to be turned for display: the eight values of EXIF's orientation tag, in its order.
enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    HALF_TURN(false, true, true),
    FLIPPED(false, false, true),
    TRANSPOSED(true, false, false),
    QUARTER_TURN_RIGHT(true, false, true),
    TRANSVERSED(true, true, true),
    QUARTER_TURN_LEFT(true, true, false);

    private final boolean swapsAxes;
    private final boolean reversesColumns;
    private final boolean reversesRows;

    /// @param reversesColumns whether the stored columns are read from the right
    /// @param reversesRows    whether the stored rows are read from below
    Orientation(boolean swapsAxes, boolean reversesColumns, boolean reversesRows) {
        this.swapsAxes = swapsAxes;
        this.reversesColumns = reversesColumns;
        this.reversesRows = reversesRows;
    }

    /// @param tag 1–8; anything else says nothing
    static Orientation of(int tag) {
        return tag >= 1 && tag <= 8 ? values()[tag - 1] : UPRIGHT;
    }

    /// As EXIF numbers it.
    int tag() {
        return ordinal() + 1;
    }

    boolean swapsAxes() {
        return swapsAxes;
    }

    boolean reversesColumns() {
        return reversesColumns;
    }

    boolean reversesRows() {
        return reversesRows;
    }

    /// @param stored in the layout of [Samples]
    BufferedImage apply(BufferedImage stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        int width = swapsAxes ? stored.getHeight() : stored.getWidth();
        int height = swapsAxes ? stored.getWidth() : stored.getHeight();
        BufferedImage upright = Layout.like(stored, width, height);
        Samples from = new Samples(stored);
        Samples to = new Samples(upright);
        IntStream.range(0, height).parallel().forEach(y -> {
            for (int x = 0; x < width; x++) {
                int column = swapsAxes ? y : x;
                int row = swapsAxes ? x : y;
                int fromX = reversesColumns ? stored.getWidth() - 1 - column : column;
                int fromY = reversesRows ? stored.getHeight() - 1 - row : row;
                to.copyPixel(from, from.index(fromX, fromY), to.index(x, y));
            }
        });
        return upright;
    }
}
