package org.sairbrush.editor.tools;

import static org.sairbrush.editor.text.Texts.text;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseEvent;

/// Masks a straight scratch from click to click, as wide as the brush; Shift keeps to tidy angles.
public final class LineTool extends ClickShapeTool {

    public LineTool(ToolsViewModel model) {
        super(model, text("edit.line"));
    }

    @Override
    Shape shape(List<Point2D> clicked) {
        Point2D from = clicked.getFirst();
        Point2D to = clicked.getLast();
        float width = (float) model.brushSizeProperty().get();
        return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                .createStrokedShape(new Line2D.Double(from.getX(), from.getY(), to.getX(), to.getY()));
    }

    @Override
    boolean completes(List<Point2D> clicked, MouseEvent event) {
        return clicked.size() == 2;
    }

    @Override
    int least() {
        return 2;
    }
}
