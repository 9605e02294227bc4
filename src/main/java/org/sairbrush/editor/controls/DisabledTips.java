package org.sairbrush.editor.controls;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/// Lets controls that can't be used at present say what they are, and why they can't be used: the toolkit tells them
/// nothing of the pointer.
public final class DisabledTips {

    private static final Duration DELAY = Duration.millis(500);
    private static final double WIDTH = 320;
    private static final double BELOW_POINTER = 16;

    private final Parent bar;
    private final PauseTransition delay = new PauseTransition(DELAY);
    private final Tooltip tooltip = new Tooltip();
    private Control hovered;
    private Point2D pointer = Point2D.ZERO;

    private DisabledTips(Parent bar) {
        this.bar = bar;
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(WIDTH);
        delay.setOnFinished(rested -> show());
        bar.addEventFilter(MouseEvent.ANY, this::follow);
    }

    /// For all controls with tooltips in a bar, from now on.
    public static void install(Parent bar) {
        new DisabledTips(bar);
    }

    /// Says why a control can't be used while it can't.
    public static void explain(Control control, String reason) {
        control.getProperties().put(DisabledTips.class, reason);
    }

    /// What is to be said about a control that can't be used. The reason is its own: where a whole bar can't be used,
    /// it would be wrong.
    private static String words(Control control) {
        String usual = control.getTooltip().getText();
        boolean itself = control.isDisable() && (control.getParent() == null || !control.getParent().isDisabled());
        return Optional.ofNullable(control.getProperties().get(DisabledTips.class))
                .filter(reason -> itself)
                .map(reason -> usual + "\n\n" + reason)
                .orElse(usual);
    }

    private void follow(MouseEvent event) {
        boolean inside = event.getEventType() == MouseEvent.MOUSE_MOVED;
        if (!inside && event.getEventType() != MouseEvent.MOUSE_EXITED
                && event.getEventType() != MouseEvent.MOUSE_PRESSED) {
            return;
        }
        pointer = new Point2D(event.getScreenX(), event.getScreenY());
        Control now = inside ? disabled(bar, event.getSceneX(), event.getSceneY()) : null;
        if (now != hovered) {
            hovered = now;
            tooltip.hide();
            delay.stop();
            if (now != null) {
                delay.playFromStart();
            }
        }
    }

    private void show() {
        if (hovered != null && hovered.isDisabled() && hovered.getScene() != null) {
            tooltip.setText(words(hovered));
            tooltip.show(hovered, pointer.getX(), pointer.getY() + BELOW_POINTER);
        }
    }

    /// The control with a tooltip that lies at a point and can't be used; null where there is none.
    private static Control disabled(Parent parent, double sceneX, double sceneY) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child.isVisible() && child.contains(child.sceneToLocal(sceneX, sceneY))) {
                if (child instanceof Control control && control.isDisabled() && control.getTooltip() != null) {
                    return control;
                }
                Control deeper = child instanceof Parent group ? disabled(group, sceneX, sceneY) : null;
                if (deeper != null) {
                    return deeper;
                }
            }
        }
        return null;
    }
}
