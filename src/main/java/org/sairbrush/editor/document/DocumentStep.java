package org.sairbrush.editor.document;

import org.sairbrush.photo.Mask;

/// What one step of a document's history changed. Never changes itself, so that background work may read it.
public sealed interface DocumentStep permits MaskingStep, TurnStep, RenditionStep {

    /// As shown in the history.
    String name();

    /// Does again with a mask what the step did.
    ///
    /// @param mask as it was before, which is changed where its size stays
    /// @return the mask after the step
    Mask redo(Mask mask);

    /// Takes back what the step did to a mask.
    ///
    /// @param mask as it was after, which is changed where its size stays
    /// @return the mask before the step
    Mask undo(Mask mask);
}
