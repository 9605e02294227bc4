package org.sairbrush.editor.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.PilotedTest;
import org.testfx.api.FxRobot;

/// The fill's options and the view of dust, with mouse and keyboard.
class FillOptionsTest extends PilotedTest {

    @BeforeEach
    void open(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, 600, 400);
    }

    @Test
    void detailIsChosenOnItsSliderAndFillsAreMadeWithIt(FxRobot robot) throws Exception {
        robot.clickOn("#fill-options");
        pilot.await(() -> robot.lookup("#fill-detail").tryQuery().isPresent());
        Slider slider = robot.lookup("#fill-detail").queryAs(Slider.class);
        pilot.onFx(() -> slider.setValue(2));
        assertEquals(2, pilot.editor.model.settings().detailProperty().get());
        robot.type(KeyCode.ESCAPE);
        pilot.await(() -> robot.lookup("#fill-detail").tryQuery().isEmpty());
        pilot.drag(robot, 0.2, 0.3, 0.4, 0.3);
        robot.type(KeyCode.ENTER);
        pilot.await(() -> pilot.document().fill().isPresent());
        assertEquals(0.02, pilot.document().fill().orElseThrow().restoration().settings().detail());
    }

    @Test
    void dustIsShownAndLeftByTheKeyboard(FxRobot robot) throws Exception {
        robot.press(KeyCode.SHIFT, KeyCode.D).release(KeyCode.D, KeyCode.SHIFT);
        pilot.await(() -> robot.lookup("#relief-badge").query().isVisible());
        pilot.drag(robot, 0.2, 0.3, 0.4, 0.3);
        assertTrue(pilot.holes() > 0);
        assertTrue(pilot.editor.model.damage().reliefProperty().get());
        robot.type(KeyCode.ESCAPE);
        pilot.await(() -> !robot.lookup("#relief-badge").query().isVisible());
        assertFalse(pilot.editor.model.damage().reliefProperty().get());
    }
}
