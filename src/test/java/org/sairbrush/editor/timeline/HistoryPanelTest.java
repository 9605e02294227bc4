package org.sairbrush.editor.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.PilotedTest;
import org.sairbrush.editor.settings.Theme;
import org.testfx.api.FxRobot;

/// Several fills, gone through with the mouse; fills again and at once.
class HistoryPanelTest extends PilotedTest {

    @BeforeEach
    void open(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, 600, 400);
    }

    private void fill(FxRobot robot, double y) throws Exception {
        pilot.drag(robot, 0.2, y, 0.4, y);
        int steps = pilot.document().history().size();
        robot.type(KeyCode.ENTER);
        pilot.await(() -> pilot.document().history().size() > steps
                && !pilot.editor.model.fill().runningProperty().get());
    }

    @Test
    void aClickGoesToAStateAndUndoAndRedoAreFollowed(FxRobot robot) throws Exception {
        fill(robot, 0.3);
        fill(robot, 0.6);
        robot.clickOn("#history");
        ListView<HistoryRow> list = robot.lookup("#history-list").queryListView();
        pilot.await(() -> list.getItems().size() == 5
                && list.getItems().get(4).picture().isPresent()
                && list.getItems().get(2).picture().isPresent());
        assertEquals(4, list.getSelectionModel().getSelectedIndex());
        robot.clickOn((Node) robot.from(list)
                .lookup(".list-cell")
                .match(node -> node instanceof ListCell<?> cell && cell.getIndex() == 2)
                .query());
        pilot.await(() -> list.getSelectionModel().getSelectedIndex() == 2);
        assertEquals(2, pilot.document().history().undone().size());
        pilot.snapshot("history");
        pilot.undo(robot);
        assertEquals(1, list.getSelectionModel().getSelectedIndex());
        assertSame(pilot.document().original(), pilot.document().photo());
        robot.press(KeyCode.CONTROL, KeyCode.Y).release(KeyCode.Y, KeyCode.CONTROL);
        pilot.settle();
        assertEquals(2, list.getSelectionModel().getSelectedIndex());
    }

    @Test
    void fromTheHistoryEnterFillsAndEscStops(FxRobot robot) throws Exception {
        fill(robot, 0.3);
        robot.clickOn("#history");
        ListView<HistoryRow> list = robot.lookup("#history-list").queryListView();
        pilot.await(() -> list.getItems().size() == 3);
        robot.clickOn((Node) robot.from(list)
                .lookup(".list-cell")
                .match(node -> node instanceof ListCell<?> cell && cell.getIndex() == 1)
                .query());
        pilot.await(() -> pilot.document().fill().isEmpty() && list.isFocused());
        pilot.fake.takeItsTime(20_000);
        robot.type(KeyCode.ENTER);
        pilot.await(pilot.editor.model.fill().runningProperty()::get);
        robot.type(KeyCode.ESCAPE);
        pilot.await(() -> !pilot.editor.model.fill().runningProperty().get());
        pilot.fake.takeItsTime(0);
        robot.type(KeyCode.ENTER);
        pilot.await(() -> pilot.document().fill().isPresent());
    }

    @Test
    void aFillIsDoneAgainAndStrokesAreFilledAtOnceWhenThatIsSwitchedOn(FxRobot robot) throws Exception {
        fill(robot, 0.3);
        int steps = pilot.document().history().size();
        robot.press(KeyCode.SHIFT, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.SHIFT);
        pilot.await(() -> pilot.document().history().size() == steps + 1);
        for (Theme theme : Theme.values()) {
            pilot.onFx(() -> pilot.editor.model.settings().themeProperty().set(theme));
            robot.clickOn("#fill-options");
            pilot.await(() -> robot.lookup("#fill-auto").tryQuery().isPresent());
            pilot.picture("fill-options", robot.lookup("#fill-auto").query().getParent().getParent());
            robot.type(KeyCode.ESCAPE);
            pilot.await(() -> robot.lookup("#fill-auto").tryQuery().isEmpty());
        }
        pilot.onFx(() -> pilot.editor.model.settings().autoFillProperty().set(true));
        pilot.drag(robot, 0.2, 0.7, 0.4, 0.7);
        pilot.await(() -> pilot.document().history().size() == steps + 3);
        assertEquals(0, pilot.holes());
    }
}
