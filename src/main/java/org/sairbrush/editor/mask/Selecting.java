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

    /// A change of the mask that came of a selection.
    ///
    /// @param turn  how the photo stood
    /// @param edit  the last step of the history then: the change, or where it is none what was before it, or null
    /// @param patch empty where nothing changed
    public record Step(PhotoDocument document, Orientation turn, Edit edit, MaskPatch patch) {

        /// Whether nothing was done since.
        public boolean isLast() {
            return document.history().nextUndoProperty().get() == edit;
        }

        private void takeBack() {
            if (!patch.isEmpty()) {
                document.history().undo();
            }
        }
    }

    /// @param turn     how the photo stood where this is selected
    /// @param replaced is taken back for it
    private record Wish(
            PhotoDocument document,
            Orientation turn,
            String editName,
            Combining how,
            Optional<Step> replaced,
            Consumer<Step> done) {}

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
        mask(document, editName, how, work, step -> {});
    }

    /// @param done hears of the step
    public void mask(
            PhotoDocument document,
            String editName,
            Combining how,
            Job.Work<Optional<Selection>> work,
            Consumer<Step> done) {
        Wish wish = new Wish(document, document.turn(), editName, how, Optional.empty(), done);
        queue(() -> select(wish, work));
    }

    /// Does a step anew with a selection that comes of other work, as long as nothing was done since.
    ///
    /// @param replaced is asked for the step when this has its turn; none where it is not wanted any more
    /// @param done     hears of the step that is there instead
    public void again(
            Supplier<Optional<Step>> replaced,
            String editName,
            Combining how,
            Job.Work<Optional<Selection>> work,
            Consumer<Step> done) {
        queue(() -> replaced.get()
                .filter(Step::isLast)
                .map(step -> new Wish(step.document(), step.turn(), editName, how, Optional.of(step), done))
                .ifPresentOrElse(wish -> select(wish, work), this::next));
    }

    private void queue(Runnable selecting) {
        waiting.add(selecting);
        if (!running.get()) {
            next();
        }
    }

    private void select(Wish wish, Job.Work<Optional<Selection>> work) {
        run(work, found -> found.ifPresentOrElse(selection -> put(wish, selection), this::next));
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
    private void put(Wish wish, Selection selection) {
        PhotoDocument document = wish.document();
        document.endStroke();
        if (document.turn() != wish.turn() || !wish.replaced().stream().allMatch(Step::isLast)) {
            next();
            return;
        }
        long changes = document.maskChanges();
        Supplier<Mask> snapshot = document.maskSnapshot();
        run(progress -> patch(snapshot.get(), wish, selection), patch -> {
            if (document.maskChanges() == changes) {
                wish.replaced().ifPresent(Step::takeBack);
                Optional<Edit> made = document.change(wish.editName(), patch);
                Edit latest = document.history().nextUndoProperty().get();
                wish.done().accept(new Step(document, wish.turn(), latest, patch));
                next();
                made.filter(edit -> wish.how() != Combining.TAKE_AWAY).ifPresent(edit -> masked.run());
            } else {
                put(wish, selection);
            }
        });
    }

    private static MaskPatch patch(Mask mask, Wish wish, Selection selection) {
        wish.replaced().ifPresent(step -> step.patch().undo(mask));
        return wish.how() == Combining.REPLACE
                ? MaskPatch.replacing(mask, selection.toMask(mask.width(), mask.height()))
                : MaskPatch.selecting(mask, selection, wish.how() == Combining.TAKE_AWAY);
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
