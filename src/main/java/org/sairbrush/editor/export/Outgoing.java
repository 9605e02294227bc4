package org.sairbrush.editor.export;

import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.Rendition;
import org.sairbrush.photo.Watching;
import org.sairbrush.restore.Progress;

/// What goes out of a document, to be made in the background.
///
/// @param photo     all of it, as it is now
/// @param rendition how it goes out
public record Outgoing(Photo photo, Rendition rendition) {

    /// Of all the work, where samples are other ones than the photo's.
    private static final double RENDERING = 0.4;

    public static Outgoing of(PhotoDocument document) {
        return new Outgoing(document.photo(), document.rendition());
    }

    /// As it goes out.
    ///
    /// @param progress of all the work
    public Photo rendered(Progress progress) {
        return rendition.of(photo, progress.part(0, share()).watching(""));
    }

    /// What is left to do with it.
    ///
    /// @param progress of all the work
    public Watching rest(Progress progress) {
        return progress.part(share(), 1).watching("");
    }

    private double share() {
        return rendition.keepsSamples() ? 0 : RENDERING;
    }
}
