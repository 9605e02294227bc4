package org.sairbrush.editor.tools;

import javafx.geometry.Point2D;
import javafx.scene.input.MouseEvent;

/// Masks what means the same as the point that is clicked.
public final class SemanticTool extends PointerTool {

    public SemanticTool(ToolsViewModel model) {
        super(model);
    }

    @Override
    protected void pressed(Point2D point, boolean erase, MouseEvent event) {
        model.picking().meaning(point.getX(), point.getY(), erase);
    }
}
