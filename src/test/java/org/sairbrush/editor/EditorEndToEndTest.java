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
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.compare.CompareMode;
import org.sairbrush.editor.dialogs.DialogService.Unsaved;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.labels.LegendRow;
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.editor.settings.Theme;
import org.sairbrush.editor.tools.ToolKind;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoReader;
import org.sairbrush.restore.Method;
import org.sairbrush.semantics.LabelMap;
import org.testfx.api.FxRobot;

/// A person's way through the editor, with mouse and keyboard, on the headless platform.
class EditorEndToEndTest extends PilotedTest {

    @Override
    protected EditorPilot pilot() {
        return EditorPilot.withPacks(stage, folder);
    }

    @Test
    void aPhotoIsOpenedPaintedFilledComparedAndExported(FxRobot robot) throws Exception {
        Path file = folder.resolve("photo.jpg");
        try (InputStream sample = EditorApp.class.getResourceAsStream("/org/sairbrush/sample/sample.jpg")) {
            Files.copy(sample, file);
        }
        pilot.snapshot("empty");
        pilot.editor.answers.photo = file;
        robot.clickOn("#open");
        pilot.await(() -> pilot.document() != null);
        pilot.snapshot("open");
        // over the flaw across the sitter's face
        pilot.drag(robot, 0.41, 0.415, 0.55, 0.414);
        assertTrue(pilot.holes() > 100);
        Mask mask = pilot.document().maskSnapshot().get();
        pilot.snapshot("painted");

        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        pilot.await(() -> pilot.document().fill().isPresent());
        assertEquals(0, pilot.holes());
        pilot.snapshot("filled");

        robot.clickOn("#labels");
        pilot.await(() -> pilot.editor.model.labels().layersProperty().get().size() == 1);
        List<LegendRow> legend = pilot.editor.model.labels().legendProperty().get();
        assertEquals(7, legend.stream().filter(row -> row.index() != LabelMap.UNSURE).count());
        pilot.snapshot("labels");
        robot.clickOn("#labels");

        robot.clickOn("#mode-split");
        pilot.snapshot("split");
        robot.clickOn("#mode-methods");
        pilot.await(() -> pilot.editor.model.compare().methods().candidates().getLast().resultProperty().get() != null);
        pilot.snapshot("methods");
        robot.clickOn("#method1 .keep");
        pilot.await(() -> pilot.editor.model.compare().modeProperty().get() == CompareMode.EDIT);
        assertSame(Method.LIIF, pilot.document().fill().orElseThrow().restoration().settings().method());
        pilot.undo(robot);
        assertSame(Method.SAIR, pilot.document().fill().orElseThrow().restoration().settings().method());

        pilot.editor.answers.target = folder.resolve("result.png");
        robot.press(KeyCode.CONTROL, KeyCode.S).release(KeyCode.S, KeyCode.CONTROL);
        pilot.await(() -> pilot.notice() != null && pilot.notice().kind() == Notice.Kind.DONE);
        pilot.snapshot("exported");
        assertEquals("photo-restored.jpg", pilot.editor.answers.suggested.getFileName().toString());
        assertOnlyHolesChanged(file, pilot.editor.answers.target, mask);
    }

