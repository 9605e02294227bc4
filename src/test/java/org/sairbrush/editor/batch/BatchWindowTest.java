package org.sairbrush.editor.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.PilotedTest;
import org.sairbrush.editor.TestPhotos;
import org.testfx.api.FxRobot;

/// A person's way through a box of photos, on the headless platform.
class BatchWindowTest extends PilotedTest {

    @Test
    void photosAreAddedRestoredAndOpenedAndTheWindowAsksBeforeItCloses(FxRobot robot) throws Exception {
        Path one = TestPhotos.landscape(folder.resolve("one.png"), 160, 120);
        Path broken = Files.writeString(folder.resolve("broken.png"), "no picture");
        Path two = TestPhotos.landscape(folder.resolve("two.png"), 120, 160);
        BatchViewModel batch = pilot.editor.model.batch();
        robot.press(KeyCode.CONTROL, KeyCode.B).release(KeyCode.B, KeyCode.CONTROL);
        pilot.await(() -> robot.lookup("#batch-list").tryQuery().isPresent());
        picture(robot, "batch-empty");
        pilot.editor.answers.photos = List.of(one, broken, two);
        robot.clickOn("#batch-add");
        pilot.await(() -> batch.photos().size() == 3);

        pilot.fake.takeItsTime(8_000);
        robot.clickOn("#batch-start");
        pilot.await(() -> batch.photos().getFirst().state() instanceof PhotoState.Running);
        picture(robot, "batch-running");
        Window window = list(robot).getScene().getWindow();
        pilot.onFx(list(robot)::requestFocus);
        robot.type(KeyCode.ESCAPE);
        assertTrue(window.isShowing());
        assertEquals(1, pilot.editor.answers.batchQuestions);
        robot.clickOn("#batch-stop");
        pilot.fake.takeItsTime(0);
        pilot.await(() -> !batch.runningProperty().get());

        robot.clickOn("#batch-start");
        pilot.await(() -> !batch.runningProperty().get() && batch.standing().progressProperty().get() == 1);
        assertInstanceOf(PhotoState.Failed.class, batch.photos().get(1).state());
        String words = robot.lookup("#batch-words").<Labeled>query().getText();
        assertTrue(words.startsWith("2 done, 1 failed"), words);
        picture(robot, "batch-done");

        pilot.onFx(() -> list(robot).getSelectionModel().clearAndSelect(2));
        pilot.onFx(list(robot)::requestFocus);
        robot.type(KeyCode.ENTER);
        pilot.await(() -> pilot.document() != null);
        assertEquals(folder.resolve("repaired/two.png"), pilot.document().source().orElseThrow());
        pilot.onFx(window::hide);
    }

    private static ListView<BatchPhoto> list(FxRobot robot) {
        return robot.lookup("#batch-list").query();
    }

    private void picture(FxRobot robot, String name) throws Exception {
        pilot.snapshot(name, list(robot).getScene().getRoot());
    }
}
