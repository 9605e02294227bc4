package org.sairbrush.restore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;

class ToneCurveTest {

    private static final int SIDE = 120;
    private static final Area ALL = Area.of(SIDE, SIDE);
    private static final Area ONE = new Area(20, 60, 1, 1);
    private static final Area THREE = new Area(20, 60, 3, 1);
    private static final Mask NOTHING = Mask.empty(SIDE, SIDE);

    /// A brown print: paler where it is light.
    private static final Tint BROWN = (grey, _) ->
            new double[] {0.09 * (1 - grey), 0.02 * (1 - grey), -0.1 * (1 - grey)};

    @Test
    void aTintedFillOfAGreyPhotoBecomesGrey() {
        float[] fill = {0.5f, 0.4f, 0.3f, 0.45f, 0.4f, 0.28f, 0.4f, 0.42f, 0.3f};
        ToneCurve.of(photo((_, _) -> new double[3]), NOTHING, ALL).orElseThrow().apply(fill, THREE);
        for (int pixel = 0; pixel < 3; pixel++) {
            assertEquals(fill[pixel], fill[3 + pixel], 1e-3f);
            assertEquals(fill[pixel], fill[6 + pixel], 1e-3f);
        }
    }

    @Test
    void aFillGetsTheTintOfItsBrightness() {
        float[] dark = {0.2f, 0.2f, 0.2f};
        float[] light = {0.8f, 0.8f, 0.8f};
        ToneCurve curve = ToneCurve.of(photo(BROWN), NOTHING, ALL).orElseThrow();
        curve.apply(dark, ONE);
        curve.apply(light, ONE);
        assertEquals(0.19 * 0.8, dark[0] - dark[2], 0.02);
        assertEquals(0.19 * 0.2, light[0] - light[2], 0.02);
        assertEquals(0.2, 0.299 * dark[0] + 0.587 * dark[1] + 0.114 * dark[2], 1e-6);
    }

    @Test
    void whatIsMaskedIsNotLookedAt() {
        Mask half = Mask.empty(SIDE, SIDE);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE / 2; x++) {
                half.coverage()[y * SIDE + x] = (byte) 255;
            }
        }
        Photo stained = photo((_, x) -> x < SIDE / 2 - 1 ? new double[] {0.3, -0.1, -0.2} : new double[3]);
        float[] fill = {0.5f, 0.4f, 0.3f};
        ToneCurve.of(stained, half, ALL).orElseThrow().apply(fill, ONE);
        assertEquals(fill[0], fill[2], 0.01f);
    }

    @Test
    void aPhotoInColourHasNoTone() {
        Random random = new Random(3);
        Photo photo = photo((_, _) -> new double[] {0.2 * random.nextDouble(), 0, -0.2 * random.nextDouble()});
        assertTrue(ToneCurve.of(photo, NOTHING, ALL).isEmpty());
    }

    @Test
    void whereAGreyPhotoIsColouredByHandTheFillKeepsItsTint() {
        Photo lips = photo((grey, x) -> x > 90 && grey > 0.7 ? new double[] {0.2, -0.1, -0.1} : new double[3]);
        ToneCurve curve = ToneCurve.of(lips, NOTHING, ALL).orElseThrow();
        float[] there = {0.9f, 0.6f, 0.6f};
        curve.apply(there, new Area(105, 112, 1, 1));
        assertArrayEquals(new float[] {0.9f, 0.6f, 0.6f}, there, 1e-6f);
        float[] elsewhere = {0.5f, 0.4f, 0.3f};
        curve.apply(elsewhere, ONE);
        assertEquals(elsewhere[0], elsewhere[2], 0.01f);
    }

    @Test
    void whereNothingIsKnownThereIsNoTone() {
        Mask whole = Mask.empty(SIDE, SIDE);
        Arrays.fill(whole.coverage(), (byte) 255);
        assertTrue(ToneCurve.of(photo(BROWN), whole, ALL).isEmpty());
    }

    @Test
    void brightnessStays() {
        float[] fill = {0.9f, 0.1f, 0.3f, 0.2f, 0.1f, 0.35f, 0.5f, 0.9f, 0.3f};
        float[] before = fill.clone();
        ToneCurve.of(photo(BROWN), NOTHING, ALL).orElseThrow().apply(fill, THREE);
        assertArrayEquals(luma(before), luma(fill), 1e-6f);
    }

    private static float[] luma(float[] rgb) {
        float[] luma = new float[3];
        for (int i = 0; i < 3; i++) {
            luma[i] = 0.299f * rgb[i] + 0.587f * rgb[3 + i] + 0.114f * rgb[6 + i];
        }
        return luma;
    }

    private interface Tint {
        /// @return what is added to red, green and blue
        double[] of(double grey, int x);
    }

    private static Photo photo(Tint tint) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double grey = 0.15 + 0.7 * y / SIDE;
                double[] added = tint.of(grey, x);
                int rgb = 0;
                for (int channel = 0; channel < 3; channel++) {
                    rgb = rgb << 8 | Math.clamp(Math.round(255 * (grey + added[channel])), 0, 255);
                }
                image.setRGB(x, y, rgb);
            }
        }
        return Photo.of(image);
    }
}
