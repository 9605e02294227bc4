package org.sairbrush.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.sair.PackException;

@Timeout(60)
class RegionPaintersTest {

    private static final RegionFill.Result NOTHING = new RegionFill.Result(new float[3 * 32 * 32], Optional.empty());

    private final Photo photo = Photo.of(new BufferedImage(160, 32, BufferedImage.TYPE_3BYTE_BGR));
    private final List<Region> regions = IntStream.range(0, 4)
            .mapToObj(index -> new Area(32 * index, 0, 32, 32))
            .map(area -> new Region(area, area, 32, 32))
            .toList();

    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    @AfterEach
    void endThreads() {
        threads.close();
    }

    private RegionPainters painters(RegionFill fill) {
        return painters(fill, 2);
    }

    private RegionPainters painters(RegionFill fill, int count) {
        Mask mask = Mask.empty(160, 32);
        RegionFiller filler = new RegionFiller(photo, mask, fill, new Compositor(photo, mask, false));
        return new RegionPainters(filler, regions, count, threads, Progress.NONE);
    }

    @Test
    void twoArePaintedAtATimeAndComeInTheirOrder() throws Exception {
        CyclicBarrier two = new CyclicBarrier(2);
        try (RegionPainters painters = painters((photo, mask, region, progress, message) -> {
            try {
                two.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                throw new PackException(e.getMessage(), e);
            }
            return NOTHING;
        })) {
            for (Region region : regions) {
                assertEquals(region, painters.next(Progress.NONE, "").region());
            }
        }
    }

    @Test
    void oneAtATimeIsPaintedByTheCallerAndTellsHowFarItIs() throws Exception {
        List<Double> told = new ArrayList<>();
        Progress listening = new Progress() {
            @Override
            public void report(double fraction, String message) {
                told.add(fraction);
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
        Thread caller = Thread.currentThread();
        try (RegionPainters painters = painters((photo, mask, region, progress, message) -> {
            assertEquals(caller, Thread.currentThread());
            progress.report(0.5, message);
            return NOTHING;
        }, 1)) {
            assertEquals(regions.getFirst(), painters.next(listening, "").region());
        }
        assertEquals(List.of(0.5), told);
    }

    @Test
    void aFailureIsTheOneThatTheRegionHadAndEndsTheOthers() {
        CountDownLatch stopped = new CountDownLatch(1);
        RestoreException failure = assertThrows(RestoreException.class, () -> {
            try (RegionPainters painters = painters((photo, mask, region, progress, message) -> {
                if (region == regions.getFirst()) {
                    throw new PackException("It failed.");
                }
                try {
                    while (true) {
                        progress.check();
                        Thread.onSpinWait();
                    }
                } catch (CancellationException e) {
                    stopped.countDown();
                    throw e;
                }
            })) {
                painters.next(Progress.NONE, "");
            }
        });
        assertEquals("It failed.", failure.getMessage());
        assertEquals(0, stopped.getCount());
    }

    @Test
    void aCancelledPainterSaysSo() {
        CancellationException cancelled = assertThrows(CancellationException.class, () -> {
            try (RegionPainters painters = painters((photo, mask, region, progress, message) -> {
                throw new CancellationException("Cancelled");
            })) {
                painters.next(Progress.NONE, "");
            }
        });
        assertTrue(cancelled.getMessage().startsWith("Cancelled"));
    }
}
