package org.sairbrush.editor.tools;

/// What the mouse does on the photo.
public enum ToolKind {
    BRUSH,
    ERASER,
    LINE,
    RECTANGLE,
    ELLIPSE,
    LASSO,
    POLYGON,
    WAND,
    SEMANTIC,
    SPOT,
    HEAL,
    CLONE,
    ORIGINAL,
    FRAME,
    PAN,
    BLACK_POINT,
    GREY_POINT,
    WHITE_POINT;

    /// Whether a click with it says what is black, grey or white.
    public boolean drops() {
        return this == BLACK_POINT || this == GREY_POINT || this == WHITE_POINT;
    }

    /// Whether it is chosen for a moment, after which the one before it is wanted again.
    boolean isPassing() {
        return this == FRAME || drops();
    }

    /// Whether it paints as wide as the brush is.
    public boolean hasSize() {
        return this == LINE || hasHardness();
    }

    /// Whether it copies from a point that is chosen first.
    public boolean copies() {
        return this == HEAL || this == CLONE;
    }

    /// Whether it paints on the photo itself.
    public boolean paints() {
        return copies() || this == ORIGINAL;
    }

    /// Whether its edge is as hard as the brush is.
    public boolean hasHardness() {
        return this == BRUSH || this == ERASER || paints();
    }
}
