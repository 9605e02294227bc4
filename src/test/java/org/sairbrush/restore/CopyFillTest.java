package org.sairbrush.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoPatch;
import org.sairbrush.photo.Pictures;

class CopyFillTest {

    private static final int WIDTH = 120;
    private static final int HEIGHT = 90;
    private static final Area HOLE = new Area(50, 40, 20, 14);
    private static final CloneSource SOURCE = new CloneSource(-30, 21);

    private static RestoreSettings settings(Method method) {
        return RestoreSettings.defaults().withMethod(method).withSource(SOURCE);
    }

    private static Photo filled(Photo photo, Mask mask, RestoreSettings settings) throws RestoreException {
        return CopyFill.restore(photo, mask, settings, Progress.NONE).photo();
    }

    @ParameterizedTest
    @CsvSource({"8,1", "8,3", "8,4", "16,1", "16,3"})
    void copiesTheVerySamplesAndLeavesAllOthers(int bits, int bands) throws Exception {
        Photo photo = Photo.of(Pictures.picture(WIDTH, HEIGHT, bits, bands));
        assertCopied(photo);
    }

    @Test
    void coloursBeyondSrgbAreNotConverted() throws Exception {
        assertCopied(Photo.of(Pictures.picture(WIDTH, HEIGHT, 16, 3, Pictures.wideColours())));
    }

