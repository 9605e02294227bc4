package org.sairbrush.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;

/// A rectangle of a grid's cells. Networks compute what lies in a window alone where no more is asked for; each layer
/// takes as many cells around its own window as it sees, so that the result is that of the whole grid.
///
/// @param x      column of the left cells
/// @param y      row of the top cells
/// @param width  in cells
/// @param height in cells
public record Window(int x, int y, int width, int height) {

    /// Of the cells of coarse grids.
    private static final int[] SIDES = {128, 64, 32};

    /// Cells around a window that layers compute besides, some more for what a window costs by itself.
    private static final int AROUND = 8;

    /// All cells of a map `(B, C, H, W)`.
    public static Window whole(NDArray map) {
        return new Window(0, 0, (int) map.getShape().get(3), (int) map.getShape().get(2));
    }

    /// Windows that together hold the cells that are asked for, and few others: one in each cell of a coarse grid over
    /// all of them, as fine as makes the least work. None of them overlap.
    ///
    /// @param asked (height, width) of the grid
    public static List<Window> cover(boolean[] asked, Window grid) {
        List<Window> cover = List.of();
        for (int side : SIDES) {
            List<Window> finer = cut(asked, grid, side);
            if (cover.isEmpty() || work(finer) < work(cover)) {
                cover = finer;
            }
        }
        return cover;
    }

    /// Covers whatever is above 0 in any picture of a batch.
    ///
    /// @param map `(B, 1, H, W)`
    public static List<Window> cover(NDArray map) {
        float[] values = map.toFloatArray();
        Window grid = whole(map);
        boolean[] asked = new boolean[grid.width * grid.height];
        for (int i = 0; i < values.length; i++) {
            asked[i % asked.length] |= values[i] > 0;
        }
        return cover(asked, grid);
    }

    private static long work(List<Window> windows) {
        return windows.stream()
                .mapToLong(window -> (window.width + 2L * AROUND) * (window.height + 2 * AROUND))
                .sum();
    }

    private static List<Window> cut(boolean[] asked, Window grid, int side) {
        Window all = bounds(asked, grid, grid);
        List<Window> windows = new ArrayList<>();
        if (all == null) {
            return windows;
        }
        int rows = Math.ceilDiv(all.height, side);
        int columns = Math.ceilDiv(all.width, side);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int left = all.x + all.width * column / columns;
                int top = all.y + all.height * row / rows;
                int right = all.x + all.width * (column + 1) / columns;
                int bottom = all.y + all.height * (row + 1) / rows;
                Window window = bounds(asked, grid, new Window(left, top, right - left, bottom - top));
                if (window != null) {
                    windows.add(window);
                }
            }
        }
        return windows;
    }

    /// The smallest window with all that is asked for in a part of the grid, `null` where nothing is.
    private static Window bounds(boolean[] asked, Window grid, Window part) {
        int left = part.right();
        int top = part.bottom();
        int right = 0;
        int bottom = 0;
        for (int row = part.y; row < part.bottom(); row++) {
            for (int column = part.x; column < part.right(); column++) {
                if (asked[row * grid.width + column]) {
                    left = Math.min(left, column);
                    right = Math.max(right, column + 1);
                    top = Math.min(top, row);
                    bottom = row + 1;
                }
            }
        }
        return right == 0 ? null : new Window(left, top, right - left, bottom - top);
    }

    /// The smallest window that holds all of some.
    public static Window union(List<Window> windows) {
        int left = windows.stream().mapToInt(Window::x).min().orElseThrow();
        int top = windows.stream().mapToInt(Window::y).min().orElseThrow();
        int right = windows.stream().mapToInt(Window::right).max().orElseThrow();
        int bottom = windows.stream().mapToInt(Window::bottom).max().orElseThrow();
        return new Window(left, top, right - left, bottom - top);
    }

    public int right() {
        return x + width;
    }

    public int bottom() {
        return y + height;
    }

    /// Whether it can be halved without rounding.
    public boolean isEven() {
        return x % 2 == 0 && y % 2 == 0 && width % 2 == 0 && height % 2 == 0;
    }

    /// With more cells on each side, as far as the limits allow.
    public Window grown(int cells, Window limits) {
        int left = Math.max(limits.x, x - cells);
        int top = Math.max(limits.y, y - cells);
        int right = Math.min(limits.right(), right() + cells);
        int bottom = Math.min(limits.bottom(), bottom() + cells);
        return new Window(left, top, right - left, bottom - top);
    }

    /// The cells of a grid of half the size that it touches.
    public Window halved() {
        int left = x / 2;
        int top = y / 2;
        return new Window(left, top, (right() + 1) / 2 - left, (bottom() + 1) / 2 - top);
    }

    /// The same part of a grid of twice the size.
    public Window doubled() {
        return new Window(2 * x, 2 * y, 2 * width, 2 * height);
    }

    /// What a map shows within this window.
    ///
    /// @param map   `(B, C, shown.height, shown.width)`
    /// @param shown the window that the map shows, which holds this one
    /// @return `(B, C, height, width)`
    public NDArray of(NDArray map, Window shown) {
        if (equals(shown)) {
            return map;
        }
        int left = x - shown.x;
        int top = y - shown.y;
        return map.get(new NDIndex(":, :, {}:{}, {}:{}", top, top + height, left, left + width));
    }

    /// What a map of the whole grid shows within this window.
    public NDArray of(NDArray map) {
        return of(map, whole(map));
    }

    /// Puts a map that shows this window into a map of the whole grid.
    ///
    /// @param part `(B, C, height, width)`
    public void put(NDArray part, NDArray map) {
        map.set(new NDIndex(":, :, {}:{}, {}:{}", y, bottom(), x, right()), part);
    }
}
