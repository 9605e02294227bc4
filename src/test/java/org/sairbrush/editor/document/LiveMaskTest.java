package org.sairbrush.editor.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;

class LiveMaskTest {

    private static final int WIDTH = 1100;
    private static final int HEIGHT = 700;
    private final LiveMask live = new LiveMask(Mask.empty(WIDTH, HEIGHT));

    private void paint(Area area, int value) {
        live.changes(area);
        for (int y = area.y(); y < area.bottom(); y++) {
            int row = y * WIDTH;
            Arrays.fill(live.mask().coverage(), row + area.x(), row + area.right(), (byte) value);
        }
    }

    private byte[] now() {
        return live.mask().coverage().clone();
    }

    @Test
    void aSnapshotIsTheMaskAsItWasThoughItIsCopiedLater() {
        paint(new Area(100, 80, 500, 300), 200);
        byte[] was = now();
        Supplier<Mask> snapshot = live.snapshot();
        paint(new Area(0, 0, 300, 300), 0);
        paint(new Area(WIDTH - 1, HEIGHT - 1, 1, 1), 255);
        assertArrayEquals(was, snapshot.get().coverage());
        assertEquals(HEIGHT, snapshot.get().height());
    }

    @Test
    void eachSnapshotHasItsOwnMoment() {
        List<byte[]> moments = new ArrayList<>();
        List<Supplier<Mask>> snapshots = new ArrayList<>();
        for (int moment = 0; moment < 5; moment++) {
            paint(new Area(moment * 150, moment * 90, 260, 170), 100 + moment);
            moments.add(now());
            snapshots.add(live.snapshot());
        }
        paint(Area.of(WIDTH, HEIGHT), 7);
        for (int moment = 4; moment >= 0; moment--) {
            assertArrayEquals(moments.get(moment), snapshots.get(moment).get().coverage());
        }
    }

    @Test
    void aSnapshotIsCopiedOnce() {
        Supplier<Mask> snapshot = live.snapshot();
        assertSame(snapshot.get(), snapshot.get());
    }

    @Test
    void whatIsDoneToACopyStaysThere() {
        Supplier<Mask> snapshot = live.snapshot();
        Arrays.fill(snapshot.get().coverage(), (byte) 255);
        assertEquals(0, live.mask().holePixels());
    }

    @Test
    void paintingGoesOnWhileABackgroundThreadCopies() {
        for (int round = 0; round < 40; round++) {
            byte[] was = now();
            Supplier<Mask> snapshot = live.snapshot();
            CompletableFuture<Mask> copied = CompletableFuture.supplyAsync(snapshot);
            for (int stripe = 0; stripe < HEIGHT / 20; stripe++) {
                paint(new Area(0, HEIGHT - 20 * (stripe + 1), WIDTH, 20), round + 1);
            }
            assertArrayEquals(was, copied.join().coverage());
        }
    }
}
