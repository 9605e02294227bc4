package org.sairbrush.editor.tools;

import java.lang.ref.WeakReference;
import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.sairbrush.editor.canvas.PhotoView;
import org.sairbrush.editor.document.PhotoDocument;

/// Hands the mouse on in pixels of the photo. The secondary button erases.
abstract class PointerTool implements Tool {

    protected final ToolsViewModel model;
    private final EventHandler<MouseEvent> handler = this::handle;
    private PhotoView view;
    private MouseButton button;
    // Weakly: a closed photo is let go though this tool was used on it last.
    private WeakReference<PhotoDocument> target = new WeakReference<>(null);

    PointerTool(ToolsViewModel model) {
        this.model = model;
    }

    @Override
    public void install(PhotoView photoView) {
        view = photoView;
        view.addEventHandler(MouseEvent.ANY, handler);
    }

    @Override
    public void uninstall() {
        view.removeEventHandler(MouseEvent.ANY, handler);
        button = null;
    }

    protected final PhotoView view() {
        return view;
    }

    /// A button went down.
    protected void pressed(Point2D point, boolean erase, MouseEvent event) {}

    /// The pointer moved with the button down.
    protected void dragged(Point2D point, boolean erase, MouseEvent event) {}

    /// The button came up.
    protected void released(Point2D point, boolean erase, MouseEvent event) {}

    /// The pointer moved with no button down.
    protected void moved(Point2D point) {}

    /// The pointer left the photo view.
    protected void left() {}

    private void handle(MouseEvent event) {
        if (model.documentValue().getValue() == null) {
            return;
        }
        Point2D point = view.toPhoto(event.getX(), event.getY());
        if (event.getEventType() == MouseEvent.MOUSE_PRESSED) {
            press(point, event);
        } else if (event.getEventType() == MouseEvent.MOUSE_DRAGGED && holding()) {
            dragged(point, erases(), event);
            event.consume();
        } else if (event.getEventType() == MouseEvent.MOUSE_RELEASED && holding() && event.getButton() == button) {
            boolean erase = erases();
            button = null;
            released(point, erase, event);
            event.consume();
        } else if (event.getEventType() == MouseEvent.MOUSE_MOVED) {
            moved(point);
        } else if (event.getEventType() == MouseEvent.MOUSE_EXITED) {
            left();
        }
    }

    private void press(Point2D point, MouseEvent event) {
        boolean usable = event.getButton() == MouseButton.PRIMARY || event.getButton() == MouseButton.SECONDARY;
        if (usable && !holding()) {
            view.requestFocus();
            button = event.getButton();
            target = new WeakReference<>(model.documentValue().getValue());
            pressed(point, erases(), event);
            event.consume();
        }
    }

    /// Whether a button went down over the photo that is open now.
    private boolean holding() {
        return button != null && target.refersTo(model.documentValue().getValue());
    }

    private boolean erases() {
        return button == MouseButton.SECONDARY;
    }
}
