package org.sairbrush.editor.fill;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.sairbrush.editor.document.FinishedFill;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.history.Edit;
import org.sairbrush.editor.jobs.Afterwards;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.jobs.Job;
import org.sairbrush.editor.text.Texts;

/// Fills the photo, with one thing at a time: what is asked for meanwhile waits for its turn. Strokes by hand, which
/// people see already, are not lost with a fill that is cancelled or fails; what else waits for that is. Used by the
/// interface's thread only.
public final class FillQueue {

    private static final Runnable NOTHING = () -> {};

    private final ObservableValue<PhotoDocument> document;
    private final BackgroundJobs jobs;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final BooleanProperty copying = new SimpleBooleanProperty();
    private final BooleanBinding lasting = running.and(copying.not());
    private final BooleanProperty strokesWaiting = new SimpleBooleanProperty();
    private final BooleanBinding strokesUnderWay = running.and(copying).or(strokesWaiting);
    private final ReadOnlyBooleanWrapper cancelling = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper timeLeft = new ReadOnlyStringWrapper("");
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Afterwards afterwards = new Afterwards();
    private Job<FinishedFill> job;

    /// Something to fill the photo with.
    ///
    /// @param work      makes it, in the background
    /// @param quick     whether it is there in a moment, so that nothing needs to tell of it
    /// @param done      takes it over
    /// @param failed    hears why there is none
    /// @param cancelled hears that it was called off
    record Order(
            Job.Work<FinishedFill> work,
            boolean quick,
            Consumer<FinishedFill> done,
            Consumer<Throwable> failed,
            Runnable cancelled) {}

    /// What is to be done after what runs.
    ///
    /// @param begin   does it
    /// @param dropped hears that it is not done any more
    /// @param drawn   whether it is a stroke by hand, which people see already
    /// @param after   the latest step of the mask that had been done, or null
    private record Waiting(Runnable begin, Runnable dropped, boolean drawn, Edit after) {}

    FillQueue(ObservableValue<PhotoDocument> document, BackgroundJobs jobs) {
        this.document = document;
        this.jobs = jobs;
        document.addListener((property, old, opened) -> {
            drop(all -> true);
            cancel();
        });
    }

