package org.sairbrush.editor.tools;

import javafx.geometry.Point2D;
import javafx.scene.input.MouseEvent;
import org.sairbrush.editor.levels.Dropper;
import org.sairbrush.editor.levels.LevelsViewModel;

/// Makes the point that is clicked black, grey or white.
public final class DropperTool extends PointerTool {

    private final LevelsViewModel levels;
    private final Dropper dropper;

    public DropperTool(ToolsViewModel model, LevelsViewModel levels, Dropper dropper) {
        super(model);
        this.levels = levels;
        this.dropper = dropper;
    }

    @Override
    protected void pressed(Point2D point, boolean erase, MouseEvent event) {
        if (!erase) {
            levels.drop(dropper, point.getX(), point.getY());
        }
    }
}
