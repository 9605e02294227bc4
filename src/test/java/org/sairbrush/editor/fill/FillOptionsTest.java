package org.sairbrush.editor.fill;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.PilotedTest;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Photo;
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
    void theLastFillIsWeakenedOnItsSliderAndByTheKeyboard(FxRobot robot) throws Exception {
        robot.clickOn("#fill-options");
        pilot.await(() -> robot.lookup("#fill-strength").tryQuery().isPresent());
        assertTrue(robot.lookup("#fill-strength").query().isDisabled());
        pilot.picture("fill-strength-none", robot.lookup("#fill-auto").query().getParent().getParent());
        robot.type(KeyCode.ESCAPE);
        pilot.await(() -> robot.lookup("#fill-strength").tryQuery().isEmpty());
        pilot.drag(robot, 0.2, 0.3, 0.4, 0.3);
        robot.type(KeyCode.ENTER);
        pilot.await(() -> pilot.document().fill().isPresent());
        Photo full = pilot.document().photo();
        robot.press(KeyCode.SHIFT, KeyCode.DOWN).release(KeyCode.DOWN, KeyCode.SHIFT);
        pilot.await(() -> pilot.document().fill().orElseThrow().strength() == 0.9);

        robot.clickOn("#fill-options");
        pilot.await(() -> robot.lookup("#fill-strength").tryQuery().isPresent());
        Slider slider = robot.lookup("#fill-strength").queryAs(Slider.class);
        assertFalse(slider.isDisabled());
        assertEquals(90, slider.getValue());
        for (int percent = 80; percent >= 40; percent--) {
            int wanted = percent;
            pilot.onFx(() -> slider.setValue(wanted));
        }
        pilot.await(() -> pilot.document().fill().orElseThrow().strength() == 0.4);
        assertEquals(3, pilot.document().history().size());
        pilot.snapshot("fill-strength");
        robot.type(KeyCode.ESCAPE);
        pilot.await(() -> robot.lookup("#fill-strength").tryQuery().isEmpty());
        pilot.undo(robot);
        pilot.await(() -> pilot.document().fill().orElseThrow().strength() == 1);
        Area all = Area.of(600, 400);
        assertArrayEquals(full.argb(all, 600, 400), pilot.document().photo().argb(all, 600, 400));
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
