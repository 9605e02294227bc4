package org.sairbrush.editor.document;

import org.sairbrush.editor.history.Edit;

/// A step of a document as its history takes it back and does it again.
abstract sealed class StepEdit implements Edit permits MaskEdit, FillEdit, TurnEdit, RenditionEdit {

    abstract DocumentStep step();

    @Override
    public String name() {
        return step().name();
    }
}
