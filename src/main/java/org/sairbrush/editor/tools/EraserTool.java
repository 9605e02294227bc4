package org.sairbrush.editor.tools;

/// Takes away from the mask.
public final class EraserTool extends MaskBrush {

    public EraserTool(ToolsViewModel model) {
        super(model, true);
    }
}
