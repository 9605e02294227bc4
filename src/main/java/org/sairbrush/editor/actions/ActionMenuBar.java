package org.sairbrush.editor.actions;

import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The menu bar of all actions; on a Mac, it is at the top of the screen.
public final class ActionMenuBar extends MenuBar {

    /// Shown beside an item. What the keys do is the keyboard's business alone, or they would do it twice.
    private static final class Shown extends KeyCombination {

        private final String words;

        Shown(String words) {
            this.words = words;
        }

        @Override
        public boolean match(KeyEvent event) {
            return false;
        }

        @Override
        public String getDisplayText() {
            return words;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Shown shown && shown.words.equals(words);
        }

        @Override
        public int hashCode() {
            return words.hashCode();
        }
    }

    public ActionMenuBar(Actions actions) {
        setId("menu-bar");
        setUseSystemMenuBar(true);
        actions.menus().forEach(menu -> getMenus().add(menu(menu)));
    }

    private static Menu menu(ActionMenu shown) {
        Menu menu = new Menu(shown.mnemonicTitle());
        menu.setId("menu-" + shown.id());
        for (MenuEntry entry : shown.entries()) {
            menu.getItems()
                    .add(switch (entry) {
                        case Action action -> item(action);
                        case ActionList list -> menu(list);
                        case MenuEntry.Separator separator -> new SeparatorMenuItem();
                    });
        }
        return menu;
    }

    private static Menu menu(ActionList list) {
        Menu menu = new Menu(list.title());
        menu.setId("action-" + list.id());
        menu.setMnemonicParsing(false);
        list.actions().subscribe(actions -> show(menu, actions));
        return menu;
    }

    private static void show(Menu menu, List<Action> actions) {
        menu.getItems().setAll(actions.stream().map(ActionMenuBar::item).toList());
        menu.setDisable(actions.isEmpty());
    }

    private static MenuItem item(Action action) {
        MenuItem item = action.chosen().isPresent() ? new CheckMenuItem(action.title()) : new MenuItem(action.title());
        item.setId("action-" + action.id());
        item.setMnemonicParsing(false);
        action.keyWords().map(Shown::new).ifPresent(item::setAccelerator);
        action.enabled().subscribe(enabled -> item.setDisable(!enabled));
        item.setOnAction(event -> action.run());
        if (item instanceof CheckMenuItem check) {
            var chosen = action.chosen().orElseThrow();
            chosen.subscribe(check::setSelected);
            // A click turns the mark over by itself, whatever comes of the action.
            check.addEventHandler(ActionEvent.ACTION, event -> check.setSelected(chosen.getValue()));
        }
        return item;
    }
}
