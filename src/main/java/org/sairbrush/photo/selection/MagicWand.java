package org.sairbrush.photo.selection;

import java.util.function.BooleanSupplier;
import org.sairbrush.photo.Photo;

/// Picks what has the colour of a point.
///
/// @param tolerance  how far red, green and blue may each be off, 0–255
/// @param contiguous only what hangs together with the point, over edges of pixels
public record MagicWand(int tolerance, boolean contiguous) {

    /// @param x         of a pixel within the photo
    /// @param y         of a pixel within the photo
    /// @param cancelled looked at once in a while
    public Selection pick(Photo photo, int x, int y, BooleanSupplier cancelled) {
        PhotoColours colours = new PhotoColours(photo);
        int wanted = colours.rgb(x, y);
        Flood.Fit fit = (column, row) -> PhotoColours.difference(colours.rgb(column, row), wanted) <= tolerance;
        return contiguous
                ? Flood.from(x, y, photo.width(), photo.height(), fit, cancelled)
                : Flood.everywhere(x, y, photo.width(), photo.height(), fit, cancelled);
    }
}
