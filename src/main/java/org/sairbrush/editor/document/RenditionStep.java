package org.sairbrush.editor.document;

import org.sairbrush.photo.Mask;

/// A step that changed how the photo goes out, and nothing in it or in its mask.
public sealed interface RenditionStep extends DocumentStep permits FrameStep, TonesStep {

    /// Whether it changes nothing after all.
    boolean leadsBack();

    @Override
    default Mask redo(Mask mask) {
        return mask;
    }

    @Override
    default Mask undo(Mask mask) {
        return mask;
    }
}
