package org.sairbrush.photo.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.sairbrush.photo.Photo;

class MagicWandTest {

    // Larger than a tile of what is read at once; two red squares on grey, one of them a little darker.
    private static Photo photo() {
        BufferedImage image = new BufferedImage(700, 300, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(100, 100, 100));
        graphics.fillRect(0, 0, 700, 300);
        graphics.setColor(new Color(200, 20, 20));
        graphics.fillRect(200, 200, 100, 80);
        graphics.setColor(new Color(190, 20, 20));
        graphics.fillRect(600, 10, 50, 50);
        graphics.dispose();
        return Photo.of(image);
    }

    private static long picked(MagicWand wand, int x, int y) {
        return wand.pick(photo(), x, y, () -> false).toMask(700, 300).holePixels();
    }

    @Test
    void whatHangsTogetherIsPickedAndNothingElse() {
        assertEquals(100 * 80, picked(new MagicWand(20, true), 250, 240));
        Selection selection = new MagicWand(20, true).pick(photo(), 250, 240, () -> false);
        assertTrue(selection.holds(200, 200));
        assertFalse(selection.holds(199, 200));
    }

    @Test
    void everythingOfTheColourIsPickedWhenItNeedNotHangTogether() {
        assertEquals(100 * 80 + 50 * 50, picked(new MagicWand(20, false), 250, 240));
    }

    @Test
    void theToleranceIsTheLargestDifferenceOfOneChannel() {
        assertEquals(100 * 80, picked(new MagicWand(9, false), 250, 240));
        assertEquals(100 * 80 + 50 * 50, picked(new MagicWand(10, false), 250, 240));
        assertEquals(700 * 300, picked(new MagicWand(255, true), 0, 0));
    }

    @Test
    void aRegionWithHolesIsGoneAround() {
        assertEquals(700 * 300 - 100 * 80 - 50 * 50, picked(new MagicWand(20, true), 0, 299));
    }
}
