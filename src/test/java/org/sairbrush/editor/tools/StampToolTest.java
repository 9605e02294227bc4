package org.sairbrush.editor.tools;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.EditorPilot;
import org.sairbrush.editor.PilotedTest;
import org.sairbrush.editor.canvas.PhotoView;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Orientation;
import org.sairbrush.photo.Photo;
import org.sairbrush.restore.CloneSource;
import org.sairbrush.restore.Method;
import org.testfx.api.FxRobot;

/// The brushes that copy, with mouse and keyboard, over the real restorer.
class StampToolTest extends PilotedTest {

    private static final Area SUN = new Area(370, 80, 50, 50);

    @Override
    protected EditorPilot pilot() throws Exception {
        return EditorPilot.withPacks(stage, folder);
    }

    @BeforeEach
    void open(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, 600, 400);
        pilot.onFx(() -> pilot.tools().setBrushSize(60));
    }

    private void choose(double x, double y) throws Exception {
        click(x, y, false, true);
    }

    /// The headless platform's mouse knows no modifiers.
    private void click(double shareX, double shareY, boolean shift, boolean control) throws Exception {
        pilot.onFx(() -> {
            PhotoView view = pilot.view();
            var transform = view.viewport().transform();
            Point2D at = view.localToScene(
                    transform.toScreenX(pilot.document().photo().width() * shareX),
                    transform.toScreenY(pilot.document().photo().height() * shareY));
            for (var type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED)) {
                view.fireEvent(new MouseEvent(
                        type, at.getX(), at.getY(), at.getX(), at.getY(), MouseButton.PRIMARY, 1,
                        shift, control, false, false, true, false, false, true, false, true, null));
            }
        });
    }

    private Photo strokeFrom(FxRobot robot, double fromX, double fromY, double toX, double toY) throws Exception {
        Photo before = pilot.document().photo();
        pilot.drag(robot, fromX, fromY, toX, toY);
        pilot.await(() -> pilot.document().photo() != before || pilot.notice() != null);
        assertNull(pilot.notice());
        return pilot.document().photo();
    }

    @Test
    void aStrokeOfTheCloneBrushCopiesFromTheChosenPoint(FxRobot robot) throws Exception {
        Photo original = pilot.document().photo();
        robot.type(KeyCode.K);
        assertSame(ToolKind.CLONE, pilot.tools().toolProperty().get());
        robot.moveTo("#photo").press(KeyCode.CONTROL);
        assertSame(Cursor.CROSSHAIR, pilot.view().getCursor(), "a click would choose");
        robot.release(KeyCode.CONTROL);
        assertSame(Cursor.NONE, pilot.view().getCursor(), "the ring is seen");
        choose(0.66, 0.26);
        Photo cloned = strokeFrom(robot, 0.2, 0.2, 0.3, 0.2);
        CloneSource source = pilot.document().fill().orElseThrow().restoration().settings().source().orElseThrow();
        Area middle = new Area(140, 70, 20, 20);
        Area there = new Area(middle.x() + source.dx(), middle.y() + source.dy(), 20, 20);
        assertArrayEquals(original.argb(there, 20, 20), cloned.argb(middle, 20, 20));
        assertArrayEquals(original.argb(SUN, 50, 50), cloned.argb(SUN, 50, 50));
        assertEquals(0, pilot.holes());
        assertEquals("", pilot.editor.model.fill().outcomeProperty().get());
        pilot.snapshot("tool-clone");

        pilot.undo(robot);
        assertSame(original, pilot.document().photo());
    }

    @Test
    void strokesGoOnAlignedUnlessThatIsNotWished(FxRobot robot) throws Exception {
        robot.type(KeyCode.K);
        choose(0.66, 0.26);
        strokeFrom(robot, 0.2, 0.2, 0.25, 0.2);
        CloneSource first = source().orElseThrow();
        strokeFrom(robot, 0.2, 0.3, 0.25, 0.3);
        assertEquals(first, source().orElseThrow());
        pilot.onFx(() -> pilot.tools().stamps().alignedProperty().set(false));
        strokeFrom(robot, 0.2, 0.4, 0.25, 0.4);
        assertEquals(first.dy() - 80, source().orElseThrow().dy(), 2);
    }

    private Optional<CloneSource> source() {
        return pilot.document().fill().orElseThrow().restoration().settings().source();
    }

    @Test
    void theHealingBrushAdaptsTheTones(FxRobot robot) throws Exception {
        robot.type(KeyCode.J);
        choose(0.25, 0.35);
        Photo original = pilot.document().photo();
        // A patch of flat sky from below, where it is lighter: healed it has the tone of where it goes.
        Photo healed = strokeFrom(robot, 0.2, 0.1, 0.3, 0.1);
        assertSame(Method.HEAL, pilot.document().fill().orElseThrow().restoration().settings().method());
        int was = original.argb(new Area(150, 40, 1, 1), 1, 1)[0] & 0xff;
        int is = healed.argb(new Area(150, 40, 1, 1), 1, 1)[0] & 0xff;
        int source = original.argb(new Area(150, 140, 1, 1), 1, 1)[0] & 0xff;
        assertNotEquals(was, source);
        assertEquals(was, is, 2);
        pilot.snapshot("tool-heal");
    }

    @Test
    void theUndoBrushBringsThePhotoBackWhereItPaints(FxRobot robot) throws Exception {
        Photo original = pilot.document().photo();
        robot.type(KeyCode.K);
        choose(0.66, 0.26);
        strokeFrom(robot, 0.2, 0.2, 0.4, 0.2);
        robot.type(KeyCode.Y);
        Photo brought = strokeFrom(robot, 0.2, 0.2, 0.25, 0.2);
        Area back = new Area(120, 60, 30, 40);
        Area kept = new Area(200, 60, 30, 40);
        assertArrayEquals(original.argb(back, 30, 40), brought.argb(back, 30, 40));
        assertFalse(Arrays.equals(original.argb(kept, 30, 40), brought.argb(kept, 30, 40)));
        pilot.snapshot("tool-original");
        pilot.undo(robot);
        pilot.undo(robot);
        assertSame(original, pilot.document().photo());
        // There is nothing to bring back now, and no step comes of it.
        pilot.drag(robot, 0.2, 0.2, 0.25, 0.2);
        pilot.await(() -> !pilot.editor.model.fill().runningProperty().get());
        assertTrue(pilot.document().history().done().isEmpty());
    }

    @Test
    void aTurnForgetsTheSourceAndTheUndoBrushFollowsIt(FxRobot robot) throws Exception {
        robot.type(KeyCode.K);
        choose(0.66, 0.26);
        Photo cloned = strokeFrom(robot, 0.2, 0.2, 0.4, 0.2);
        pilot.onFx(() -> pilot.editor.model.turning().over());
        pilot.await(() -> pilot.document().photo() != cloned);
        assertNull(pilot.tools().stamps().sourceProperty().get());
        robot.type(KeyCode.Y);
        Photo brought = strokeFrom(robot, 0.8, 0.8, 0.75, 0.8);
        Area back = new Area(450, 300, 30, 40);
        assertArrayEquals(pilot.document().original().argb(back, 30, 40), brought.argb(back, 30, 40));
    }

    @Test
    void theHealingBrushFindsAPlaceByItself(FxRobot robot) throws Exception {
        Photo original = pilot.document().photo();
        robot.type(KeyCode.K);
        pilot.onFx(() -> pilot.tools().setBrushSize(20));
        choose(0.66, 0.26);
        strokeFrom(robot, 0.3, 0.3, 0.31, 0.3);
        choose(1.1, 0.5);
        assertNull(pilot.tools().stamps().sourceProperty().get());
        robot.type(KeyCode.J);
        pilot.onFx(() -> pilot.tools().setBrushSize(32));
        Photo healed = strokeFrom(robot, 0.3, 0.3, 0.31, 0.3);
        Area blemish = new Area(175, 115, 14, 10);
        int[] wanted = original.argb(blemish, 14, 10);
        int[] found = healed.argb(blemish, 14, 10);
        for (int i = 0; i < wanted.length; i++) {
            assertEquals(wanted[i] & 0xff, found[i] & 0xff, 3);
        }
        assertTrue(source().isEmpty());
    }

    @Test
    void withoutASourcePeopleAreToldHowToChooseOne(FxRobot robot) throws Exception {
        robot.type(KeyCode.K);
        Photo original = pilot.document().photo();
        pilot.drag(robot, 0.2, 0.2, 0.3, 0.2);
        assertTrue(pilot.notice().sentence().contains("Ctrl"), pilot.notice().sentence());
        assertSame(original, pilot.document().photo());
        choose(0.66, 0.26);
        assertNull(pilot.notice(), "who has done it is told no more");
    }

    @Test
    void aLightStrokeCopiesLightlyAndLeavesTheMask(FxRobot robot) throws Exception {
        robot.type(KeyCode.B);
        pilot.drag(robot, 0.1, 0.8, 0.2, 0.8);
        long masked = pilot.holes();
        robot.type(KeyCode.K);
        pilot.onFx(() -> pilot.tools().stamps().opacityProperty().set(0.3));
        choose(0.66, 0.26);
        Photo original = pilot.document().photo();
        Photo cloned = strokeFrom(robot, 0.2, 0.2, 0.3, 0.2);
        assertEquals(masked, pilot.holes());
        int sun = original.argb(new Area(396, 104, 1, 1), 1, 1)[0] >> 16 & 0xff;
        int was = original.argb(new Area(150, 80, 1, 1), 1, 1)[0] >> 16 & 0xff;
        int is = cloned.argb(new Area(150, 80, 1, 1), 1, 1)[0] >> 16 & 0xff;
        assertEquals(was + 0.3 * (sun - was), is, 4);
    }

    @Test
    void theViewMayMoveWhileAStrokeIsDrawn(FxRobot robot) throws Exception {
        robot.type(KeyCode.K);
        choose(0.66, 0.26);
        Photo before = pilot.document().photo();
        robot.moveTo(pilot.onPhoto(0.2, 0.2)).press(MouseButton.PRIMARY).moveTo(pilot.onPhoto(0.25, 0.2));
        pilot.onFx(() -> pilot.view().viewport().zoomBy(2, 300, 200));
        robot.moveTo(pilot.onPhoto(0.3, 0.25));
        pilot.onFx(() -> pilot.view().viewport().moveBy(-40, 10));
        pilot.settle();
        robot.moveTo(pilot.onPhoto(0.4, 0.25));
        // Another tool takes over from a stroke that is being drawn, and from one that erases.
        robot.type(KeyCode.J);
        pilot.await(() -> pilot.document().photo() != before);
        robot.release(MouseButton.PRIMARY);
        Area end = new Area(238, 98, 4, 4);
        assertFalse(Arrays.equals(before.argb(end, 4, 4), pilot.document().photo().argb(end, 4, 4)));

        pilot.onFx(() -> pilot.view().viewport().fit());
        robot.type(KeyCode.R);
        pilot.drag(robot, 0.5, 0.5, 0.9, 0.9);
        pilot.await(() -> pilot.holes() > 0);
        long masked = pilot.holes();
        robot.type(KeyCode.J);
        robot.moveTo(pilot.onPhoto(0.6, 0.7)).press(MouseButton.SECONDARY).moveTo(pilot.onPhoto(0.8, 0.7));
        robot.type(KeyCode.H);
        assertTrue(pilot.holes() < masked);
        robot.release(MouseButton.SECONDARY);
    }

    /// With the button down, from left to right.
    private void draw(FxRobot robot) throws Exception {
        robot.type(KeyCode.K);
        choose(0.66, 0.26);
        robot.moveTo(pilot.onPhoto(0.2, 0.2)).press(MouseButton.PRIMARY).moveTo(pilot.onPhoto(0.25, 0.2));
    }

    @Test
    void aTurnWaitsForTheStrokeThatIsBeingDrawn(FxRobot robot) throws Exception {
        Photo original = pilot.document().photo();
        draw(robot);
        pilot.onFx(() -> pilot.editor.model.turning().over());
        pilot.settle();
        assertSame(original, pilot.document().photo());
        robot.moveTo(pilot.onPhoto(0.3, 0.2)).release(MouseButton.PRIMARY);
        pilot.await(() -> pilot.document().history().size() == 2);
        assertEquals(Orientation.HALF_TURN, pilot.document().turn());
        Area end = new Area(600 - 190, 400 - 100, 20, 20);
        assertFalse(Arrays.equals(
                pilot.document().original().argb(end, 20, 20), pilot.document().photo().argb(end, 20, 20)));
    }

    @Test
    void escapeAndUndoGiveUpTheStrokeThatIsBeingDrawn(FxRobot robot) throws Exception {
        Photo original = pilot.document().photo();
        draw(robot);
        robot.type(KeyCode.ESCAPE);
        robot.moveTo(pilot.onPhoto(0.4, 0.4)).release(MouseButton.PRIMARY);
        draw(robot);
        pilot.undo(robot);
        robot.release(MouseButton.PRIMARY);
        pilot.settle();
        assertSame(original, pilot.document().photo());
        assertFalse(pilot.editor.model.fill().runningProperty().get());
        assertFalse(pilot.editor.model.undoableProperty().get());
    }

    @Test
    void aStrokeThatIsBeingDrawnIsKeptWhenAnotherPhotoIsToBeOpened(FxRobot robot) throws Exception {
        Photo original = pilot.document().photo();
        draw(robot);
        pilot.onFx(() -> pilot.editor.model.openSample());
        pilot.await(() -> pilot.editor.answers.unsavedQuestions == 1);
        robot.release(MouseButton.PRIMARY);
        assertEquals(1, pilot.document().history().size());
        assertSame(original, pilot.document().original());
        assertNotSame(original, pilot.document().photo());
    }

    @Test
    void shiftDrawsAStraightLineFromTheLastEndAndTheRightButtonErases(FxRobot robot) throws Exception {
        robot.type(KeyCode.K);
        pilot.onFx(() -> pilot.tools().setBrushSize(20));
        choose(0.66, 0.26);
        strokeFrom(robot, 0.2, 0.1, 0.22, 0.1);
        Photo before = pilot.document().photo();
        click(0.22, 0.4, true, false);
        pilot.await(() -> pilot.document().photo() != before);
        Area between = new Area(132, 100, 1, 1);
        assertFalse(before.argb(between, 1, 1)[0] == pilot.document().photo().argb(between, 1, 1)[0]);

        robot.type(KeyCode.R);
        pilot.drag(robot, 0.5, 0.5, 0.9, 0.9);
        pilot.await(() -> pilot.holes() > 0);
        long masked = pilot.holes();
        robot.type(KeyCode.K);
        robot.moveTo(pilot.onPhoto(0.6, 0.7)).press(MouseButton.SECONDARY).moveTo(pilot.onPhoto(0.8, 0.7))
                .release(MouseButton.SECONDARY);
        pilot.settle();
        assertTrue(pilot.holes() < masked);
    }
}
