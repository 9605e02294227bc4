package org.sairbrush.editor.document;

import java.util.List;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoPatch;
import org.sairbrush.restore.Restoration;

/// A fill that is done, with what it changes in the photo. Made in the background, so that little is left to do when
/// the document takes it over.
///
/// @param photo    that was filled
/// @param shown    that is seen when the document takes it over
/// @param mask     that was filled
/// @param areas    where the photo may have changed
/// @param ofShown  what changes in the photo that is seen
/// @param ofFilled what changed in the photo that was filled; the same patch where that is the one that is seen
public record FinishedFill(
        Restoration restoration,
        Photo photo,
        Photo shown,
        Mask mask,
        List<Area> areas,
        PhotoPatch ofShown,
        PhotoPatch ofFilled) {

    /// @param photo that was filled and is still seen
    /// @param mask  that was filled
    public static FinishedFill of(Photo photo, Restoration restoration, Mask mask) {
        return of(photo, restoration, mask, areas(mask));
    }

    /// Where a fill of this mask may change the photo.
    public static List<Area> areas(Mask mask) {
        return MaskStroke.covered(mask);
    }

    /// @param areas where the photo may have changed
    public static FinishedFill of(Photo photo, Restoration restoration, Mask mask, List<Area> areas) {
        PhotoPatch changed = PhotoPatch.between(photo, restoration.photo(), areas);
        return new FinishedFill(restoration, photo, photo, mask, areas, changed, changed);
    }

    /// Another result in place of a fill's that is still seen.
    public static FinishedFill inPlaceOf(Fill replaced, Restoration restoration) {
        Photo before = replaced.before();
        Photo shown = replaced.restoration().photo();
        List<Area> areas = replaced.areas();
        return new FinishedFill(
                restoration,
                before,
                shown,
                replaced.mask(),
                areas,
                PhotoPatch.between(shown, restoration.photo(), areas),
                PhotoPatch.between(before, restoration.photo(), areas));
    }
}
