package org.sairbrush.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.sair.PackException;

class MemoryShortageTest {

    private static final Region REGION = new Region(Area.of(400, 384), new Area(100, 100, 20, 20), 400, 384);

    private final Photo photo = Photo.of(new BufferedImage(400, 384, BufferedImage.TYPE_3BYTE_BGR));
    private final Mask mask = mask();

    @Test
    void aRegionThatDoesNotFitIsTriedAtHalfItsSize() throws Exception {
        RegionFill needsMemory = (photo, mask, region, progress, message) -> {
            if (region.workingWidth() > 120) {
                throw new OutOfMemoryError("native");
            }
            return new RegionFill.Result(new float[3 * 400 * 384], Optional.empty());
        };
        FilledRegion filled = fill(needsMemory);
        assertEquals(112, filled.workingWidth());
        assertEquals(96, filled.workingHeight());
        assertEquals(400, filled.holePixels());
    }

    @Test
    void whatFitsNowhereIsSaidInOneSentence() {
        RegionFill never = (photo, mask, region, progress, message) -> {
            throw new OutOfMemoryError("native");
        };
        RestoreException failure = assertThrows(RestoreException.class, () -> fill(never));
        assertTrue(failure.getMessage().startsWith("There is not enough memory"), failure.getMessage());
        assertEquals(400, mask.holePixels());
    }

    @Test
    void aModelThatSaysThatItsMemoryIsShortIsTriedSmaller() throws Exception {
        RegionFill needsMemory = (photo, mask, region, progress, message) -> {
            if (region.workingWidth() > 120) {
                throw new PackException(
                        "It failed.", new IllegalStateException("DefaultCPUAllocator: can't allocate memory"));
            }
            return new RegionFill.Result(new float[3 * 400 * 384], Optional.empty());
        };
        assertEquals(112, fill(needsMemory).workingWidth());
    }

    @Test
    void anyOtherFailureOfAModelIsSaidAsItIs() {
        RegionFill broken = (photo, mask, region, progress, message) -> {
            throw new PackException("It failed.");
        };
        assertEquals("It failed.", assertThrows(RestoreException.class, () -> fill(broken)).getMessage());
    }

    @Test
    void whatIsNoColourIsNotPutIntoThePhoto() {
        RegionFill astray = (photo, mask, region, progress, message) -> {
            float[] rgb = new float[3 * 400 * 384];
            rgb[400 * 110 + 110] = Float.NaN;
            return new RegionFill.Result(rgb, Optional.empty());
        };
        RestoreException failure = assertThrows(RestoreException.class, () -> fill(astray));
        assertTrue(failure.getMessage().contains("no colour"), failure.getMessage());
    }

    private FilledRegion fill(RegionFill fill) throws RestoreException {
        Compositor compositor = new Compositor(photo, mask, false);
        RegionFiller filler = new RegionFiller(photo, mask, fill, compositor);
        return filler.put(filler.paint(REGION, Progress.NONE, ""));
    }

    private static Mask mask() {
        Mask mask = Mask.empty(400, 384);
        for (int y = 100; y < 120; y++) {
            for (int x = 100; x < 120; x++) {
                mask.coverage()[y * 400 + x] = (byte) 255;
            }
        }
        return mask;
    }
}
