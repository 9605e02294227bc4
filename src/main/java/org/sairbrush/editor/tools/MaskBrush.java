package org.sairbrush.editor.tools;

import java.lang.ref.WeakReference;
import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.sairbrush.editor.canvas.PhotoView;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.photo.Orientation;

/// A round brush on the mask. The secondary button always erases; with Shift a straight line is drawn from where the
/// last stroke ended. Erasing with Ctrl takes whole pieces away, and so does Alt, where window managers leave it to us.
abstract sealed class MaskBrush implements Tool permits BrushTool, EraserTool {

    private final ToolsViewModel model;
    private final boolean erases;
    private final EventHandler<MouseEvent> pressed = this::pressed;
    private final EventHandler<MouseEvent> dragged = this::dragged;
    private final EventHandler<MouseEvent> released = this::released;
    private PhotoView view;
    private PhotoDocument painting;
    private MouseButton button;
    private Point2D last;
    // Weakly: a closed photo is let go though its last stroke was drawn by this tool.
    private WeakReference<PhotoDocument> lastDocument = new WeakReference<>(null);
    private Orientation lastTurn;

    MaskBrush(ToolsViewModel model, boolean erases) {
        this.model = model;
        this.erases = erases;
    }

    @Override
    public void install(PhotoView photoView) {
        view = photoView;
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, pressed);
        view.addEventHandler(MouseEvent.MOUSE_DRAGGED, dragged);
        view.addEventHandler(MouseEvent.MOUSE_RELEASED, released);
    }

    @Override
    public void uninstall() {
        view.removeEventHandler(MouseEvent.MOUSE_PRESSED, pressed);
        view.removeEventHandler(MouseEvent.MOUSE_DRAGGED, dragged);
        view.removeEventHandler(MouseEvent.MOUSE_RELEASED, released);
        end();
    }

    private void pressed(MouseEvent event) {
        PhotoDocument document = model.documentValue().getValue();
        boolean usable = event.getButton() == MouseButton.PRIMARY || event.getButton() == MouseButton.SECONDARY;
        if (document == null || painting != null || !usable) {
            return;
        }
        view.requestFocus();
        event.consume();
        boolean erase = erases || event.getButton() == MouseButton.SECONDARY;
        Point2D point = view.toPhoto(event.getX(), event.getY());
        double radius = model.brushSizeProperty().get() / 2;
        if (erase && (event.isControlDown() || event.isAltDown())) {
            model.dropPieces(point.getX(), point.getY(), radius);
            return;
        }
        painting = document;
        model.paintingProperty().set(true);
        button = event.getButton();
        double hardness = model.hardnessProperty().get();
        if (event.isShiftDown() && lastDocument.refersTo(document) && lastTurn == document.turn()) {
            document.beginStroke(last.getX(), last.getY(), radius, hardness, erase);
            document.continueStroke(point.getX(), point.getY());
        } else {
            document.beginStroke(point.getX(), point.getY(), radius, hardness, erase);
        }
        remember(point);
    }

    private void dragged(MouseEvent event) {
        if (painting != null) {
            paintTo(event);
            event.consume();
        }
    }

    private void released(MouseEvent event) {
        if (painting != null && event.getButton() == button) {
            // A quick flick may end far from where the last drag was reported.
            paintTo(event);
            end();
            if (!erases && button == MouseButton.PRIMARY) {
                model.painted();
            }
            event.consume();
        }
    }

    private void paintTo(MouseEvent event) {
        Point2D point = view.toPhoto(event.getX(), event.getY());
        painting.continueStroke(point.getX(), point.getY());
        remember(point);
    }

    private void remember(Point2D point) {
        last = point;
        lastDocument = new WeakReference<>(painting);
        lastTurn = painting.turn();
    }

    private void end() {
        if (painting != null) {
            painting.endStroke();
            painting = null;
            model.paintingProperty().set(false);
        }
    }
}
