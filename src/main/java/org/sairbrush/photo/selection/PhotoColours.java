package org.sairbrush.photo.selection;

import org.sairbrush.photo.Area;
import org.sairbrush.photo.Photo;

/// A photo's 8-bit sRGB colours, read in tiles as they are asked for: a search that stays near its start never touches
/// the rest of a large photo.
final class PhotoColours {

    private static final int BITS = 8;
    private static final int TILE = 1 << BITS;

    private final Photo photo;
    private final int columns;
    private final int[][] tiles;

    PhotoColours(Photo photo) {
        this.photo = photo;
        columns = Math.ceilDiv(photo.width(), TILE);
        tiles = new int[columns * Math.ceilDiv(photo.height(), TILE)][];
    }

    int rgb(int x, int y) {
        int index = (y >> BITS) * columns + (x >> BITS);
        if (tiles[index] == null) {
            tiles[index] = read(x & -TILE, y & -TILE);
        }
        int width = Math.min(TILE, photo.width() - (x & -TILE));
        return tiles[index][(y & TILE - 1) * width + (x & TILE - 1)] & 0xffffff;
    }

    /// The largest difference between two colours in red, green or blue, 0–255.
    static int difference(int a, int b) {
        int red = Math.abs((a >> 16 & 0xff) - (b >> 16 & 0xff));
        int green = Math.abs((a >> 8 & 0xff) - (b >> 8 & 0xff));
        int blue = Math.abs((a & 0xff) - (b & 0xff));
        return Math.max(red, Math.max(green, blue));
    }

    private int[] read(int left, int top) {
        int width = Math.min(TILE, photo.width() - left);
        int height = Math.min(TILE, photo.height() - top);
        return photo.argb(new Area(left, top, width, height), width, height);
    }
}
