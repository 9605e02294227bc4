package org.sairbrush.editor.tools;

import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.scene.shape.Shape;
import org.sairbrush.editor.canvas.PhotoView;

/// A cross where a brush copies from, dark and light so that it is seen on any photo.
final class SourceMark {

    private static final double ARM = 8;

    private final PhotoView view;
    private final Group group = new Group(
            line(ARM, 0, Color.gray(0, 0.65), 3.5), line(0, ARM, Color.gray(0, 0.65), 3.5),
            line(ARM, 0, Color.gray(1, 0.95), 1.5), line(0, ARM, Color.gray(1, 0.95), 1.5));

    SourceMark(PhotoView view) {
        this.view = view;
        group.setManaged(false);
        group.setMouseTransparent(true);
        group.setVisible(false);
        group.setId("stamp-source");
        view.decorations().getChildren().add(group);
    }

    /// @param point in pixels of the photo, or null
    void show(Point2D point) {
        group.setVisible(point != null);
        if (point != null) {
            group.setTranslateX(view.viewport().transform().toScreenX(point.getX()));
            group.setTranslateY(view.viewport().transform().toScreenY(point.getY()));
        }
    }

    void remove() {
        view.decorations().getChildren().remove(group);
    }

    private static Shape line(double x, double y, Color colour, double width) {
        Line line = new Line(-x, -y, x, y);
        line.setStroke(colour);
        line.setStrokeWidth(width);
        return line;
    }
}
