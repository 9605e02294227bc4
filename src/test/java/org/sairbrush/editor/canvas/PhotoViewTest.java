package org.sairbrush.editor.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.editor.EditorPilot;
import org.sairbrush.photo.Photo;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Zooming, moving and the overview, with mouse and keyboard.
@ExtendWith(ApplicationExtension.class)
class PhotoViewTest {

    @TempDir
    static Path folder;

    private EditorPilot pilot;
    private PhotoView view;

    @Start
    void start(Stage stage) {
        pilot = EditorPilot.withFake(stage, folder);
    }

    @BeforeEach
    void open(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, 2400, 1600);
        view = robot.lookup("#photo").queryAs(PhotoView.class);
    }

    @AfterEach
    void close() {
        pilot.close();
    }

    private double scale() {
        return view.viewport().transform().scale();
    }

    @Test
    void signsZoomWhereThePointerIsAndFitAgain(FxRobot robot) throws Exception {
        double fitted = scale();
        Point2D place = pilot.onPhoto(0.3, 0.6);
        robot.moveTo(place).write("+");
        pilot.settle();
        assertTrue(scale() > fitted);
        assertEquals(0, place.distance(pilot.onPhoto(0.3, 0.6)), 2);
        robot.write("--");
        pilot.settle();
        assertTrue(scale() < fitted);
        robot.type(KeyCode.DIGIT1);
        assertEquals(1, scale());
        robot.type(KeyCode.DIGIT0);
        assertEquals(fitted, scale(), 1e-9);
    }

    @Test
    void aPinchZoomsAroundItsMiddle(FxRobot robot) throws Exception {
        double fitted = scale();
        Point2D place = pilot.onPhoto(0.7, 0.3);
        pilot.onFx(() -> {
            Point2D at = view.localToScene(view.screenToLocal(place));
            view.fireEvent(new ZoomEvent(
                    ZoomEvent.ZOOM, at.getX(), at.getY(), place.getX(), place.getY(), false, false, false, false,
                    false, false, 3, 3, null));
        });
        assertEquals(3 * fitted, scale(), 1e-9);
        assertEquals(0, place.distance(pilot.onPhoto(0.7, 0.3)), 2);
    }

    @Test
    void theWheelZoomsAndWithAltMakesTheBrushLarger(FxRobot robot) throws Exception {
        double fitted = scale();
        double size = pilot.tools().brushSizeProperty().get();
        scroll(true);
        assertEquals(fitted, scale());
        assertTrue(pilot.tools().brushSizeProperty().get() > size);
        scroll(false);
        assertTrue(scale() > fitted);
    }

    private void scroll(boolean alt) throws Exception {
        Point2D place = pilot.onPhoto(0.5, 0.5);
        pilot.onFx(() -> {
            Point2D at = view.localToScene(view.screenToLocal(place));
            view.fireEvent(new ScrollEvent(
                    ScrollEvent.SCROLL, at.getX(), at.getY(), place.getX(), place.getY(), false, false, alt, false,
                    false, false, 0, 40, 0, 40, ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
                    ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
        });
    }

    @Test
    void theMiddleButtonMovesThePhotoWithAnyTool(FxRobot robot) throws Exception {
        robot.type(KeyCode.DIGIT1);
        Point2D before = pilot.onPhoto(0.5, 0.5);
        robot.moveTo(view).press(MouseButton.MIDDLE).moveBy(50, 30).release(MouseButton.MIDDLE);
        pilot.settle();
        assertEquals(0, before.add(50, 30).distance(pilot.onPhoto(0.5, 0.5)), 2);
        assertEquals(0, pilot.holes());
    }

    @Test
    void theOverviewIsThereWhileNotAllIsInViewAndMovesTheView(FxRobot robot) throws Exception {
        Node navigator = robot.lookup("#navigator").query();
        assertFalse(navigator.isVisible());
        robot.type(KeyCode.DIGIT1);
        pilot.settle();
        assertTrue(navigator.isVisible());
        Node picture = robot.lookup("#navigator-picture").query();
        robot.moveTo(picture).press(MouseButton.PRIMARY).moveBy(30, 20).release(MouseButton.PRIMARY);
        pilot.settle();
        Point2D middle = view.viewport().transform().toPhoto(view.getWidth() / 2, view.getHeight() / 2);
        assertEquals(1200 + 30 * 2400 / 168.0, middle.getX(), 20);
        assertEquals(800 + 20 * 2400 / 168.0, middle.getY(), 20);
        assertEquals(0, pilot.holes(), "the brush under the overview has not painted");
        pilot.snapshot("navigator");
        robot.clickOn("#navigator-fold");
        pilot.settle();
        assertFalse(picture.isVisible());
        robot.type(KeyCode.DIGIT0);
        pilot.settle();
        assertFalse(navigator.isVisible());
    }

    @Test
    void aGridPartsPixelsFromEightHundredPercentOn(FxRobot robot) throws Exception {
        pilot.onFx(() -> view.viewport().zoomBy(7.9 / scale(), 300, 200));
        pilot.await(view::isComplete);
        assertEquals(1, colours());
        pilot.onFx(() -> view.viewport().zoomBy(16 / scale(), 300, 200));
        pilot.await(view::isComplete);
        assertEquals(2, colours());
        pilot.snapshot("pixel-grid");
    }

    @Test
    void aLargePhotoIsSketchedBeforeItsTilesAreMade() {
        BufferedImage image = new BufferedImage(3000, 2000, BufferedImage.TYPE_3BYTE_BGR);
        Arrays.fill(((DataBufferByte) image.getRaster().getDataBuffer()).getData(), (byte) 0x40);
        Deque<Runnable> background = new ArrayDeque<>();
        PhotoTiles tiles = new PhotoTiles(Photo.of(image), background::add, Runnable::run);
        PhotoTiles.Key whole = new PhotoTiles.Key(tiles.coarsest(), 0, 0);
        PhotoTiles.Key part = new PhotoTiles.Key(1, 0, 0);
        tiles.want(List.of(part, whole));
        assertTrue(tiles.isEmpty());
        background.poll().run();
        assertFalse(tiles.isEmpty());
        assertFalse(tiles.isReady(whole));
        assertEquals(0xff404040, tiles.get(whole).getPixelReader().getArgb(100, 100));
        background.poll().run();
        assertTrue(tiles.isReady(part));
        background.poll().run();
        assertTrue(tiles.isReady(whole));
        assertTrue(background.isEmpty());
    }

    /// How many colours there are in a row through a few pixels of the sky, whose colour changes downwards only.
    private long colours() throws Exception {
        Image picture = WaitForAsyncUtils.asyncFx(() -> view.snapshot(null, null)).get();
        return IntStream.range(0, 60)
                .map(x -> picture.getPixelReader().getArgb(300 + x, 205))
                .distinct()
                .count();
    }
}
