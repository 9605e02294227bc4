package org.sairbrush.editor.mask;

/// What a selection does to the mask.
public enum Combining {
    ADD,
    TAKE_AWAY,
    REPLACE;

    /// Of tools that add, and erase with the secondary button.
    public static Combining of(boolean erase) {
        return erase ? TAKE_AWAY : ADD;
    }
}
