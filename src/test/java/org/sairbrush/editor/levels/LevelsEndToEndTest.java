package org.sairbrush.editor.levels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.PilotedTest;
import org.sairbrush.editor.tools.ToolKind;
import org.sairbrush.photo.Levels;
import org.sairbrush.photo.PhotoReader;
import org.sairbrush.photo.Tones;
import org.sairbrush.photo.Watching;
import org.testfx.api.FxRobot;

/// With keys and mouse.
class LevelsEndToEndTest extends PilotedTest {

    private static Point2D middle(Node node) {
        Bounds bounds = node.localToScreen(node.getBoundsInLocal());
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    private void show(FxRobot robot) throws Exception {
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L).release(KeyCode.L, KeyCode.SHIFT, KeyCode.CONTROL);
        pilot.settle();
        pilot.await(() -> pilot.editor.model.levels().histogramProperty().get() != null);
    }

    @Test
    void aHandleIsDraggedAndThePhotoFollows(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, 300, 200);
        show(robot);
        pilot.snapshot("levels-before");
        Point2D black = middle(robot.lookup("#levels-black-handle").query());

        robot.moveTo(black).press(MouseButton.PRIMARY).moveTo(black.add(20, 0)).moveTo(black.add(60, 0));
        pilot.settle();
        assertTrue(pilot.document().tonesProperty().get().levels().all().black() > 0.2);
        assertEquals(Levels.NONE, pilot.document().tones().levels());
        robot.release(MouseButton.PRIMARY);
        pilot.settle();

        double point = pilot.document().tones().levels().all().black();
        assertTrue(point > 0.2 && point < 0.3, "black " + point);
        assertEquals(1, pilot.document().history().size());
        pilot.snapshot("levels-black");
        pilot.undo(robot);
        assertEquals(Levels.NONE, pilot.document().tones().levels());
    }

    @Test
    void numbersAreTyped(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, 300, 200);
        show(robot);
        robot.clickOn("#levels-green");
        robot.doubleClickOn("#levels-white .text-field").write("200").type(KeyCode.ENTER);
        pilot.settle();

        assertEquals(200 / 255.0, pilot.document().tones().levels().component(1).white(), 1e-9);
        assertEquals(Levels.Range.WHOLE, pilot.document().tones().levels().all());
        assertNull(pilot.notice());
        robot.clickOn("#levels-all");
        robot.doubleClickOn("#levels-middle .text-field").write("1,5").type(KeyCode.ENTER);
        pilot.settle();
        assertEquals(1.5, pilot.document().tones().levels().all().gamma(), 1e-9);
        robot.doubleClickOn("#levels-middle .text-field").write("dark").type(KeyCode.ENTER);
        pilot.settle();
        assertEquals(1.5, pilot.document().tones().levels().all().gamma(), 1e-9);
        robot.doubleClickOn("#levels-middle .text-field").write("NaN").type(KeyCode.ENTER);
        pilot.settle();
        assertEquals(1.5, pilot.document().tones().levels().all().gamma(), 1e-9);
        robot.clickOn("#levels-green");
        pilot.snapshot("levels-green");
        robot.clickOn("#levels-reset");
        pilot.settle();
        assertEquals(Levels.NONE, pilot.document().tones().levels());
        assertFalse(pilot.document().history().changedProperty().get());
    }

    @Test
    void aDropperIsTakenUpAndAClickOnThePhotoSaysWhatIsBlack(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, 300, 200);
        show(robot);
        robot.clickOn("#tool-black_point");
        assertSame(ToolKind.BLACK_POINT, pilot.tools().toolProperty().get());
        robot.moveTo(pilot.onPhoto(0.5, 0.9));
        pilot.snapshot("levels-dropper");
        robot.clickOn(pilot.onPhoto(0.5, 0.9));
        pilot.await(() -> !pilot.document().tones().equals(Tones.NONE));
        assertEquals(3, pilot.document().tones().levels().components().size());
        assertEquals(0, pilot.holes());
        robot.type(KeyCode.ESCAPE);
        assertSame(ToolKind.BRUSH, pilot.tools().toolProperty().get());
        assertFalse(robot.lookup("#tool-black_point").queryAs(ToggleButton.class).isSelected());
    }

    @Test
    void coloursAreMadeWeakerAndTakenAway(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, 300, 200);
        show(robot);
        Point2D slider = middle(robot.lookup("#saturation .thumb").query());
        robot.moveTo(slider).press(MouseButton.PRIMARY).moveTo(slider.add(-20, 0)).moveTo(slider.add(-50, 0));
        pilot.settle();
        assertTrue(pilot.document().tonesProperty().get().saturation() < 0.8);
        assertEquals(Tones.NONE, pilot.document().tones());
        robot.release(MouseButton.PRIMARY);
        pilot.settle();
        assertEquals(1, pilot.document().history().size());
        robot.clickOn("#levels-black-and-white");
        pilot.settle();
        assertTrue(pilot.document().tones().blackAndWhite());
        assertEquals(0, robot.lookup("#saturation").queryAs(Slider.class).getValue());
        assertTrue(robot.lookup("#levels-black-and-white").queryAs(ToggleButton.class).isSelected());
        pilot.snapshot("levels-grey");
        pilot.undo(robot);
        assertEquals(Tones.NONE, pilot.document().tones());
    }

    @Test
    void whatIsExportedHasThem(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, 300, 200);
        show(robot);
        robot.clickOn("#levels-colours");
        pilot.await(() -> !pilot.document().tones().levels().equals(Levels.NONE));
        pilot.onFx(() -> pilot.editor.model.levels().trySaturation(1.5));
        pilot.onFx(() -> pilot.editor.model.levels().settle());
        pilot.snapshot("levels-colours");
        Path target = folder.resolve("levels.png");
        pilot.editor.answers.target = target;
        robot.press(KeyCode.CONTROL, KeyCode.S).release(KeyCode.S, KeyCode.CONTROL);
        pilot.await(() -> Files.isRegularFile(target) && !pilot.editor.model.export().runningProperty().get());

        int shown = pilot.document().photo().image().getRGB(40, 30);
        int written = PhotoReader.read(target).image().getRGB(40, 30);
        assertNotEquals(shown, written);
        var levelled = pilot.document().photo().with(pilot.document().tones(), Watching.NOBODY);
        assertEquals(levelled.image().getRGB(40, 30), written);
    }
}
