package org.sairbrush.restore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sairbrush.clip.TextEncoder;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoReader;
import org.sairbrush.photo.PhotoWriter;
import org.sairbrush.photo.WriteOptions;
import org.sairbrush.sair.TestPacks;

/// The whole pipeline over tiny untrained networks.
class PackRestorerTest {

    private static final int WIDTH = 500;
    private static final int HEIGHT = 420;
    private static final RestoreSettings SETTINGS = new RestoreSettings(Method.SAIR, "tiny", DeviceChoice.CPU, 0);

    @TempDir
    private Path folder;

    private PackRestorer restorer;

    @BeforeEach
    void openRestorer() throws IOException {
        TestPacks.write(folder);
        restorer = new PackRestorer(PackLibrary.in(folder));
    }

    @AfterEach
    void closeRestorer() {
        restorer.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"INPAINTER", "CLONE", "HEAL", "ORIGINAL"})
    void holesChangeAndNothingElse(Method method) throws Exception {
        Photo photo = Photo.of(noise(BufferedImage.TYPE_3BYTE_BGR));
        Mask mask = mask();
        Photo restored = restorer.restore(photo, mask, SETTINGS.withMethod(method), Progress.NONE).photo();
        assertOnlyHolesChanged(photo, restored, mask);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "tif"})
    void photosFromFilesChangeOnlyInTheirHoles(String extension) throws Exception {
        Path file = folder.resolve("photo." + extension);
        PhotoWriter.write(Photo.of(noise(BufferedImage.TYPE_3BYTE_BGR)), file, WriteOptions.defaults());
        Photo photo = PhotoReader.read(file);
        assertOnlyHolesChanged(photo, restorer.restore(photo, mask(), SETTINGS, Progress.NONE).photo(), mask());
    }

    @Test
    void sixteenBitGreyStaysSixteenBitGrey() throws Exception {
        Path file = folder.resolve("photo.png");
        PhotoWriter.write(Photo.of(noise(BufferedImage.TYPE_USHORT_GRAY)), file, WriteOptions.defaults());
        Photo photo = PhotoReader.read(file);
        Photo restored = restorer.restore(photo, mask(), SETTINGS, Progress.NONE).photo();
        assertEquals(16, restored.bitDepth());
        assertTrue(restored.grey());
        assertOnlyHolesChanged(photo, restored, mask());
    }

    @Test
    void sairCarriesItsSemanticMapsAndLiifNone() throws Exception {
        Photo photo = Photo.of(noise(BufferedImage.TYPE_3BYTE_BGR));
        FilledRegion sair =
                restorer.restore(photo, mask(), SETTINGS, Progress.NONE).regions().getFirst();
        Semantics semantics = sair.semantics().orElseThrow();
        assertEquals(sair.area(), semantics.area());
        assertEquals(384, semantics.best().channels());
        assertEquals(sair.workingWidth() / 8, semantics.raw().width());
        Restoration liif = restorer.restore(photo, mask(), SETTINGS.withMethod(Method.LIIF), Progress.NONE);
        assertTrue(liif.regions().stream().allMatch(region -> region.semantics().isEmpty()));
    }

    @Test
    void anotherSeedMakesAnotherFillAndTheSameSeedTheSameOne() throws Exception {
        Photo photo = Photo.of(noise(BufferedImage.TYPE_3BYTE_BGR));
        RestoreSettings first = SETTINGS.withViews(new Views(1, 1));
        RestoreSettings other = SETTINGS.withViews(new Views(2, 2));
        Photo filled = restorer.restore(photo, mask(), first, Progress.NONE).photo();
        Photo again = restorer.restore(photo, mask(), first, Progress.NONE).photo();
        Photo otherwise = restorer.restore(photo, mask(), other, Progress.NONE).photo();
        assertOnlyHolesChanged(photo, otherwise, mask());
        Area all = Area.of(WIDTH, HEIGHT);
        assertArrayEquals(filled.rgb(all, WIDTH, HEIGHT), again.rgb(all, WIDTH, HEIGHT));
        assertFalse(Arrays.equals(filled.rgb(all, WIDTH, HEIGHT), otherwise.rgb(all, WIDTH, HEIGHT)));
    }

    @Test
    void everyHolePixelIsFilledOnce() throws Exception {
        Photo photo = Photo.of(noise(BufferedImage.TYPE_3BYTE_BGR));
        Restoration restoration = restorer.restore(photo, mask(), SETTINGS, Progress.NONE);
        long filled = restoration.regions().stream().mapToLong(FilledRegion::holePixels).sum();
        assertEquals(mask().holePixels(), filled);
    }

    @Test
    void semanticsOfTheWholePhotoNeedNoMask() throws Exception {
        Photo photo = Photo.of(noise(BufferedImage.TYPE_3BYTE_BGR));
        Semantics semantics =
                restorer.semantics(photo, Mask.empty(WIDTH, HEIGHT), SETTINGS, Progress.NONE);
        assertEquals(WIDTH, semantics.area().width());
        assertEquals(384, semantics.raw().channels());
    }

    @Test
    @Timeout(60)
    void aJobThatWaitsForAnotherCanBeCancelled() throws Exception {
        Photo photo = Photo.of(noise(BufferedImage.TYPE_3BYTE_BGR));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Progress holding = progress(() -> {
            begun.countDown();
            await(goOn);
            return false;
        });
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<?> fill = other.submit(() -> restorer.restore(photo, mask(), SETTINGS, holding));
            try {
                await(begun);
                AtomicInteger looks = new AtomicInteger();
                Progress impatient = progress(() -> looks.incrementAndGet() > 2);
                assertThrows(
                        CancellationException.class, () -> restorer.restore(photo, mask(), SETTINGS, impatient));
                assertFalse(fill.isDone());
            } finally {
                goOn.countDown();
            }
            fill.get();
        }
    }

    private static Progress progress(BooleanSupplier cancelled) {
        return new Progress() {
            @Override
            public void report(double fraction, String message) {}

            @Override
            public boolean cancelled() {
                return cancelled.getAsBoolean();
            }
        };
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void wordsAreKnownAfterPacksWereReadAnew() throws Exception {
        TextEncoder words = restorer.textEncoder("tiny", Progress.NONE);
        float[] before = words.encode("brick wall");
        restorer.release();
        assertArrayEquals(before, words.encode("brick wall"), 1e-6f);
    }

    @Test
    void wordsComeWithoutTheirCommonPart() throws Exception {
        float[] vector = restorer.textEncoder("tiny", Progress.NONE).encode("brick wall");
        double square = 0;
        for (float value : vector) {
            square += value * value;
        }
        assertEquals(384, vector.length);
        assertEquals(1, square, 1e-4);
    }

    @Test
    void progressGrowsToItsEnd() throws Exception {
        List<Double> fractions = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void report(double fraction, String message) {
                fractions.add(fraction);
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
        restorer.restore(Photo.of(noise(BufferedImage.TYPE_3BYTE_BGR)), mask(), SETTINGS, progress);
        assertEquals(fractions.stream().sorted().toList(), fractions);
        assertEquals(1, fractions.getLast());
        assertTrue(fractions.size() > 3);
    }

    @Test
    void openingTheModelIsNotCountedAmongTheTimeOfAFill() throws Exception {
        AtomicLong opened = new AtomicLong();
        Progress slow = new Progress() {
            @Override
            public void report(double fraction, String message) {
                if (message.startsWith("Opening")) {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
                    opened.set(System.nanoTime());
                }
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
        Photo photo = Photo.of(noise(BufferedImage.TYPE_3BYTE_BGR));
        Restoration first = restorer.restore(photo, mask(), SETTINGS, slow);
        double since = (System.nanoTime() - opened.get()) / 1e6;
        assertTrue(opened.get() != 0, "the model was opened");
        assertTrue(first.millis() < since, first.millis() + " of " + since + " ms");
    }

    @Test
    void cancelledFillStopsAndTheNextOneWorks() throws Exception {
        Photo photo = Photo.of(noise(BufferedImage.TYPE_3BYTE_BGR));
        Progress cancelling = new Progress() {
            private boolean half;

            @Override
            public void report(double fraction, String message) {
                half |= fraction > 0.2;
            }

            @Override
            public boolean cancelled() {
                return half;
            }
        };
        assertThrows(CancellationException.class, () -> restorer.restore(photo, mask(), SETTINGS, cancelling));
        assertFalse(restorer.restore(photo, mask(), SETTINGS, Progress.NONE).regions().isEmpty());
    }

    @Test
    void cancelIsLookedAtBetweenTheStepsOfANetwork() throws Exception {
        int[] looks = new int[1];
        Progress counting = new Progress() {
            @Override
            public void report(double fraction, String message) {}

            @Override
            public boolean cancelled() {
                looks[0]++;
                return false;
            }
        };
        Restoration restoration =
                restorer.restore(Photo.of(noise(BufferedImage.TYPE_3BYTE_BGR)), mask(), SETTINGS, counting);
        assertTrue(looks[0] > 20 * restoration.regions().size(), looks[0] + " looks");
    }

    @Test
    void whatCannotBeDoneIsSaidInOneSentence() {
        Photo photo = Photo.of(noise(BufferedImage.TYPE_3BYTE_BGR));
        assertSentence("Nothing is masked", photo, Mask.empty(WIDTH, HEIGHT), SETTINGS);
        Mask all = Mask.empty(WIDTH, HEIGHT);
        Arrays.fill(all.coverage(), (byte) 255);
        assertSentence("All of the photo is masked", photo, all, SETTINGS);
        assertSentence("20×10", photo, Mask.empty(20, 10), SETTINGS);
        assertSentence(
                "no model pack 'other'",
                photo,
                mask(),
                new RestoreSettings(Method.SAIR, "other", DeviceChoice.CPU, 0));
    }

    private void assertSentence(String part, Photo photo, Mask mask, RestoreSettings settings) {
        RestoreException failure = assertThrows(
                RestoreException.class, () -> restorer.restore(photo, mask, settings, Progress.NONE));
        assertTrue(failure.getMessage().contains(part), failure.getMessage());
        assertFalse(failure.getMessage().contains("\n"), failure.getMessage());
    }

    private static BufferedImage noise(int type) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
        WritableRaster raster = image.getRaster();
        int largest = type == BufferedImage.TYPE_USHORT_GRAY ? 1 << 16 : 1 << 8;
        int[] samples = new Random(1).ints((long) WIDTH * HEIGHT * raster.getNumBands(), 0, largest).toArray();
        raster.setPixels(0, 0, WIDTH, HEIGHT, samples);
        return image;
    }

    /// A scratch, a blot in the middle, and a torn corner.
    private static Mask mask() {
        Mask mask = Mask.empty(WIDTH, HEIGHT);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                boolean scratch = Math.abs(x - 60 - y / 8) < 2;
                boolean blot = Math.hypot(x - 300, y - 200) < 40;
                boolean corner = x + HEIGHT - y < 50;
                if (scratch || blot || corner) {
                    mask.coverage()[y * WIDTH + x] = (byte) 255;
                }
            }
        }
        return mask;
    }

    private static void assertOnlyHolesChanged(Photo before, Photo after, Mask mask) {
        Raster old = before.image().getRaster();
        Raster restored = after.image().getRaster();
        int changed = 0;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                boolean same = Arrays.equals(old.getPixel(x, y, (int[]) null), restored.getPixel(x, y, (int[]) null));
                assertTrue(same || mask.hole(x, y), "pixel " + x + ", " + y + " changed outside the mask");
                changed += same ? 0 : 1;
            }
        }
        assertTrue(changed > mask.holePixels() / 2, "the holes were filled");
    }
}
