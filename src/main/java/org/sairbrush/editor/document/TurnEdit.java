package org.sairbrush.editor.document;

import java.lang.ref.WeakReference;
import org.sairbrush.photo.Photo;

/// A turn of photo and mask. As long as memory is not short it holds the photos on the side that is not seen, so that
/// people get there at once; without them the photos are turned anew.
final class TurnEdit extends StepEdit {

    /// Photo and original as they stand on one side of a turn.
    record Side(Photo photo, Photo original) {

        private long bytes() {
            return original.bytes() + (photo == original ? 0 : photo.bytes());
        }
    }

    private final PhotoDocument document;
    private final TurnStep step;
    private boolean shed;
    private Side held;
    private WeakReference<Photo> photo;
    private WeakReference<Photo> original;

    /// @param before what is left behind
    TurnEdit(PhotoDocument document, TurnStep step, Side before) {
        this.document = document;
        this.step = step;
        hold(before);
    }

    private void hold(Side side) {
        held = shed ? null : side;
        photo = new WeakReference<>(side.photo());
        original = new WeakReference<>(side.original());
    }

    @Override
    TurnStep step() {
        return step;
    }

    @Override
    public long bytes() {
        return held == null ? 0 : held.bytes();
    }

    @Override
    public void shed() {
        shed = true;
        held = null;
    }

    @Override
    public boolean changesPhoto() {
        return true;
    }

    @Override
    public void undo() {
        hold(document.turn(step.turn().inverse(), photo.get(), original.get()));
    }

    @Override
    public void redo() {
        hold(document.turn(step.turn(), photo.get(), original.get()));
    }
}
