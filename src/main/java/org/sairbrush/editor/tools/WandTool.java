package org.sairbrush.editor.tools;

import javafx.geometry.Point2D;
import javafx.scene.input.MouseEvent;

/// Masks what has the colour of the point that is clicked.
public final class WandTool extends PointerTool {

    public WandTool(ToolsViewModel model) {
        super(model);
    }

    @Override
    protected void pressed(Point2D point, boolean erase, MouseEvent event) {
        model.picking().colour(point.getX(), point.getY(), erase);
    }
}
