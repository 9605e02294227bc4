package org.sairbrush.restore;

import java.util.ArrayList;
import java.util.List;
import org.sairbrush.photo.Area;

/// Overlapping squares over a picture, and what was painted in them, faded into each other where they overlap.
final class Tiles {

    private static final int SIDE = 512;

    /// Pixels that neighbouring tiles share. Half of them are context; over the others they fade into each other.
    private static final int OVERLAP = 96;

    private static final int FADE = OVERLAP / 2;

    private final int width;
    private final int height;
    private final int tileWidth;
    private final int tileHeight;
    private final float[] sum;
    private final float[] weight;

    /// @param multiple sides of tiles are multiples of this; a tile may reach beyond a small picture
    Tiles(int width, int height, int multiple) {
        this.width = width;
        this.height = height;
        tileWidth = Math.min(SIDE, Math.ceilDiv(width, multiple) * multiple);
        tileHeight = Math.min(SIDE, Math.ceilDiv(height, multiple) * multiple);
        sum = new float[3 * width * height];
        weight = new float[width * height];
    }

    /// The tiles in which anything is wanted.
    ///
    /// @param wanted (height, width), above 0 where it is
    List<Area> over(float[] wanted) {
        List<Area> tiles = new ArrayList<>();
        for (int y : starts(height, tileHeight)) {
            for (int x : starts(width, tileWidth)) {
                Area tile = new Area(x, y, tileWidth, tileHeight);
                if (holds(wanted, tile)) {
                    tiles.add(tile);
                }
            }
        }
        return tiles;
    }

    private static List<Integer> starts(int length, int tile) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int start = tile - OVERLAP; start + OVERLAP < length; start += tile - OVERLAP) {
            starts.add(Math.min(start, length - tile));
        }
        return starts;
    }

    private boolean holds(float[] wanted, Area tile) {
        for (int y = tile.y(); y < Math.min(height, tile.bottom()); y++) {
            for (int x = tile.x(); x < Math.min(width, tile.right()); x++) {
                // what only the context of a tile shows is painted by its neighbour
                if (wanted[y * width + x] > 0 && share(x - tile.x(), x, tile.width(), width)
                        * share(y - tile.y(), y, tile.height(), height) > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    /// A tile of the picture; beyond the border its pixels are repeated.
    ///
    /// @param planes of the picture, one or three
    float[] cut(float[] planes, Area tile) {
        int count = planes.length / (width * height);
        float[] cut = new float[Math.toIntExact(count * tile.pixels())];
        for (int plane = 0, i = 0; plane < count; plane++) {
            for (int y = tile.y(); y < tile.bottom(); y++) {
                int row = (plane * height + Math.min(y, height - 1)) * width;
                for (int x = tile.x(); x < tile.right(); x++, i++) {
                    cut[i] = planes[row + Math.min(x, width - 1)];
                }
            }
        }
        return cut;
    }

    void put(Area tile, float[] painted) {
        int plane = Math.toIntExact(tile.pixels());
        for (int y = tile.y(); y < Math.min(height, tile.bottom()); y++) {
            float down = share(y - tile.y(), y, tile.height(), height);
            for (int x = tile.x(); x < Math.min(width, tile.right()); x++) {
                float share = down * share(x - tile.x(), x, tile.width(), width);
                int from = (y - tile.y()) * tile.width() + x - tile.x();
                int to = y * width + x;
                weight[to] += share;
                for (int channel = 0; channel < 3; channel++) {
                    sum[channel * width * height + to] += share * painted[channel * plane + from];
                }
            }
        }
    }

    /// How much a tile counts at one of its pixels: 0 near its own border, 1 in the middle and at the picture's border.
    private static float share(int inTile, int inPicture, int tile, int picture) {
        int before = inPicture == inTile ? FADE : inTile - (OVERLAP - FADE) / 2;
        int after = inPicture - inTile + tile >= picture ? FADE : tile - 1 - inTile - (OVERLAP - FADE) / 2;
        return Math.clamp((Math.min(before, after) + 0.5f) / FADE, 0, 1);
    }

    /// What was painted, and what stood there where nothing was.
    float[] onto(float[] picture) {
        float[] result = picture.clone();
        for (int i = 0; i < result.length; i++) {
            float painted = weight[i % weight.length];
            if (painted > 0) {
                result[i] = sum[i] / painted;
            }
        }
        return result;
    }
}
