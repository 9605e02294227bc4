package org.sairbrush.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;

/// A rectangle of a grid's cells. Networks compute what lies in a window alone where no more is asked for; each layer
/// takes as many cells around its own window as it sees, so that the result is that of the whole grid.
///
/// @param x      column of the left cells
/// @param y      row of the top cells
/// @param width  in cells
/// @param height in cells
public record Window(int x, int y, int width, int height) {

    /// All cells of a map `(B, C, H, W)`.
    public static Window whole(NDArray map) {
        return new Window(0, 0, (int) map.getShape().get(3), (int) map.getShape().get(2));
    }

    /// The smallest window that holds whatever is above 0 in any picture of a batch; empty where nothing is.
    ///
    /// @param map `(B, 1, H, W)`
    public static Optional<Window> around(NDArray map) {
        float[] values = map.toFloatArray();
        Window whole = whole(map);
        int left = whole.width;
        int top = whole.height;
        int right = 0;
        int bottom = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] > 0) {
                int column = i % whole.width;
                int row = i / whole.width % whole.height;
                left = Math.min(left, column);
                right = Math.max(right, column + 1);
                top = Math.min(top, row);
                bottom = Math.max(bottom, row + 1);
            }
        }
        return right == 0 ? Optional.empty() : Optional.of(new Window(left, top, right - left, bottom - top));
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

    /// Puts a map that shows this window into a grid of zeros.
    ///
    /// @param map `(B, C, height, width)`
    /// @return `(B, C, grid.height, grid.width)`
    public NDArray into(NDArray map, Window grid) {
        if (equals(grid)) {
            return map;
        }
        return map.pad(new Shape(x, grid.width - right(), y, grid.height - bottom()), 0);
    }
}
