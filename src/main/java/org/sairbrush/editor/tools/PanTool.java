package org.sairbrush.editor.tools;

import java.util.function.BooleanSupplier;
import javafx.event.EventHandler;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.sairbrush.editor.canvas.PhotoView;

/// Moves the photo: with the middle button always, with the primary button while asked to. Sees events before other
/// tools and keeps those it uses, so it can stay installed beside them.
public final class PanTool implements Tool {

    private final BooleanSupplier primary;
    private final EventHandler<MouseEvent> handler = this::handle;
    private PhotoView view;
    private boolean dragging;
    private double lastX;
    private double lastY;

    /// @param primary whether the primary button moves the photo at present
    public PanTool(BooleanSupplier primary) {
        this.primary = primary;
    }

    @Override
    public void install(PhotoView photoView) {
        view = photoView;
        view.addEventFilter(MouseEvent.ANY, handler);
    }

    @Override
    public void uninstall() {
        view.removeEventFilter(MouseEvent.ANY, handler);
    }

    private void handle(MouseEvent event) {
        if (event.getEventType() == MouseEvent.MOUSE_PRESSED) {
            dragging = event.getButton() == MouseButton.MIDDLE
                    || event.getButton() == MouseButton.PRIMARY && primary.getAsBoolean();
            if (dragging) {
                remember(event);
                view.requestFocus();
                view.setCursor(Cursor.CLOSED_HAND);
                event.consume();
            }
        } else if (event.getEventType() == MouseEvent.MOUSE_DRAGGED && dragging) {
            view.viewport().moveBy(event.getX() - lastX, event.getY() - lastY);
            remember(event);
            event.consume();
        } else if (event.getEventType() == MouseEvent.MOUSE_RELEASED && dragging) {
            dragging = false;
            view.setCursor(primary.getAsBoolean() ? Cursor.OPEN_HAND : null);
            event.consume();
        }
    }

    private void remember(MouseEvent event) {
        lastX = event.getX();
        lastY = event.getY();
    }
}
