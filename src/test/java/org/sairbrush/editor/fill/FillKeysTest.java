package org.sairbrush.editor.fill;

import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.PilotedTest;
import org.testfx.api.FxRobot;

class FillKeysTest extends PilotedTest {

    @Test
    void theKeyThatStartedAFillDoesNotCancelItWhenPressedAgain(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, 600, 400);
        robot.type(KeyCode.B);
        pilot.drag(robot, 0.2, 0.2, 0.4, 0.3);
        Node method = robot.lookup("#method").query();
        pilot.onFx(method::requestFocus);
        pilot.fake.takeItsTime(20_000);
        robot.type(KeyCode.ENTER);
        pilot.await(pilot.editor.model.fill().runningProperty()::get);
        pilot.await(pilot.view()::isFocused);
        robot.type(KeyCode.ENTER);
        pilot.settle();
        assertTrue(pilot.editor.model.fill().runningProperty().get());
        robot.type(KeyCode.ESCAPE);
        pilot.await(() -> !pilot.editor.model.fill().runningProperty().get());
    }
}
