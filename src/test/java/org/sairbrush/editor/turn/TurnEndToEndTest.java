package org.sairbrush.editor.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.PilotedTest;
import org.sairbrush.editor.compare.CompareMode;
import org.sairbrush.photo.Orientation;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// With keys and mouse.
class TurnEndToEndTest extends PilotedTest {

    private void turn(FxRobot robot, KeyCode key, Orientation then) throws Exception {
        robot.press(KeyCode.CONTROL, key).release(key, KeyCode.CONTROL);
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> pilot.document().turn() == then);
        pilot.settle();
    }

    private void assertShown(int width, int height) {
        var photo = pilot.view().tilesProperty().get().photo();
        assertSame(pilot.document().photo(), photo);
        assertEquals(width, photo.width());
        assertEquals(height, photo.height());
        assertTrue(pilot.view().viewport().showsWhole());
    }

    @Test
    void thePhotoIsTurnedAndWorkedOnAsItStands(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, 300, 200);
        pilot.drag(robot, 0.2, 0.5, 0.6, 0.5);
        pilot.snapshot("turn-before");
        turn(robot, KeyCode.RIGHT, Orientation.QUARTER_TURN_RIGHT);
        assertShown(200, 300);
        assertTrue(pilot.document().mask().hole(100, 100));
        assertTrue(robot.lookup((Labeled label) -> label.getText() != null && label.getText().contains("200 × 300"))
                .tryQuery()
                .isPresent());
        pilot.snapshot("turn-right");

        pilot.drag(robot, 0.2, 0.9, 0.6, 0.9);
        assertTrue(pilot.document().mask().hole(80, 270));
        robot.type(KeyCode.ENTER);
        pilot.await(() -> pilot.document().fill().isPresent());
        pilot.onFx(pilot.editor.model.compare()::split);
        robot.clickOn("#split");
        turn(robot, KeyCode.LEFT, Orientation.UPRIGHT);
        assertSame(CompareMode.SPLIT, pilot.editor.model.compare().modeProperty().get());
        assertShown(300, 200);
        pilot.snapshot("turn-split");

        pilot.undo(robot);
        assertShown(200, 300);
        pilot.undo(robot);
        pilot.undo(robot);
        pilot.undo(robot);
        assertShown(300, 200);
        assertFalse(pilot.editor.model.compare().splittableProperty().get());
        assertTrue(pilot.document().mask().hole(100, 100));
        pilot.snapshot("turn-undone");
    }

    @Test
    void theKeysWorkFromTheHistoryToo(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, 300, 200);
        pilot.onFx(() -> pilot.editor.model.history().showingProperty().set(true));
        robot.clickOn("#history-list");
        turn(robot, KeyCode.RIGHT, Orientation.QUARTER_TURN_RIGHT);
        turn(robot, KeyCode.DOWN, Orientation.QUARTER_TURN_LEFT);
        turn(robot, KeyCode.LEFT, Orientation.HALF_TURN);
        pilot.snapshot("turn-history");
    }

    @Test
    void theSamplePhotoIsTurned(FxRobot robot) throws Exception {
        pilot.onFx(pilot.editor.model::openSample);
        pilot.await(() -> pilot.document() != null);
        pilot.snapshot("turn-sample-before");
        turn(robot, KeyCode.RIGHT, Orientation.QUARTER_TURN_RIGHT);
        pilot.snapshot("turn-sample");
        pilot.undo(robot);
        pilot.snapshot("turn-sample-undone");
        assertEquals(Orientation.UPRIGHT, pilot.document().turn());
    }
}
