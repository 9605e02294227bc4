package org.sairbrush.editor.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Locale;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.PilotedTest;
import org.sairbrush.editor.canvas.PhotoView;
import org.sairbrush.editor.text.Texts;
import org.sairbrush.editor.tools.ToolKind;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Frame;
import org.sairbrush.photo.Orientation;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoReader;
import org.sairbrush.photo.PhotoWriter;
import org.sairbrush.photo.Watching;
import org.sairbrush.photo.WriteOptions;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// The frame with mouse and keyboard.
class FrameToolTest extends PilotedTest {

    private static final int WIDTH = 600;
    private static final int HEIGHT = 400;

    @BeforeEach
    void open(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, WIDTH, HEIGHT);
        robot.type(KeyCode.X);
        assertSame(ToolKind.FRAME, pilot.tools().toolProperty().get());
    }

    @AfterEach
    void speakAsBefore() {
        Texts.speak(Locale.getDefault());
    }

    private FrameViewModel frames() {
        return pilot.tools().frames();
    }

    private Frame frame() {
        return pilot.document().frame();
    }

    private void draw(FxRobot robot, double left, double top, double right, double bottom) throws Exception {
        pilot.drag(robot, left, top, right, bottom);
        pilot.settle();
    }

    private static void assertNear(Area expected, Area actual) {
        assertEquals(expected.x(), actual.x(), 2, actual.toString());
        assertEquals(expected.y(), actual.y(), 2, actual.toString());
        assertEquals(expected.right(), actual.right(), 2, actual.toString());
        assertEquals(expected.bottom(), actual.bottom(), 2, actual.toString());
    }

    @Test
    void aFrameIsDrawnMovedAndResized(FxRobot robot) throws Exception {
        Photo photo = pilot.document().photo();
        draw(robot, 0.2, 0.25, 0.7, 0.75);
        assertNear(new Area(120, 100, 300, 200), frame().area());
        assertEquals(1, pilot.document().history().size());

        draw(robot, 0.4, 0.5, 0.5, 0.55);
        assertNear(new Area(180, 120, 300, 200), frame().area());
        draw(robot, 0.8, 0.8, 0.9, 0.9);
        assertNear(new Area(180, 120, 360, 240), frame().area());
        draw(robot, 0.3, 0.6, 0.1, 0.9);
        assertNear(new Area(60, 120, 480, 240), frame().area());
        // Farther than the photo goes.
        draw(robot, 0.5, 0.3, 0.5, -0.1);
        assertNear(new Area(60, 0, 480, 360), frame().area());
        assertSame(photo, pilot.document().photo());
        assertEquals(5, pilot.document().history().size());

        draw(robot, 0.02, 0.02, 0.08, 0.2);
        assertNear(new Area(12, 8, 36, 72), frame().area());
        pilot.undo(robot);
        assertNear(new Area(60, 0, 480, 360), frame().area());
    }

    @Test
    void escapeGivesADragUpAndThenLeaves(FxRobot robot) throws Exception {
        draw(robot, 0.2, 0.25, 0.7, 0.75);
        Frame drawn = frame();
        robot.moveTo(pilot.onPhoto(0.4, 0.5)).press(MouseButton.PRIMARY).moveTo(pilot.onPhoto(0.5, 0.6));
        pilot.settle();
        assertFalse(drawn.equals(frames().shownProperty().get()));
        pilot.snapshot("frame-dragged");
        robot.type(KeyCode.ESCAPE);
        robot.release(MouseButton.PRIMARY);
        pilot.settle();
        assertEquals(drawn, frame());
        assertEquals(drawn, frames().shownProperty().get());
        assertSame(ToolKind.FRAME, pilot.tools().toolProperty().get());
        robot.type(KeyCode.ESCAPE);
        assertSame(ToolKind.BRUSH, pilot.tools().toolProperty().get());
        robot.type(KeyCode.X);
        robot.type(KeyCode.ENTER);
        assertSame(ToolKind.BRUSH, pilot.tools().toolProperty().get());
        pilot.snapshot("frame-beside-other-tools");
    }

    @Test
    void arrowKeysMoveItAndAreOneStep(FxRobot robot) throws Exception {
        robot.type(KeyCode.RIGHT);
        assertEquals(0, pilot.document().history().size());
        draw(robot, 0.2, 0.25, 0.7, 0.75);
        Frame drawn = frame();
        robot.type(KeyCode.RIGHT, 3).type(KeyCode.UP);
        robot.press(KeyCode.SHIFT).type(KeyCode.DOWN).release(KeyCode.SHIFT);
        pilot.settle();
        assertEquals(drawn.moved(3, 9, WIDTH, HEIGHT), frame());
        assertEquals(2, pilot.document().history().size());
        pilot.undo(robot);
        assertEquals(drawn, frame());
    }

    @Test
    void aShapeIsKept(FxRobot robot) throws Exception {
        pilot.onFx(() -> frames().ratioProperty().set(Ratio.SQUARE));
        assertEquals(new Frame(new Area(100, 0, 400, 400), 0), frame());
        draw(robot, 0.05, 0.05, 0.12, 0.6);
        assertEquals(frame().area().width(), frame().area().height());
        pilot.onFx(() -> frames().ratioProperty().set(Ratio.THREE_TO_TWO));
        pilot.onFx(frames()::swap);
        Area upright = frame().area();
        assertEquals(1.5, (double) upright.height() / upright.width(), 0.02);
        pilot.onFx(frames()::swap);
        assertTrue(frame().area().width() > frame().area().height());
        pilot.onFx(frames()::reset);
        assertTrue(frames().isWhole());
        assertSame(Ratio.FREE, frames().ratioProperty().get());
    }

    @Test
    void aLineThatIsDrawnBecomesLevel(FxRobot robot) throws Exception {
        robot.clickOn("#frame-level");
        draw(robot, 0.2, 0.5, 0.8, 0.6);
        double lean = Math.toDegrees(Math.atan2(0.1 * HEIGHT, 0.6 * WIDTH));
        assertEquals(-lean, frame().angle(), 0.3);
        assertFalse(frames().levellingProperty().get());
        assertEquals(Frame.largest(1.5, frame().angle(), WIDTH, HEIGHT), frame());
        pilot.snapshot("frame-straightened");

        // The headless platform's mouse knows no modifiers.
        control(0.5, 0.2, 0.52, 0.8);
        lean = Math.toDegrees(Math.atan2(0.02 * WIDTH, 0.6 * HEIGHT));
        assertEquals(lean, frame().angle(), 0.3);
    }

    private void control(double fromX, double fromY, double toX, double toY) throws Exception {
        fire(MouseEvent.MOUSE_PRESSED, fromX, fromY);
        fire(MouseEvent.MOUSE_DRAGGED, toX, toY);
        fire(MouseEvent.MOUSE_RELEASED, toX, toY);
        pilot.settle();
    }

    private void fire(javafx.event.EventType<MouseEvent> type, double shareX, double shareY) throws Exception {
        pilot.onFx(() -> {
            PhotoView view = pilot.view();
            var transform = view.viewport().transform();
            Point2D at = view.localToScene(
                    transform.toScreenX(WIDTH * shareX), transform.toScreenY(HEIGHT * shareY));
            view.fireEvent(new MouseEvent(
                    type, at.getX(), at.getY(), at.getX(), at.getY(), MouseButton.PRIMARY, 1,
                    false, true, false, false, true, false, false, true, false, true, null));
        });
    }

    @Test
    void severalAnglesInARowAreOneStep(FxRobot robot) throws Exception {
        Spinner<Double> spinner = robot.lookup("#frame-angle").query();
        pilot.onFx(() -> {
            spinner.increment(20);
            spinner.decrement(5);
        });
        assertEquals(1.5, frame().angle(), 1e-9);
        assertEquals(1, pilot.document().history().size());
        pilot.onFx(() -> spinner.decrement(15));
        assertTrue(frames().isWhole());
        robot.clickOn(spinner).press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL).write("−3,2°");
        robot.type(KeyCode.ENTER);
        pilot.settle();
        assertEquals(-3.2, frame().angle(), 1e-9);
        robot.clickOn(spinner).press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL).write("level");
        robot.type(KeyCode.ENTER);
        pilot.settle();
        assertEquals(-3.2, frame().angle(), 1e-9);
        // These are keys of the zoom elsewhere.
        var before = pilot.view().viewport().transform();
        robot.clickOn(spinner).press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
        robot.type(KeyCode.DIGIT1, KeyCode.DIGIT0, KeyCode.ENTER);
        pilot.settle();
        assertEquals(10, frame().angle(), 1e-9);
        assertEquals(before, pilot.view().viewport().transform());
        assertTrue(pilot.view().isFocused());
        robot.clickOn(spinner.lookup(".increment-arrow-button"));
        pilot.settle();
        assertEquals(10.1, frame().angle(), 1e-9);
        assertTrue(pilot.view().isFocused());
        robot.type(KeyCode.B);
        assertSame(ToolKind.BRUSH, pilot.tools().toolProperty().get());
    }

    @Test
    void justOutsideACornerADragTurns(FxRobot robot) throws Exception {
        draw(robot, 0.3, 0.3, 0.7, 0.7);
        draw(robot, 0.73, 0.74, 0.71, 0.77);
        assertTrue(frame().angle() < -2 && frame().angle() > -20, frame().toString());
        assertTrue(frame().fits(WIDTH, HEIGHT));
        pilot.snapshot("frame-turned");
    }

    @Test
    void theFrameIsWhatIsCopiedAndExported(FxRobot robot) throws Exception {
        draw(robot, 0.2, 0.25, 0.7, 0.75);
        Path file = folder.resolve("framed.png");
        pilot.editor.answers.target = file;
        pilot.onFx(pilot.editor.model.export()::export);
        pilot.await(() -> pilot.notice() != null);

        Photo read = PhotoReader.read(file);
        Photo expected = pilot.document().photo().framed(frame(), Watching.NOBODY);
        Area all = Area.of(read.width(), read.height());
        assertArrayEquals(
                expected.argb(all, all.width(), all.height()), read.argb(all, all.width(), all.height()));

        pilot.onFx(() -> frames().straighten(2));
        pilot.onFx(() -> pilot.editor.model.notices().dismiss());
        pilot.onFx(pilot.editor.model.export()::again);
        pilot.await(() -> pilot.notice() != null);
        assertTrue(pilot.notice().sentence().contains("2.0°"), pilot.notice().sentence());
        assertEquals(frame().area().width(), PhotoReader.read(file).width());
    }

    @Test
    void itTurnsWithThePhotoAndIsSeenInAllWaysOfLooking(FxRobot robot) throws Exception {
        draw(robot, 0.2, 0.25, 0.7, 0.75);
        Frame drawn = frame();
        robot.press(KeyCode.CONTROL, KeyCode.RIGHT).release(KeyCode.RIGHT, KeyCode.CONTROL);
        pilot.await(() -> pilot.document().turn() == Orientation.QUARTER_TURN_RIGHT);
        assertEquals(drawn.turned(Orientation.QUARTER_TURN_RIGHT, WIDTH, HEIGHT), frame());
        assertEquals(frame(), frames().shownProperty().get());
        pilot.onFx(() -> pilot.editor.model.history().showingProperty().set(true));
        pilot.snapshot("frame-history");
    }

    @Test
    void itStaysInPlaceWhereTheViewGoes(FxRobot robot) throws Exception {
        Path file = folder.resolve("scan.jpg");
        PhotoWriter.write(pilot.document().photo(), file, WriteOptions.defaults());
        pilot.onFx(() -> pilot.editor.model.open(file));
        pilot.await(() -> pilot.document().name().equals("scan.jpg"));
        pilot.settle();
        assertTrue(robot.lookup("#frame-blocks").query().isVisible());
        draw(robot, 0.2, 0.25, 0.7, 0.75);
        assertEquals(0, frame().area().x() % 8);
        pilot.onFx(() -> {
            frames().straighten(-1.2);
            Point2D corner = frames().inPhoto(frame().area().x(), frame().area().y());
            pilot.view().viewport().zoomBy(40, 200, 150);
            pilot.view().viewport().centreOn(corner.getX(), corner.getY());
        });
        pilot.snapshot("frame-near");
        pilot.onFx(() -> {
            pilot.view().viewport().fit();
            stage.setWidth(1000);
            stage.setHeight(640);
        });
        pilot.snapshot("frame-small-window");
        Label size = robot.lookup("#frame-size").query();
        assertEquals(size.getText(), ((Text) size.lookup(".text")).getText());
    }

    @Test
    void itLooksWellInGermanAndSmall(FxRobot robot) throws Exception {
        pilot.close();
        Texts.speak(Locale.GERMAN);
        pilot = WaitForAsyncUtils.asyncFx(this::pilot).get();
        pilot.openLandscape(robot, 900, 600);
        robot.type(KeyCode.X);
        pilot.onFx(() -> {
            stage.setWidth(1280);
            stage.setHeight(720);
        });
        draw(robot, 0.12, 0.15, 0.86, 0.9);
        pilot.onFx(() -> frames().straighten(-3.5));
        pilot.snapshot("frame-german");
        robot.clickOn("#frame-ratio");
        pilot.settle();
        pilot.snapshot("frame-ratios");
    }
}
