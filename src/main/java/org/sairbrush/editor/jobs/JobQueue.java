package org.sairbrush.editor.jobs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/// Runs jobs one after the other. Used by the interface's thread only.
public final class JobQueue {

    private final Deque<Supplier<Job<?>>> waiting = new ArrayDeque<>();
    private boolean running;

    /// @param maker makes the job when its turn has come, so that it works on what is there then
    public void add(Supplier<Job<?>> maker) {
        waiting.add(maker);
        if (!running) {
            next();
        }
    }

    private void next() {
        Supplier<Job<?>> maker = waiting.poll();
        running = maker != null;
        if (running) {
            maker.get().afterwards(this::next).start();
        }
    }
}
