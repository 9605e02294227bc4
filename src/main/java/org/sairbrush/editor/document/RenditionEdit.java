package org.sairbrush.editor.document;

/// A change of how the photo goes out.
final class RenditionEdit extends StepEdit {

    private final PhotoDocument document;
    private final RenditionStep step;

    RenditionEdit(PhotoDocument document, RenditionStep step) {
        this.document = document;
        this.step = step;
    }

    @Override
    RenditionStep step() {
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
        switch (step) {
            case FrameStep frame -> document.show(frame.before());
            case TonesStep tones -> document.show(tones.before());
        }
    }

    @Override
    public void redo() {
        switch (step) {
            case FrameStep frame -> document.show(frame.after());
            case TonesStep tones -> document.show(tones.after());
        }
    }
}
