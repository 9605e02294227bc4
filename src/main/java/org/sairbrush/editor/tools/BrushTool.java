package org.sairbrush.editor.tools;

/// Adds to the mask.
public final class BrushTool extends MaskBrush {

    public BrushTool(ToolsViewModel model) {
        super(model, false);
    }
}
