package org.sairbrush.editor.actions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javafx.scene.input.KeyEvent;

/// All that can be done, menu by menu: the one place from which menus, keys, buttons and the palette are made.
public final class Actions {

    private final Map<String, ActionMenu> menus = new LinkedHashMap<>();

    /// The menu of that id, which is made where there is none: its title is `menu.ID` in the bundle.
    public ActionMenu menu(String id) {
        return menus.computeIfAbsent(id, ActionMenu::new);
    }

    public List<ActionMenu> menus() {
        return new ArrayList<>(menus.values());
    }

    public Stream<Action> all() {
        return menus.values().stream().flatMap(ActionMenu::actions);
    }

    public Action get(String id) {
        return all().filter(action -> action.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("There is no action '" + id + "'"));
    }

    /// The action of a key that goes down. Where several would do, one that names all the modifiers goes first.
    ///
    /// @param typing whether a text field takes plain keys
    public Optional<Action> pressed(KeyEvent event, boolean typing) {
        return of(stroke -> stroke.isExactly(event) && !(typing && stroke.plain()))
                .or(() -> of(stroke -> stroke.matches(event) && !(typing && stroke.plain())));
    }

    /// The action of a sign that is typed.
    public Optional<Action> typed(String sign) {
        return of(stroke -> stroke.isSign(sign));
    }

    private Optional<Action> of(Predicate<Stroke> stroke) {
        return all().filter(action -> action.strokes().stream().anyMatch(stroke)).findFirst();
    }
}
