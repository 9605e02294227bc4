package org.sairbrush.editor.actions;

import static org.sairbrush.editor.text.Texts.text;

import java.util.List;
import javafx.beans.value.ObservableValue;

/// Actions that come and go, such as recent files: a menu within a menu.
///
/// @param title of the menu, and what the palette says before each action
public record ActionList(String id, String title, ObservableValue<List<Action>> actions) implements MenuEntry {

    /// A list whose title is `action.ID` in the bundle.
    public static ActionList of(String id, ObservableValue<List<Action>> actions) {
        return new ActionList(id, text("action." + id), actions);
    }
}
