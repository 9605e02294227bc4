package org.sairbrush.editor.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.InvalidationListener;
import javafx.beans.value.ObservableValue;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.jobs.Job;
import org.sairbrush.editor.jobs.JobQueue;
import org.sairbrush.editor.notice.Notices;

/// Keeps the open document in a session's folder after every step, in the background: while one state is written, only
/// the latest waits.
final class Autosave {

    private static final System.Logger LOG = System.getLogger(Autosave.class.getName());

    private final ObservableValue<PhotoDocument> document;
    private final Supplier<Preferences> preferences;
    private final BackgroundJobs jobs;
    private final Notices notices;
    private final JobQueue writing = new JobQueue();
    private final InvalidationListener changed = property -> keep();
    private Path root;
    private boolean automatic;
    private boolean waiting;
    private boolean failed;
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

    ProjectWriter.State state(boolean unsaved, Optional<Path> target) {
        PhotoDocument open = document.getValue();
        return new ProjectWriter.State(open.state(), open.name(), unsaved, target, preferences.get());
    }

    /// Keeps the document where that failed before, or where something changed that is no step.
    void keepAgain() {
        if (failed || kept != null && !kept.equals(preferences.get())) {
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
            boolean unsaved = document.getValue().history().changedProperty().get();
            ProjectWriter.State state = state(unsaved, file());
            return jobs.job(progress -> to.keep(state))
                    .onDone(manifest -> {
                        failed = false;
                        kept = state.chosen();
                    })
                    .onFailed(this::failed);
        });
    }

    // Said once: on a full disk it fails after every stroke.
    private void failed(Throwable failure) {
        if (!failed) {
            notices.failed(failure);
        }
        failed = true;
    }

    private void replaced(PhotoDocument old, PhotoDocument opened) {
        if (old != null) {
            old.history().revisionProperty().removeListener(changed);
            old.history().changedProperty().removeListener(changed);
            inTurn(keeper::end);
        }
        waiting = false;
        failed = false;
        kept = null;
        file = null;
        keeper = null;
        if (opened == null) {
            return;
        }
        if (arriving != null && arriving.document() == opened) {
            keeper = new Keeper(this::root, arriving.laid().session(), arriving.original());
            file = arriving.laid().file().orElse(null);
        } else {
            Keeper fresh = new Keeper(this::root);
            keeper = fresh;
            if (automatic) {
                inTurn(() -> fresh.identify(opened));
            }
        }
        arriving = null;
        opened.history().revisionProperty().addListener(changed);
        opened.history().changedProperty().addListener(changed);
        // The first time takes longer than all others, so it should not be that of the first stroke.
        keep();
    }

    /// Forgets what was kept, when the program ends as it should. For background work.
    void end() {
        try {
            Keeper last = keeper;
            if (last != null) {
                last.end();
            }
        } catch (IOException failure) {
            LOG.log(System.Logger.Level.WARNING, "A session can''t be removed", failure);
        }
    }
}
