package org.sairbrush.editor.document;

import java.lang.ref.WeakReference;
import org.sairbrush.photo.Photo;

/// A turn of photo and mask. Keeps nothing: photos that are still in use elsewhere are found again, and others are
/// turned anew.
final class TurnEdit extends StepEdit {

    /// The photos on one side of the turn, if they are still there.
    ///
    /// @param original as it was opened
    record Side(WeakReference<Photo> photo, WeakReference<Photo> original) {

        static Side of(Photo photo, Photo original) {
            return new Side(new WeakReference<>(photo), new WeakReference<>(original));
        }
    }

    private final PhotoDocument document;
    private final TurnStep step;
    private Side before;
    private Side after;

    TurnEdit(PhotoDocument document, TurnStep step, Side before, Side after) {
        this.document = document;
        this.step = step;
        this.before = before;
        this.after = after;
    }

    @Override
    TurnStep step() {
        return step;
    }

    @Override
    public long bytes() {
        return 0;
    }

    @Override
    public boolean changesPhoto() {
        return true;
    }

    @Override
    public void undo() {
        before = document.turn(step.turn().inverse(), before);
    }

    @Override
    public void redo() {
        after = document.turn(step.turn(), after);
    }
}
