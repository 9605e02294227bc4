package org.sairbrush.editor.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Photo;

class ReliefTest {

    private static final int SIDE = 96;

    @Test
    void aFaintSpeckOnASlopeStandsOut() {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                image.setRGB(x, y, (40 + x) * 0x010101);
            }
        }
        image.setRGB(50, 50, (40 + 50 + 12) * 0x010101);
        int[] relief = Relief.of(Photo.of(image), Area.of(SIDE, SIDE), 1);
        assertTrue(grey(relief[50 * SIDE + 50]) > 128 + 45);
        assertEquals(128, grey(relief[50 * SIDE + 20]), 5);
        assertEquals(128, grey(relief[20 * SIDE + 60]), 5);
    }

    @Test
    void tilesFitTogether() {
        BufferedImage image = new BufferedImage(2 * SIDE, 2 * SIDE, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(4);
        for (int y = 0; y < 2 * SIDE; y++) {
            for (int x = 0; x < 2 * SIDE; x++) {
                image.setRGB(x, y, random.nextInt(0x1000000));
            }
        }
        Photo photo = Photo.of(image);
        for (int step : new int[] {1, 2}) {
            int whole = 2 * SIDE / step;
            int part = SIDE / step;
            int[] all = Relief.of(photo, Area.of(2 * SIDE, 2 * SIDE), step);
            int[] right = Relief.of(photo, new Area(SIDE, 0, SIDE, SIDE), step);
            for (int y = 0; y < part; y++) {
                for (int x = 0; x < part; x++) {
                    assertEquals(grey(all[y * whole + part + x]), grey(right[y * part + x]), 5);
                }
            }
        }
    }

    private static int grey(int argb) {
        return argb & 0xFF;
    }
}
