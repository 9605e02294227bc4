package org.sairbrush.photo.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;

class SpotFinderTest {

    /// A grainy sky with a round spot of a colour, and a grey ring around nothing.
    private static Photo sky(Color spot, int x, int y, int size) {
        BufferedImage image = new BufferedImage(600, 400, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setPaint(new GradientPaint(0, 0, new Color(90, 130, 190), 0, 400, new Color(190, 200, 220)));
        graphics.fillRect(0, 0, 600, 400);
        graphics.setColor(spot);
        graphics.fillOval(x - size / 2, y - size / 2, size, size);
        graphics.dispose();
        Random random = new Random(7);
        for (int i = 0; i < 600 * 400; i++) {
            Color colour = new Color(image.getRGB(i % 600, i / 600));
            int grain = random.nextInt(7) - 3;
            image.setRGB(i % 600, i / 600, new Color(
                            Math.clamp(colour.getRed() + grain, 0, 255),
                            Math.clamp(colour.getGreen() + grain, 0, 255),
                            Math.clamp(colour.getBlue() + grain, 0, 255))
                    .getRGB());
        }
        return Photo.of(image);
    }

    @Test
    void aSpotThatStandsOutIsProposedWithItsRim() {
        Photo photo = sky(new Color(40, 40, 40), 300, 200, 30);
        Mask mask = new SpotFinder(90).find(photo, 304, 197, Likeness.ALL).orElseThrow().toMask(600, 400);
        assertTrue(mask.holePixels() >= Math.PI * 15 * 15 && mask.holePixels() <= Math.PI * 20 * 20,
                "pixels: " + mask.holePixels());
        assertTrue(mask.hole(300, 200) && mask.hole(287, 200) && !mask.hole(270, 200));
    }

    @Test
    void openSkyProposesNothing() {
        Photo photo = sky(new Color(40, 40, 40), 300, 200, 30);
        Optional<Selection> found = new SpotFinder(60).find(photo, 100, 100, Likeness.ALL);
        assertTrue(found.isEmpty() || found.get().toMask(600, 400).holePixels() < 400);
    }

    @Test
    void aSpotAtThePhotosEdgeIsFoundOrLeftAloneWithoutTrouble() {
        Photo photo = sky(new Color(220, 40, 40), 2, 2, 30);
        new SpotFinder(90).find(photo, 0, 0, Likeness.ALL).ifPresent(found -> assertTrue(found.holds(0, 0)));
    }

    @Test
    void aLargeSpotIsFoundAtAReducedSizeAndComesOutSmooth() {
        Photo photo = sky(new Color(220, 40, 40), 300, 200, 200);
        Selection found = new SpotFinder(190).find(photo, 300, 200, Likeness.ALL).orElseThrow();
        assertEquals(Math.PI * 102 * 102, found.toMask(600, 400).holePixels(), 2500);
    }

    @Test
    void meaningPartsWhatColourCannot() {
        // one grey bar, whose right half means something else
        BufferedImage image = new BufferedImage(300, 200, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(200, 220, 240));
        graphics.fillRect(0, 0, 300, 200);
        graphics.setColor(new Color(90, 90, 90));
        graphics.fillRect(100, 95, 100, 10);
        graphics.dispose();
        Photo photo = Photo.of(image);
        Selection whole = new SpotFinder(90).find(photo, 120, 100, Likeness.ALL).orElseThrow();
        assertTrue(whole.holds(180, 100));
        Selection left = new SpotFinder(90)
                .find(photo, 120, 100, (x, y) -> x < 150 ? 1 : -1)
                .orElseThrow();
        assertTrue(left.holds(110, 100));
        assertFalse(left.holds(180, 100));
    }
}
