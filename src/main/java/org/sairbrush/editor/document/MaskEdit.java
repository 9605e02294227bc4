package org.sairbrush.editor.document;

/// A change of the mask alone.
final class MaskEdit extends StepEdit {

    private final PhotoDocument document;
    private final MaskStep step;

    MaskEdit(PhotoDocument document, MaskStep step) {
        this.document = document;
        this.step = step;
    }

    @Override
    MaskStep step() {
        return step;
    }

    @Override
    public long bytes() {
        return step.maskChange().bytes();
    }

    @Override
    public boolean changesPhoto() {
        return false;
    }

    @Override
    public void undo() {
        document.changeMask(step.maskChange(), true);
        document.tellStep(step.maskChange(), true);
    }

    @Override
    public void redo() {
        document.changeMask(step.maskChange(), false);
        document.tellStep(step.maskChange(), false);
    }
}
