package org.sairbrush.editor.compare;

import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.sairbrush.editor.jobs.Job;
import org.sairbrush.editor.notice.Failures;
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.restore.FillChoice;
import org.sairbrush.restore.Restoration;

/// One side of the comparison: what fills, and what it makes of the mask.
public final class Candidate {

    private final Failures failures;
    private final ReadOnlyObjectWrapper<FillChoice> choice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Restoration> result = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyObjectWrapper<Notice> failure = new ReadOnlyObjectWrapper<>();
    private Job<Restoration> job;

    Candidate(Failures failures) {
        this.failures = failures;
    }

    public ReadOnlyObjectProperty<FillChoice> choiceProperty() {
        return choice.getReadOnlyProperty();
    }

    /// Null until the method has run.
    public ReadOnlyObjectProperty<Restoration> resultProperty() {
        return result.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// Why there is no result, and what may help beside another try; or null.
    public ReadOnlyObjectProperty<Notice> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    void show(FillChoice filler, Restoration known) {
        stop();
        choice.set(filler);
        result.set(known);
    }

    void run(FillChoice wanted, Job<Restoration> work) {
        stop();
        choice.set(wanted);
        job = work;
        running.set(true);
        progress.bind(work.progressProperty());
        // Endings of a job that was stopped in favour of another are not this candidate's any more.
        work.onDone(restoration -> end(work, () -> result.set(restoration)))
                .onFailed(reason -> end(work, () -> failure.set(failures.notice(reason, Optional.empty()))))
                .onCancelled(() -> end(work, () -> {}))
                .start();
    }

    void stop() {
        if (job != null) {
            job.cancel();
            job = null;
        }
        progress.unbind();
        progress.set(-1);
        running.set(false);
        result.set(null);
        failure.set(null);
    }

    private void end(Job<Restoration> ended, Runnable ending) {
        if (job == ended) {
            job = null;
            progress.unbind();
            running.set(false);
            ending.run();
        }
    }
}
