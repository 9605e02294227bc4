package org.sairbrush.editor.damage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.sairbrush.editor.EditorPilot;
import org.sairbrush.editor.settings.Preferences;
import org.sairbrush.editor.text.Texts;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Damage is found, adjusted and dropped with mouse and keyboard.
@ExtendWith(ApplicationExtension.class)
class DamageBarTest {

    private static final List<Locale> LANGUAGES = Preferences.LANGUAGES;

    @TempDir
    static Path folder;

    private Stage stage;
    private EditorPilot pilot;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    private void open(FxRobot robot, Locale language) throws Exception {
        Texts.speak(language);
        WaitForAsyncUtils.asyncFx(() -> pilot = EditorPilot.withFake(stage, folder)).get();
        pilot.openLandscape(robot, 600, 400);
        pilot.onFx(() -> pilot.editor.model.settings().damageSensitivityProperty().set(0.5));
    }

    @AfterEach
    void close() {
        Texts.speak(Locale.getDefault());
        pilot.close();
    }

    @Test
    void aKeyFindsASliderAdjustsAndUndoTakesItBack(FxRobot robot) throws Exception {
        open(robot, Locale.ENGLISH);
        robot.type(KeyCode.D);
        pilot.await(() -> pilot.holes() > 0);
        long found = pilot.holes();
        Slider slider = robot.lookup("#damage-sensitivity").query();
        pilot.onFx(slider::requestFocus);
        robot.type(KeyCode.RIGHT, 8);
        assertEquals(0.9, pilot.editor.model.settings().damageSensitivityProperty().get(), 0.01);
        pilot.await(() -> pilot.holes() > found);
        pilot.undo(robot);
        assertEquals(0, pilot.holes());
    }

    @Test
    void ctrlOrAltAndAClickOfTheEraserDropAPiece(FxRobot robot) throws Exception {
        open(robot, Locale.ENGLISH);
        pilot.onFx(() -> pilot.editor.model.settings().damageSensitivityProperty().set(0.9));
        robot.clickOn("#damage");
        pilot.await(() -> pilot.holes() > 0);
        pilot.drag(robot, 0.4, 0.3, 0.6, 0.3);
        pilot.drag(robot, 0.4, 0.7, 0.6, 0.7);
        long both = pilot.holes();
        robot.type(KeyCode.E);
        click(0.5, 0.3, MouseButton.PRIMARY, KeyCode.CONTROL);
        pilot.await(() -> pilot.holes() < both);
        assertFalse(pilot.document().mask().hole(250, 120), "whole");
        assertTrue(pilot.document().mask().hole(250, 280));
        long one = pilot.holes();
        robot.type(KeyCode.B);
        click(0.5, 0.7, MouseButton.SECONDARY, KeyCode.ALT);
        pilot.await(() -> pilot.holes() < one);
        assertTrue(pilot.document().mask().hole(1, 200), "not touched");
        pilot.undo(robot);
        assertEquals(one, pilot.holes());
    }

