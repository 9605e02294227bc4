package org.sairbrush.photo;

import java.util.Arrays;
import java.util.List;

/// The quantised DCT coefficients of a JPEG picture, block by block: what its file holds, without anything lost.
///
/// @param width  of the picture in pixels; blocks reach beyond it
/// @param tables quantisation tables by number, in zigzag order; null where there is none
record JpegBlocks(int width, int height, int[][] tables, List<Component> components) {

    /// Coefficients of a block.
    static final int SIZE = 64;

    /// Where the coefficients, from low to high frequencies, stand in an 8 × 8 block (ITU-T T.81, figure A.6).
    static final int[] ZIGZAG = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60,
        61, 54, 47, 55, 62, 63
    };

    private static final int[] POSITION = new int[SIZE];

    static {
        for (int i = 0; i < SIZE; i++) {
            POSITION[ZIGZAG[i]] = i;
        }
    }

    /// One colour.
    ///
    /// @param across       blocks of this colour in an MCU, side by side
    /// @param down         and one above the other
    /// @param columns      of blocks, those of whole MCUs counted
    /// @param coefficients (rows, columns, 64) in zigzag order
    record Component(int id, int across, int down, int table, int columns, int rows, short[] coefficients) {

        int at(int column, int row) {
            return (row * columns + column) * SIZE;
        }

        private Component empty(int otherColumns, int otherRows) {
            int size = Math.multiplyExact(otherColumns * otherRows, SIZE);
            return new Component(id, across, down, table, otherColumns, otherRows, new short[size]);
        }
    }

    int maximumAcross() {
        return components.stream().mapToInt(Component::across).max().orElseThrow();
    }

    int maximumDown() {
        return components.stream().mapToInt(Component::down).max().orElseThrow();
    }

    /// Whether nothing is lost when the picture is turned: where an axis is reversed, the picture ends with an MCU.
    boolean turnable(Orientation orientation) {
        return (!orientation.reversesColumns() || width % (8 * maximumAcross()) == 0)
                && (!orientation.reversesRows() || height % (8 * maximumDown()) == 0);
    }

    /// Whether an area is all of the picture.
    boolean isAll(Area area) {
        return area.equals(Area.of(width, height));
    }

    /// Whether an area begins with whole blocks of all colours.
    boolean beginsAt(Area area) {
        return area.x() % (8 * maximumAcross()) == 0 && area.y() % (8 * maximumDown()) == 0;
    }

    /// A part of the picture without loss; as everywhere, its last blocks may reach beyond it.
    ///
    /// @param area that it [#beginsAt(Area)]
    JpegBlocks cut(Area area) {
        JpegBlocks part = empty(area.width(), area.height());
        for (int i = 0; i < components.size(); i++) {
            Component from = components.get(i);
            Component to = part.components.get(i);
            int column = area.x() / (8 * maximumAcross()) * from.across;
            int row = area.y() / (8 * maximumDown()) * from.down;
            for (int y = 0; y < to.rows; y++) {
                System.arraycopy(
                        from.coefficients, from.at(column, row + y), to.coefficients, to.at(0, y), to.columns * SIZE);
            }
        }
        return part;
    }

    /// A picture of another size, coded in the same way, of which nothing is known yet.
    JpegBlocks empty(int otherWidth, int otherHeight) {
        int units = Math.ceilDiv(otherWidth, 8 * maximumAcross());
        int unitRows = Math.ceilDiv(otherHeight, 8 * maximumDown());
        return new JpegBlocks(otherWidth, otherHeight, tables, components.stream()
                .map(component -> component.empty(units * component.across, unitRows * component.down))
                .toList());
    }

    /// The picture turned without loss. Blocks change places; in them coefficients do, and change their signs.
    ///
    /// @param orientation for which it is [#turnable(Orientation)]
    JpegBlocks turned(Orientation orientation) {
        if (orientation == Orientation.UPRIGHT) {
            return this;
        }
        boolean swaps = orientation.swapsAxes();
        int[][] turnedTables = new int[tables.length][];
        for (int i = 0; i < tables.length; i++) {
            turnedTables[i] = tables[i] != null && swaps ? transposed(tables[i]) : tables[i];
        }
        List<Component> turned =
                components.stream().map(component -> turned(component, orientation)).toList();
        return new JpegBlocks(swaps ? height : width, swaps ? width : height, turnedTables, turned);
    }

    private static int[] transposed(int[] table) {
        int[] result = new int[SIZE];
        for (int i = 0; i < SIZE; i++) {
            result[POSITION[ZIGZAG[i] % 8 * 8 + ZIGZAG[i] / 8]] = table[i];
        }
        return result;
    }

    private static Component turned(Component from, Orientation orientation) {
        boolean swaps = orientation.swapsAxes();
        Component to = new Component(
                from.id,
                swaps ? from.down : from.across,
                swaps ? from.across : from.down,
                from.table,
                swaps ? from.rows : from.columns,
                swaps ? from.columns : from.rows,
                new short[from.coefficients.length]);
        for (int row = 0; row < from.rows; row++) {
            for (int column = 0; column < from.columns; column++) {
                int x = orientation.reversesColumns() ? from.columns - 1 - column : column;
                int y = orientation.reversesRows() ? from.rows - 1 - row : row;
                turn(from, from.at(column, row), to, swaps ? to.at(y, x) : to.at(x, y), orientation);
            }
        }
        return to;
    }

    private static void turn(Component from, int source, Component to, int target, Orientation orientation) {
        for (int i = 0; i < SIZE; i++) {
            int horizontal = ZIGZAG[i] % 8;
            int vertical = ZIGZAG[i] / 8;
            boolean mirrored = orientation.reversesColumns() && horizontal % 2 == 1;
            boolean negative = mirrored != (orientation.reversesRows() && vertical % 2 == 1);
            int position = orientation.swapsAxes() ? POSITION[horizontal * 8 + vertical] : i;
            short value = from.coefficients[source + i];
            to.coefficients[target + position] = (short) (negative ? -value : value);
        }
    }

    boolean sameBlock(JpegBlocks other, int component, int column, int row) {
        Component mine = components.get(component);
        Component others = other.components.get(component);
        int at = mine.at(column, row);
        return Arrays.equals(mine.coefficients, at, at + SIZE, others.coefficients, at, at + SIZE);
    }
}
