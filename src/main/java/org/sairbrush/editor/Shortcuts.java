package org.sairbrush.editor;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.sairbrush.editor.canvas.Viewport;
import org.sairbrush.editor.tools.ToolKind;

/// The keyboard. Plain letters and signs are left to a text field that has the focus; signs are taken as typed, so
/// that they are found on every keyboard layout.
final class Shortcuts {

    private final EditorViewModel model;
    private final EditorWindow window;
    private final Map<KeyCombination, Runnable> commands = new LinkedHashMap<>();
    private final Map<KeyCode, Runnable> keys = new LinkedHashMap<>();
    private final Map<String, Runnable> signs = new LinkedHashMap<>();
    // Whether the key that is down has done its work, so that the sign it types does not do it again.
    private boolean done;

    private Shortcuts(EditorViewModel model, EditorWindow window) {
        this.model = model;
        this.window = window;
        command("Shortcut+O", model::open);
        command("Shortcut+S", model.export()::export);
        command("Shortcut+Z", model::undo);
        command("Shortcut+Shift+Z", model::redo);
        command("Shortcut+Y", model::redo);
        command("Shortcut+I", model.mask()::invert);
        command("Shortcut+Shift+A", model.mask()::clear);
        command("Shortcut+Shift+O", model.mask()::load);
        command("Shortcut+Shift+S", model.mask()::save);
        keys.put(KeyCode.ENTER, model::proceed);
        keys.put(KeyCode.BACK_SPACE, model::stepBack);
        keys.put(KeyCode.ESCAPE, model::escape);
        tool(KeyCode.B, ToolKind.BRUSH);
        tool(KeyCode.E, ToolKind.ERASER);
        tool(KeyCode.S, ToolKind.LINE);
        tool(KeyCode.R, ToolKind.RECTANGLE);
        tool(KeyCode.C, ToolKind.ELLIPSE);
        tool(KeyCode.L, ToolKind.LASSO);
        tool(KeyCode.P, ToolKind.POLYGON);
        tool(KeyCode.W, ToolKind.WAND);
        tool(KeyCode.A, ToolKind.SEMANTIC);
        tool(KeyCode.F, ToolKind.SPOT);
        tool(KeyCode.H, ToolKind.PAN);
        keys.put(KeyCode.OPEN_BRACKET, model.tools()::shrinkBrush);
        keys.put(KeyCode.CLOSE_BRACKET, model.tools()::enlargeBrush);
        signs.put("[", model.tools()::shrinkBrush);
        signs.put("]", model.tools()::enlargeBrush);
        signs.put("<", model.mask()::shrink);
        signs.put(">", model.mask()::grow);
        signs.put("+", () -> viewport().zoomIn());
        signs.put("=", () -> viewport().zoomIn());
        signs.put("-", () -> viewport().zoomOut());
        signs.put("0", () -> viewport().fit());
        signs.put("1", () -> viewport().actualSize());
    }

    static void install(Scene scene, EditorViewModel model, EditorWindow window) {
        Shortcuts shortcuts = new Shortcuts(model, window);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, shortcuts::held);
        scene.addEventFilter(KeyEvent.KEY_RELEASED, shortcuts::released);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, shortcuts::pressed);
        scene.addEventHandler(KeyEvent.KEY_TYPED, shortcuts::typed);
    }

    private void command(String keysTogether, Runnable action) {
        commands.put(KeyCombination.keyCombination(keysTogether), action);
    }

    private void tool(KeyCode key, ToolKind kind) {
        keys.put(key, () -> model.tools().toolProperty().set(kind));
    }

    private Viewport viewport() {
        return window.viewportProperty().getValue();
    }

    // The space bar is the hand only over the photo: elsewhere it presses the focused button, as everywhere.
    private void held(KeyEvent event) {
        if (typing(event)) {
            return;
        }
        if (event.getCode() == KeyCode.SPACE && window.photoIsHovered()) {
            model.tools().handHeldProperty().set(true);
            event.consume();
        } else if (event.getCode() == KeyCode.O && !event.isShortcutDown()) {
            model.compare().flip(true);
        } else if (event.getCode() == KeyCode.ENTER && !modified(event) && window.photoIsFocused()) {
            model.proceed();
            event.consume();
        }
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
        for (Map.Entry<KeyCombination, Runnable> command : commands.entrySet()) {
            if (command.getKey().match(event)) {
                command.getValue().run();
                event.consume();
                return;
            }
        }
        Runnable action = keys.get(event.getCode());
        done = action != null && !modified(event) && !typing(event);
        if (done) {
            action.run();
            event.consume();
        }
    }

    private void typed(KeyEvent event) {
        Runnable action = signs.get(event.getCharacter());
        if (action != null && !done && !typing(event)) {
            action.run();
            event.consume();
        }
    }

    private static boolean modified(KeyEvent event) {
        return event.isShortcutDown() || event.isAltDown() || event.isControlDown() || event.isMetaDown();
    }

    private static boolean typing(KeyEvent event) {
        Node focused = event.getTarget() instanceof Node node && node.getScene() != null
                ? node.getScene().getFocusOwner()
                : null;
        return focused instanceof TextInputControl;
    }
}
