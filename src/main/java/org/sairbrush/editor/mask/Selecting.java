package org.sairbrush.editor.mask;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.sairbrush.editor.document.MaskPatch;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.history.Edit;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.jobs.Job;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Orientation;
import org.sairbrush.photo.selection.Selection;

/// Computes selections and what they change in the mask beside the interface, one after the other, so that they reach
/// the mask in the order in which they were asked for.
public final class Selecting {

    private final BackgroundJobs jobs;
    private final Notices notices;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final Runnable masked;
    private Job<?> job;

    /// @param masked hears that something was added to a mask
    public Selecting(BackgroundJobs jobs, Notices notices, Runnable masked) {
        this.jobs = jobs;
        this.notices = notices;
        this.masked = masked;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Combines what comes of the work with the document's mask, as one step of its history.
    public void mask(PhotoDocument document, String editName, Combining how, Job.Work<Optional<Selection>> work) {
        Orientation turn = document.turn();
        waiting.add(() -> run(
                work,
                found -> found.ifPresentOrElse(
                        selection -> put(document, turn, editName, how, selection), this::next)));
        if (!running.get()) {
            next();
        }
    }

    /// Runs work that selects nothing yet but makes later selections quicker. Where it fails, those say why.
    public <T> void prepare(Job.Work<T> work) {
        jobs.job(work).start();
    }

    /// Gives up what is under way and what waits.
    public void cancel() {
        waiting.clear();
        if (job != null) {
            job.cancel();
        }
    }

    /// On a snapshot; when something was painted meanwhile, once more on the mask as it is then.
    ///
    /// @param turn how the photo stood where this was selected
    private void put(
            PhotoDocument document, Orientation turn, String editName, Combining how, Selection selection) {
        if (document.turn() != turn) {
            next();
            return;
        }
        document.endStroke();
        long changes = document.maskChanges();
        Supplier<Mask> snapshot = document.maskSnapshot();
        run(progress -> patch(snapshot.get(), how, selection), patch -> {
            if (document.maskChanges() == changes) {
                Optional<Edit> step = document.change(editName, patch);
                next();
                step.filter(done -> how != Combining.TAKE_AWAY).ifPresent(done -> masked.run());
            } else {
                put(document, turn, editName, how, selection);
            }
        });
    }

    private static MaskPatch patch(Mask mask, Combining how, Selection selection) {
        return how == Combining.REPLACE
                ? MaskPatch.replacing(mask, selection.toMask(mask.width(), mask.height()))
                : MaskPatch.selecting(mask, selection, how == Combining.TAKE_AWAY);
    }

    private <T> void run(Job.Work<T> work, Consumer<T> use) {
        job = jobs.job(work)
                .onDone(use)
                .onFailed(failure -> {
                    next();
                    notices.failed(failure);
                })
                .onCancelled(this::next);
        job.start();
    }

    private void next() {
        Runnable first = waiting.poll();
        running.set(first != null);
        if (first != null) {
            first.run();
        }
    }
}
