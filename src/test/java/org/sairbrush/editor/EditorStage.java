package org.sairbrush.editor;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.sairbrush.editor.canvas.PhotoTiles;
import org.sairbrush.editor.dialogs.DialogService;
import org.sairbrush.editor.fill.LazyRestorer;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.settings.EditorSettings;
import org.sairbrush.models.ModelStore;
import org.sairbrush.restore.PackLibrary;
import org.sairbrush.restore.PackRestorer;
import org.sairbrush.restore.Restorer;

/// A whole editor in a stage, with answers to its dialogs given beforehand.
public final class EditorStage implements AutoCloseable {

    public final EditorViewModel model;
    public final Answers answers = new Answers();
    private final ThreadPoolExecutor background = (ThreadPoolExecutor) Executors.newCachedThreadPool();
    private final LazyRestorer restorer;

    private EditorStage(Stage stage, Path settingsFile, Supplier<Restorer> restorer, ModelStore models) {
        // Tiles that a view still asks for while the stage is closed are not missed.
        background.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        this.restorer = new LazyRestorer(restorer);
        model = new EditorViewModel(
                answers,
                new BackgroundJobs(background, Platform::runLater),
                this.restorer,
                EditorSettings.load(settingsFile),
                models);
        model.hints().dismiss();
        model.findPacks();
        new EditorWindow(model, photo -> new PhotoTiles(photo, background, Platform::runLater)).open(stage);
    }

    /// In a stage of 1280×720 that is shown.
    public static EditorStage shown(Stage stage, Path folder, Supplier<Restorer> restorer, ModelStore models) {
        EditorStage editor = new EditorStage(stage, folder.resolve("settings.json"), restorer, models);
        stage.setWidth(1280);
        stage.setHeight(720);
        stage.show();
        return editor;
    }

    /// The same with the packs that come with the program.
    public static EditorStage withPacks(Stage stage, Path folder) {
        return shown(stage, folder, () -> new PackRestorer(PackLibrary.standard()), ModelStore.standard());
    }

    @Override
    public void close() {
        background.shutdownNow();
        restorer.close();
    }

    /// What the user would choose.
    public static final class Answers implements DialogService {

        public Path photo;
        public List<Path> photos = List.of();
        public Path folderOfPhotos;
        public Path folderOfMasks;
        public Path targetFolder;
        public boolean stopBatch;
        public int batchQuestions;
        public Path target;
        public Path suggested;
        public Path mask;
        public Path maskTarget;
        public Unsaved unsaved = Unsaved.CANCEL;
        public int unsavedQuestions;
        public Filling filling = Filling.STOP;
        public int fillingQuestions;
        public Runnable whileAsked = () -> {};
        public Path projectTarget;
        public Path located;
        public Recovery recovery = Recovery.LATER;
        public int recoveryQuestions;
        public Instant recoverable;
        public Path modelFile;
        public Path modelFolder;
        public String modelKind;
        public List<String> offeredKinds;
        public boolean remove;
        public String labelSetName;
        public String suggestedName;
        public Path shown;
        public String page;

        @Override
        public Optional<Path> choosePhoto(Optional<Path> folder) {
            return Optional.ofNullable(photo);
        }

        @Override
        public List<Path> choosePhotos(Optional<Path> folder) {
            return photos;
        }

        @Override
        public Optional<Path> choosePhotoFolder(Optional<Path> folder) {
            return Optional.ofNullable(folderOfPhotos);
        }

        @Override
        public Optional<Path> chooseMaskFolder(Optional<Path> folder) {
            return Optional.ofNullable(folderOfMasks);
        }

        @Override
        public Optional<Path> chooseTargetFolder(Optional<Path> folder) {
            return Optional.ofNullable(targetFolder);
        }

        @Override
        public boolean askStopBatch(int left) {
            batchQuestions++;
            return stopBatch;
        }

        @Override
        public Optional<Path> chooseTarget(Path suggestion) {
            suggested = suggestion;
            return Optional.ofNullable(target);
        }

        @Override
        public Optional<Path> chooseMask(Optional<Path> folder) {
            return Optional.ofNullable(mask);
        }

        @Override
        public Optional<Path> chooseMaskTarget(Path suggestion) {
            suggested = suggestion;
            return Optional.ofNullable(maskTarget);
        }

        @Override
        public Unsaved askUnsaved(String photoName) {
            unsavedQuestions++;
            return unsaved;
        }

        @Override
        public Filling askFilling(String photoName) {
            fillingQuestions++;
            whileAsked.run();
            return filling;
        }

        @Override
        public Optional<Path> chooseProjectTarget(Path suggestion) {
            suggested = suggestion;
            return Optional.ofNullable(projectTarget);
        }

        @Override
        public Optional<Path> locatePhoto(String photoName, Optional<Path> folder) {
            return Optional.ofNullable(located);
        }

        @Override
        public Recovery askRecovery(String photoName, Instant written) {
            recoveryQuestions++;
            recoverable = written;
            return recovery;
        }

        @Override
        public Optional<Path> chooseModelFile() {
            return Optional.ofNullable(modelFile);
        }

        @Override
        public Optional<Path> chooseModelFolder() {
            return Optional.ofNullable(modelFolder);
        }

        @Override
        public Optional<String> chooseModelKind(String file, List<String> kinds) {
            offeredKinds = kinds;
            return Optional.ofNullable(modelKind);
        }

        @Override
        public boolean askRemove(String title, String size) {
            return remove;
        }

        @Override
        public Optional<String> askLabelSetName(Optional<String> suggestion) {
            suggestedName = suggestion.orElse(null);
            return Optional.ofNullable(labelSetName);
        }

        @Override
        public boolean askDeleteLabelSet(String name) {
            return remove;
        }

        @Override
        public void showInFolder(Path file) {
            shown = file;
        }

        @Override
        public void showPage(String address) {
            page = address;
        }
    }
}
