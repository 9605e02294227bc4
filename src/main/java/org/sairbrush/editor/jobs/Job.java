package org.sairbrush.editor.jobs;

import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.sairbrush.restore.Progress;

/// Work that runs beside the user interface. Its properties and its three endings are only ever touched by the
/// interface's executor, so a view may bind to them. Exactly one of the endings is called, once.
///
/// @param <T> what the work makes
public final class Job<T> {

    /// The work itself; it may block, and should look at the progress' cancel flag often.
    @FunctionalInterface
    public interface Work<T> {
        T run(Progress progress) throws Exception;
    }

    private final Executor background;
    private final Executor userInterface;
    private final Set<Job<?>> started;
    private Work<T> work;
    private final AtomicBoolean cancelRequested = new AtomicBoolean();
    private final AtomicReference<Report> latest = new AtomicReference<>();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private Consumer<T> onDone = result -> {};
    private Consumer<Throwable> onFailed = failure -> {};
    private Runnable onCancelled = () -> {};
    private Runnable afterwards = () -> {};

    private record Report(double fraction, String message) {}

    /// @param started has the job in it as long as its work runs; to be used by several threads
    Job(Executor background, Executor userInterface, Work<T> work, Set<Job<?>> started) {
        this.background = background;
        this.userInterface = userInterface;
        this.work = work;
        this.started = started;
    }

    public Job<T> onDone(Consumer<T> action) {
        onDone = action;
        return this;
    }

    public Job<T> onFailed(Consumer<Throwable> action) {
        onFailed = action;
        return this;
    }

    public Job<T> onCancelled(Runnable action) {
        onCancelled = action;
        return this;
    }

    /// Runs after any of the endings.
    Job<T> afterwards(Runnable action) {
        afterwards = action;
        return this;
    }

    /// To be called once, from the interface's thread.
    public Job<T> start() {
        running.set(true);
        started.add(this);
        background.execute(this::run);
        return this;
    }

    /// Asks the work to stop. It ends as cancelled even when the work finishes before it notices.
    public void cancel() {
        cancelRequested.set(true);
    }

    /// Done so far in [0, 1]; -1 while nothing is known yet.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    private void run() {
        try {
            T result = work.run(new JobProgress());
            end(cancelRequested.get() ? onCancelled : () -> onDone.accept(result));
        } catch (CancellationException cancelled) {
            end(onCancelled);
        } catch (Throwable failure) {
            // Of errors, too: nobody else would hear of them, and the job would seem to run for good.
            end(cancelRequested.get() ? onCancelled : () -> onFailed.accept(failure));
        } finally {
            started.remove(this);
        }
    }

    private void end(Runnable ending) {
        userInterface.execute(() -> {
            running.set(false);
            try {
                ending.run();
            } finally {
                letGo().run();
            }
        });
    }

    /// Who still holds a job that has ended should not hold the photos that it was about.
    ///
    /// @return what is to be run afterwards
    private Runnable letGo() {
        Runnable last = afterwards;
        work = null;
        onDone = result -> {};
        onFailed = failure -> {};
        onCancelled = () -> {};
        afterwards = () -> {};
        return last;
    }

    private final class JobProgress implements Progress {

        @Override
        public void report(double fraction, String text) {
            // Only the first report since the last hand-over is posted: a chatty job can't flood the interface.
            if (latest.getAndSet(new Report(Math.clamp(fraction, 0, 1), text)) == null) {
                userInterface.execute(() -> {
                    Report report = latest.getAndSet(null);
                    progress.set(report.fraction());
                    message.set(report.message());
                });
            }
        }

        @Override
        public boolean cancelled() {
            return cancelRequested.get();
        }
    }
}
