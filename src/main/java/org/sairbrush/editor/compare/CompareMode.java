package org.sairbrush.editor.compare;

/// How the photo is looked at.
public enum CompareMode {
    /// The photo as it is now.
    EDIT,
    /// The photo as it was opened left of a slider, as it is now right of it.
    SPLIT,
    /// Two methods on the same mask beside each other.
    SIDE_BY_SIDE
}
