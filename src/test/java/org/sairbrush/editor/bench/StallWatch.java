package org.sairbrush.editor.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Measures how long a thread keeps its callers waiting: asks it for a trifle again and again, a millisecond after it
/// has answered. What keeps this program from asking in time, such as a pause of the garbage collector, counts as
/// waiting, too. A long wait counts as often as it would have been met by callers that come every millisecond whether
/// they are answered or not, so that percentiles are those of time, not of answers.
final class StallWatch implements AutoCloseable {

    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(1);

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Executor watched;
    private final Thread thread;
    private long[] waits = new long[1 << 16];
    private int count;
    private long mostWork;
    private volatile long id = Thread.currentThread().threadId();
    private volatile boolean closed;

    /// In milliseconds.
    ///
    /// @param median  what callers waited
    /// @param p999    what callers waited at most in 99.9 % of the time
    /// @param longest what any caller waited
    /// @param work    processor time that the watched thread itself took at most while a caller waited: without what
    ///                other threads, the garbage collector and other programs kept it from working
    record Stalls(double median, double p999, double longest, double work) {}

    /// @param watched runs things on the one thread that is watched
    StallWatch(Executor watched) {
        this.watched = watched;
        thread = Thread.ofPlatform().daemon().name("stall-watch").start(this::watch);
    }

    /// Forgets what was measured so far.
    synchronized void restart() {
        count = 0;
        mostWork = 0;
    }

    synchronized Stalls stalls() {
        long[] sorted = Arrays.copyOf(waits, count);
        Arrays.sort(sorted);
        return new Stalls(millis(sorted, 0.5), millis(sorted, 0.999), millis(sorted, 1), mostWork / 1e6);
    }

    @Override
    public void close() {
        closed = true;
    }

    private void watch() {
        try {
            long due = System.nanoTime();
            while (!closed) {
                long known = id;
                long worked = threads.getThreadCpuTime(id);
                CountDownLatch answer = new CountDownLatch(1);
                watched.execute(() -> {
                    id = Thread.currentThread().threadId();
                    answer.countDown();
                });
                answer.await();
                long answered = System.nanoTime();
                add(answered - due, known == id ? threads.getThreadCpuTime(id) - worked : 0);
                TimeUnit.NANOSECONDS.sleep(INTERVAL);
                due = answered + INTERVAL;
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void add(long wait, long work) {
        mostWork = Math.max(mostWork, work);
        for (long left = wait; left > 0; left -= INTERVAL) {
            if (count == waits.length) {
                waits = Arrays.copyOf(waits, 2 * count);
            }
            waits[count++] = left;
        }
    }

    private static double millis(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * (sorted.length - 1))] / 1e6;
    }
}
