package org.sairbrush.editor.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.editor.EditorHarness;
import org.sairbrush.editor.EditorStage;
import org.sairbrush.editor.FakeRestorer;
import org.sairbrush.editor.settings.Theme;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The choice of label sets, with mouse and keyboard, on the headless platform.
@ExtendWith(ApplicationExtension.class)
class LabelsPanelTest {

    private static final Path SCREENS = Path.of("target", "screens");

    @TempDir
    private static Path folder;

    private Stage stage;
    private EditorStage editor;

    @Start
    void start(Stage shown) {
        stage = shown;
        editor = new EditorStage(
                stage, folder.resolve("settings.json"), FakeRestorer::new, EditorHarness.noModels());
        stage.setWidth(1280);
        stage.setHeight(720);
        stage.show();
    }

    @AfterEach
    void close() {
        editor.close();
    }

    @Test
    void aReadySetIsChosenEditedSavedAndDeleted(FxRobot robot) throws Exception {
        WaitForAsyncUtils.asyncFx(editor.model::openSample).get();
        await(() -> editor.model.documentProperty().get() != null);
        robot.clickOn("#labels").clickOn("#label-sets").clickOn("street");
        await(() -> "street".equals(sets().chosenProperty().get()));
        assertTrue(words().startsWith("sky, building"));

        robot.clickOn("#labels-text").press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
        robot.write("sky, tree, house").clickOn("#labels-apply");
        editor.answers.labelSetName = "My street";
        robot.clickOn("#label-set-menu").clickOn("Save as …");
        await(() -> "My street".equals(sets().chosenProperty().get()));
        assertEquals("My street", sets().names().getLast());
        await(() -> editor.model.labels().legendProperty().get().size() == 4);
        snapshot("label-sets");

        editor.answers.remove = true;
        robot.clickOn("#label-set-menu").clickOn("Delete …");
        await(() -> sets().chosenProperty().get() == null);
        assertEquals("sky, tree, house", words());
    }

    @Test
    void labelsAreNamedUnderThePointerStandOutAndBecomeTheMask(FxRobot robot) throws Exception {
        WaitForAsyncUtils.asyncFx(editor.model::openSample).get();
        await(() -> editor.model.documentProperty().get() != null);
        WaitForAsyncUtils.asyncFx(() -> editor.model.labels().wordsProperty().set("sky, tree, house")).get();
        robot.clickOn("#labels");
        await(() -> !editor.model.labels().legendProperty().get().isEmpty());
        WaitForAsyncUtils.asyncFx(editor.model.mask()::clear).get();
        robot.clickOn("tree");
        await(() -> editor.model.labels().highlightedProperty().get() >= 0);
        robot.moveTo("#photo");
        await(() -> robot.lookup("#labels-hover").query().isVisible());
        assertEquals(3, editor.model.labels().pointedProperty().get().size());
        snapshot("labels-hover");
        robot.clickOn((Node) robot.lookup("#legend .legend-select").nth(0).query());
        await(() -> editor.model.documentProperty().get().holePixelsProperty().get() > 0);
        long one = editor.model.documentProperty().get().holePixelsProperty().get();
        robot.rightClickOn("house").clickOn("Add to the mask");
        await(() -> editor.model.documentProperty().get().holePixelsProperty().get() > one);
        robot.rightClickOn("house").clickOn("Replace the mask");
        await(() -> !editor.model.documentProperty().get().mask().hole(0, 0));
        snapshot("labels-selected");
        robot.rightClickOn("house").clickOn("Take out of the mask");
        await(() -> editor.model.documentProperty().get().holePixelsProperty().get() == 0);
    }

    private LabelSetsViewModel sets() {
        return editor.model.labelSets();
    }

    private String words() {
        return editor.model.labels().wordsProperty().get();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void snapshot(String name) throws Exception {
        for (Theme theme : Theme.values()) {
            WaitForAsyncUtils.asyncFx(() -> editor.model.settings().themeProperty().set(theme)).get();
            WaitForAsyncUtils.waitForFxEvents(10);
            var image = WaitForAsyncUtils.asyncFx(() -> stage.getScene().snapshot(null)).get();
            Files.createDirectories(SCREENS);
            ImageIO.write(
                    SwingFXUtils.fromFXImage(image, null),
                    "png",
                    SCREENS.resolve(name + "-" + theme.name().toLowerCase() + ".png").toFile());
        }
    }
}