    public boolean isRunning() {
        return running.get();
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Something runs that takes a while. What is copied by hand is there in a moment, and nothing needs to tell of it.
    public BooleanExpression lastingProperty() {
        return lasting;
    }

    /// Cancel was asked for and the work has not stopped yet.
    public ReadOnlyBooleanProperty cancellingProperty() {
        return cancelling.getReadOnlyProperty();
    }

    /// In [0, 1]; -1 while nothing is known yet.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /// How long the fill will go on, in a few words; empty while that is not known.
    public ReadOnlyStringProperty timeLeftProperty() {
        return timeLeft.getReadOnlyProperty();
    }

    /// Whether strokes by hand are not in the photo yet: one is being copied, or some wait for their turn.
    public BooleanExpression strokesUnderWayProperty() {
        return strokesUnderWay;
    }

    /// @param maker makes the order when its turn has come, so that it works on what is there then
    void add(Supplier<Order> maker) {
        whenFree(() -> start(maker.get(), NOTHING));
    }

    /// A stroke by hand.
    ///
    /// @param ended hears that it is in the photo, or will not be
    /// @param maker likewise
    void addStroke(Runnable ended, Supplier<Order> maker) {
        Runnable begin = () -> start(maker.get(), ended);
        if (running.get()) {
            waiting.add(new Waiting(begin, ended, true, latestOfMask()));
            strokesWaiting.set(true);
        } else {
            begin.run();
        }
    }

    /// Does something as soon as nothing runs, and never where a fill that runs is cancelled or fails. What waits
    /// already waits no second time.
    void whenFree(Runnable action) {
        whenFree(action, NOTHING);
    }

    /// @param dropped hears that it will not be done
    void whenFree(Runnable action, Runnable dropped) {
        if (!running.get()) {
            action.run();
        } else if (!isWaiting(action)) {
            waiting.add(new Waiting(action, dropped, false, null));
        }
    }

    boolean isWaiting(Runnable action) {
        return waiting.stream().anyMatch(one -> one.begin() == action);
    }

    /// Does something as soon as what is copied by hand is in the photo, which is in a moment; at once where nothing is
    /// copied.
    public void onceCopied(Runnable action) {
        if (copying.get()) {
            whenFree(action);
        } else {
            action.run();
        }
    }

    /// Goes on with something once nothing is being filled any more; never where a fill fails, so that people learn of
    /// it.
    public void whenEnded(Runnable action) {
        afterwards.set(action);
    }

    /// Gives one thing up. That is the fill that runs: the mask stays, and what was drawn by hand meanwhile comes right
    /// after. While strokes by hand are copied it is what was asked for last, so that they go the latest first.
    public void cancel() {
        if (copying.get() && !waiting.isEmpty()) {
            drop(waiting.getLast()::equals);
        } else if (running.get()) {
            cancelling.set(true);
            job.cancel();
        }
    }

    /// Takes the stroke back that was drawn last, where that waits for its turn and nothing was masked since.
    ///
    /// @return whether there was one
    public boolean takeBack() {
        if (!strokesWaiting.get()) {
            return false;
        }
        document.getValue().endStroke();
        Waiting last = waiting.stream().filter(Waiting::drawn).reduce((one, later) -> later).orElseThrow();
        boolean latest = last.after() == latestOfMask();
        if (latest) {
            drop(last::equals);
        }
        return latest;
    }

    /// Steps of the photo come from here, and say nothing of what people did when.
    private Edit latestOfMask() {
        return document.getValue().history().done().reversed().stream()
                .filter(edit -> !edit.changesPhoto())
                .findFirst()
                .orElse(null);
    }

    private void start(Order order, Runnable ended) {
        job = jobs.job(order.work())
                .onDone(finished -> {
                    order.done().accept(finished);
                    end(ended);
                    next();
                    goOn();
                })
                .onFailed(failure -> {
                    afterwards.forget();
                    drop(one -> !one.drawn());
                    order.failed().accept(failure);
                    end(ended);
                    next();
                })
                .onCancelled(() -> {
                    drop(one -> !one.drawn() && !order.quick());
                    order.cancelled().run();
                    end(ended);
                    next();
                    goOn();
                });
        copying.set(order.quick());
        running.set(true);
        progress.bind(job.progressProperty());
        message.bind(job.messageProperty().map(Texts::said));
        estimate(job);
        job.start();
    }

    private void estimate(Job<FinishedFill> started) {
        TimeLeft left = new TimeLeft(System::nanoTime);
        started.progressProperty().subscribe(done -> timeLeft.set(left.after(done.doubleValue())));
        // That the model is open and the filling begins changes the words alone: nothing is done as yet.
        started.messageProperty().subscribe(said -> timeLeft.set(left.after(started.progressProperty().get())));
    }

    private void end(Runnable ended) {
        ended.run();
        progress.unbind();
        message.unbind();
        progress.set(-1);
        message.set("");
        timeLeft.set("");
        cancelling.set(false);
        running.set(false);
        copying.set(false);
    }

    private void next() {
        while (!running.get() && !waiting.isEmpty()) {
            waiting.remove().begin().run();
        }
        countStrokes();
    }

    private void goOn() {
        if (!running.get()) {
            afterwards.run();
        }
    }

    private void drop(Predicate<Waiting> which) {
        List<Waiting> dropped = waiting.stream().filter(which).toList();
        waiting.removeAll(dropped);
        countStrokes();
        dropped.forEach(one -> one.dropped().run());
    }

    private void countStrokes() {
        strokesWaiting.set(waiting.stream().anyMatch(Waiting::drawn));
    }
}
