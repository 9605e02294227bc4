package org.sairbrush.editor.compare;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.sairbrush.editor.jobs.Job;
import org.sairbrush.editor.text.Texts;
import org.sairbrush.restore.FillChoice;
import org.sairbrush.restore.Restoration;

/// One side of the comparison: what fills, and what it makes of the mask.
public final class Candidate {

    private final ReadOnlyObjectWrapper<FillChoice> choice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Restoration> result = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper();
    private Job<Restoration> job;

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

    /// One sentence why there is no result, or null.
    public ReadOnlyStringProperty failureProperty() {
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
                .onFailed(reason -> end(work, () -> failure.set(Texts.said(String.valueOf(reason.getMessage())))))
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
