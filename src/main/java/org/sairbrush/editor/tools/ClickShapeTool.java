package org.sairbrush.editor.tools;

import java.awt.Shape;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseEvent;
import org.sairbrush.editor.canvas.PhotoView;

/// Masks a shape that is drawn click by click. Backspace takes the last click back, Escape gives the shape up.
abstract sealed class ClickShapeTool extends PointerTool permits PolygonTool, LineTool {

    private final String editName;
    private final List<Point2D> points = new ArrayList<>();
    private Outline outline;
    private Point2D pointer = Point2D.ZERO;
    private boolean erasing;

    private final Pending pending = new Pending() {
        @Override
        public void finish() {
            ClickShapeTool.this.finish();
        }

        @Override
        public void stepBack() {
            points.removeLast();
            update();
        }

        @Override
        public void cancel() {
            points.clear();
            update();
        }
    };

    /// @param editName what the step is called in the history
    ClickShapeTool(ToolsViewModel model, String editName) {
        super(model);
        this.editName = editName;
        model.documentValue().addListener((property, old, opened) -> pending.cancel());
    }

    /// @param clicked at least one point
    abstract Shape shape(List<Point2D> clicked);

    /// Whether this click, the last of those given, completes the shape.
    abstract boolean completes(List<Point2D> clicked, MouseEvent event);

    /// How many points a shape needs.
    abstract int least();

    /// Where a click goes, seen from those before.
    Point2D place(List<Point2D> clicked, Point2D point, boolean straight) {
        return straight && !clicked.isEmpty() ? Angles.snap(clicked.getLast(), point) : point;
    }

    @Override
    public void install(PhotoView photoView) {
        super.install(photoView);
        outline = new Outline(photoView);
    }

    @Override
    public void uninstall() {
        super.uninstall();
        pending.cancel();
        outline.remove();
        outline = null;
    }

    @Override
    protected void pressed(Point2D point, boolean erase, MouseEvent event) {
        if (points.isEmpty()) {
            erasing = erase;
        }
        pointer = place(points, point, event.isShiftDown());
        points.add(pointer);
        if (completes(points, event)) {
            finish();
        } else {
            update();
        }
    }

    @Override
    protected void moved(Point2D point) {
        pointer = point;
        update();
    }

    @Override
    protected void dragged(Point2D point, boolean erase, MouseEvent event) {
        moved(point);
    }

    private void finish() {
        List<Point2D> clicked = List.copyOf(points);
        points.clear();
        update();
        if (clicked.size() >= least()) {
            model.mask(shape(clicked), erasing, editName);
        }
    }

    private void update() {
        boolean drawing = !points.isEmpty();
        if (drawing) {
            List<Point2D> preview = new ArrayList<>(points);
            preview.add(pointer);
            outline.show(shape(preview));
            model.pendingProperty().set(pending);
        } else if (model.pendingProperty().get() == pending) {
            outline.show(null);
            model.pendingProperty().set(null);
        }
    }
}
