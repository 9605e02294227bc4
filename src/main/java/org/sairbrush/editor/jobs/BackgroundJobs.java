package org.sairbrush.editor.jobs;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/// Makes jobs that run on one executor and hand back on another. Tests pass `Runnable::run` twice and need no stage.
public final class BackgroundJobs {

    private final Executor background;
    private final Executor userInterface;
    private final Set<Job<?>> passing = ConcurrentHashMap.newKeySet();
    private final Set<Job<?>> lasting = ConcurrentHashMap.newKeySet();

    /// @param background    runs the work; must be able to run several at a time
    /// @param userInterface runs what touches the interface, such as `Platform::runLater`
    public BackgroundJobs(Executor background, Executor userInterface) {
        this.background = background;
        this.userInterface = userInterface;
    }

    /// Work for the time in which the program runs.
    public <T> Job<T> job(Job.Work<T> work) {
        return new Job<>(background, userInterface, work, passing);
    }

    /// Work that is to be done even when the program ends meanwhile, such as a file that people save.
    public <T> Job<T> lasting(Job.Work<T> work) {
        return new Job<>(background, userInterface, work, lasting);
    }

    /// Asks all work to stop but the lasting one.
    public void cancelPassing() {
        passing.forEach(Job::cancel);
    }

    public boolean isLastingWorkDone() {
        return lasting.isEmpty();
    }
}
