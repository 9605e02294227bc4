package org.sairbrush.editor;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.sairbrush.editor.canvas.PhotoTiles;
import org.sairbrush.editor.dialogs.DialogService;
import org.sairbrush.editor.fill.LazyRestorer;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.settings.EditorSettings;
import org.sairbrush.restore.Restorer;

/// A whole editor in a stage, with answers to its dialogs given beforehand.
final class EditorStage implements AutoCloseable {

    final EditorViewModel model;
    final Answers answers = new Answers();
    private final ExecutorService background = Executors.newCachedThreadPool();
    private final LazyRestorer restorer;

    EditorStage(Stage stage, Path settingsFile, Supplier<Restorer> restorer) {
        this.restorer = new LazyRestorer(restorer);
        model = new EditorViewModel(
                answers,
                new BackgroundJobs(background, Platform::runLater),
                this.restorer,
                EditorSettings.load(settingsFile));
        new EditorWindow(model, photo -> new PhotoTiles(photo, background, Platform::runLater)).open(stage);
    }

    @Override
    public void close() {
        background.shutdownNow();
        restorer.close();
    }

    /// What the user would choose.
    static final class Answers implements DialogService {

        Path photo;
        Path target;
        Path suggested;
        Unsaved unsaved = Unsaved.CANCEL;
        int unsavedQuestions;

        @Override
        public Optional<Path> choosePhoto(Optional<Path> folder) {
            return Optional.ofNullable(photo);
        }

        @Override
        public Optional<Path> chooseTarget(Path suggestion) {
            suggested = suggestion;
            return Optional.ofNullable(target);
        }

        @Override
        public Unsaved askUnsaved(String photoName) {
            unsavedQuestions++;
            return unsaved;
        }

        @Override
        public void showInFolder(Path file) {}
    }
}
