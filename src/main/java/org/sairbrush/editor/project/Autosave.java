package org.sairbrush.editor.project;

import static org.sairbrush.editor.text.Texts.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import org.sairbrush.editor.document.DocumentListener;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.jobs.Job;
import org.sairbrush.editor.jobs.JobQueue;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Frame;
import org.sairbrush.photo.Orientation;

/// Keeps the open document in a session's folder, in the background: each change of the mask in a [StrokeLog], and the
/// whole state after each fill and now and then. While one state is written, only the latest waits.
final class Autosave {

    private static final System.Logger LOG = System.getLogger(Autosave.class.getName());

    private final ObservableValue<PhotoDocument> document;
    private final Supplier<Preferences> preferences;
    private final BackgroundJobs jobs;
    private final Notices notices;
    private final JobQueue writing = new JobQueue();
    private final InvalidationListener stepped = property -> stepped();
    // After the log of strokes has heard of it: what is kept then holds the turn already.
    private final DocumentListener photoListener = new DocumentListener() {
        @Override
        public void photoChanged(List<Area> areas) {
            keep();
        }

        @Override
        public void turned(Orientation turn) {
            keep();
        }

        @Override
        public void framed(Frame frame) {
            keep();
        }

        @Override
        public void toned() {
            keep();
        }
    };
    private Path root;
    private boolean automatic;
    private boolean waiting;
    private final ReadOnlyBooleanWrapper failing = new ReadOnlyBooleanWrapper();
    private boolean stale;
    private Preferences kept;
    private Path file;
    private volatile Keeper keeper;
    private Opened arriving;

    /// Work on files that makes nothing.
    @FunctionalInterface
    interface FileWork {
        void run() throws IOException;
    }

    Autosave(
            ObservableValue<PhotoDocument> document,
            Supplier<Preferences> preferences,
            BackgroundJobs jobs,
            Notices notices) {
        this.document = document;
        this.preferences = preferences;
        this.jobs = jobs;
        this.notices = notices;
        document.addListener((property, old, opened) -> replaced(old, opened));
    }

    /// From now on keeps every change in a folder of its own below this one.
    void keepIn(Path folder) {
        root = folder;
        automatic = true;
    }

    /// Where sessions lie. Without a folder to keep documents in, what is saved passes through a passing one.
    synchronized Path root() {
        if (root == null) {
            try {
                root = Files.createTempDirectory("sairbrush-projects");
                root.toFile().deleteOnExit();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return root;
    }

    /// The open document's project file.
    Optional<Path> file() {
        return Optional.ofNullable(file);
    }

    void setFile(Path saved) {
        file = saved;
    }

    /// The document that is shown next comes from a session, in which it stays.
    void expect(Opened opened) {
        arriving = opened;
    }

    /// Work that waits for what is being written.
    void inTurn(Supplier<Job<?>> maker) {
        writing.add(maker);
    }

    /// The same, where nobody waits for the outcome.
    void inTurn(FileWork work) {
        writing.add(() -> jobs.<Void>job(progress -> {
                    work.run();
                    return null;
                })
                .onFailed(failure -> LOG.log(System.Logger.Level.WARNING, "A session is not looked after", failure)));
    }

    /// Of the open document.
    Keeper keeper() {
        return keeper;
    }

    /// What there is to keep of a document, before the changes that its keeper's log hears of from now on.
    ProjectWriter.State state(PhotoDocument open, Keeper of, boolean unsaved, Optional<Path> target) {
        int strokes = of.strokes().next();
        return new ProjectWriter.State(open.state(), open.name(), unsaved, target, strokes, preferences.get());
    }

    /// Keeps the document where that failed before, or where it has changed since.
    void keepAgain() {
        if (failing.get() || stale || kept != null && !kept.equals(preferences.get())) {
            keep();
        }
    }

    /// What has happened to the mask is in the log already.
    private void stepped() {
        stale = true;
        if (!document.getValue().history().changedProperty().get()) {
            keep();
        }
    }

    private void keep() {
        if (!automatic || waiting || document.getValue() == null) {
            return;
        }
        waiting = true;
        Keeper to = keeper;
        writing.add(() -> {
            if (to != keeper) {
                return jobs.job(progress -> null);
            }
            waiting = false;
            stale = false;
            PhotoDocument open = document.getValue();
            ProjectWriter.State state = state(open, to, open.history().changedProperty().get(), file());
            return jobs.job(progress -> to.keep(state))
                    .onDone(manifest -> {
                        failing.set(false);
                        kept = state.chosen();
                        to.strokes().flush();
                    })
                    .onFailed(this::failed);
        });
    }

    /// Said once: on a full disk it fails after every stroke.
    private void failed(Throwable failure) {
        if (!failing.get()) {
            LOG.log(System.Logger.Level.WARNING, "A session can''t be kept: {0}", failure.toString());
            notices.problem(text("recovery.failed", root));
        }
        failing.set(true);
    }

    /// Whether the last attempt to keep something failed.
    ReadOnlyBooleanProperty failingProperty() {
        return failing.getReadOnlyProperty();
    }

    private void replaced(PhotoDocument old, PhotoDocument opened) {
        if (old != null) {
            old.history().revisionProperty().removeListener(stepped);
            old.removeListener(photoListener);
            old.removeListener(keeper.strokes());
            inTurn(keeper::end);
        }
        waiting = false;
        failing.set(false);
        stale = false;
        kept = null;
        file = null;
        keeper = null;
        if (opened == null) {
            return;
        }
        if (arriving != null && arriving.document() == opened) {
            StrokeLog strokes = new StrokeLog(jobs, arriving.strokes(), this::failed);
            keeper = new Keeper(this::root, strokes, arriving.laid().session(), arriving.original());
            file = arriving.laid().file().orElse(null);
        } else {
            Keeper fresh = new Keeper(this::root, new StrokeLog(jobs, 0, this::failed));
            keeper = fresh;
            if (automatic) {
                opened.source().ifPresent(photo -> begin(opened, photo, fresh));
            }
        }
        arriving = null;
        if (automatic) {
            opened.addListener(keeper.strokes());
        }
        opened.history().revisionProperty().addListener(stepped);
        opened.addListener(photoListener);
        // The first time takes longer than all others, so it should not be that of the first stroke.
        keep();
    }

    private void begin(PhotoDocument opened, Path photo, Keeper fresh) {
        ProjectWriter.State state = state(opened, fresh, false, Optional.empty());
        writing.add(() -> jobs.<Void>job(progress -> {
                    fresh.begin(photo, state);
                    return null;
                })
                .onDone(begun -> fresh.strokes().flush())
                .onFailed(this::failed));
        int width = opened.photo().width();
        int height = opened.photo().height();
        inTurn(() -> fresh.identify(photo, width, height));
    }

    /// Forgets what was kept, when the program ends as it should. For background work.
    void end() {
        try {
            Keeper last = keeper;
            if (last != null) {
                last.end();
            }
        } catch (IOException failure) {
            LOG.log(System.Logger.Level.WARNING, "A session can't be removed", failure);
        }
    }
}
