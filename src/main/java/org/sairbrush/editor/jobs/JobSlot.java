package org.sairbrush.editor.jobs;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Place for one job at a time that can be watched and cancelled by people. Used by the interface's thread only.
public final class JobSlot {

    private final ReadOnlyObjectWrapper<Job<?>> latest = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();

    public JobSlot() {
        running.bind(latest.flatMap(Job::runningProperty).orElse(false));
        progress.bind(latest.flatMap(Job::progressProperty).orElse(-1));
    }

    /// Starts a job, for which there must be place.
    public void start(Job<?> job) {
        if (running.get()) {
            throw new IllegalStateException("Another job is running");
        }
        latest.set(job);
        job.start();
    }

    /// Asks the job that runs, if any, to stop.
    public void cancel() {
        if (running.get()) {
            latest.get().cancel();
        }
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Done so far in [0, 1]; -1 while nothing is known.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }
}
