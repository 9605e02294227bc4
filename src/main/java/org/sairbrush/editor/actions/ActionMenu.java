package org.sairbrush.editor.actions;

import static org.sairbrush.editor.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// One menu of the menu bar, in the order in which it is filled.
public final class ActionMenu {

    private final String id;
    private final List<MenuEntry> entries = new ArrayList<>();

    ActionMenu(String id) {
        this.id = id;
    }

    /// Adds an action, or a list of them.
    public ActionMenu add(MenuEntry entry) {
        entries.add(entry);
        return this;
    }

    /// Draws a line before what comes next.
    public ActionMenu separate() {
        return add(new MenuEntry.Separator());
    }

    String id() {
        return id;
    }

    /// With an underscore before the letter that opens it.
    String mnemonicTitle() {
        return text("menu." + id);
    }

    String title() {
        return mnemonicTitle().replace("_", "");
    }

    List<MenuEntry> entries() {
        return entries;
    }

    /// All that can be done here at present, lists included.
    Stream<Action> actions() {
        return entries.stream().flatMap(entry -> switch (entry) {
            case Action action -> Stream.of(action);
            case ActionList list -> list.actions().getValue().stream();
            case MenuEntry.Separator separator -> Stream.empty();
        });
    }
}
