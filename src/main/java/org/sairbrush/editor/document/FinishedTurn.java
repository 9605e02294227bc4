package org.sairbrush.editor.document;

import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Orientation;
import org.sairbrush.photo.Photo;

/// A turn of a document that is worked out. Made in the background, so that little is left to do when the document
/// takes it over.
///
/// @param shown    the photo that is seen when the document takes it over
/// @param photo    the same turned
/// @param original the photo as it was opened, turned likewise; the very same photo where nothing was filled
/// @param mask     turned
public record FinishedTurn(Orientation turn, Photo shown, Photo photo, Photo original, Mask mask) {

    /// @param shown    that is seen
    /// @param original as it was opened, and stands now
    public static FinishedTurn of(Orientation turn, Photo shown, Photo original, Mask mask) {
        Photo turned = original.turned(turn);
        return new FinishedTurn(
                turn, shown, shown == original ? turned : shown.turned(turn), turned, mask.turned(turn));
    }
}
