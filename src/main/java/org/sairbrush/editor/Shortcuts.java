package org.sairbrush.editor;

import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.sairbrush.editor.actions.Action;
import org.sairbrush.editor.actions.Actions;
import org.sairbrush.editor.controls.NumberField;

/// The keyboard: the keys of all actions, and those that do something for as long as they are held. Plain letters and
/// signs are left to a text field that has the focus.
final class Shortcuts {

    private final EditorViewModel model;
    private final EditorWindow window;
    private final Actions actions;
    // Whether the key that is down has done its work, so that the sign it types does not do it again.
    private boolean done;

    private Shortcuts(EditorViewModel model, EditorWindow window, Actions actions) {
        this.model = model;
        this.window = window;
        this.actions = actions;
    }

    static void install(Scene scene, EditorViewModel model, EditorWindow window, Actions actions) {
        Shortcuts shortcuts = new Shortcuts(model, window, actions);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, shortcuts::held);
        scene.addEventFilter(KeyEvent.KEY_RELEASED, shortcuts::released);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, shortcuts::pressed);
        scene.addEventHandler(KeyEvent.KEY_TYPED, shortcuts::typed);
    }

    // The space bar is the hand only over the photo: elsewhere it presses the focused button, as everywhere.
    private void held(KeyEvent event) {
        if (typing(event)) {
            if (event.getCode() == KeyCode.ENTER && isNumber(focused(event))) {
                // The number is taken, and the keyboard goes back to the photo.
                Platform.runLater(window::focusPhoto);
            }
            return;
        }
        if (event.getCode() == KeyCode.SPACE && window.photoIsHovered()) {
            model.tools().handHeldProperty().set(true);
            event.consume();
        } else if (event.getCode() == KeyCode.ALT && window.photoIsHovered()) {
            // Alt changes what a tool does; let go again, it would go to the menu bar.
            event.consume();
        } else if (event.getCode() == KeyCode.O && !event.isShortcutDown()) {
            model.compare().flip(true);
        } else if (isProceed(event) && (window.photoIsFocused() || listing(event))) {
            model.proceed();
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE && listing(event)) {
            model.escape();
            event.consume();
        } else if (event.isShortcutDown() && listing(event)) {
            pressed(event);
        }
    }

    // With Shift it is another key, but while a shape is made Shift may be down for that.
    private boolean isProceed(KeyEvent event) {
        return event.getCode() == KeyCode.ENTER
                && !modified(event)
                && (!event.isShiftDown() || model.tools().pendingProperty().get() != null);
    }

    private void released(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE && model.tools().handHeldProperty().get()) {
            model.tools().handHeldProperty().set(false);
            event.consume();
        } else if (event.getCode() == KeyCode.O) {
            model.compare().flip(false);
        }
    }

    private void pressed(KeyEvent event) {
        boolean typing = typing(event);
        if (typing && event.getCode() == KeyCode.ESCAPE) {
            window.focusPhoto();
            event.consume();
            return;
        }
        Optional<Action> action = actions.pressed(event, typing);
        done = action.isPresent();
        action.ifPresent(found -> {
            found.run();
            event.consume();
        });
    }

    private void typed(KeyEvent event) {
        if (!done && !typing(event)) {
            actions.typed(event.getCharacter()).ifPresent(action -> {
                action.run();
                event.consume();
            });
        }
    }

    private static boolean modified(KeyEvent event) {
        return event.isShortcutDown() || event.isAltDown() || event.isControlDown() || event.isMetaDown();
    }

    private static boolean typing(KeyEvent event) {
        return focused(event) instanceof TextInputControl || inSpinner(focused(event));
    }

    /// Whether a node that has the focus is a number that can be typed: the toolkit gives it to the field or to the
    /// whole.
    static boolean inSpinner(Node focused) {
        return focused instanceof Spinner<?> || focused != null && focused.getParent() instanceof Spinner<?>;
    }

    private static boolean isNumber(Node focused) {
        return focused instanceof NumberField || inSpinner(focused);
    }

    /// Whether a list has the focus: it would keep Enter, Esc and arrows for itself, although its rows need only arrows
    /// alone.
    private static boolean listing(KeyEvent event) {
        return focused(event) instanceof ListView<?>;
    }

    private static Node focused(KeyEvent event) {
        return event.getTarget() instanceof Node node && node.getScene() != null
                ? node.getScene().getFocusOwner()
                : null;
    }
}
