package org.sairbrush.editor.dialogs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.DialogPane;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.sairbrush.editor.EditorPilot;
import org.sairbrush.editor.dialogs.DialogService.Recovery;
import org.sairbrush.editor.dialogs.DialogService.Unsaved;
import org.sairbrush.editor.settings.Theme;
import org.sairbrush.editor.text.Texts;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class StageDialogsTest {

    @TempDir
    static Path folder;

    private EditorPilot pilot;
    private StageDialogs dialogs;

    @Start
    void start(Stage stage) {
        pilot = EditorPilot.withFake(stage, folder);
        dialogs = new StageDialogs(stage, address -> {});
    }

    @AfterEach
    void close() {
        Texts.speak(Locale.getDefault());
        pilot.close();
    }

    private <T> CompletableFuture<T> ask(FxRobot robot, Supplier<T> question) throws Exception {
        CompletableFuture<T> answer = new CompletableFuture<>();
        Platform.runLater(() -> answer.complete(question.get()));
        pilot.await(() -> robot.lookup(".dialog-pane").tryQuery().isPresent());
        return answer;
    }

    private <T> T escaped(FxRobot robot, String name, Supplier<T> question) throws Exception {
        T answer = null;
        for (Theme theme : Theme.values()) {
            pilot.onFx(() -> pilot.editor.model.settings().themeProperty().set(theme));
            CompletableFuture<T> asked = ask(robot, question);
            pilot.picture(name, robot.lookup(".dialog-pane").query());
            robot.type(KeyCode.ESCAPE);
            pilot.await(asked::isDone);
            answer = asked.get();
        }
        return answer;
    }

    private <T> T pressed(FxRobot robot, ButtonData data, Supplier<T> question) throws Exception {
        CompletableFuture<T> asked = ask(robot, question);
        DialogPane pane = robot.lookup(".dialog-pane").queryAs(DialogPane.class);
        pilot.onFx(() -> pane.getButtonTypes().stream()
                .filter(type -> type.getButtonData() == data)
                .map(type -> (Button) pane.lookupButton(type))
                .forEach(Button::fire));
        pilot.await(asked::isDone);
        return asked.get();
    }

    @Test
    void unsavedChangesAreAskedAbout(FxRobot robot) throws Exception {
        assertSame(Unsaved.CANCEL, escaped(robot, "dialog-unsaved", () -> dialogs.askUnsaved("grandmother.jpg")));
        assertSame(Unsaved.PROJECT, pressed(robot, ButtonData.YES, () -> dialogs.askUnsaved("a.jpg")));
        assertSame(Unsaved.SAVE, pressed(robot, ButtonData.OTHER, () -> dialogs.askUnsaved("a.jpg")));
        assertSame(Unsaved.DISCARD, pressed(robot, ButtonData.NO, () -> dialogs.askUnsaved("a.jpg")));
    }

    @ParameterizedTest
    @FieldSource("org.sairbrush.editor.settings.Preferences#LANGUAGES")
    void theWordsOfFourAnswersAreReadWhole(Locale language, FxRobot robot) throws Exception {
        Texts.speak(language);
        CompletableFuture<Unsaved> asked = ask(robot, () -> dialogs.askUnsaved("grandmother.jpg"));
        pilot.picture("dialog-unsaved-" + language.toLanguageTag(), robot.lookup(".dialog-pane").query());
        List<String> read = robot.from(robot.lookup(".dialog-pane").<DialogPane>query())
                .lookup(".button")
                .<Button>queryAll()
                .stream()
                .map(button -> ((Text) button.lookup(".text")).getText())
                .toList();
        assertEquals(
                Stream.of("unsaved.project", "unsaved.save", "unsaved.discard", "unsaved.cancel")
                        .map(Texts::text)
                        .collect(Collectors.toSet()),
                Set.copyOf(read));
        robot.type(KeyCode.ESCAPE);
        pilot.await(asked::isDone);
    }

    @Test
    void whatAKilledProgramLeftIsOffered(FxRobot robot) throws Exception {
        Instant written = Instant.parse("2026-03-04T09:30:00Z");
        assertSame(
                Recovery.LATER,
                escaped(robot, "dialog-recovery", () -> dialogs.askRecovery("grandmother.jpg", written)));
        assertSame(Recovery.RECOVER, pressed(robot, ButtonData.YES, () -> dialogs.askRecovery("a.jpg", written)));
        assertSame(Recovery.DISCARD, pressed(robot, ButtonData.NO, () -> dialogs.askRecovery("a.jpg", written)));
    }

    @Test
    void photosAreNotStoppedByEscape(FxRobot robot) throws Exception {
        assertFalse(escaped(robot, "dialog-batch", () -> dialogs.askStopBatch(12)));
        assertTrue(pressed(robot, ButtonData.OK_DONE, () -> dialogs.askStopBatch(1)));
    }

    @Test
    void aPhotoNeedNotBeLocated(FxRobot robot) throws Exception {
        assertEquals(
                Optional.empty(),
                escaped(robot, "dialog-locate", () -> dialogs.locatePhoto("grandmother.jpg", Optional.empty())));
    }
}
