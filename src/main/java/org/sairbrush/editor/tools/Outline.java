package org.sairbrush.editor.tools;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.QuadCurveTo;
import org.sairbrush.editor.canvas.PhotoView;
import org.sairbrush.editor.canvas.ViewTransform;

/// Shows the outline of a shape in the making, dark and light so that it is seen on any photo. Stays in place when the
/// photo is moved or zoomed.
final class Outline {

    private final PhotoView view;
    private final Path dark = path(Color.gray(0, 0.65), 3);
    private final Path light = path(Color.gray(1, 0.95), 1.5);
    private final Group group = new Group(dark, light);
    private final InvalidationListener moved = transform -> draw();
    private Shape shape;

    Outline(PhotoView view) {
        this.view = view;
        group.setManaged(false);
        group.setMouseTransparent(true);
        light.getStrokeDashArray().setAll(6.0, 4.0);
        view.decorations().getChildren().add(group);
        view.viewport().transformProperty().addListener(new WeakInvalidationListener(moved));
    }

    /// @param outlined in pixels of the photo, or null for nothing
    void show(Shape outlined) {
        shape = outlined;
        draw();
    }

    void remove() {
        view.decorations().getChildren().remove(group);
    }

    private void draw() {
        dark.getElements().clear();
        light.getElements().clear();
        if (shape != null) {
            ViewTransform transform = view.viewport().transform();
            double[] at = new double[6];
            for (PathIterator parts = shape.getPathIterator(null); !parts.isDone(); parts.next()) {
                int kind = parts.currentSegment(at);
                for (int i = 0; i < 6; i += 2) {
                    at[i] = transform.toScreenX(at[i]);
                    at[i + 1] = transform.toScreenY(at[i + 1]);
                }
                dark.getElements().add(element(kind, at));
                light.getElements().add(element(kind, at));
            }
        }
    }

    private static PathElement element(int kind, double[] at) {
        return switch (kind) {
            case PathIterator.SEG_MOVETO -> new MoveTo(at[0], at[1]);
            case PathIterator.SEG_LINETO -> new LineTo(at[0], at[1]);
            case PathIterator.SEG_QUADTO -> new QuadCurveTo(at[0], at[1], at[2], at[3]);
            case PathIterator.SEG_CUBICTO -> new CubicCurveTo(at[0], at[1], at[2], at[3], at[4], at[5]);
            default -> new ClosePath();
        };
    }

    private static Path path(Color colour, double width) {
        Path path = new Path();
        path.setFill(null);
        path.setStroke(colour);
        path.setStrokeWidth(width);
        return path;
    }
}
