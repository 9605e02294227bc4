package org.sairbrush.restore;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Who may use the networks: one at a time, in the order in which they came, but those last for whom nobody waits.
final class Turns {

    /// By which a job that waits looks whether it was cancelled.
    private static final long MILLIS_BETWEEN_CHECKS = 50;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Thread> waitedFor = new ArrayDeque<>();
    private final Deque<Thread> patient = new ArrayDeque<>();
    private Thread owner;
    private int away;

    /// Waits for a turn.
    ///
    /// @throws CancellationException when the job is cancelled before its turn comes
    void begin(Progress progress) {
        Deque<Thread> queue = progress.patient() ? patient : waitedFor;
        change(() -> queue.add(Thread.currentThread()));
        try {
            do {
                // Not under the lock: it asks others, who may take their time.
                progress.check();
            } while (!tryBegin(queue));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted");
        } finally {
            change(() -> queue.remove(Thread.currentThread()));
        }
    }

    private boolean tryBegin(Deque<Thread> queue) throws InterruptedException {
        Thread me = Thread.currentThread();
        lock.lock();
        try {
            boolean free = owner == null && queue.peek() == me && (queue == waitedFor || waitedFor.isEmpty());
            if (free) {
                owner = me;
            } else {
                changed.await(MILLIS_BETWEEN_CHECKS, TimeUnit.MILLISECONDS);
            }
            return free;
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable action) {
        lock.lock();
        try {
            action.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for a turn at which all is done that others have begun, so that what is open can be closed.
    void beginAlone() {
        lock.lock();
        try {
            while (owner != null || away > 0) {
                changed.awaitUninterruptibly();
            }
            owner = Thread.currentThread();
        } finally {
            lock.unlock();
        }
    }

    /// To be called also by who gave its turn away and was cancelled before it came back.
    void end() {
        change(() -> owner = owner == Thread.currentThread() ? null : owner);
    }

    /// Whether who has the turn should give it away.
    boolean isWanted(Progress progress) {
        lock.lock();
        try {
            return progress.patient() && !waitedFor.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /// Gives the turn away and waits for the next one.
    void giveWay(Progress progress) {
        change(() -> away++);
        try {
            end();
            begin(progress);
        } finally {
            change(() -> away--);
        }
    }
}
