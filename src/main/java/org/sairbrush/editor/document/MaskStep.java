package org.sairbrush.editor.document;

import org.sairbrush.photo.Mask;

/// A change of the mask alone.
public record MaskStep(String name, MaskPatch maskChange) implements DocumentStep {

    @Override
    public Mask redo(Mask mask) {
        maskChange.redo(mask);
        return mask;
    }

    @Override
    public Mask undo(Mask mask) {
        maskChange.undo(mask);
        return mask;
    }
}
