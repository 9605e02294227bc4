package org.sairbrush.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.editor.canvas.PhotoView;
import org.sairbrush.editor.compare.CompareMode;
import org.sairbrush.editor.dialogs.DialogService.Unsaved;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.labels.LegendRow;
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.editor.settings.Theme;
import org.sairbrush.editor.tools.ToolKind;
import org.sairbrush.models.ModelStore;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoReader;
import org.sairbrush.restore.Method;
import org.sairbrush.restore.PackLibrary;
import org.sairbrush.restore.PackRestorer;
import org.sairbrush.restore.Restorer;
import org.sairbrush.semantics.LabelMap;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A person's way through the editor, with mouse and keyboard, on the headless platform.
@ExtendWith(ApplicationExtension.class)
class EditorEndToEndTest {

    private static final Path SCREENS = Path.of("target", "screens");

    @TempDir
    static Path folder;

    private Stage stage;
    private EditorStage editor;

    private static Restorer restorer() {
        return new PackRestorer(PackLibrary.standard());
    }

    @Start
    void start(Stage shown) throws Exception {
        stage = shown;
        editor = new EditorStage(
                stage, folder.resolve("settings.json"), EditorEndToEndTest::restorer, ModelStore.standard());
        stage.setWidth(1280);
        stage.setHeight(720);
        stage.show();
    }

    @AfterEach
    void close() {
        editor.close();
    }

    @Test
    void aPhotoIsOpenedPaintedFilledComparedAndExported(FxRobot robot) throws Exception {
        Path file = folder.resolve("photo.jpg");
        try (InputStream sample = EditorApp.class.getResourceAsStream("/org/sairbrush/sample/sample.jpg")) {
            Files.copy(sample, file);
        }
        snapshot("empty");
        editor.answers.photo = file;
        robot.clickOn("#open");
        await(() -> document() != null);
        snapshot("open");
        // over the flaw across the sitter's face
        stroke(robot, 0.41, 0.415, 0.55, 0.414);
        assertTrue(document().holePixelsProperty().get() > 100);
        Mask mask = document().maskSnapshot();
        snapshot("painted");

        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        await(() -> document().fill().isPresent());
        assertEquals(0, document().holePixelsProperty().get());
        snapshot("filled");

        robot.clickOn("#labels");
        await(() -> editor.model.labels().layersProperty().get().size() == 1);
        List<LegendRow> legend = editor.model.labels().legendProperty().get();
        assertEquals(7, legend.stream().filter(row -> row.index() != LabelMap.UNSURE).count());
        snapshot("labels");
        robot.clickOn("#labels");

        robot.clickOn("#mode-split");
        snapshot("split");
        robot.clickOn("#mode-methods");
        await(() -> editor.model.compare().methods().candidates().getLast().resultProperty().get() != null);
        snapshot("methods");
        robot.clickOn("#method1 .keep");
        await(() -> editor.model.compare().modeProperty().get() == CompareMode.EDIT);
        assertSame(Method.LIIF, document().fill().orElseThrow().restoration().settings().method());
        robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
        assertSame(Method.SAIR, document().fill().orElseThrow().restoration().settings().method());

        editor.answers.target = folder.resolve("result.png");
        robot.press(KeyCode.CONTROL, KeyCode.S).release(KeyCode.S, KeyCode.CONTROL);
        await(() -> notice() != null && notice().kind() == Notice.Kind.DONE);
        snapshot("exported");
        assertEquals("photo-restored.jpg", editor.answers.suggested.getFileName().toString());
        assertOnlyHolesChanged(file, editor.answers.target, mask);
    }

    @Test
    void aFileThatIsNoPhotoShowsABarAndKeepsPhotoAndMask(FxRobot robot) throws Exception {
        open(robot, 300, 200);
        stroke(robot, 0.3, 0.4, 0.6, 0.5);
        PhotoDocument before = document();
        long masked = before.holePixelsProperty().get();
        Path text = Files.writeString(folder.resolve("text.jpg"), "not a photo");
        editor.answers.photo = text;
        editor.answers.unsaved = Unsaved.DISCARD;
        robot.clickOn("#open");
        await(() -> notice() != null);
        assertSame(Notice.Kind.ERROR, notice().kind());
        assertSame(before, document());
        assertEquals(masked, document().holePixelsProperty().get());
        snapshot("bad-file");
    }

    @Test
    void theRightButtonErases(FxRobot robot) throws Exception {
        open(robot, 300, 200);
        stroke(robot, 0.3, 0.5, 0.7, 0.5);
        long painted = document().holePixelsProperty().get();
        Point2D from = onPhoto(0.3, 0.5);
        robot.moveTo(from).press(MouseButton.SECONDARY).moveTo(onPhoto(0.7, 0.5)).release(MouseButton.SECONDARY);
        assertTrue(document().holePixelsProperty().get() < painted / 2);
    }

    @Test
    void theSampleIsOpenedWithItsDamageMaskedAndFilled(FxRobot robot) throws Exception {
        robot.clickOn("#sample");
        await(() -> document() != null);
        assertTrue(document().holePixelsProperty().get() > 0);
        assertFalse(document().history().changedProperty().get());
        snapshot("sample");
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        await(() -> document().fill().isPresent());
        robot.clickOn("#mode-split");
        snapshot("sample-split");
        robot.clickOn("#mode-edit").clickOn("#labels");
        await(() -> !editor.model.labels().layersProperty().get().isEmpty());
        snapshot("sample-labels");
        robot.clickOn("#labels-whole");
        await(() -> editor.model.labels().layersProperty().get().size() > 1);
        snapshot("sample-labels-parts");
    }

