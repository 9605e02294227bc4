package org.sairbrush.editor.document;

import org.sairbrush.photo.Mask;

/// A step that changes pixels of the mask where they are.
sealed interface MaskingStep extends DocumentStep permits FillStep, MaskStep {

    MaskPatch maskChange();

    @Override
    default Mask redo(Mask mask) {
        maskChange().redo(mask);
        return mask;
    }

    @Override
    default Mask undo(Mask mask) {
        maskChange().undo(mask);
        return mask;
    }
}
