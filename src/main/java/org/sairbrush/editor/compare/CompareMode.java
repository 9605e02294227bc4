package org.sairbrush.editor.compare;

/// How the photo is looked at.
public enum CompareMode {
    /// The photo as it is now.
    EDIT,
    /// The photo as it was opened left of a slider, as it is now right of it.
    SPLIT,
    /// The photo as it was opened beside the photo as it is now, which can be worked on.
    BESIDE,
    /// What several methods make of the same mask, beside each other.
    METHODS
}
