package org.sairbrush.editor.tools;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.jobs.Job;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.photo.selection.Selection;

/// Computes selections beside the interface, one after the other, so that they reach the mask in the order in which
/// they were asked for.
final class Selecting {

    private final BackgroundJobs jobs;
    private final Notices notices;
    private final Runnable masked;
    private final Deque<Job<?>> waiting = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private Job<?> job;

    /// @param masked hears that something was added to a mask
    Selecting(BackgroundJobs jobs, Notices notices, Runnable masked) {
        this.jobs = jobs;
        this.notices = notices;
        this.masked = masked;
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Adds what comes of the work to the document's mask, or takes it out.
    void mask(PhotoDocument document, String editName, boolean erase, Job.Work<Optional<Selection>> work) {
        run(work, found -> found.flatMap(selection -> document.select(editName, selection, erase))
                .filter(step -> !erase)
                .ifPresent(step -> masked.run()));
    }

    /// Runs work that selects nothing yet but makes later selections quicker. Where it fails, those say why.
    <T> void prepare(Job.Work<T> work) {
        jobs.job(work).start();
    }

    private <T> void run(Job.Work<T> work, Consumer<T> use) {
        waiting.add(jobs.job(work)
                .onDone(result -> {
                    use.accept(result);
                    next();
                })
                .onFailed(failure -> {
                    next();
                    notices.failed(failure);
                })
                .onCancelled(this::next));
        if (job == null) {
            next();
        }
    }

    /// Gives up what is under way and what waits.
    void cancel() {
        waiting.clear();
        if (job != null) {
            job.cancel();
        }
    }

    private void next() {
        job = waiting.poll();
        running.set(job != null);
        if (job != null) {
            job.start();
        }
    }
}
