package org.sairbrush.editor.export;

import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.photo.Frame;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.Watching;
import org.sairbrush.restore.Progress;

/// What goes out of a document, to be made in the background.
///
/// @param photo all of it, as it is now
/// @param frame what of it goes out
public record Outgoing(Photo photo, Frame frame) {

    /// Of all the work, where samples are interpolated.
    private static final double INTERPOLATING = 0.4;

    public static Outgoing of(PhotoDocument document) {
        return new Outgoing(document.photo(), document.frame());
    }

    /// What the frame shows.
    ///
    /// @param progress of all the work
    public Photo framed(Progress progress) {
        return photo.framed(frame, progress.part(0, share()).watching(""));
    }

    /// What is left to do with it.
    ///
    /// @param progress of all the work
    public Watching rest(Progress progress) {
        return progress.part(share(), 1).watching("");
    }

    private double share() {
        return frame.angle() == 0 ? 0 : INTERPOLATING;
    }
}
