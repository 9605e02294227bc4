package org.sairbrush.editor.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.PilotedTest;
import org.sairbrush.editor.settings.Theme;
import org.sairbrush.photo.PhotoFormat;
import org.sairbrush.restore.DeviceChoice;
import org.testfx.api.FxRobot;

class SettingsWindowTest extends PilotedTest {

    private Node open(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.COMMA).release(KeyCode.COMMA, KeyCode.CONTROL);
        return robot.lookup("#settings").query();
    }

    @SuppressWarnings("unchecked")
    private <T> void choose(FxRobot robot, String id, T value) throws Exception {
        pilot.onFx(() -> ((Choices<T>) robot.lookup(id).query()).choose(value));
    }

    @Test
    void theThemeChangesAtOnce(FxRobot robot) throws Exception {
        Node pane = open(robot);
        for (Theme theme : Theme.values()) {
            choose(robot, "#settings-theme", theme);
            assertSame(theme, pilot.editor.model.settings().themeProperty().get());
            pilot.picture("settings", pane.getScene().getRoot());
        }
    }

    @Test
    void networksRunWhereTheSettingsSay(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, 300, 200);
        open(robot);
        choose(robot, "#settings-device", DeviceChoice.CPU);
        choose(robot, "#settings-threads", 1);
        pilot.onFx(() -> {
            pilot.document().beginStroke(30, 40, 6, false);
            pilot.editor.model.fill().fill();
        });
        pilot.await(() -> pilot.document().fill().isPresent());
        assertSame(DeviceChoice.CPU, pilot.fake.settings.device());
        assertEquals(1, pilot.fake.settings.threads());
    }

    @Test
    void anExportIsSuggestedInTheFormatOfTheSettings(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, 300, 200);
        open(robot);
        choose(robot, "#settings-format", PhotoFormat.TIFF);
        pilot.onFx(pilot.editor.model.export()::export);
        assertTrue(pilot.editor.answers.suggested.toString().endsWith("-restored.tif"));
    }

    @Test
    void aNewLanguageSaysThatItWaitsForARestart(FxRobot robot) throws Exception {
        open(robot);
        Node restart = robot.lookup(".settings-restart").query();
        assertFalse(restart.isVisible());
        pilot.onFx(() -> pilot.editor.model
                .settings().preferences().languageProperty().set(Locale.GERMAN));
        assertTrue(restart.isVisible());
    }
}
