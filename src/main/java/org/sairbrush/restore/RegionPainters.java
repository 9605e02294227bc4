package org.sairbrush.restore;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// Paints regions in their order, several at a time: a network on a small crop can hardly use a second thread, a second
/// crop can. Each is painted on one of the threads given, or on the caller's where they are painted one at a time; the
/// caller puts them into the photo one by one.
final class RegionPainters implements AutoCloseable {

    private final RegionFiller filler;
    private final boolean sideBySide;
    private final Iterator<Region> regions;
    private final Queue<Future<RegionFiller.Painted>> ahead = new ArrayDeque<>();
    private final ExecutorService threads;
    private final Progress cancellation;
    private volatile boolean closed;

    /// @param count    regions at a time, at least 1
    /// @param threads  that outlive this
    /// @param progress says whether to stop
    RegionPainters(
            RegionFiller filler, List<Region> regions, int count, ExecutorService threads, Progress progress) {
        this.filler = filler;
        this.sideBySide = count > 1;
        this.regions = regions.iterator();
        this.threads = threads;
        this.cancellation = new Progress() {
            @Override
            public void report(double fraction, String message) {
                // regions side by side have no common fraction; the caller reports those that are done
            }

            @Override
            public boolean cancelled() {
                return closed || progress.cancelled();
            }
        };
        for (int i = 0; i < count; i++) {
            paintAhead();
        }
    }

    private void paintAhead() {
        if (sideBySide && regions.hasNext()) {
            Region region = regions.next();
            ahead.add(threads.submit(() -> filler.paint(region, cancellation, "")));
        }
    }

    /// The next region, painted. No more than asked for are ever held.
    ///
    /// @param progress is told how far the region is where no other is painted beside it
    /// @throws RestoreException when it can't be painted
    RegionFiller.Painted next(Progress progress, String message) throws RestoreException {
        if (!sideBySide) {
            return filler.paint(regions.next(), progress, message);
        }
        try {
            RegionFiller.Painted painted = ahead.remove().get();
            paintAhead();
            return painted;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RestoreException("The fill was interrupted.", e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RestoreException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                default -> throw new RestoreException(e.getCause().getMessage(), e.getCause());
            }
        }
    }

    /// Stops what is still being painted, and waits for it.
    @Override
    public void close() {
        closed = true;
        ahead.forEach(RegionPainters::await);
    }

    private static void await(Future<?> painting) {
        boolean interrupted = false;
        while (painting.state() == Future.State.RUNNING) {
            try {
                painting.get();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                // Nobody asks for it any more.
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
