package org.sairbrush.editor.project;

import static org.sairbrush.editor.text.Texts.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import org.sairbrush.editor.dialogs.DialogService;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.fill.FillViewModel;
import org.sairbrush.editor.history.Edit;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.jobs.Job;
import org.sairbrush.editor.jobs.JobSlot;
import org.sairbrush.editor.labels.LabelsViewModel;
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.restore.Progress;

/// Projects: opened and saved by the user, and kept by the program itself so that nothing is lost when it is killed.
public final class ProjectViewModel {

    private final ObservableValue<PhotoDocument> document;
    private final BiConsumer<PhotoDocument, Runnable> show;
    private final JobSlot opening;
    private final FillViewModel fill;
    private final LabelsViewModel labels;
    private final DialogService dialogs;
    private final BackgroundJobs jobs;
    private final Notices notices;
    private final LongSupplier historyBudget;
    private final Autosave autosave;
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();

    /// @param show          replaces the open document, and then goes on with something
    /// @param opening       where documents are read
    /// @param historyBudget bytes that undo may hold
    public ProjectViewModel(
            ObservableValue<PhotoDocument> document,
            BiConsumer<PhotoDocument, Runnable> show,
            JobSlot opening,
            FillViewModel fill,
            LabelsViewModel labels,
            DialogService dialogs,
            BackgroundJobs jobs,
            Notices notices,
            LongSupplier historyBudget) {
        this.document = document;
        this.show = show;
        this.opening = opening;
        this.fill = fill;
        this.labels = labels;
        this.dialogs = dialogs;
        this.jobs = jobs;
        this.notices = notices;
        this.historyBudget = historyBudget;
        autosave = new Autosave(document, () -> Preferences.of(fill, labels), jobs, notices);
    }

    /// Whether a file is a project, by its name.
    public static boolean isProject(Path file) {
        return ProjectArchive.is(file);
    }

    /// A project is being written to its file.
    public ReadOnlyBooleanProperty savingProperty() {
        return saving.getReadOnlyProperty();
    }

    /// Changes can't be kept at present, and would be lost if the program were killed.
    public ReadOnlyBooleanProperty unprotectedProperty() {
        return autosave.failingProperty();
    }

    /// The open document's project file.
    public Optional<Path> file() {
        return autosave.file();
    }

    /// From now on keeps every change of the open document in a folder of its own below this one.
    public void keepIn(Path folder) {
        autosave.keepIn(folder);
    }

    /// To be called now and then: keeps the document where that failed before, or where only choices have changed.
    public void keepAgain() {
        autosave.keepAgain();
    }

    /// Forgets what was kept, when the program ends as it should. For background work.
    public void end() {
        autosave.end();
    }

    /// Opens a project in place of the present document, which stays when the file can't be read.
    ///
    /// @param remedy offered in that case
    public void open(Path project, Notice.Action remedy) {
        Path file = project.toAbsolutePath();
        load(progress -> {
            Session session = Session.create(autosave.root());
            Manifest manifest;
            try {
                manifest = ProjectArchive.unpack(file, session.folder(), progress);
            } catch (IOException | RuntimeException e) {
                session.delete();
                throw e;
            }
            return read(new Laid(session, manifest, Optional.of(file), false), Optional.empty(), progress);
        }, () -> {}, failure -> notices.failed(failure, remedy));
    }

    /// Saves to the project's file, or asks for one.
    public void save() {
        save(() -> {});
    }

    /// Saves to the project's file, or asks for one, and goes on with something when all went well.
    public void save(Runnable afterwards) {
        autosave.file().ifPresentOrElse(file -> write(file, afterwards), () -> saveAs(afterwards));
    }

    /// Asks for a file and saves there.
    public void saveAs() {
        saveAs(() -> {});
    }

    private void saveAs(Runnable afterwards) {
        PhotoDocument open = document.getValue();
        if (open != null) {
            dialogs.chooseProjectTarget(suggestion(open))
                    .ifPresent(target -> write(target, afterwards));
        }
    }

    private Path suggestion(PhotoDocument open) {
        int dot = open.name().lastIndexOf('.');
        Path name = ProjectArchive.withExtension(Path.of(dot > 0 ? open.name().substring(0, dot) : open.name()));
        return autosave.file()
                .or(() -> open.whereabouts().map(photo -> photo.resolveSibling(name)))
                .orElseGet(() -> Optional.ofNullable(fill.settings().folderProperty().get())
                        .orElse(Path.of(System.getProperty("user.home", "")))
                        .resolve(name));
    }

