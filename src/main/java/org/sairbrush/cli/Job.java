package org.sairbrush.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.sairbrush.restore.Progress;

/// Work that a person watches and may stop with Ctrl+C: a bar on a terminal, a line now and then elsewhere.
///
/// On Ctrl+C the virtual machine is held until [#close()], so that the work can stop between two chunks and clean up.
final class Job implements Progress, AutoCloseable {

    private static final int BAR = 30;
    private static final long NANOS_BETWEEN_LINES = TimeUnit.SECONDS.toNanos(10);
    /// Enough for a training step on a busy machine and the checkpoint after it.
    private static final long SECONDS_TO_STOP = 60;

    private final PrintWriter err;
    private final boolean terminal;
    private final boolean verbose;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "cancel");
    private volatile boolean cancelled;
    private long lastLine = System.nanoTime();
    private int barLength;

    /// @param terminal whether a person watches
    /// @param verbose  whether failures are told with their stack trace
    Job(PrintWriter err, boolean terminal, boolean verbose) {
        this.err = err;
        this.terminal = terminal;
        this.verbose = verbose;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public synchronized void report(double fraction, String message) {
        if (terminal) {
            draw(fraction, message);
        } else if (System.nanoTime() - lastLine >= NANOS_BETWEEN_LINES) {
            lastLine = System.nanoTime();
            err.println(percent(fraction) + "  " + message);
        }
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    /// Prints a line for people, above the bar when there is one.
    synchronized void say(String line) {
        eraseBar();
        err.println(line);
    }

    /// Tells of a failure that does not end the job.
    synchronized void failed(String sentence, Throwable failure) {
        eraseBar();
        Cli.tell(err, sentence, failure, verbose);
    }

    @Override
    public synchronized void close() {
        eraseBar();
        if (cancelled) {
            err.println("Cancelled.");
        }
        closed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook is what shuts down: it has just been let go.
        }
    }

    private void stop() {
        cancelled = true;
        try {
            closed.await(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void draw(double fraction, String message) {
        int filled = (int) Math.round(BAR * Math.clamp(fraction, 0, 1));
        String bar = "[" + "#".repeat(filled) + "-".repeat(BAR - filled) + "] " + percent(fraction) + "  " + message;
        err.print("\r" + bar + " ".repeat(Math.max(0, barLength - bar.length())));
        err.flush();
        barLength = bar.length();
    }

    private void eraseBar() {
        if (barLength > 0) {
            err.print("\r" + " ".repeat(barLength) + "\r");
            barLength = 0;
        }
        err.flush();
    }

    private static String percent(double fraction) {
        return String.format(Locale.ROOT, "%3.0f %%", 100 * Math.clamp(fraction, 0, 1));
    }
}
