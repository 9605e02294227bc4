package org.sairbrush.editor.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.editor.EditorStage;
import org.sairbrush.editor.FakeRestorer;
import org.sairbrush.editor.settings.Theme;
import org.sairbrush.models.LoopbackServer;
import org.sairbrush.models.Model;
import org.sairbrush.models.StoreHarness;
import org.sairbrush.restore.FillChoice;
import org.sairbrush.sair.TestPacks;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A person's way through the model manager, on the headless platform.
@ExtendWith(ApplicationExtension.class)
class ModelsWindowTest {

    private static final Path SCREENS = Path.of("target", "screens");
    private static final byte[] CONTENT = StoreHarness.bytes(400_000, 1);

    @TempDir
    private Path folder;

    private final CountDownLatch goOn = new CountDownLatch(1);
    private StoreHarness harness;
    private LoopbackServer server;
    private EditorStage editor;
    private Stage stage;

    @Start
    void start(Stage shown) throws Exception {
        stage = shown;
        harness = new StoreHarness(folder);
        server = new LoopbackServer(CONTENT);
        harness.offer("small", server.address("/file"), CONTENT);
        TestPacks.write(harness.shipped);
        editor = new EditorStage(stage, folder.resolve("settings.json"), FakeRestorer::new, harness.store());
        stage.setWidth(1280);
        stage.setHeight(720);
        stage.show();
    }

    @AfterEach
    void close() {
        goOn.countDown();
        server.close();
        editor.close();
    }

    @Test
    void aModelIsFetchedPausedFetchedOnMadeTheDefaultAndRemoved(FxRobot robot) throws Exception {
        robot.clickOn("#models");
        await(() -> !models().modelsProperty().get().isEmpty());
        choose(robot, "lama");
        snapshot(robot, "models");

        choose(robot, "small");
        assertEquals("Fetch 400.0 kB", robot.lookup("#model-fetch").<Labeled>query().getText());
        server.holdAfter(150_000, goOn);
        robot.clickOn("#model-fetch");
        await(() -> harness.model("small").staged() >= 150_000);
        await(() -> robot.lookup("#model-progress").tryQuery().isPresent());
        snapshot(robot, "models-fetching");
        robot.clickOn("#model-pause");
        await(() -> robot.lookup("#model-fetch").tryQuery().isPresent());
        assertEquals("Go on, 250.0 kB to come", robot.lookup("#model-fetch").<Labeled>query().getText());
        snapshot(robot, "models-paused");

        robot.clickOn("#model-fetch");
        await(() -> robot.lookup("#model-default").tryQuery().isPresent());
        assertEquals("bytes=150000-", server.requests().getLast().range());
        robot.clickOn("#model-default");
        await(() -> models().model("small").filter(Model::isDefault).isPresent());
        snapshot(robot, "models-default");

        editor.answers.remove = true;
        robot.clickOn("#model-remove");
        await(() -> harness.library().find("small").isEmpty());
        assertTrue(models().model("mini").orElseThrow().isDefault());
    }

    @Test
    void anImportedPackCanFill(FxRobot robot) throws Exception {
        Path pack = Files.move(TestPacks.write(folder.resolve("x")), folder.resolve("zoo"));
        Path description = pack.resolve("pack.json");
        Files.writeString(description, Files.readString(description).replace("\"tiny\"", "\"zoo\""));
        editor.answers.modelFolder = pack;
        robot.clickOn("#models");
        await(() -> !models().modelsProperty().get().isEmpty());

        robot.clickOn("#models-import").clickOn("Folder of a model pack …");

        await(() -> titles().contains("LIIF · zoo"));
        assertEquals("zoo", models().selectedProperty().get());
    }

    private String titles() {
        ComboBox<?> box = (ComboBox<?>) stage.getScene().lookup("#method");
        return box.getItems().stream().map(item -> ((FillChoice) item).title()).toList().toString();
    }

    private ModelsViewModel models() {
        return editor.model.models();
    }

    private void choose(FxRobot robot, String id) throws Exception {
        ListView<Model> list = robot.lookup("#models-list").query();
        WaitForAsyncUtils.asyncFx(() -> list.getSelectionModel()
                        .select(models().model(id).orElseThrow()))
                .get();
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void snapshot(FxRobot robot, String name) throws Exception {
        Parent root = robot.lookup("#models-list").query().getScene().getRoot();
        for (Theme theme : Theme.values()) {
            WaitForAsyncUtils.asyncFx(() -> editor.model.settings().themeProperty().set(theme)).get();
            WaitForAsyncUtils.waitForFxEvents(10);
            var image = WaitForAsyncUtils.asyncFx(() -> root.snapshot(null, null)).get();
            Files.createDirectories(SCREENS);
            ImageIO.write(
                    SwingFXUtils.fromFXImage(image, null),
                    "png",
                    SCREENS.resolve(name + "-" + theme.name().toLowerCase() + ".png").toFile());
        }
    }
}
