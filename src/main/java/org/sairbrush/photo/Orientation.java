package org.sairbrush.photo;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.stream.IntStream;

/// A turn of a picture, mirrored or not, which loses nothing: how one that is stored is to be turned for display, or
/// how people turn one that they see. The eight values of EXIF's orientation tag, in its order.
public enum Orientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    HALF_TURN(false, true, true),
    FLIPPED(false, false, true),
    TRANSPOSED(true, false, false),
    QUARTER_TURN_RIGHT(true, false, true),
    TRANSVERSED(true, true, true),
    QUARTER_TURN_LEFT(true, true, false);

    /// Pixels on a side of what is turned at a time: neighbours in a row of one picture are far apart in the other.
    private static final int BLOCK = 64;

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

    /// Whether width and height change places.
    public boolean swapsAxes() {
        return swapsAxes;
    }

    /// Whether what was read from left to right is then read from right to left, from above or from below.
    boolean mirrors() {
        return swapsAxes ^ reversesColumns ^ reversesRows;
    }

    boolean reversesColumns() {
        return reversesColumns;
    }

    boolean reversesRows() {
        return reversesRows;
    }

    /// This turn, and then another, as one.
    public Orientation then(Orientation next) {
        return of(
                swapsAxes ^ next.swapsAxes,
                reversesColumns ^ (swapsAxes ? next.reversesRows : next.reversesColumns),
                reversesRows ^ (swapsAxes ? next.reversesColumns : next.reversesRows));
    }

    /// The turn that takes this one back.
    public Orientation inverse() {
        return swapsAxes ? of(true, reversesRows, reversesColumns) : this;
    }

    private static Orientation of(boolean swapsAxes, boolean reversesColumns, boolean reversesRows) {
        return Arrays.stream(values())
                .filter(orientation -> orientation.swapsAxes == swapsAxes
                        && orientation.reversesColumns == reversesColumns
                        && orientation.reversesRows == reversesRows)
                .findFirst()
                .orElseThrow();
    }

    /// Where an area of a picture lies when that is turned.
    ///
    /// @param width  of the picture before
    /// @param height of the picture before
    public Area apply(Area area, int width, int height) {
        int column = reversesColumns ? width - area.right() : area.x();
        int row = reversesRows ? height - area.bottom() : area.y();
        return swapsAxes
                ? new Area(row, column, area.height(), area.width())
                : new Area(column, row, area.width(), area.height());
    }

    /// Turns values that stand row by row, one a pixel.
    ///
    /// @param width  of the picture before
    /// @param height of the picture before
    public byte[] apply(byte[] values, int width, int height) {
        byte[] turned = new byte[values.length];
        move(width, height, (from, step, to, length) -> {
            for (int i = 0; i < length; i++) {
                turned[to + i] = values[from + i * step];
            }
        });
        return turned;
    }

    /// @param stored in the layout of [Samples]
    BufferedImage apply(BufferedImage stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        int width = stored.getWidth();
        int height = stored.getHeight();
        BufferedImage upright = Layout.like(stored, swapsAxes ? height : width, swapsAxes ? width : height);
        Samples from = new Samples(stored);
        Samples to = new Samples(upright);
        move(width, height, (first, step, target, length) -> to.copyPixels(from, first, step, target, length));
        return upright;
    }

    /// Copies pixels that follow each other in a row of the turned picture; all by their numbers, row by row.
    private interface Move {

        /// @param step from one pixel to the next in the picture as it was
        void copy(int from, int step, int to, int length);
    }

    /// @param width  of the picture before
    /// @param height of the picture before
    private void move(int width, int height, Move move) {
        int across = swapsAxes ? height : width;
        int down = swapsAxes ? width : height;
        int column = reversesColumns ? -1 : 1;
        int row = (reversesRows ? -1 : 1) * width;
        int origin = (reversesColumns ? width - 1 : 0) + (reversesRows ? height - 1 : 0) * width;
        int stepX = swapsAxes ? row : column;
        int stepY = swapsAxes ? column : row;
        IntStream.range(0, Math.ceilDiv(down, BLOCK)).parallel().forEach(block -> {
            for (int x = 0; x < across; x += BLOCK) {
                for (int y = block * BLOCK; y < Math.min(down, (block + 1) * BLOCK); y++) {
                    move.copy(
                            origin + x * stepX + y * stepY, stepX, y * across + x, Math.min(BLOCK, across - x));
                }
            }
        });
    }
}