    @Test
    void aFileThatIsNoPhotoShowsABarAndKeepsPhotoAndMask(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, 300, 200);
        pilot.drag(robot, 0.3, 0.4, 0.6, 0.5);
        PhotoDocument before = pilot.document();
        long masked = before.holePixelsProperty().get();
        Path text = Files.writeString(folder.resolve("text.jpg"), "not a photo");
        pilot.editor.answers.photo = text;
        pilot.editor.answers.unsaved = Unsaved.DISCARD;
        robot.clickOn("#open");
        pilot.await(() -> pilot.notice() != null);
        assertSame(Notice.Kind.ERROR, pilot.notice().kind());
        assertSame(before, pilot.document());
        assertEquals(masked, pilot.holes());
        pilot.snapshot("bad-file");
    }

    @Test
    void theRightButtonErases(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, 300, 200);
        pilot.drag(robot, 0.3, 0.5, 0.7, 0.5);
        long painted = pilot.holes();
        Point2D from = pilot.onPhoto(0.3, 0.5);
        robot.moveTo(from).press(MouseButton.SECONDARY).moveTo(pilot.onPhoto(0.7, 0.5)).release(MouseButton.SECONDARY);
        assertTrue(pilot.holes() < painted / 2);
    }

    @Test
    void theSampleIsOpenedWithItsDamageMaskedAndFilled(FxRobot robot) throws Exception {
        robot.clickOn("#sample");
        pilot.await(() -> pilot.document() != null);
        assertTrue(pilot.holes() > 0);
        assertFalse(pilot.document().history().changedProperty().get());
        pilot.snapshot("sample");
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        pilot.await(() -> pilot.document().fill().isPresent());
        robot.clickOn("#mode-split");
        pilot.snapshot("sample-split");
        robot.clickOn("#mode-edit").clickOn("#labels");
        pilot.await(() -> !pilot.editor.model.labels().layersProperty().get().isEmpty());
        pilot.snapshot("sample-labels");
        robot.clickOn("#labels-whole");
        pilot.await(() -> pilot.editor.model.labels().layersProperty().get().size() > 1);
        pilot.snapshot("sample-labels-parts");
    }

    @Test
    void draggingWithSpaceMovesThePhotoAndPaintsNothing(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, 900, 600);
        robot.moveTo(pilot.onPhoto(0.5, 0.5)).press(KeyCode.SPACE).press(MouseButton.PRIMARY);
        Point2D before = pilot.onPhoto(0, 0);
        robot.moveBy(60, 40).release(MouseButton.PRIMARY).release(KeyCode.SPACE);
        pilot.settle();
        assertTrue(pilot.onPhoto(0, 0).distance(before) > 30);
        assertEquals(0, pilot.holes());
    }

    @Test
    void theWheelZoomsAroundThePointer(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, 900, 600);
        Point2D pointer = pilot.onPhoto(0.3, 0.6);
        pilot.onFx(() -> wheel(pointer, 200));
        assertTrue(pilot.view().viewport().transform().scale() > 1.5);
        assertTrue(pilot.onPhoto(0.3, 0.6).distance(pointer) < 2);
    }

    @Test
    void lettersChooseToolsAndBracketsTheBrushSize(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, 900, 600);
        robot.type(KeyCode.E);
        assertSame(ToolKind.ERASER, pilot.editor.model.tools().toolProperty().get());
        robot.type(KeyCode.B);
        assertSame(ToolKind.BRUSH, pilot.editor.model.tools().toolProperty().get());
        double size = pilot.editor.model.tools().brushSizeProperty().get();
        robot.type(KeyCode.CLOSE_BRACKET);
        assertTrue(pilot.editor.model.tools().brushSizeProperty().get() > size);
        robot.type(KeyCode.OPEN_BRACKET);
        assertTrue(Math.abs(pilot.editor.model.tools().brushSizeProperty().get() - size) <= 1);
    }

    @Test
    void lettersTypedIntoTheLabelsAreWords(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, 300, 200);
        robot.clickOn("#labels").clickOn("#labels-text").type(KeyCode.E);
        assertSame(ToolKind.BRUSH, pilot.editor.model.tools().toolProperty().get());
    }

    @Test
    void theThemeIsSwitchedByItsButton(FxRobot robot) {
        Theme before = pilot.editor.model.settings().themeProperty().get();
        robot.clickOn("#theme");
        assertNotEquals(before, pilot.editor.model.settings().themeProperty().get());
    }

    // The headless platform's own wheel events come from the wrong place.
    private void wheel(Point2D screen, double amount) {
        Point2D place = pilot.view().localToScene(pilot.view().screenToLocal(screen));
        pilot.view()
                .fireEvent(new ScrollEvent(
                        ScrollEvent.SCROLL, place.getX(), place.getY(), screen.getX(), screen.getY(), false, false,
                        false, false, false, false, 0, amount, 0, amount,
                        ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
                        ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
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
}