    private void write(Path target, Runnable afterwards) {
        PhotoDocument open = document.getValue();
        if (open == null || saving.get()) {
            return;
        }
        open.endStroke();
        saving.set(true);
        Keeper keeper = autosave.keeper();
        boolean embed = fill.settings().embedPhotoProperty().get();
        autosave.inTurn(() -> {
            Edit last = open.history().nextUndoProperty().get();
            ProjectWriter.State state = autosave.state(open, keeper, false, Optional.of(target));
            return jobs.lasting(progress -> {
                        keeper.save(state, target, embed, progress);
                        return target;
                    })
                    .onDone(written -> {
                        saving.set(false);
                        if (saved(open, last, written)) {
                            afterwards.run();
                        }
                    })
                    .onFailed(failure -> {
                        saving.set(false);
                        notices.failed(failure, new Notice.Action(text("export.elsewhere"), this::saveAs));
                    })
                    .onCancelled(() -> saving.set(false));
        });
    }

    /// @return whether the file holds all that was done: not what was painted while it was being written
    private boolean saved(PhotoDocument open, Edit last, Path written) {
        fill.settings().remember(written);
        boolean all = open.history().nextUndoProperty().get() == last;
        if (open == document.getValue()) {
            autosave.setFile(written);
            if (all) {
                open.history().markSaved();
            }
        }
        notices.done(text("project.saved", written.getFileName()));
        return all;
    }

    /// Looks for what a program that was killed left over, and offers it.
    ///
    /// @param recovered goes on where it was wanted and is open
    /// @param otherwise goes on where there is nothing, or nothing is wanted
    public void offerRecovery(Runnable recovered, Runnable otherwise) {
        jobs.job(progress -> Recovery.latest(autosave.root()))
                .onDone(found -> found.ifPresentOrElse(laid -> offer(laid, recovered, otherwise), otherwise))
                .onFailed(failure -> {
                    notices.failed(failure);
                    otherwise.run();
                })
                .start();
    }

    private void offer(Laid laid, Runnable recovered, Runnable otherwise) {
        DialogService.Recovery answer =
                dialogs.askRecovery(laid.manifest().name(), laid.session().written());
        if (answer == DialogService.Recovery.RECOVER) {
            load(progress -> read(laid, Optional.empty(), progress), recovered, notices::failed);
            return;
        }
        boolean discarded = answer == DialogService.Recovery.DISCARD;
        autosave.inTurn(discarded ? laid.session()::delete : laid.session()::close);
        otherwise.run();
    }

    private void load(Job.Work<Opened> work, Runnable opened, Consumer<Throwable> failed) {
        if (opening.runningProperty().get()) {
            return;
        }
        opening.start(jobs.job(work)
                .onDone(read -> {
                    if (read.document() == null) {
                        locate(read.laid(), opened, failed);
                    } else {
                        arrive(read, opened);
                    }
                })
                .onFailed(failed));
    }

    private Opened read(Laid laid, Optional<Path> located, Progress progress) throws IOException {
        try {
            Manifest manifest = laid.manifest();
            ProjectReader reader = new ProjectReader(laid.session().folder(), manifest, laid.name());
            if (located.isPresent() && !reader.isPhoto(located.get())) {
                throw new PhotoException(
                        text("project.otherPhoto", located.get().getFileName(), laid.name()));
            }
            Optional<Path> photo = located.isPresent() ? located : reader.findPhoto(laid.file());
            if (photo.isEmpty()) {
                return new Opened(laid, null, null, 0);
            }
            PhotoDocument read = reader.read(photo.get(), historyBudget.getAsLong(), progress);
            if (read.source().isEmpty()) {
                laid.whereabouts().ifPresent(read::setWhereabouts);
            }
            Manifest.Original original = manifest.original().part() != null
                    ? manifest.original()
                    : ProjectWriter.identify(photo.get(), manifest.original().width(), manifest.original().height());
            return new Opened(laid, read, original, laid.session().lastStrokes());
        } catch (IOException | RuntimeException e) {
            laid.giveUp();
            throw e;
        }
    }

    private void locate(Laid laid, Runnable opened, Consumer<Throwable> failed) {
        Optional<Path> folder = laid.file().map(Path::getParent);
        Optional<Path> photo = dialogs.locatePhoto(laid.manifest().name(), folder);
        if (photo.isPresent()) {
            load(progress -> read(laid, photo, progress), opened, failed);
        } else {
            autosave.inTurn(laid::giveUp);
            notices.info(text("project.noPhoto", laid.manifest().name(), laid.name()));
        }
    }

    private void arrive(Opened opened, Runnable then) {
        if (!opened.laid().leftOver()) {
            opened.document().history().markSaved();
        }
        autosave.expect(opened);
        show.accept(opened.document(), () -> {
            opened.laid().manifest().chosen().restore(fill, labels);
            opened.laid().file().ifPresent(fill.settings()::remember);
            then.run();
        });
    }

    /// Lets go of everything as a program does that is killed.
    void abandon() throws IOException {
        autosave.keeper().abandon();
    }
}
