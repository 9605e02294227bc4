package org.sairbrush.editor.document;

/// A change of the levels.
final class LevelsEdit extends StepEdit {

    private final PhotoDocument document;
    private final LevelsStep step;

    LevelsEdit(PhotoDocument document, LevelsStep step) {
        this.document = document;
        this.step = step;
    }

    @Override
    LevelsStep step() {
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
        document.takeLevels(step.before());
    }

    @Override
    public void redo() {
        document.takeLevels(step.after());
    }
}
