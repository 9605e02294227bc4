package org.sairbrush.restore;

import org.sairbrush.photo.Area;

/// A crop that is filled in one go.
///
/// @param area          what the method sees, in pixels of the photo
/// @param core          the part of the area whose holes are this region's to fill; other holes in the area are
///                      unknown to it as well, and filled by another region
/// @param workingWidth  width at which a network sees the area
/// @param workingHeight height at which a network sees the area
public record Region(Area area, Area core, int workingWidth, int workingHeight) {

    /// Working pixels for each pixel of the photo, 1 at most save for tiny photos.
    public double scale() {
        return Math.max((double) workingWidth / area.width(), (double) workingHeight / area.height());
    }
}
