package org.sairbrush.editor.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActionsTest {

    private final List<String> ran = new ArrayList<>();
    private final SimpleBooleanProperty can = new SimpleBooleanProperty(true);
    private final SimpleObjectProperty<List<Action>> recent = new SimpleObjectProperty<>(List.of());
    private final Actions actions = new Actions();

    @BeforeEach
    void fillMenus() {
        actions.menu("file")
                .add(action("open", "Open photo").keys("Shortcut+O"))
                .add(action("save", "Save").keys("Shortcut+S").when(can))
                .separate()
                .add(new ActionList("recent", "Recent photos", recent));
        actions.menu("tools")
                .add(action("brush", "Brush").keys("B"))
                .add(action("larger", "Larger brush").keys("]", "ä"))
                .add(action("proceed", "Go on").keys("Enter"))
                .add(action("backwards", "Back").keys("Shift+B"));
    }

    private Action action(String id, String title) {
        return Action.named(id, title, () -> ran.add(id));
    }

    private static KeyEvent key(KeyCode code, boolean shift, boolean control) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false);
    }

    private Optional<String> pressed(KeyEvent event, boolean typing) {
        return actions.pressed(event, typing).map(Action::id);
    }

    @Test
    void keysFindTheirAction() {
        assertEquals(Optional.of("open"), pressed(key(KeyCode.O, false, true), false));
        assertEquals(Optional.of("brush"), pressed(key(KeyCode.B, false, false), false));
        assertEquals(Optional.empty(), pressed(key(KeyCode.O, false, false), false));
    }

    @Test
    void shiftIsIgnoredUnlessAnActionAsksForIt() {
        assertEquals(Optional.of("proceed"), pressed(key(KeyCode.ENTER, true, false), false));
        assertEquals(Optional.of("backwards"), pressed(key(KeyCode.B, true, false), false));
    }

    @Test
    void plainKeysAreLeftToATextFieldAndOthersAreNot() {
        assertEquals(Optional.empty(), pressed(key(KeyCode.B, false, false), true));
        assertEquals(Optional.of("open"), pressed(key(KeyCode.O, false, true), true));
    }

    @Test
    void signsAreFoundAsTypedAndByKeysOfTheirOwn() {
        assertEquals(Optional.of("larger"), actions.typed("]").map(Action::id));
        assertEquals(Optional.of("larger"), pressed(key(KeyCode.CLOSE_BRACKET, false, false), false));
        assertEquals(Optional.empty(), actions.typed("B"));
        assertEquals(Optional.of("larger"), actions.typed("ä").map(Action::id));
    }

    @Test
    void whatCannotBeDoneIsNotDone() {
        can.set(false);
        actions.get("save").run();
        actions.get("open").run();
        assertEquals(List.of("open"), ran);
    }

    @Test
    void actionsThatComeAndGoAreFoundWhileTheyAreThere() {
        assertFalse(ids("").contains("recent.0"));
        recent.set(List.of(action("recent.0", "holiday.jpg")));
        assertEquals(List.of("recent.0"), ids("holiday"));
        assertEquals("Recent photos", new ActionSearch(actions).find("holiday").getFirst().menu());
    }

    @Test
    void titlesThatBeginWithTheWordsComeFirst() {
        assertEquals("brush", ids("brush").getFirst());
        assertTrue(ids("brush").contains("larger"));
    }

    @Test
    void accentsAndCapitalsDoNotMatter() {
        actions.menu("view").add(action("contrast", "Größe ändern"));
        assertEquals(List.of("contrast"), ids("GROSSE ander".replace("SS", "ß")));
    }

    private List<String> ids(String words) {
        return new ActionSearch(actions).find(words).stream().map(found -> found.action().id()).toList();
    }
}
