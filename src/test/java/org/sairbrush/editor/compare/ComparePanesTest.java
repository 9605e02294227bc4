package org.sairbrush.editor.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.PilotedTest;
import org.sairbrush.editor.canvas.PhotoView;
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.sair.PackException;
import org.testfx.api.FxRobot;

/// Before beside after, and methods beside each other, with mouse and keyboard.
class ComparePanesTest extends PilotedTest {

    @BeforeEach
    void open(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, 900, 600);
        pilot.drag(robot, 0.4, 0.3, 0.7, 0.4);
    }

    @Test
    void beforeAndAfterAreZoomedAndMovedAsOneAndPaintingGoesOn(FxRobot robot) throws Exception {
        fill(robot);
        robot.clickOn("#mode-beside");
        PhotoView before = view(robot, "#photo-before");
        PhotoView after = view(robot, "#photo");
        pilot.settle();
        assertEquals(before.getWidth(), after.getWidth(), 1);
        assertTrue(before.getWidth() > 500);
        robot.type(KeyCode.DIGIT1);
        robot.moveTo(before).press(MouseButton.PRIMARY).moveBy(-60, -20).release(MouseButton.PRIMARY);
        pilot.settle();
        assertSame(before.viewport(), after.viewport());
        pilot.drag(robot, 0.5, 0.5, 0.55, 0.55);
        assertTrue(pilot.holes() > 0);
        assertSame(CompareMode.BESIDE, pilot.editor.model.compare().modeProperty().get());
        pilot.snapshot("beside");
        robot.type(KeyCode.ESCAPE);
        assertFalse(before.getParent().isVisible());
    }

    @Test
    void methodsAreNamedTimedAddedLeftOutAndKept(FxRobot robot) throws Exception {
        robot.clickOn("#mode-methods");
        awaitResults();
        assertFalse(view(robot, "#method0 .photo-view").viewport().showsWhole(), "what is filled is looked at");
        ToggleButton button = robot.lookup("#mode-methods").queryAs(ToggleButton.class);
        assertEquals("SAIR | LIIF", button.getText());
        assertEquals("1.2 s", robot.lookup("#method0 .time").queryAs(Label.class).getText());
        robot.clickOn("#method1 .add");
        awaitResults();
        pilot.snapshot("methods-three");
        robot.clickOn("#method2 .add");
        awaitResults();
        assertEquals("SAIR | LIIF | Telea | Navier–Stokes", button.getText());
        Region first = robot.lookup("#method0").queryAs(Region.class);
        Region last = robot.lookup("#method3").queryAs(Region.class);
        assertTrue(last.getLayoutY() > first.getHeight() / 2 && last.getLayoutX() > first.getWidth() / 2);
        pilot.snapshot("methods-four");
        robot.press(KeyCode.O);
        pilot.settle();
        assertTrue(pilot.editor.model.compare().flippedProperty().get());
        pilot.snapshot("methods-flipped");
        robot.release(KeyCode.O);
        robot.clickOn("#method1 .remove");
        pilot.settle();
        assertEquals("SAIR | Telea | Navier–Stokes", button.getText());
        robot.clickOn("#method1 .keep");
        pilot.await(() -> pilot.document().fill().isPresent());
        assertEquals("Telea", pilot.document().fill().orElseThrow().restoration().settings().title());
        assertSame(CompareMode.EDIT, pilot.editor.model.compare().modeProperty().get());
    }

    @Test
    void whatCannotBeDoneYetSaysWhy(FxRobot robot) throws Exception {
        robot.moveTo("#fill-again");
        pilot.await(() -> Window.getWindows().stream()
                .anyMatch(window -> window instanceof Tooltip tip && tip.getText().endsWith("filled yet.")));
        pilot.snapshot("disabled-tip");
        robot.moveTo("#photo");
        pilot.await(() -> Window.getWindows().size() == 1);
    }

    @Test
    void aTallPhotoIsComparedInOneRow(FxRobot robot) throws Exception {
        pilot.undo(robot);
        pilot.openLandscape(robot, 400, 900);
        pilot.await(() -> pilot.document().photo().height() == 900);
        pilot.drag(robot, 0.4, 0.3, 0.7, 0.4);
        robot.clickOn("#mode-methods");
        awaitResults();
        robot.clickOn("#method1 .add");
        awaitResults();
        robot.clickOn("#method2 .add");
        awaitResults();
        pilot.snapshot("methods-tall");
        Region first = robot.lookup("#method0").queryAs(Region.class);
        Region last = robot.lookup("#method3").queryAs(Region.class);
        assertEquals(first.getLayoutY(), last.getLayoutY());
        for (int pane = 0; pane < 4; pane++) {
            Region keep = robot.lookup("#method" + pane + " .keep").queryAs(Region.class);
            assertTrue(keep.getWidth() >= keep.prefWidth(-1), "Keep is not cut off");
            Region header = (Region) keep.getParent();
            assertTrue(header.minWidth(-1) + 10 <= first.getWidth(), "nor is what closes the pane, after 10.0 s, too");
        }
    }

    @Test
    void aMethodThatFailsSaysWhyAndWhatHelps(FxRobot robot) throws Exception {
        fill(robot);
        pilot.fake.failWith(new PackException(
                "models/mini/liif.safetensors is damaged: its SHA-256 is not the one in pack.json; "
                        + "fetch or import the pack again."));
        robot.clickOn("#mode-methods");
        pilot.await(() -> failure(1) != null);
        pilot.snapshot("methods-failed");
        robot.clickOn("#method1 .cure");
        pilot.await(() -> Window.getWindows().size() == 2);
        pilot.onFx(Window.getWindows().getLast()::hide);
        pilot.fake.succeed();
        robot.clickOn("#method1 .again");
        awaitResults();
        assertNull(failure(1));
    }

    @Test
    void holdingOShowsThePhotoAsItWasOpened(FxRobot robot) throws Exception {
        fill(robot);
        robot.press(KeyCode.O);
        pilot.settle();
        assertTrue(pilot.editor.model.compare().flippedProperty().get());
        pilot.snapshot("flipped");
        robot.release(KeyCode.O);
        pilot.settle();
        assertFalse(pilot.editor.model.compare().flippedProperty().get());
    }

    private void fill(FxRobot robot) throws Exception {
        robot.type(KeyCode.ENTER);
        pilot.await(() -> pilot.document().fill().isPresent());
    }

    private void awaitResults() throws Exception {
        pilot.await(() -> pilot.editor.model.compare().methods().candidates().stream()
                .allMatch(candidate -> candidate.resultProperty().get() != null));
    }

    private Notice failure(int method) {
        return pilot.editor.model.compare().methods().candidates().get(method).failureProperty().get();
    }

    private static PhotoView view(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(PhotoView.class);
    }
}
