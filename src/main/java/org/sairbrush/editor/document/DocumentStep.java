package org.sairbrush.editor.document;

/// What one step of a document's history changed. Never changes itself, so that background work may read it.
public sealed interface DocumentStep permits FillStep, MaskStep {

    /// As shown in the history.
    String name();

    /// What the step did to the mask.
    MaskPatch maskChange();
}
