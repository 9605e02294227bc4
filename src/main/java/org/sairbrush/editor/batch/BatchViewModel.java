package org.sairbrush.editor.batch;

import static org.sairbrush.editor.text.Texts.said;
import static org.sairbrush.editor.text.Texts.text;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.sairbrush.editor.dialogs.DialogService;
import org.sairbrush.editor.fill.FillViewModel;
import org.sairbrush.editor.fill.LazyRestorer;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.jobs.Job;
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.editor.settings.EditorSettings;

/// Restores many photos, one after another, beside what is done in the editor. What is finished stays, and a photo that
/// fails does not stop those after it. Used by the interface's thread only.
public final class BatchViewModel {

    /// How far the work is.
    public enum Phase {
        RESTING,
        RUNNING,
        /// The photo at hand is still finished.
        PAUSING,
        /// The photo at hand is given up.
        STOPPING
    }

    private final BackgroundJobs jobs;
    private final LazyRestorer restorer;
    private final DialogService dialogs;
    private final EditorSettings settings;
    private final Consumer<Path> open;
    private final Notices notices;
    private final ObservableList<BatchPhoto> photos = FXCollections.observableArrayList();
    private final BatchChoices choices;
    private final PhotoGathering gathering;
    private final BatchStanding standing = new BatchStanding(photos);
    /// The photos by the results that were written; these stay when photos leave the list.
    private final Map<String, Path> written = new HashMap<>();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.RESTING);
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<BatchPhoto> atHand = new ReadOnlyObjectWrapper<>();
    private Runnable window = () -> {};
    private Job<PhotoState> job;

    /// @param open    opens a file in the editor
    /// @param notices about the batch alone
    public BatchViewModel(
            BackgroundJobs jobs,
            LazyRestorer restorer,
            DialogService dialogs,
            EditorSettings settings,
            FillViewModel fill,
            Notices notices,
            Consumer<Path> open) {
        this.jobs = jobs;
        this.restorer = restorer;
        this.dialogs = dialogs;
        this.settings = settings;
        this.open = open;
        this.notices = notices;
        choices = new BatchChoices(settings, fill, photos);
        gathering = new PhotoGathering(photos, jobs, notices);
        running.bind(phase.isNotEqualTo(Phase.RESTING));
    }

    /// @param show brings the batch's window to the front
    public void setWindow(Runnable show) {
        window = show;
    }

    /// Shows the photos, where they have a window. As long as there are none, what is chosen in the editor is chosen
    /// here, too.
    public void show() {
        if (photos.isEmpty()) {
            choices.takeOver();
        }
        window.run();
    }

    public Notices notices() {
        return notices;
    }

    /// In the order in which they are restored; not to be changed.
    public ObservableList<BatchPhoto> photos() {
        return photos;
    }

    public BatchChoices choices() {
        return choices;
    }

    /// How far all photos together are.
    public BatchStanding standing() {
        return standing;
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// The photo that is being restored, or null.
    public ReadOnlyObjectProperty<BatchPhoto> atHandProperty() {
        return atHand.getReadOnlyProperty();
    }

    /// Asks for photos to add.
    public void addPhotos() {
        add(dialogs.choosePhotos(whereToLook()));
    }

    /// Asks for a folder, to add the photos in it.
    public void addFolder() {
        dialogs.choosePhotoFolder(whereToLook()).ifPresent(folder -> add(List.of(folder)));
    }

    /// Adds photos, and those of folders, to the end. What is there already is not added again.
    public void add(List<Path> files) {
        gathering.add(files);
    }

    private Optional<Path> whereToLook() {
        return photos.isEmpty()
                ? Optional.ofNullable(settings.folderProperty().get())
                : Optional.of(photos.getLast().file().getParent());
    }

    /// Takes photos out of the list; nothing becomes of their files. The one at hand stays.
    public void remove(List<BatchPhoto> unwanted) {
        photos.removeAll(unwanted.stream()
                .filter(photo -> !(photo.state() instanceof PhotoState.Running))
                .toList());
    }

    /// Asks for the folder of the masks.
    public void chooseMasks() {
        dialogs.chooseMaskFolder(Optional.ofNullable(choices.masksProperty().get()).or(this::whereToLook))
                .ifPresent(choices.masksProperty()::set);
    }

    /// Asks for the folder of the results.
    public void chooseFolder() {
        dialogs.chooseTargetFolder(Optional.ofNullable(choices.folderProperty().get()).or(this::whereToLook))
                .ifPresent(choices.folderProperty()::set);
    }

    /// Restores what is not done, also what failed or was skipped before; or goes on after all with what was to be
    /// paused.
    public void start() {
        if (phase.get() == Phase.PAUSING) {
            phase.set(Phase.RUNNING);
            return;
        }
        if (running.get() || standing.leftProperty().get() == 0) {
            return;
        }
        if (!choices.complete()) {
            notices.problem(text("batch.masks.none"));
            return;
        }
        notices.dismiss();
        photos.stream()
                .filter(photo -> photo.state().ended() && !(photo.state() instanceof PhotoState.Done))
                .forEach(photo -> photo.set(PhotoState.WAITING));
        phase.set(Phase.RUNNING);
        standing.begin();
        next(choices.run());
    }

    /// Rests after the photo at hand.
    public void pause() {
        if (phase.get() == Phase.RUNNING) {
            phase.set(Phase.PAUSING);
        }
    }

    /// Gives the photo at hand up, which then waits again. What is finished stays.
    public void stop() {
        if (running.get()) {
            phase.set(Phase.STOPPING);
            job.cancel();
        }
    }

    /// Has photos that are done restored once more.
    public void again(List<BatchPhoto> wanted) {
        wanted.stream()
                .filter(photo -> photo.state().ended())
                .forEach(photo -> photo.set(
                        photo.state() instanceof PhotoState.Done done
                                ? new PhotoState.Waiting(Optional.of(done.result()))
                                : PhotoState.WAITING));
        standing.update();
    }

    /// Opens a result in the editor, or the photo where there is none.
    public void open(BatchPhoto photo) {
        open.accept(photo.result().orElse(photo.file()));
    }

    /// Shows the folder of a result, or of the photo where there is none.
    public void showInFolder(BatchPhoto photo) {
        dialogs.showInFolder(photo.result().orElse(photo.file()));
    }

    /// Stops what runs, after asking, and goes on with something then; never where people want it to run on.
    public void unlessGoingOn(Runnable action) {
        boolean goesOn = phase.get() == Phase.RUNNING || phase.get() == Phase.PAUSING;
        int left = (int) photos.stream().filter(photo -> !photo.state().ended()).count();
        if (!goesOn || dialogs.askStopBatch(left)) {
            stop();
            action.run();
        }
    }

    private void next(BatchRun run) {
        Optional<BatchPhoto> waiting = photos.stream()
                .filter(photo -> photo.state() instanceof PhotoState.Waiting)
                .findFirst();
        if (phase.get() != Phase.RUNNING) {
            rest();
        } else if (waiting.isPresent()) {
            restore(waiting.get(), run);
        } else {
            rest();
            tell();
        }
    }

    private void restore(BatchPhoto photo, BatchRun run) {
        Set<Path> files = photos.stream().map(BatchPhoto::file).collect(Collectors.toSet());
        Set<String> taken = Stream.concat(
                        written.entrySet().stream()
                                .filter(result -> !result.getValue().equals(photo.file()))
                                .map(Map.Entry::getKey),
                        photos.stream()
                                .filter(other -> other != photo)
                                .flatMap(other -> other.result().stream())
                                .map(BatchRun::key))
                .collect(Collectors.toSet());
        Optional<Path> anew = photo.result();
        // As it is where the work is called off: as before, or done where that came too late.
        AtomicReference<PhotoState> reached = new AtomicReference<>(photo.state());
        // Should the program end meanwhile, it waits until this has noticed that, and has taken away what it began.
        job = jobs.lasting(progress -> {
            reached.set(run.restore(restorer, photo.file(), anew, files, taken, progress));
            return reached.get();
        });
        Job<PhotoState> current = job;
        photo.set(new PhotoState.Running(-1, text("batch.starting")));
        atHand.set(photo);
        Runnable report = () -> {
            if (photo.state() instanceof PhotoState.Running) {
                String words = current.messageProperty().get();
                photo.set(new PhotoState.Running(
                        current.progressProperty().get(), words.isEmpty() ? text("batch.starting") : said(words)));
                standing.update();
            }
        };
        current.progressProperty().addListener(property -> report.run());
        current.messageProperty().addListener(property -> report.run());
        current.onDone(state -> end(photo, state, run))
                .onFailed(failure -> {
                    Notice notice = notices.failures().notice(failure, Optional.empty());
                    end(photo, new PhotoState.Failed(notice.sentence()), run);
                })
                .onCancelled(() -> end(photo, reached.get(), run));
        standing.update();
        current.start();
    }

    private void end(BatchPhoto photo, PhotoState state, BatchRun run) {
        photo.set(state);
        if (state instanceof PhotoState.Done done) {
            written.put(BatchRun.key(done.result()), photo.file());
        }
        standing.update();
        next(run);
    }

    private void rest() {
        standing.rest();
        atHand.set(null);
        phase.set(Phase.RESTING);
    }

    private void tell() {
        Optional<Path> result = photos.stream()
                .flatMap(photo -> photo.result().stream())
                .findFirst();
        String summary = text("batch.finished", standing.summary());
        result.ifPresentOrElse(
                file -> notices.done(
                        summary, new Notice.Action(text("export.show"), () -> dialogs.showInFolder(file))),
                () -> notices.problem(summary));
    }
}