    private static void assertCopied(Photo photo) throws RestoreException {
        Raster before = photo.image().getRaster();
        Raster after = filled(photo, Masks.mask(WIDTH, HEIGHT, HOLE), settings(Method.CLONE)).image().getRaster();
        boolean alpha = photo.alpha();
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                for (int band = 0; band < before.getNumBands(); band++) {
                    boolean copied = HOLE.holds(x, y) && !(alpha && band == before.getNumBands() - 1);
                    int expected = copied
                            ? before.getSample(x + SOURCE.dx(), y + SOURCE.dy(), band)
                            : before.getSample(x, y, band);
                    assertEquals(expected, after.getSample(x, y, band), x + "," + y);
                }
            }
        }
    }

    /// A few specks apart, and a scratch through some of them.
    private static Mask specks() {
        Mask mask = Mask.empty(400, 300);
        for (int i = 0; i < 90; i++) {
            int x = 10 + i * 97 % 380;
            int y = 10 + i * 61 % 280;
            for (int side = 0; side < 9; side++) {
                mask.coverage()[(y + side / 3) * 400 + x + side % 3] = (byte) 255;
            }
        }
        for (int x = 20; x < 380; x++) {
            mask.coverage()[(40 + x / 3) * 400 + x] = (byte) 255;
            mask.coverage()[(41 + x / 3) * 400 + x] = (byte) 255;
        }
        return mask;
    }

    @Test
    void placesThatAreLookedForSideBySideAreThoseThatAreFoundOneByOne() throws Exception {
        Photo photo = Photo.of(Pictures.picture(400, 300, 16, 3));
        RestoreSettings settings = RestoreSettings.defaults().withMethod(Method.SPOT_HEALING);
        Photo sideBySide = filled(photo, specks(), settings);
        try (ForkJoinPool alone = new ForkJoinPool(1)) {
            Photo oneByOne = alone.submit(() -> filled(photo, specks(), settings)).get();
            List<Area> all = List.of(Area.of(400, 300));
            assertTrue(PhotoPatch.between(oneByOne, sideBySide, all).areas().isEmpty());
            assertFalse(PhotoPatch.between(photo, sideBySide, all).areas().isEmpty());
        }
    }

    @Test
    void lookingForPlacesCanBeCalledOff() {
        Photo photo = Photo.of(Pictures.picture(400, 300, 8, 3));
        AtomicInteger looks = new AtomicInteger();
        Progress impatient = new Progress() {
            @Override
            public void report(double fraction, String message) {}

            @Override
            public boolean cancelled() {
                return looks.incrementAndGet() > 5;
            }
        };
        RestoreSettings settings = RestoreSettings.defaults().withMethod(Method.SPOT_HEALING);
        assertThrows(
                CancellationException.class, () -> CopyFill.restore(photo, specks(), settings, impatient));
    }

    @Test
    void whatIsCoveredByAQuarterIsCopiedByAQuarter() throws Exception {
        Photo photo = Photo.of(Pictures.picture(WIDTH, HEIGHT, 16, 1));
        Mask mask = Mask.empty(WIDTH, HEIGHT);
        mask.coverage()[45 * WIDTH + 60] = 64;
        Raster before = photo.image().getRaster();
        Raster after = filled(photo, mask, settings(Method.CLONE).withSeam(Seam.SOFT)).image().getRaster();
        double share = 64 / 255.0;
        double expected = (1 - share) * before.getSample(60, 45, 0) + share * before.getSample(30, 66, 0);
        assertEquals(expected, after.getSample(60, 45, 0), 1);
    }

    @Test
    void healingKeepsTheTonesOfTheSurroundingsAndTakesTheStructure() throws Exception {
        Photo whole = patternOnARamp();
        Photo damaged = filled(whole, Masks.mask(WIDTH, HEIGHT, HOLE), settings(Method.CLONE).withSource(
                new CloneSource(-43, -9)));
        Mask mask = Masks.mask(WIDTH, HEIGHT, HOLE);
        Photo healed = filled(damaged, mask, settings(Method.HEAL));
        Photo cloned = filled(damaged, mask, settings(Method.CLONE));
        assertTrue(error(damaged, whole) > 10);
        assertTrue(error(cloned, whole) > 10, "the tones of elsewhere: " + error(cloned, whole));
        assertTrue(error(healed, whole) < 1.5, "mean error " + error(healed, whole));
    }

    /// The same pattern everywhere, on a ramp: what is healed comes out as if it had never been damaged.
    private static Photo patternOnARamp() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                boolean light = (x % 10 < 5) != (y % 7 < 3);
                image.getRaster().setSample(x, y, 0, 30 + x + y / 2 + (light ? 20 : 0));
            }
        }
        return Photo.of(image);
    }

    @Test
    void spotHealingFindsThePlaceByItself() throws Exception {
        Photo whole = patternOnARamp();
        Photo damaged = filled(whole, Masks.mask(WIDTH, HEIGHT, HOLE), settings(Method.CLONE).withSource(
                new CloneSource(-43, -9)));
        Mask mask = Masks.mask(WIDTH, HEIGHT, HOLE, new Area(5, 70, 3, 3));
        Photo healed = filled(damaged, mask, RestoreSettings.defaults().withMethod(Method.SPOT_HEALING));
        assertTrue(error(healed, whole) < 1.5, "mean error " + error(healed, whole));
    }

    @Test
    void aPhotoThinnerThanItsHoleWouldBeShrunkIsHealed() throws Exception {
        Photo strip = Photo.of(Pictures.picture(500, 3, 8, 3));
        Mask mask = Masks.mask(500, 3, new Area(20, 0, 150, 3));
        RestoreSettings settings = RestoreSettings.defaults().withMethod(Method.SPOT_HEALING);
        Restoration healed = CopyFill.restore(strip, mask, settings, Progress.NONE);
        assertEquals(450, healed.regions().stream().mapToLong(FilledRegion::holePixels).sum());
    }

    @Test
    void aLongScratchIsHealedPieceByPiece() throws Exception {
        Photo whole = patternOnARamp();
        Area scratch = new Area(4, 44, 112, 3);
        Mask mask = Masks.mask(WIDTH, HEIGHT, scratch);
        Photo damaged = whole.blend(scratch, new float[3 * 336], mask.holes(scratch, 112, 3));
        RestoreSettings settings = RestoreSettings.defaults().withMethod(Method.SPOT_HEALING);
        Restoration healed = CopyFill.restore(damaged, mask, settings, Progress.NONE);
        assertTrue(healed.regions().size() > 1);
        double sum = 0;
        for (int x = scratch.x(); x < scratch.right(); x++) {
            sum += Math.abs(whole.image().getRaster().getSample(x, 45, 0)
                    - healed.photo().image().getRaster().getSample(x, 45, 0));
        }
        assertTrue(sum / scratch.width() < 3, "mean error " + sum / scratch.width());
    }

    @Test
    void aLongStrokeIsCopiedInPiecesThatNobodySees() throws Exception {
        Photo photo = Photo.of(Pictures.picture(2600, 30, 8, 1));
        Area stroke = new Area(20, 4, 2500, 5);
        RestoreSettings clone = settings(Method.CLONE).withSource(new CloneSource(0, 15));
        Restoration copied = CopyFill.restore(photo, Masks.mask(2600, 30, stroke), clone, Progress.NONE);
        assertTrue(copied.regions().size() > 1);
        for (int x = stroke.x(); x < stroke.right(); x++) {
            assertEquals(
                    photo.image().getRaster().getSample(x, 21, 0),
                    copied.photo().image().getRaster().getSample(x, 6, 0));
        }

        // An even photo whose lower half is lighter: healed from there it comes out as it was, at the joints as well.
        BufferedImage even = new BufferedImage(2600, 30, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 30; y++) {
            for (int x = 0; x < 2600; x++) {
                even.getRaster().setSample(x, y, 0, y < 15 ? 80 : 140);
            }
        }
        Restoration healed = CopyFill.restore(
                Photo.of(even), Masks.mask(2600, 30, stroke), clone.withMethod(Method.HEAL), Progress.NONE);
        for (int x = stroke.x(); x < stroke.right(); x++) {
            assertEquals(80, healed.photo().image().getRaster().getSample(x, 6, 0), 1);
        }
    }

    @Test
    void whereNothingIsLeftToCopySpotHealingSaysSo() {
        Photo photo = Photo.of(Pictures.picture(WIDTH, HEIGHT, 8, 1));
        Mask all = Masks.mask(WIDTH, HEIGHT, Area.of(WIDTH, HEIGHT));
        RestoreSettings settings = RestoreSettings.defaults().withMethod(Method.SPOT_HEALING);
        var failure = assertThrows(RestoreException.class, () -> filled(photo, all, settings));
        assertTrue(failure.getMessage().contains("no room"), failure.getMessage());
    }

    private static double error(Photo photo, Photo wanted) {
        double sum = 0;
        for (int y = HOLE.y(); y < HOLE.bottom(); y++) {
            for (int x = HOLE.x(); x < HOLE.right(); x++) {
                sum += Math.abs(photo.image().getRaster().getSample(x, y, 0)
                        - wanted.image().getRaster().getSample(x, y, 0));
            }
        }
        return sum / HOLE.pixels();
    }

    @Test
    void whereTheSourceLiesBeyondThePhotoNothingIsCopied() throws Exception {
        Photo photo = Photo.of(Pictures.picture(WIDTH, HEIGHT, 8, 1, ColorSpace.getInstance(ColorSpace.CS_GRAY)));
        RestoreSettings half = settings(Method.HEAL).withSource(new CloneSource(WIDTH - 60, 0));
        Raster before = photo.image().getRaster();
        Raster after = filled(photo, Masks.mask(WIDTH, HEIGHT, HOLE), half).image().getRaster();
        boolean changed = false;
        for (int y = HOLE.y(); y < HOLE.bottom(); y++) {
            for (int x = HOLE.x(); x < HOLE.right(); x++) {
                boolean same = before.getSample(x, y, 0) == after.getSample(x, y, 0);
                assertTrue(x < 60 || same);
                changed |= !same;
            }
        }
        assertTrue(changed);
    }

    @Test
    void aSourceThatLiesAllBeyondThePhotoIsToldOf() {
        Photo photo = Photo.of(Pictures.picture(WIDTH, HEIGHT, 8, 1));
        RestoreSettings away = settings(Method.CLONE).withSource(new CloneSource(500, 0));
        var failure = assertThrows(
                RestoreException.class, () -> filled(photo, Masks.mask(WIDTH, HEIGHT, HOLE), away));
        assertTrue(failure.getMessage().contains("beyond the photo"), failure.getMessage());
    }

    @Test
    void withoutASourceThatIsAskedFor() {
        Photo photo = Photo.of(Pictures.picture(WIDTH, HEIGHT, 8, 1));
        RestoreSettings nowhere = RestoreSettings.defaults().withMethod(Method.CLONE);
        assertThrows(RestoreException.class, () -> filled(photo, Masks.mask(WIDTH, HEIGHT, HOLE), nowhere));
        assertThrows(IllegalArgumentException.class, () -> new CloneSource(0, 0));
        assertFalse(Method.SAIR.needsSource());
    }

    @Test
    void thePhotoIsBroughtBackAsMuchAsTheMaskCovers() throws Exception {
        Photo original = Photo.of(Pictures.picture(WIDTH, HEIGHT, 16, 3));
        Mask all = Masks.mask(WIDTH, HEIGHT, Area.of(WIDTH, HEIGHT));
        Photo other = filled(original, Masks.mask(WIDTH, HEIGHT, HOLE), settings(Method.CLONE));
        Mask half = Masks.mask(WIDTH, HEIGHT, new Area(50, 40, 10, 14));
        Photo brought = CopyFill.bringBack(other, original, half, Progress.NONE).photo();
        for (int x = 40; x < 80; x++) {
            Photo expected = x < 60 ? original : other;
            for (int band = 0; band < 3; band++) {
                assertEquals(
                        expected.image().getRaster().getSample(x, 45, band),
                        brought.image().getRaster().getSample(x, 45, band));
            }
        }
        Photo whole = CopyFill.bringBack(other, original, all, Progress.NONE).photo();
        assertTrue(PhotoPatch.between(original, whole, List.of(Area.of(WIDTH, HEIGHT))).areas().isEmpty());
    }

    @Test
    void anEmptyMaskIsToldOf() {
        Photo photo = Photo.of(Pictures.picture(WIDTH, HEIGHT, 8, 1));
        assertThrows(
                RestoreException.class, () -> filled(photo, Mask.empty(WIDTH, HEIGHT), settings(Method.CLONE)));
    }
}