    @Test
    void draggingWithSpaceMovesThePhotoAndPaintsNothing(FxRobot robot) throws Exception {
        open(robot, 900, 600);
        robot.moveTo(onPhoto(0.5, 0.5)).press(KeyCode.SPACE).press(MouseButton.PRIMARY);
        Point2D before = onPhoto(0, 0);
        robot.moveBy(60, 40).release(MouseButton.PRIMARY).release(KeyCode.SPACE);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(onPhoto(0, 0).distance(before) > 30);
        assertEquals(0, document().holePixelsProperty().get());
    }

    @Test
    void theWheelZoomsAroundThePointer(FxRobot robot) throws Exception {
        open(robot, 900, 600);
        Point2D pointer = onPhoto(0.3, 0.6);
        WaitForAsyncUtils.asyncFx(() -> wheel(pointer, 200)).get();
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(photoView().viewport().transform().scale() > 1.5);
        assertTrue(onPhoto(0.3, 0.6).distance(pointer) < 2);
    }

    @Test
    void lettersChooseToolsAndBracketsTheBrushSize(FxRobot robot) throws Exception {
        open(robot, 900, 600);
        robot.type(KeyCode.E);
        assertSame(ToolKind.ERASER, editor.model.tools().toolProperty().get());
        robot.type(KeyCode.B);
        assertSame(ToolKind.BRUSH, editor.model.tools().toolProperty().get());
        double size = editor.model.tools().brushSizeProperty().get();
        robot.type(KeyCode.CLOSE_BRACKET);
        assertTrue(editor.model.tools().brushSizeProperty().get() > size);
        robot.type(KeyCode.OPEN_BRACKET);
        assertTrue(Math.abs(editor.model.tools().brushSizeProperty().get() - size) <= 1);
    }

    @Test
    void lettersTypedIntoTheLabelsAreWords(FxRobot robot) throws Exception {
        open(robot, 300, 200);
        robot.clickOn("#labels").clickOn("#labels-text").type(KeyCode.E);
        assertSame(ToolKind.BRUSH, editor.model.tools().toolProperty().get());
    }

    @Test
    void theThemeIsSwitchedByItsButton(FxRobot robot) {
        Theme before = editor.model.settings().themeProperty().get();
        robot.clickOn("#theme");
        assertNotEquals(before, editor.model.settings().themeProperty().get());
    }

    private void open(FxRobot robot, int width, int height) throws Exception {
        editor.answers.photo = TestPhotos.landscape(folder.resolve(width + "x" + height + ".png"), width, height);
        robot.clickOn("#open");
        await(() -> document() != null);
    }

    private void stroke(FxRobot robot, double fromX, double fromY, double toX, double toY) throws Exception {
        Point2D from = onPhoto(fromX, fromY);
        Point2D to = onPhoto(toX, toY);
        robot.moveTo(from).press(MouseButton.PRIMARY).moveTo(from.midpoint(to)).moveTo(to).release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Point2D onPhoto(double shareX, double shareY) throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> {
                    PhotoView view = photoView();
                    Photo photo = document().photo();
                    var transform = view.viewport().transform();
                    return view.localToScreen(
                            transform.toScreenX(photo.width() * shareX), transform.toScreenY(photo.height() * shareY));
                })
                .get();
    }

    // The headless platform's own wheel events come from the wrong place.
    private void wheel(Point2D screen, double amount) {
        Point2D place = photoView().localToScene(photoView().screenToLocal(screen));
        photoView()
                .fireEvent(new ScrollEvent(
                        ScrollEvent.SCROLL, place.getX(), place.getY(), screen.getX(), screen.getY(), false, false,
                        false, false, false, false, 0, amount, 0, amount,
                        ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
                        ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
    }

    private PhotoView photoView() {
        return (PhotoView) stage.getScene().lookup("#photo");
    }

    private PhotoDocument document() {
        return editor.model.documentProperty().get();
    }

    private Notice notice() {
        return editor.model.notices().currentProperty().get();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        // a fill takes a second or two, and many times that on a busy machine
        WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void assertOnlyHolesChanged(Path before, Path after, Mask mask) throws Exception {
        int[] was = pixels(before);
        int[] is = pixels(after);
        byte[] coverage = mask.coverage();
        int changed = 0;
        for (int pixel = 0; pixel < was.length; pixel++) {
            int x = pixel % mask.width();
            int y = pixel / mask.width();
            if (mask.hole(x, y)) {
                changed += was[pixel] != is[pixel] ? 1 : 0;
            } else if (coverage[pixel] == 0) { // soft edges are blended
                assertEquals(was[pixel], is[pixel], "pixel outside the mask at " + x + ", " + y);
            }
        }
        assertTrue(changed > mask.holePixels() / 2, "pixels inside the mask were filled");
    }

    private static int[] pixels(Path file) throws Exception {
        Photo photo = PhotoReader.read(file);
        return photo.argb(Area.of(photo.width(), photo.height()), photo.width(), photo.height());
    }

    private void snapshot(String name) throws Exception {
        for (Theme theme : Theme.values()) {
            WaitForAsyncUtils.asyncFx(() -> editor.model.settings().themeProperty().set(theme)).get();
            // Tiles come from the background, one pulse after another.
            WaitForAsyncUtils.waitForFxEvents(20);
            Node root = stage.getScene().getRoot();
            var image = WaitForAsyncUtils.asyncFx(() -> root.snapshot(null, null)).get();
            Files.createDirectories(SCREENS);
            ImageIO.write(
                    SwingFXUtils.fromFXImage(image, null),
                    "png",
                    SCREENS.resolve(name + "-" + theme.name().toLowerCase() + ".png").toFile());
        }
    }
}
