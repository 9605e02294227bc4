package org.sairbrush.editor.document;

/// A change of the frame alone.
final class FrameEdit extends StepEdit {

    private final PhotoDocument document;
    private final FrameStep step;

    FrameEdit(PhotoDocument document, FrameStep step) {
        this.document = document;
        this.step = step;
    }

    @Override
    FrameStep step() {
        return step;
    }

    @Override
    public long bytes() {
        return 0;
    }

    @Override
    public boolean changesPhoto() {
        return false;
    }

    @Override
    public void undo() {
        document.show(step.before());
    }

    @Override
    public void redo() {
        document.show(step.after());
    }
}
