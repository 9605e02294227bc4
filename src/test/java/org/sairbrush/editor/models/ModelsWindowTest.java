package org.sairbrush.editor.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Screen;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.editor.EditorPilot;
import org.sairbrush.editor.PilotedTest;
import org.sairbrush.models.LoopbackServer;
import org.sairbrush.models.Model;
import org.sairbrush.models.StoreHarness;
import org.sairbrush.restore.FillChoice;
import org.sairbrush.sair.TestPacks;
import org.testfx.api.FxRobot;

/// A person's way through the model manager, on the headless platform.
class ModelsWindowTest extends PilotedTest {

    private static final byte[] CONTENT = StoreHarness.bytes(400_000, 1);

    /// By which a window may be off the middle of another.
    private static final double SLACK = 40;

    @TempDir
    private Path store;

    private final CountDownLatch goOn = new CountDownLatch(1);
    private StoreHarness harness;
    private LoopbackServer server;

    @Override
    protected EditorPilot pilot() throws Exception {
        harness = new StoreHarness(store);
        server = new LoopbackServer(CONTENT);
        harness.offer("small", server.address("/file"), CONTENT);
        TestPacks.write(harness.shipped);
        return EditorPilot.withFake(stage, store, harness.store());
    }

    @AfterEach
    void stopServing() {
        goOn.countDown();
        server.close();
    }

    @Test
    void aModelIsFetchedPausedFetchedOnMadeTheDefaultAndRemoved(FxRobot robot) throws Exception {
        robot.clickOn("#models");
        pilot.await(() -> !models().modelsProperty().get().isEmpty());
        choose(robot, "lama");
        picture(robot, "models");

        choose(robot, "small");
        assertEquals("Fetch 400.0 kB", robot.lookup("#model-fetch").<Labeled>query().getText());
        server.holdAfter(150_000, goOn);
        robot.clickOn("#model-fetch");
        pilot.await(() -> harness.model("small").staged() >= 150_000);
        pilot.await(() -> robot.lookup("#model-progress").tryQuery().isPresent());
        picture(robot, "models-fetching");
        robot.clickOn("#model-pause");
        pilot.await(() -> robot.lookup("#model-fetch").tryQuery().isPresent());
        assertEquals("Go on, 250.0 kB to come", robot.lookup("#model-fetch").<Labeled>query().getText());
        picture(robot, "models-paused");

        robot.clickOn("#model-fetch");
        pilot.await(() -> robot.lookup("#model-default").tryQuery().isPresent());
        assertEquals("bytes=150000-", server.requests().getLast().range());
        robot.clickOn("#model-default");
        pilot.await(() -> models().model("small").filter(Model::isDefault).isPresent());
        picture(robot, "models-default");

        pilot.editor.answers.remove = true;
        robot.clickOn("#model-remove");
        pilot.await(() -> harness.library().find("small").isEmpty());
        pilot.await(() -> models().model("mini").filter(Model::isDefault).isPresent());
    }

    @Test
    void anImportedPackCanFill(FxRobot robot) throws Exception {
        Path pack = Files.move(TestPacks.write(store.resolve("x")), store.resolve("zoo"));
        Path description = pack.resolve("pack.json");
        Files.writeString(description, Files.readString(description).replace("\"tiny\"", "\"zoo\""));
        pilot.editor.answers.modelFolder = pack;
        robot.clickOn("#models");
        pilot.await(() -> !models().modelsProperty().get().isEmpty());

        robot.clickOn("#models-import").clickOn("Folder of a model pack …");

        pilot.await(() -> titles().contains("LIIF · zoo"));
        assertEquals("zoo", models().selectedProperty().get());
    }

    @Test
    void escClosesTheWindowAlsoFromItsListAndItComesBackWhole(FxRobot robot) throws Exception {
        robot.clickOn("#models");
        pilot.await(() -> !models().modelsProperty().get().isEmpty());
        ListView<Model> list = robot.lookup("#models-list").query();
        Window window = list.getScene().getWindow();
        pilot.onFx(list::requestFocus);
        robot.type(KeyCode.ESCAPE);
        pilot.await(() -> !window.isShowing());
        pilot.onFx(models()::show);
        pilot.await(window::isShowing);
        double half = list.getScene().getWidth() / 2;
        double centre = stage.getX() + stage.getWidth() / 2;
        double room = Screen.getPrimary().getVisualBounds().getMaxX() - half;
        // In the middle, and where it would reach beyond the screen it is moved a moment later.
        double middle = window.getX() + half;
        assertTrue(middle <= centre + 1 && middle >= Math.min(centre, room) - SLACK, middle + " over " + centre);
        assertTrue(window.getY() >= stage.getY());
    }

    private void picture(FxRobot robot, String name) throws Exception {
        pilot.snapshot(name, robot.lookup("#models-list").query().getScene().getRoot());
    }

    private String titles() {
        ComboBox<?> box = (ComboBox<?>) stage.getScene().lookup("#method");
        return box.getItems().stream().map(item -> ((FillChoice) item).title()).toList().toString();
    }

    private ModelsViewModel models() {
        return pilot.editor.model.models();
    }

    private void choose(FxRobot robot, String id) throws Exception {
        ListView<Model> list = robot.lookup("#models-list").query();
        pilot.onFx(() -> list.getSelectionModel().select(models().model(id).orElseThrow()));
    }
}
