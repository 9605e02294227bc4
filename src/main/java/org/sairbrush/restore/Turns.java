package org.sairbrush.restore;

import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// Who may use the networks: one at a time, in the order in which they came, but those last for whom nobody waits.
final class Turns {

    private static final long MILLIS_BETWEEN_CHECKS = 50;

    private final ReentrantLock lock = new ReentrantLock(true);
    private final AtomicInteger waitedFor = new AtomicInteger();
    private final AtomicInteger away = new AtomicInteger();

    /// Waits for a turn.
    ///
    /// @throws CancellationException when the job is cancelled before its turn comes
    void begin(Progress progress) {
        if (!progress.patient()) {
            waitedFor.incrementAndGet();
        }
        try {
            do {
                progress.check();
            } while (!tryBegin(progress.patient()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted");
        } finally {
            if (!progress.patient()) {
                waitedFor.decrementAndGet();
            }
        }
    }

    private boolean tryBegin(boolean patient) throws InterruptedException {
        if (patient && waitedFor.get() > 0) {
            Thread.sleep(MILLIS_BETWEEN_CHECKS);
            return false;
        }
        return lock.tryLock(MILLIS_BETWEEN_CHECKS, TimeUnit.MILLISECONDS);
    }

    /// Waits for a turn at which all is done that others have begun, so that what is open can be closed.
    void beginAlone() {
        lock.lock();
        while (away.get() > 0) {
            lock.unlock();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(MILLIS_BETWEEN_CHECKS));
            lock.lock();
        }
    }

    /// To be called also by who gave its turn away and was cancelled before it came back.
    void end() {
        if (lock.isHeldByCurrentThread()) {
            lock.unlock();
        }
    }

    /// Whether who has the turn should give it away.
    boolean isWanted(Progress progress) {
        return progress.patient() && waitedFor.get() > 0;
    }

    /// Gives the turn away and waits for the next one.
    void giveWay(Progress progress) {
        away.incrementAndGet();
        try {
            end();
            begin(progress);
        } finally {
            away.decrementAndGet();
        }
    }
}
