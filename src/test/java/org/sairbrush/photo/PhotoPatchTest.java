package org.sairbrush.photo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhotoPatchTest {

    private static final int WIDTH = 200;
    private static final int HEIGHT = 150;
    private static final List<Area> ALL = List.of(Area.of(WIDTH, HEIGHT));

    @TempDir
    Path folder;

    private static Photo photo(int bits, int bands) {
        return Photo.of(Pictures.picture(WIDTH, HEIGHT, bits, bands));
    }

    private static Photo painted(Photo photo, Area area, float value) {
        float[] rgb = new float[Math.toIntExact(3 * area.pixels())];
        float[] weight = new float[Math.toIntExact(area.pixels())];
        Arrays.fill(rgb, value);
        Arrays.fill(weight, 1);
        return photo.blend(area, rgb, weight);
    }

    private static void assertSameSamples(Photo expected, Photo actual) {
        for (int y = 0; y < HEIGHT; y++) {
            assertTrue(
                    Arrays.equals(
                            expected.image().getRaster().getPixels(0, y, WIDTH, 1, (int[]) null),
                            actual.image().getRaster().getPixels(0, y, WIDTH, 1, (int[]) null)),
                    "row " + y);
        }
    }

    @ParameterizedTest
    @CsvSource({"8,1", "8,2", "8,3", "8,4", "16,1", "16,3", "16,4"})
    void aPatchIsTakenOffAndPutOnAgain(int bits, int bands) {
        Photo before = photo(bits, bands);
        Photo after = painted(painted(before, new Area(60, 10, 30, 60), 0.9f), new Area(150, 140, 50, 10), 0.2f);
        PhotoPatch patch = PhotoPatch.between(before, after, ALL);
        assertSameSamples(before, patch.undo(after));
        assertSameSamples(after, patch.redo(before));
    }

    @ParameterizedTest
    @CsvSource({"8,1", "8,2", "8,3", "8,4", "16,1", "16,3", "16,4"})
    void aPatchSurvivesBeingWrittenAsAPicture(int bits, int bands) throws Exception {
        Photo before = photo(bits, bands);
        Photo after = painted(before, new Area(60, 10, 33, 61), 0.7f);
        PhotoPatch patch = PhotoPatch.between(before, after, ALL);
        Path file = folder.resolve("sheet.png");
        PhotoWriter.write(patch.sheet(), file, WriteOptions.defaults());
        PhotoPatch read = PhotoPatch.of(before, patch.areas(), PhotoReader.read(file));
        assertSameSamples(after, read.redo(before));
        assertSameSamples(before, read.undo(after));
    }

    @Test
    void areasWhoseEdgesAreBeyondWholeNumbersAreNone() {
        assertThrows(IllegalArgumentException.class, () -> new Area(Integer.MAX_VALUE - 10, 0, 20, 1));
        assertThrows(IllegalArgumentException.class, () -> new Area(0, Integer.MAX_VALUE - 10, 1, 20));
        assertEquals(Integer.MAX_VALUE, new Area(Integer.MAX_VALUE - 20, 0, 20, 1).right());
    }

    @Test
    void onlyWhatDiffersIsHeld() {
        Photo before = photo(8, 3);
        PhotoPatch patch = PhotoPatch.between(before, painted(before, new Area(70, 70, 10, 4), 1), ALL);
        assertEquals(List.of(new Area(70, 70, 10, 4)), patch.areas());
        assertTrue(patch.bytes() < 1000, () -> patch.bytes() + " bytes");
    }

    @Test
    void wherePhotosAreTheSameAPatchChangesNothing() {
        Photo photo = photo(8, 3);
        PhotoPatch patch = PhotoPatch.between(photo, photo(8, 3), ALL);
        assertTrue(patch.areas().isEmpty());
        assertSame(photo, patch.undo(photo));
    }

    @Test
    void severalStepsAreOneCopy() {
        Photo first = photo(8, 3);
        Photo second = painted(first, new Area(10, 10, 90, 20), 0.1f);
        Photo third = painted(second, new Area(50, 5, 20, 90), 0.8f);
        PhotoPatch one = PhotoPatch.between(first, second, ALL);
        PhotoPatch two = PhotoPatch.between(second, third, ALL);
        assertSameSamples(
                first,
                PhotoPatch.apply(third, List.of(new PhotoPatch.Step(two, true), new PhotoPatch.Step(one, true))));
    }

    @Test
    void aSheetOfAnotherKindOrSizeIsRefused() {
        Photo before = photo(8, 3);
        Photo after = painted(before, new Area(60, 10, 33, 61), 0.7f);
        PhotoPatch patch = PhotoPatch.between(before, after, ALL);
        assertThrows(IllegalArgumentException.class, () -> PhotoPatch.of(photo(16, 3), patch.areas(), patch.sheet()));
        assertThrows(
                IllegalArgumentException.class,
                () -> PhotoPatch.of(before, List.of(new Area(0, 0, 200, 150)), patch.sheet()));
        assertThrows(
                IllegalArgumentException.class,
                () -> PhotoPatch.of(before, List.of(new Area(190, 0, 33, 61)), patch.sheet()));
    }
}
