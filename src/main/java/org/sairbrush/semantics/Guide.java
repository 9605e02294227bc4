package org.sairbrush.semantics;

import java.util.Objects;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.sair.Background;

/// The picture that a label map is painted on: it gives the map its size, and the borders that labels follow.
///
/// @param rgb (3, height, width) in [0, 1]; not copied, not to be changed
public record Guide(int width, int height, float[] rgb) {

    /// Longer side of guides of photos: borders look smooth, and a map takes a fraction of a second.
    public static final int MAX_SIDE = 1024;

    public Guide {
        Objects.requireNonNull(rgb);
        if (rgb.length != 3 * width * height) {
            throw new IllegalArgumentException("A guide of %d×%d pixels needs %d values, not %d"
                    .formatted(width, height, 3 * width * height, rgb.length));
        }
    }

    /// A part of a photo, at most [#MAX_SIDE] large. What holes hold is damage whose borders mean nothing: the known
    /// colours around are continued into them.
    ///
    /// @param mask of the photo's size
    public static Guide of(Photo photo, Area area, Mask mask) {
        double scale = Math.min(1, (double) MAX_SIDE / Math.max(area.width(), area.height()));
        int width = Math.max(1, (int) Math.round(area.width() * scale));
        int height = Math.max(1, (int) Math.round(area.height() * scale));
        float[] rgb = photo.rgb(area, width, height);
        return new Guide(
                width,
                height,
                mask.isEmpty() ? rgb : Background.MEMBRANE.under(rgb, mask.holes(area, width, height), width, height));
    }
}
