package org.sairbrush.restore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.sair.TestPacks;

/// Who fills while nobody waits lets those go first who have somebody waiting.
@Timeout(120)
class TurnsTest {

    private static final RestoreSettings SETTINGS = new RestoreSettings(Method.SAIR, "tiny", DeviceChoice.CPU, 0);
    private static final int SIDE = 900;

    @TempDir
    private Path folder;

    @Test
    void aFillThatIsWaitedForGoesBetweenTwoRegionsOfOneThatIsNot() throws Exception {
        TestPacks.write(folder);
        Photo photo = photo();
        Mask specks = specks();
        Mask speck = Masks.mask(SIDE, SIDE, new Area(450, 450, 8, 8));
        try (PackRestorer restorer = new PackRestorer(PackLibrary.in(folder))) {
            Photo undisturbed = restorer.restore(photo, specks, SETTINGS, Progress.NONE).photo();
            AtomicReference<CompletableFuture<Photo>> hurried = new AtomicReference<>();
            AtomicReference<Double> fractionAfterIt = new AtomicReference<>();
            Progress patient = new Progress() {
                @Override
                public void report(double fraction, String message) {
                    if (message.contains("region 2") && hurried.get() == null) {
                        hurried.set(begin(restorer, photo, speck, SETTINGS.withMethod(Method.LIIF)));
                    } else if (hurried.get() != null && hurried.get().isDone() && fractionAfterIt.get() == null) {
                        fractionAfterIt.set(fraction);
                    }
                }

                @Override
                public boolean cancelled() {
                    return false;
                }
            };
            Restoration disturbed = restorer.restore(photo, specks, SETTINGS, patient.patiently());
            assertTrue(disturbed.regions().size() > 4, disturbed.regions().size() + " regions");
            assertNotNull(fractionAfterIt.get(), "it came last");
            assertTrue(fractionAfterIt.get() < 0.8, "only after " + fractionAfterIt.get());
            Area all = Area.of(SIDE, SIDE);
            assertArrayEquals(undisturbed.argb(all, SIDE, SIDE), disturbed.photo().argb(all, SIDE, SIDE));
        }
    }

    @Test
    void aFillThatIsWaitedForGoesBetweenTwoTilesOfASearchForDamageThatIsNot() throws Exception {
        Photo photo = photo();
        Mask speck = Masks.mask(SIDE, SIDE, new Area(450, 450, 8, 8));
        RestoreSettings mini = SETTINGS.withPack(RestoreSettings.DEFAULT_PACK);
        try (PackRestorer restorer = new PackRestorer(PackLibrary.standard())) {
            Mask undisturbed = restorer.damage(photo, mini, Progress.NONE).mask(0.5, SIDE, SIDE);
            AtomicReference<CompletableFuture<Photo>> hurried = new AtomicReference<>();
            AtomicReference<Double> fractionAfterIt = new AtomicReference<>();
            Progress patient = new Progress() {
                @Override
                public void report(double fraction, String message) {
                    if (fraction > 0 && hurried.get() == null) {
                        hurried.set(begin(restorer, photo, speck, mini.withMethod(Method.TELEA)));
                    } else if (hurried.get() != null && hurried.get().isDone() && fractionAfterIt.get() == null) {
                        fractionAfterIt.set(fraction);
                    }
                }

                @Override
                public boolean cancelled() {
                    return false;
                }
            };
            Mask disturbed = restorer.damage(photo, mini, patient.patiently()).mask(0.5, SIDE, SIDE);
            assertNotNull(fractionAfterIt.get(), "it came last");
            assertTrue(fractionAfterIt.get() < 0.8, "only after " + fractionAfterIt.get());
            assertArrayEquals(undisturbed.coverage(), disturbed.coverage());
        }
    }

    @Test
    void whoGaveItsTurnAwayAndWasCancelledMeanwhileEndsAsCancelled() throws Exception {
        Turns turns = new Turns();
        turns.begin(Progress.NONE.patiently());
        CountDownLatch waiting = new CountDownLatch(1);
        Thread other = Thread.ofPlatform().start(() -> {
            waiting.countDown();
            turns.begin(Progress.NONE);
            turns.end();
        });
        waiting.await();
        String end = "none";
        try {
            turns.giveWay(cancelled());
        } catch (CancellationException expected) {
            end = "cancelled";
        } finally {
            turns.end();
        }
        other.join();
        assertEquals("cancelled", end);
    }

    private static Progress cancelled() {
        return new Progress() {
            @Override
            public void report(double fraction, String message) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
    }

    /// Returns once it waits for its turn.
    private static CompletableFuture<Photo> begin(
            PackRestorer restorer, Photo photo, Mask mask, RestoreSettings settings) {
        CountDownLatch waits = new CountDownLatch(1);
        Progress progress = new Progress() {
            @Override
            public void report(double fraction, String message) {}

            @Override
            public boolean cancelled() {
                waits.countDown();
                return false;
            }
        };
        CompletableFuture<Photo> made = CompletableFuture.supplyAsync(() -> {
            try {
                return restorer.restore(photo, mask, settings, progress).photo();
            } catch (RestoreException e) {
                throw new AssertionError(e);
            }
        });
        try {
            waits.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return made;
    }

    private static Photo photo() {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                image.setRGB(x, y, x * 37 ^ y * 101 << 6);
            }
        }
        return Photo.of(image);
    }

    private static Mask specks() {
        Mask mask = Mask.empty(SIDE, SIDE);
        for (int y = 60; y < SIDE; y += 380) {
            for (int x = 60; x < SIDE; x += 380) {
                Masks.paint(mask, new Area(x, y, 6, 6));
            }
        }
        return mask;
    }
}
