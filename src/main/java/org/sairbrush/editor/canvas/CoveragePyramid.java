package org.sairbrush.editor.canvas;

import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;

/// A mask's coverage at 1, ½, ¼, … of its size, so that a view draws any zoom by looking at one byte a pixel.
/// A hairline stays visible when it shrinks: a cell is half the mean, half the largest of the four beneath it.
public final class CoveragePyramid {

    private static final int SMALLEST = 64;

    /// One size of the mask, row-major.
    record Level(int width, int height, byte[] coverage) {}

    private final Level[] levels;

    /// Of a live mask: [#update(Area)] takes over what has been painted.
    public CoveragePyramid(Mask mask) {
        int count = 1;
        while (Math.max(mask.width(), mask.height()) >> count >= SMALLEST) {
            count++;
        }
        levels = new Level[count];
        levels[0] = new Level(mask.width(), mask.height(), mask.coverage());
        for (int i = 1; i < count; i++) {
            int width = (levels[i - 1].width() + 1) / 2;
            int height = (levels[i - 1].height() + 1) / 2;
            levels[i] = new Level(width, height, new byte[width * height]);
        }
        mask.bounds().ifPresent(bounds -> update(Area.of(mask.width(), mask.height())));
    }

    int levels() {
        return levels.length;
    }

    Level level(int index) {
        return levels[index];
    }

    /// Whether nothing is covered: the smallest size shows everything, if ever so faintly.
    boolean isEmpty() {
        for (byte value : levels[levels.length - 1].coverage()) {
            if (value != 0) {
                return false;
            }
        }
        return levels.length > 1;
    }

    public void update(Area area) {
        int left = area.x();
        int top = area.y();
        int right = area.right();
        int bottom = area.bottom();
        for (int i = 1; i < levels.length; i++) {
            left /= 2;
            top /= 2;
            right = (right + 1) / 2;
            bottom = (bottom + 1) / 2;
            shrink(levels[i - 1], levels[i], left, top, right, bottom);
        }
    }

    private static void shrink(Level from, Level to, int left, int top, int right, int bottom) {
        byte[] fine = from.coverage();
        byte[] coarse = to.coverage();
        for (int y = top; y < bottom; y++) {
            int row = 2 * y * from.width();
            int next = 2 * y + 1 < from.height() ? row + from.width() : row;
            for (int x = left; x < right; x++) {
                int column = 2 * x;
                int beside = Math.min(column + 1, from.width() - 1);
                int a = fine[row + column] & 0xff;
                int b = fine[row + beside] & 0xff;
                int c = fine[next + column] & 0xff;
                int d = fine[next + beside] & 0xff;
                int largest = Math.max(Math.max(a, b), Math.max(c, d));
                coarse[y * to.width() + x] = (byte) ((a + b + c + d + 4 * largest + 4) / 8);
            }
        }
    }
}
