package org.sairbrush.photo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MaskTest {

    @Test
    void luminanceOfHalfIsHole() {
        BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, 0x7F7F7F);
        image.setRGB(1, 0, 0x808080);
        image.setRGB(2, 0, 0x00FF00);

        Mask mask = Mask.of(image);

        assertFalse(mask.hole(0, 0));
        assertTrue(mask.hole(1, 0));
        assertTrue(mask.hole(2, 0));
    }

    @Test
    void transparentWhiteIsNoHole() {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x00FFFFFF);
        image.setRGB(1, 0, 0xFFFFFFFF);

        Mask mask = Mask.of(image);

        assertFalse(mask.hole(0, 0));
        assertTrue(mask.hole(1, 0));
    }

    @Test
    void boundsHoldAllHoles() {
        Mask mask = mask();

        assertEquals(Optional.of(new Area(2, 1, 4, 3)), mask.bounds());
        assertEquals(Optional.empty(), Mask.empty(3, 3).bounds());
    }

    @Test
    void holesAreCounted() {
        Mask mask = mask();

        assertEquals(12, mask.holePixels());
        assertEquals(12 / 80.0, mask.share());
        assertFalse(mask.isEmpty());
        assertTrue(Mask.empty(2, 2).isEmpty());
    }

    @Test
    void holesAreSharesWhenResampled() {
        assertArrayEquals(new float[] {0.25f, 0.75f, 0}, mask().holes(new Area(0, 0, 9, 4), 3, 1), 1e-6f);
    }

    @Test
    void coverageIsLive() {
        Mask mask = Mask.empty(4, 4);

        mask.coverage()[5] = (byte) 128;

        assertTrue(mask.hole(1, 1));
    }

    @Test
    void aCopyStandsAlone() {
        Mask mask = mask();
        Mask copy = mask.copy();

        copy.coverage()[0] = -1;

        assertNotEquals(copy.holePixels(), mask.holePixels());
    }

    @Test
    void theImageIsBlackAndWhite() {
        Mask mask = mask();
        mask.coverage()[0] = 100;

        BufferedImage image = mask.toImage();

        assertEquals(0, image.getRaster().getSample(0, 0, 0));
        assertEquals(255, image.getRaster().getSample(3, 2, 0));
    }

    @Test
    void fitTakesTheNearestPixel() {
        Mask fitted = mask().fit(20, 16);

        assertEquals(Optional.of(new Area(4, 2, 8, 6)), fitted.bounds());
        assertEquals(mask().holePixels(), fitted.fit(10, 8).holePixels());
    }

    @Test
    void areasBeyondTheMaskAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> mask().holes(new Area(8, 0, 3, 3), 3, 3));
    }

    /// 10×8 with a hole of 4×3 at (2, 1).
    private static Mask mask() {
        Mask mask = Mask.empty(10, 8);
        for (int y = 1; y < 4; y++) {
            for (int x = 2; x < 6; x++) {
                mask.coverage()[y * 10 + x] = -1;
            }
        }
        return mask;
    }
}