    @Test
    void withoutAHintItLiesAtTheBottomAndNeverOverAPhotoThatIsShownWhole(FxRobot robot) throws Exception {
        open(robot, Locale.ENGLISH);
        robot.type(KeyCode.D);
        pilot.await(() -> pilot.holes() > 0);
        pilot.snapshot("damage-bar-bottom");
        Node bar = robot.lookup("#damage-bar").query();
        Node stage = robot.lookup(".stage").query();
        assertTrue(bottom(stage) - bottom(bar) < 20);
        assertTrue(photoBottom() < top(bar));
        pilot.onFx(pilot.editor.model.hints()::restart);
        pilot.settle();
        assertTrue(photoBottom() < top(bar));
        assertTrue(bar.getLayoutY() + bar.getLayoutBounds().getHeight()
                <= robot.lookup("#hints").query().getLayoutY());
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void theOverviewGivesWayWhereThereIsNoRoomBesideTheBar(Locale language, FxRobot robot) throws Exception {
        open(robot, language);
        pilot.onFx(() -> pilot.view().viewport().zoomBy(6, 300, 200));
        pilot.await(() -> robot.lookup("#navigator").query().isVisible());
        double alone = bottom(robot.lookup("#navigator").query());
        robot.type(KeyCode.D);
        pilot.await(() -> pilot.holes() > 0);
        for (int width : new int[] {1600, 1280, 1000}) {
            pilot.onFx(() -> stage.setWidth(width));
            pilot.snapshot("damage-overview-" + language.toLanguageTag() + "-" + width);
            Bounds bar = onScreen(robot.lookup("#damage-bar").query());
            Bounds overview = onScreen(robot.lookup("#navigator").query());
            assertFalse(bar.intersects(overview), () -> width + ": " + bar + " covers " + overview);
            assertTrue(width < 1600 || overview.getMaxY() == alone, "where there is room it stays");
        }
        pilot.onFx(() -> pilot.editor.model.hints().restart());
        pilot.snapshot("damage-overview-" + language.toLanguageTag() + "-hint");
        assertFalse(onScreen(robot.lookup("#hints").query()).intersects(onScreen(robot.lookup("#navigator").query())));
        pilot.onFx(pilot.editor.model.hints()::dismiss);
        robot.type(KeyCode.ESCAPE);
        pilot.settle();
        assertEquals(alone, bottom(robot.lookup("#navigator").query()));
    }

    private static Bounds onScreen(Node node) {
        return node.localToScreen(node.getLayoutBounds());
    }

    @Test
    void escapeCancelsTheSearchAndThenClosesTheBar(FxRobot robot) throws Exception {
        open(robot, Locale.ENGLISH);
        pilot.fake.takeItsTime(20_000);
        robot.type(KeyCode.D);
        pilot.await(() -> robot.lookup("#damage-progress").query().isVisible());
        robot.type(KeyCode.ESCAPE);
        pilot.await(() -> !robot.lookup("#damage-bar").query().isVisible());
        assertEquals(0, pilot.holes());
        pilot.fake.takeItsTime(0);
        robot.type(KeyCode.D);
        pilot.await(() -> pilot.holes() > 0);
        robot.type(KeyCode.ESCAPE);
        assertFalse(robot.lookup("#damage-bar").query().isVisible());
        assertTrue(pilot.holes() > 0);
    }

    private double photoBottom() throws Exception {
        return pilot.onPhoto(0.5, 1).getY();
    }

    private static double top(Node node) {
        return node.localToScreen(node.getLayoutBounds()).getMinY();
    }

    private static double bottom(Node node) {
        return node.localToScreen(node.getLayoutBounds()).getMaxY();
    }

    // The robot's keys do not reach the mouse's events here.
    private void click(double x, double y, MouseButton button, KeyCode held) throws Exception {
        Point2D place = pilot.onPhoto(x, y);
        Node photo = stage.getScene().lookup("#photo");
        Point2D inScene = photo.localToScene(photo.screenToLocal(place));
        pilot.onFx(() -> {
            for (EventType<MouseEvent> type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED)) {
                photo.fireEvent(new MouseEvent(
                        type, inScene.getX(), inScene.getY(), place.getX(), place.getY(), button, 1,
                        false, held == KeyCode.CONTROL, held == KeyCode.ALT, false,
                        button == MouseButton.PRIMARY, false, button == MouseButton.SECONDARY,
                        true, false, true, null));
            }
        });
    }

    @ParameterizedTest
    @FieldSource("LANGUAGES")
    void theBarCanBeReadInEveryLanguage(Locale language, FxRobot robot) throws Exception {
        open(robot, language);
        String name = "damage-" + language.toLanguageTag();
        pilot.onFx(pilot.editor.model.hints()::restart);
        pilot.snapshot(name + "-hint");
        robot.type(KeyCode.D);
        pilot.await(() -> pilot.holes() > 0);
        pilot.snapshot(name + "-found");
        pilot.onFx(() -> {
            pilot.editor.model.settings().damageSensitivityProperty().set(0);
            stage.setWidth(1000);
        });
        pilot.await(() -> pilot.holes() == 0);
        robot.clickOn("#labels");
        pilot.snapshot(name + "-nothing");
        assertTrue(robot.lookup("#damage-bar").query().getLayoutBounds().getWidth() < 680);
    }
}
