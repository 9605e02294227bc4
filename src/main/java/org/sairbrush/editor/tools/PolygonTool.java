package org.sairbrush.editor.tools;

import static org.sairbrush.editor.text.Texts.text;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseEvent;

/// Masks a polygon. A double click, Enter or a click on its first corner closes it; Shift keeps to tidy angles.
public final class PolygonTool extends ClickShapeTool {

    /// On the screen, in logical pixels.
    private static final double CATCH = 8;

    public PolygonTool(ToolsViewModel model) {
        super(model, text("edit.polygon"));
    }

    @Override
    Shape shape(List<Point2D> clicked) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO);
        path.moveTo(clicked.getFirst().getX(), clicked.getFirst().getY());
        clicked.stream().skip(1).forEach(point -> path.lineTo(point.getX(), point.getY()));
        path.closePath();
        return path;
    }

    @Override
    boolean completes(List<Point2D> clicked, MouseEvent event) {
        double reach = CATCH / view().viewport().transform().scale();
        boolean closed = clicked.size() > least() && clicked.getLast().distance(clicked.getFirst()) <= reach;
        return closed || event.getClickCount() > 1 && clicked.size() > 1;
    }

    @Override
    int least() {
        return 3;
    }
}
