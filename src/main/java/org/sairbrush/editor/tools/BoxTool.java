package org.sairbrush.editor.tools;

import java.awt.Shape;
import java.awt.geom.RectangularShape;
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseEvent;

/// Masks a rectangle or an ellipse, from corner to corner; with Shift a square or a circle, with Alt from the middle.
public final class BoxTool extends DragShapeTool {

    private final Supplier<RectangularShape> kind;
    private Point2D start = Point2D.ZERO;
    private RectangularShape box;

    /// @param kind makes the shape that fills the box
    public BoxTool(ToolsViewModel model, Supplier<RectangularShape> kind, String editName) {
        super(model, editName);
        this.kind = kind;
    }

    @Override
    void begin(Point2D point) {
        start = point;
        box = kind.get();
    }

    @Override
    void drawTo(Point2D point, MouseEvent event) {
        double width = point.getX() - start.getX();
        double height = point.getY() - start.getY();
        if (event.isShiftDown()) {
            double side = Math.max(Math.abs(width), Math.abs(height));
            width = Math.copySign(side, width);
            height = Math.copySign(side, height);
        }
        if (event.isAltDown()) {
            box.setFrameFromCenter(start.getX(), start.getY(), start.getX() + width, start.getY() + height);
        } else {
            box.setFrameFromDiagonal(start.getX(), start.getY(), start.getX() + width, start.getY() + height);
        }
    }

    @Override
    Shape shape() {
        return box;
    }
}
