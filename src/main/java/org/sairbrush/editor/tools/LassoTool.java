package org.sairbrush.editor.tools;

import static org.sairbrush.editor.text.Texts.text;

import java.awt.Shape;
import java.awt.geom.Path2D;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseEvent;

/// Masks what a freehand line goes around.
public final class LassoTool extends DragShapeTool {

    private Path2D path = new Path2D.Double();

    public LassoTool(ToolsViewModel model) {
        super(model, text("edit.lasso"));
    }

    @Override
    void begin(Point2D point) {
        path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        path.moveTo(point.getX(), point.getY());
    }

    @Override
    void drawTo(Point2D point, MouseEvent event) {
        path.lineTo(point.getX(), point.getY());
    }

    @Override
    Shape shape() {
        Path2D closed = new Path2D.Double(path);
        closed.closePath();
        return closed;
    }
}
