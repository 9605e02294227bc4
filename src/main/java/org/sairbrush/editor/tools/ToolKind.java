package org.sairbrush.editor.tools;

/// What dragging on the photo does.
public enum ToolKind {
    BRUSH,
    ERASER,
    PAN
}
