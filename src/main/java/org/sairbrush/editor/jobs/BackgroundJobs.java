package org.sairbrush.editor.jobs;

import java.util.concurrent.Executor;

/// Makes jobs that run on one executor and hand back on another. Tests pass `Runnable::run` twice and need no stage.
public final class BackgroundJobs {

    private final Executor background;
    private final Executor userInterface;

    /// @param background    runs the work; must be able to run several at a time
    /// @param userInterface runs what touches the interface, such as `Platform::runLater`
    public BackgroundJobs(Executor background, Executor userInterface) {
        this.background = background;
        this.userInterface = userInterface;
    }

    public <T> Job<T> job(Job.Work<T> work) {
        return new Job<>(background, userInterface, work);
    }
}
