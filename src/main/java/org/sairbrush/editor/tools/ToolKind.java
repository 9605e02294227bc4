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
    PAN;

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
