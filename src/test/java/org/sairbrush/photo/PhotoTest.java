package org.sairbrush.photo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhotoTest {

    private static final Area PART = new Area(11, 7, 20, 16);

    @Test
    void rgbIsExactWhereNothingIsResampled() {
        BufferedImage image = Pictures.picture(40, 30, 8, 3);

        float[] rgb = Photo.of(image).rgb(PART, 20, 16);

        for (int band = 0; band < 3; band++) {
            assertEquals(image.getRaster().getSample(11 + 3, 7 + 5, band) / 255f, rgb[band * 320 + 5 * 20 + 3]);
        }
    }

    @Test
    void rgbKeepsThePrecisionOfSixteenBits() {
        BufferedImage image = Pictures.picture(40, 30, 16, 3);

        float[] rgb = Photo.of(image).rgb(PART, 20, 16);

        assertEquals(image.getRaster().getSample(14, 12, 1), Math.round(rgb[320 + 5 * 20 + 3] * 65535));
    }

    @Test
    void aSmallerPixelIsTheMeanOfThePixelsUnderIt() {
        BufferedImage image = Pictures.picture(40, 30, 8, 1);

        float[] rgb = Photo.of(image).rgb(new Area(0, 0, 3, 2), 2, 1);

        double left = 0;
        for (int y = 0; y < 2; y++) {
            left += image.getRaster().getSample(0, y, 0) + 0.5 * image.getRaster().getSample(1, y, 0);
        }
        assertEquals(left / 3 / 255, rgb[0], 1e-6);
    }

    @Test
    void greyWithoutAProfileHasTheTonesOfSrgb() {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(0, 0, 0, 100);

        assertEquals(0xFF646464, Photo.of(image).argb(Area.of(1, 1), 1, 1)[0]);
    }

    @Test
    void argbShowsStraightAlpha() {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x80C86432);

        assertEquals(0x80C86432, Photo.of(image).argb(Area.of(1, 1), 1, 1)[0]);
    }

    @Test
    void argbConvertsAProfileToSrgb() {
        ICC_ColorSpace linear = new ICC_ColorSpace(ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB));
        BufferedImage image = Pictures.picture(1, 1, 8, 3, linear);
        image.getRaster().setPixel(0, 0, new int[] {55, 55, 55});

        assertEquals(new Color(128, 128, 128).getRGB(), Photo.of(image).argb(Area.of(1, 1), 1, 1)[0]);
    }

    @ParameterizedTest
    @CsvSource({"8,1", "8,2", "8,3", "8,4", "16,1", "16,2", "16,3", "16,4"})
    void blendKeepsSamplesOutsideTheWeight(int bits, int bands) {
        Photo photo = Photo.of(Pictures.picture(40, 30, bits, bands));
        float[] weight = new float[320];
        Arrays.fill(weight, 100, 200, 0.7f);

        Photo blended = photo.blend(PART, new float[3 * 320], weight);

        for (int y = 0; y < 30; y++) {
            for (int x = 0; x < 40; x++) {
                int i = (y - 7) * 20 + x - 11;
                boolean inside = x >= 11 && x < 31 && i >= 100 && i < 200;
                if (!inside) {
                    assertArrayEquals(pixel(photo, x, y), pixel(blended, x, y), x + ", " + y);
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"8,1", "8,4", "16,1", "16,4"})
    void blendKeepsGreyAlphaAndDepth(int bits, int bands) {
        Photo photo = Photo.of(Pictures.picture(40, 30, bits, bands));

        Photo blended = photo.blend(PART, new float[3 * 320], weight(1));

        assertEquals(bits, blended.bitDepth());
        assertEquals(bands < 3, blended.grey());
        assertEquals(bands % 2 == 0, blended.alpha());
    }

    @Test
    void blendLeavesAlphaAlone() {
        Photo photo = Photo.of(Pictures.picture(40, 30, 16, 4));

        Photo blended = photo.blend(PART, new float[3 * 320], weight(1));

        assertEquals(pixel(photo, 15, 10)[3], pixel(blended, 15, 10)[3]);
    }

    @Test
    void fullWeightPutsTheColourAtSixteenBits() {
        Photo photo = Photo.of(Pictures.picture(40, 30, 16, 3));
        float[] rgb = new float[3 * 320];
        Arrays.fill(rgb, 0, 320, 12345 / 65535f);
        Arrays.fill(rgb, 640, 960, 2f);

        int[] pixel = pixel(photo.blend(PART, rgb, weight(1)), 20, 20);

        assertArrayEquals(new int[] {12345, 0, 65535}, pixel);
    }

    @Test
    void halfAWeightMeetsInTheMiddle() {
        BufferedImage image = Pictures.picture(40, 30, 8, 1);
        image.getRaster().setSample(20, 20, 0, 100);
        float[] rgb = new float[3 * 320];
        Arrays.fill(rgb, 200 / 255f);

        assertEquals(150, pixel(Photo.of(image).blend(PART, rgb, weight(0.5f)), 20, 20)[0]);
    }

    @Test
    void blendDoesNotTouchTheOriginal() {
        Photo photo = Photo.of(Pictures.picture(40, 30, 8, 3));
        int[] before = pixel(photo, 20, 20);

        photo.blend(PART, new float[3 * 320], weight(1));

        assertArrayEquals(before, pixel(photo, 20, 20));
    }

    @ParameterizedTest
    @CsvSource({"8", "16"})
    void aProfilesOwnColoursComeBackFromSrgb(int bits) {
        Photo photo = Photo.of(Pictures.picture(40, 30, bits, 3, Pictures.wideColours()));
        // Colours that sRGB can show: close to grey.
        float[] rgb = new float[3 * 320];
        for (int i = 0; i < 320; i++) {
            rgb[i] = i / 320f;
            rgb[320 + i] = rgb[i] * 0.9f;
            rgb[640 + i] = rgb[i] * 0.8f;
        }

        float[] back = photo.blend(PART, rgb, weight(1)).rgb(PART, 20, 16);

        assertArrayEquals(rgb, back, bits == 8 ? 0.02f : 0.0005f);
    }

    @ParameterizedTest
    @CsvSource({"8", "16"})
    void withAProfileTooSamplesOutsideTheWeightStay(int bits) {
        Photo photo = Photo.of(Pictures.picture(40, 30, bits, 3, Pictures.wideColours()));
        float[] weight = new float[320];
        weight[5 * 20 + 3] = 1;

        Photo blended = photo.blend(PART, new float[3 * 320], weight);

        assertArrayEquals(new int[] {0, 0, 0}, pixel(blended, 14, 12));
        assertArrayEquals(pixel(photo, 15, 12), pixel(blended, 15, 12));
        assertArrayEquals(pixel(photo, 14, 13), pixel(blended, 14, 13));
    }

    @Test
    void aProfileThatIsSrgbByAnotherNameCostsNoPrecision() {
        byte[] srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        ICC_ColorSpace copy = new ICC_ColorSpace(ICC_Profile.getInstance(srgb));
        BufferedImage image = Pictures.picture(40, 30, 8, 3, copy);

        float[] rgb = Photo.of(image).rgb(PART, 20, 16);

        assertEquals(image.getRaster().getSample(14, 12, 0) / 255f, rgb[5 * 20 + 3]);
    }

    @Test
    void palettesAreExpanded() {
        byte[] red = {0, (byte) 200};
        byte[] green = {0, 100};
        byte[] blue = {50, 0};
        BufferedImage image = new BufferedImage(
                2, 1, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, 2, red, green, blue));
        image.getRaster().setSample(1, 0, 0, 1);

        Photo photo = Photo.of(image);

        assertArrayEquals(new int[] {0, 0, 50}, pixel(photo, 0, 0));
        assertArrayEquals(new int[] {200, 100, 0}, pixel(photo, 1, 0));
    }

    @Test
    void greyPalettesBecomeGrey() {
        BufferedImage image = new BufferedImage(9, 1, BufferedImage.TYPE_BYTE_BINARY);
        image.setRGB(8, 0, -1);

        Photo photo = Photo.of(image);

        assertTrue(photo.grey());
        assertEquals(255, pixel(photo, 8, 0)[0]);
    }

    @Test
    void partsOfLargerImagesAreTakenAsTheyAre() {
        BufferedImage image = Pictures.picture(40, 30, 16, 3);

        Photo photo = Photo.of(image.getSubimage(11, 7, 20, 16));

        assertEquals(16, photo.bitDepth());
        assertArrayEquals(pixel(Photo.of(image), 14, 12), pixel(photo, 3, 5));
    }

    @Test
    void anOpaquePhotoHasNoAlpha() {
        assertFalse(Photo.of(Pictures.picture(4, 4, 8, 3)).alpha());
    }

    @Test
    void areasBeyondThePhotoAreRefused() {
        Photo photo = Photo.of(Pictures.picture(10, 10, 8, 3));

        assertThrows(IllegalArgumentException.class, () -> photo.rgb(new Area(5, 5, 6, 5), 6, 5));
    }

    private static float[] weight(float weight) {
        float[] weights = new float[320];
        Arrays.fill(weights, weight);
        return weights;
    }

    private static int[] pixel(Photo photo, int x, int y) {
        return photo.image().getRaster().getPixel(x, y, (int[]) null);
    }
}
