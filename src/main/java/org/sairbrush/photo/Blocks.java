package org.sairbrush.photo;

/// The blocks in which a JPEG file holds a photo: a frame that begins with whole ones can be cut out without coding a
/// sample anew.
///
/// @param width  of a block in the file's picture, in pixels: all that belongs together of all colours
/// @param height the same
/// @param turn   from the file's picture to the photo
public record Blocks(int width, int height, Orientation turn) {

    /// Grown by less than a block on the sides from which the file counts, so that it begins with whole ones.
    ///
    /// @param area        of the photo
    /// @param photoWidth  of the photo
    /// @param photoHeight the same
    public Area around(Area area, int photoWidth, int photoHeight) {
        Area stored = turn.inverse().apply(area, photoWidth, photoHeight);
        int x = stored.x() - stored.x() % width;
        int y = stored.y() - stored.y() % height;
        return photo(new Area(x, y, stored.right() - x, stored.bottom() - y), photoWidth, photoHeight);
    }

    /// Moved by less than a block towards where the file begins, so that it begins with whole ones.
    ///
    /// @param area        of the photo
    /// @param photoWidth  of the photo
    /// @param photoHeight the same
    public Area before(Area area, int photoWidth, int photoHeight) {
        Area stored = turn.inverse().apply(area, photoWidth, photoHeight);
        int x = stored.x() - stored.x() % width;
        int y = stored.y() - stored.y() % height;
        return photo(new Area(x, y, stored.width(), stored.height()), photoWidth, photoHeight);
    }

    /// Of a block as the photo is seen.
    public int photoWidth() {
        return turn.swapsAxes() ? height : width;
    }

    /// Of a block as the photo is seen.
    public int photoHeight() {
        return turn.swapsAxes() ? width : height;
    }

    private Area photo(Area stored, int photoWidth, int photoHeight) {
        boolean swaps = turn.swapsAxes();
        return turn.apply(stored, swaps ? photoHeight : photoWidth, swaps ? photoWidth : photoHeight);
    }
}
