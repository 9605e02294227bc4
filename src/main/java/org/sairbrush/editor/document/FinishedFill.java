package org.sairbrush.editor.document;

import java.util.List;
import java.util.Optional;
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
/// @param strength of the fill; empty where it is as it was made
public record FinishedFill(
        Restoration restoration,
        Photo photo,
        Photo shown,
        Mask mask,
        List<Area> areas,
        PhotoPatch ofShown,
        PhotoPatch ofFilled,
        Optional<Strength> strength) {

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
        return new FinishedFill(restoration, photo, photo, mask, areas, changed, changed, Optional.empty());
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
                PhotoPatch.between(before, restoration.photo(), areas),
                Optional.empty());
    }

    /// The last fill at another strength, see [Restoration#atStrength].
    ///
    /// @param share in [0, 1]
    /// @param anew  whether it comes in place of the last step, which has set another strength
    public static FinishedFill atStrength(double share, Fill fill, boolean anew) {
        Restoration full = fill.restoration().with(fill.full());
        return atStrength(share, fill, anew, full.atStrength(share, fill.before(), fill.areas()));
    }

    /// The same as a step of its own, where it is known what comes of it.
    public static FinishedFill atStrength(double share, Fill fill, Restoration mixed) {
        return atStrength(share, fill, false, mixed);
    }

    private static FinishedFill atStrength(double share, Fill fill, boolean anew, Restoration mixed) {
        Photo shown = fill.restoration().photo();
        Photo full = fill.full();
        Photo under = anew ? fill.beforeStep() : shown;
        List<Area> areas = fill.areas();
        PhotoPatch fromFull = PhotoPatch.between(full, mixed.photo(), areas);
        return new FinishedFill(
                mixed,
                fill.before(),
                shown,
                fill.mask(),
                areas,
                under == full ? fromFull : PhotoPatch.between(under, mixed.photo(), areas),
                PhotoPatch.between(fill.before(), mixed.photo(), areas),
                Optional.of(new Strength(share, fromFull)));
    }
}
