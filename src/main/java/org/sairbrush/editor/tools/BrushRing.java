package org.sairbrush.editor.tools;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.Cursor;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.sairbrush.editor.canvas.PhotoView;

/// Shows the brush's outline under the pointer, dark and light so that it is seen on any photo. Dashed when it erases;
/// a cross where a click would say what to copy.
public final class BrushRing {

    private static final double SMALLEST = 2.5;

    private final PhotoView view;
    private final ToolsViewModel model;
    private final Circle light = ring(Color.gray(1, 0.95), 1.5);
    private final Circle dark = ring(Color.gray(0, 0.65), 3);
    private final Group group = new Group(dark, light);
    private final InvalidationListener changed = property -> update();
    private boolean inside;
    private boolean erasing;
    private boolean choosing;

    public BrushRing(PhotoView view, ToolsViewModel model) {
        this.view = view;
        this.model = model;
        group.setManaged(false);
        group.setVisible(false);
        group.setMouseTransparent(true);
        view.decorations().getChildren().add(group);
        view.addEventFilter(MouseEvent.ANY, this::follow);
        view.sceneProperty().subscribe((old, scene) -> watchKeys(scene));
        watchKeys(view.getScene());
        model.brushSizeProperty().addListener(changed);
        model.toolProperty().addListener(changed);
        model.handHeldProperty().addListener(changed);
        model.documentValue().addListener(changed);
        view.viewport().transformProperty().addListener(new WeakInvalidationListener(changed));
        update();
    }

    private void follow(MouseEvent event) {
        inside = event.getEventType() != MouseEvent.MOUSE_EXITED_TARGET
                && event.getEventType() != MouseEvent.MOUSE_EXITED;
        choosing = event.isControlDown() || event.isAltDown() || event.isShortcutDown();
        erasing = model.toolProperty().get() == ToolKind.ERASER || event.isSecondaryButtonDown();
        group.setTranslateX(event.getX());
        group.setTranslateY(event.getY());
        update();
    }

    /// The keys are pressed while the pointer rests, too, whatever has the focus.
    private void watchKeys(Scene scene) {
        if (scene != null) {
            scene.addEventFilter(KeyEvent.ANY, event -> {
                choosing = event.isControlDown() || event.isAltDown() || event.isShortcutDown();
                update();
            });
        }
    }

    private void update() {
        boolean brush = !model.isPanning() && model.documentValue().getValue() != null;
        boolean sized = brush && model.toolProperty().get().hasSize();
        double radius = model.brushSizeProperty().get() / 2 * view.viewport().transform().scale();
        light.setRadius(radius);
        dark.setRadius(radius);
        light.getStrokeDashArray().setAll(erasing ? new Double[] {5.0, 4.0} : new Double[0]);
        boolean aiming = choosing && model.toolProperty().get().copies();
        group.setVisible(sized && inside && !aiming && radius >= SMALLEST);
        if (model.documentValue().getValue() == null) {
            view.setCursor(null);
        } else if (brush && model.toolProperty().get() == ToolKind.FRAME) {
            // That says itself what it would do.
            return;
        } else if (!brush) {
            view.setCursor(view.getCursor() == Cursor.CLOSED_HAND ? Cursor.CLOSED_HAND : Cursor.OPEN_HAND);
        } else {
            view.setCursor(sized && !aiming && radius >= SMALLEST ? Cursor.NONE : Cursor.CROSSHAIR);
        }
    }

    private static Circle ring(Color colour, double width) {
        Circle ring = new Circle();
        ring.setFill(null);
        ring.setStroke(colour);
        ring.setStrokeWidth(width);
        return ring;
    }
}
