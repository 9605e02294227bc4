package org.sairbrush.restore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.Pictures;

class CompositorTest {

    private static final int WIDTH = 80;
    private static final int HEIGHT = 60;
    private static final Area ALL = Area.of(WIDTH, HEIGHT);
    private static final Area HOLE = new Area(30, 20, 16, 12);

    @ParameterizedTest
    @CsvSource({"8,1", "8,3", "8,4", "16,2", "16,3"})
    void outsideTheMaskEverySampleStays(int bits, int bands) {
        Photo photo = Photo.of(Pictures.picture(WIDTH, HEIGHT, bits, bands));
        Mask mask = mask(HOLE);
        Compositor compositor = new Compositor(photo, mask, true);

        compositor.put(new Region(ALL, HOLE, WIDTH, HEIGHT), flat(0.9f));

        Photo result = compositor.finish();
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                if (!mask.hole(x, y)) {
                    assertArrayEquals(pixel(photo, x, y), pixel(result, x, y), x + ", " + y);
                }
            }
        }
    }

    @Test
    void whereThePhotoIsNotGuessedTheFillIsPutAsItIs() {
        Compositor compositor = new Compositor(grey(100), mask(HOLE), false);

        long filled = compositor.put(new Region(ALL, HOLE, WIDTH, HEIGHT), flat(200 / 255f));

        assertEquals(HOLE.pixels(), filled);
        assertEquals(200, pixel(compositor.finish(), 30, 20)[0]);
    }

    @Test
    void aFillThatIsSlightlyOffMeetsItsSurroundings() {
        Compositor compositor = new Compositor(grey(100), mask(HOLE), true);

        compositor.put(new Region(ALL, HOLE, WIDTH, HEIGHT), flat(110 / 255f));

        Photo result = compositor.finish();
        assertEquals(100, pixel(result, 30, 20)[0], 1);
        assertEquals(100, pixel(result, 38, 26)[0], 1);
    }

    @Test
    void aStrongDifferenceIsTakenForStructure() {
        Compositor compositor = new Compositor(grey(50), mask(HOLE), true);

        compositor.put(new Region(ALL, HOLE, WIDTH, HEIGHT), flat(200 / 255f));

        assertEquals(200, pixel(compositor.finish(), 38, 26)[0], 1);
    }

    @Test
    void theDamageDoesNotShineThrough() {
        Photo damaged = grey(100).blend(HOLE, ones(3), ones(1));
        Compositor compositor = new Compositor(damaged, mask(HOLE), true);

        compositor.put(new Region(ALL, HOLE, WIDTH, HEIGHT), flat(100 / 255f));

        Photo result = compositor.finish();
        for (int y = HOLE.y(); y < HOLE.bottom(); y++) {
            for (int x = HOLE.x(); x < HOLE.right(); x++) {
                assertEquals(100, pixel(result, x, y)[0], 1);
            }
        }
    }

    @Test
    void aRegionFillsOnlyTheHolesOfItsCore() {
        Area left = new Area(30, 20, 8, 12);
        Compositor compositor = new Compositor(grey(100), mask(HOLE), false);

        long filled = compositor.put(new Region(ALL, left, WIDTH, HEIGHT), flat(1));

        Photo result = compositor.finish();
        assertEquals(left.pixels(), filled);
        assertEquals(255, pixel(result, 37, 25)[0]);
        assertEquals(100, pixel(result, 38, 25)[0]);
    }

    @Test
    void anEarlierRegionsFillStays() {
        Compositor compositor = new Compositor(grey(100), mask(HOLE), false);
        compositor.put(new Region(ALL, HOLE, WIDTH, HEIGHT), flat(1));

        long filled = compositor.put(new Region(ALL, HOLE, WIDTH, HEIGHT), flat(0));

        assertEquals(0, filled);
        assertEquals(255, pixel(compositor.finish(), 35, 25)[0]);
    }

    @Test
    void neighbouringRegionsMeetWithoutASeam() {
        Compositor compositor = new Compositor(grey(100), mask(HOLE), true);
        compositor.put(new Region(ALL, new Area(30, 20, 8, 12), WIDTH, HEIGHT), flat(110 / 255f));

        compositor.put(new Region(ALL, new Area(38, 20, 8, 12), WIDTH, HEIGHT), flat(90 / 255f));

        Photo result = compositor.finish();
        assertEquals(pixel(result, 37, 26)[0], pixel(result, 38, 26)[0], 2);
    }

    @Test
    void neighbouringRegionsMeetAlsoWhereThePhotoIsNotGuessed() {
        Compositor compositor = new Compositor(grey(100), mask(HOLE), false);
        compositor.put(new Region(ALL, new Area(30, 20, 8, 12), WIDTH, HEIGHT), flat(104 / 255f));

        compositor.put(new Region(ALL, new Area(38, 20, 8, 12), WIDTH, HEIGHT), flat(96 / 255f));

        Photo result = compositor.finish();
        assertEquals(104, pixel(result, 30, 26)[0]);
        assertEquals(pixel(result, 37, 26)[0], pixel(result, 38, 26)[0], 2);
    }

    @Test
    void theCallersMaskIsNotTouched() {
        Mask mask = mask(HOLE);

        new Compositor(grey(100), mask, true).put(new Region(ALL, HOLE, WIDTH, HEIGHT), flat(1));

        assertEquals(HOLE.pixels(), mask.holePixels());
    }

    @Test
    void aHoleAcrossTheWholePhotoIsFilled() {
        Compositor compositor = new Compositor(grey(100), mask(ALL), true);

        long filled = compositor.put(new Region(ALL, ALL, WIDTH, HEIGHT), flat(200 / 255f));

        assertEquals(ALL.pixels(), filled);
        assertEquals(200, pixel(compositor.finish(), 0, 0)[0]);
    }

    @Test
    void softEdgesAreBlendedByTheirCoverageAndWhatIsNotCoveredStays() {
        Mask soft = mask(HOLE);
        for (int x = 0; x < 5; x++) {
            soft.coverage()[25 * WIDTH + 29 - x] = (byte) (100 - 25 * x);
        }
        Blend blend = Blend.of(soft, Seam.SOFT);
        Compositor compositor = new Compositor(grey(100), blend, false, Optional.empty());

        compositor.put(new Region(ALL, ALL, WIDTH, HEIGHT), flat(1));

        Photo result = compositor.finish();
        assertEquals(255, pixel(result, 30, 25)[0]);
        assertEquals(100 + 155 * 200 / 255.0, pixel(result, 29, 25)[0], 1);
        assertEquals(100 + 155 * 50 / 255.0, pixel(result, 26, 25)[0], 1);
        assertEquals(100, pixel(result, 25, 25)[0]);
        assertEquals(100, pixel(result, 29, 24)[0]);
    }

    @Test
    void withAHardSeamSoftEdgesStay() {
        Mask soft = mask(HOLE);
        soft.coverage()[25 * WIDTH + 29] = 100;
        Compositor compositor = new Compositor(grey(100), soft, false);

        compositor.put(new Region(ALL, ALL, WIDTH, HEIGHT), flat(1));

        assertEquals(100, pixel(compositor.finish(), 29, 25)[0]);
    }

    @Test
    void aFeatheredFillRisesFromTheHolesEdgeAndReachesItsMiddle() {
        Compositor compositor =
                new Compositor(grey(100), Blend.of(mask(HOLE), new Seam(false, 2)), false, Optional.empty());

        compositor.put(new Region(ALL, ALL, WIDTH, HEIGHT), flat(1));

        Photo result = compositor.finish();
        int[] row = new int[8];
        for (int x = 0; x < row.length; x++) {
            row[x] = pixel(result, 29 + x, 26)[0];
        }
        assertEquals(100, row[0]);
        for (int x = 1; x < 3; x++) {
            assertTrue(row[x] > row[x - 1] && row[x] < 255, Arrays.toString(row));
        }
        assertEquals(255, row[3]);
        assertEquals(255, row[7]);
    }

    @Test
    void inAThinHoleTheFeatherIsShorterSoThatTheDamageGoesAway() {
        Compositor compositor = new Compositor(
                grey(100), Blend.of(mask(new Area(30, 20, 16, 3)), new Seam(false, 40)), false, Optional.empty());

        compositor.put(new Region(ALL, ALL, WIDTH, HEIGHT), flat(1));

        assertEquals(255, pixel(compositor.finish(), 38, 21)[0]);
    }

    @Test
    void aHoleAtThePhotosBorderDoesNotFadeThere() {
        Compositor compositor = new Compositor(
                grey(100), Blend.of(mask(new Area(0, 0, 30, 20)), new Seam(false, 4)), false, Optional.empty());

        compositor.put(new Region(ALL, ALL, WIDTH, HEIGHT), flat(1));

        assertEquals(255, pixel(compositor.finish(), 0, 0)[0]);
    }

    private static Photo grey(int value) {
        float[] weight = new float[WIDTH * HEIGHT];
        Arrays.fill(weight, 1);
        return Photo.of(Pictures.picture(WIDTH, HEIGHT, 8, 3)).blend(ALL, flat(value / 255f), weight);
    }

    private static float[] flat(float value) {
        float[] rgb = new float[3 * WIDTH * HEIGHT];
        Arrays.fill(rgb, value);
        return rgb;
    }

    private static float[] ones(int planes) {
        float[] ones = new float[(int) (planes * HOLE.pixels())];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static Mask mask(Area hole) {
        return Masks.mask(WIDTH, HEIGHT, hole);
    }

    private static int[] pixel(Photo photo, int x, int y) {
        return photo.image().getRaster().getPixel(x, y, (int[]) null);
    }
}
