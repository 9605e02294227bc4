package org.sairbrush.editor.fill;

import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.PilotedTest;
import org.testfx.api.FxRobot;

class FillKeysTest extends PilotedTest {

    @Test
    void theButtonThatCancelsDoesNotTakeTheKeyboardFromTheOneThatFills(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, 600, 400);
        pilot.drag(robot, 0.2, 0.2, 0.4, 0.3);
        assertTrue(pilot.holes() > 0);
        Button start = robot.lookup("#fill").queryButton();
        pilot.fake.takeItsTime(20_000);
        pilot.onFx(() -> {
            start.requestFocus();
            start.fire();
        });
        assertTrue(pilot.editor.model.fill().runningProperty().get());
        assertTrue(pilot.view().isFocused());
        robot.type(KeyCode.ESCAPE);
        pilot.await(() -> !pilot.editor.model.fill().runningProperty().get());
    }
}
