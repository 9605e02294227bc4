package org.sairbrush.photo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TonesTest {

    private static final Levels FADED = new Levels(
            new Levels.Range(0.1, 1, 0.9),
            List.of(Levels.Range.WHOLE, new Levels.Range(0.05, 1.3, 0.8), Levels.Range.WHOLE));

    private static int expected(double colour, double luma, double saturation, int maximum) {
        return (int) Math.clamp(Math.round((luma + saturation * (colour - luma)) * maximum), 0, maximum);
    }

    @ParameterizedTest
    @CsvSource({"8, 3, 0", "8, 4, 0.4", "8, 3, 2", "16, 3, 0", "16, 4, 1.7"})
    void everyColourGoesFromItsOwnGreyAsFarAsTheFormulaSaysAndAlphaStays(int bits, int bands, double saturation) {
        BufferedImage image = Pictures.picture(40, 30, bits, bands);
        Raster before = image.getData();
        int maximum = (1 << bits) - 1;

        Raster after = Photo.of(image)
                .with(Tones.NONE.withSaturation(saturation), Watching.NOBODY)
                .image()
                .getRaster();

        for (int y = 0; y < 30; y++) {
            for (int x = 0; x < 40; x++) {
                double[] own = before.getPixel(x, y, (double[]) null);
                double luma = (0.299 * own[0] + 0.587 * own[1] + 0.114 * own[2]) / maximum;
                for (int band = 0; band < 3; band++) {
                    assertEquals(
                            expected(own[band] / maximum, luma, saturation, maximum), after.getSample(x, y, band));
                }
                if (bands == 4) {
                    assertEquals(own[3], after.getSample(x, y, 3));
                }
            }
        }
    }

    @Test
    void levelsComeFirstAndAllIsRoundedOnce() {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_3BYTE_BGR);
        image.setRGB(0, 0, 0xffa07850);
        Levels levels = Levels.NONE.withAll(new Levels.Range(0.2, 1, 0.9));

        int rgb = Photo.of(image)
                .with(new Tones(levels, 1.5), Watching.NOBODY)
                .image()
                .getRGB(0, 0);

        double red = (0xa0 / 255.0 - 0.2) / 0.7;
        double green = (0x78 / 255.0 - 0.2) / 0.7;
        double blue = (0x50 / 255.0 - 0.2) / 0.7;
        double luma = 0.299 * red + 0.587 * green + 0.114 * blue;
        assertEquals(expected(red, luma, 1.5, 255), rgb >> 16 & 0xff);
        assertEquals(expected(green, luma, 1.5, 255), rgb >> 8 & 0xff);
        assertEquals(expected(blue, luma, 1.5, 255), rgb & 0xff);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 2})
    void theScreenShowsWhatIsWritten(double saturation) {
        for (int bits : new int[] {8, 16}) {
            Photo photo = Photo.of(Pictures.picture(60, 50, bits, 3));
            Tones tones = new Tones(FADED, saturation);
            Area all = Area.of(60, 50);

            int[] shown = photo.argb(all, 60, 50, tones);
            int[] written = photo.with(tones, Watching.NOBODY).argb(all, 60, 50);

            for (int i = 0; i < shown.length; i++) {
                for (int shift = 0; shift < 24; shift += 8) {
                    assertEquals(written[i] >> shift & 0xff, shown[i] >> shift & 0xff, 1);
                }
            }
        }
    }

    @Test
    void withoutSaturationNothingButGreyIsLeft() {
        Photo grey = Photo.of(Pictures.picture(60, 50, 16, 3)).with(new Tones(FADED, 0), Watching.NOBODY);

        Raster samples = grey.image().getRaster();
        for (int x = 0; x < 60; x++) {
            assertEquals(samples.getSample(x, 20, 0), samples.getSample(x, 20, 1));
            assertEquals(samples.getSample(x, 20, 0), samples.getSample(x, 20, 2));
        }
    }

    @Test
    void greyPhotosHaveNoSaturation() {
        Photo grey = Photo.of(Pictures.picture(10, 10, 8, 1));
        assertSame(grey, grey.with(Tones.NONE.withSaturation(0), Watching.NOBODY));
        assertEquals(
                grey.argb(Area.of(10, 10), 10, 10)[33],
                grey.argb(Area.of(10, 10), 10, 10, Tones.NONE.withSaturation(2))[33]);
    }

    @Test
    void inksHaveNoSaturation() {
        Photo inks = Photo.of(Pictures.picture(4, 4, 8, 4, PlainCmyk.INSTANCE));
        assertThrows(
                IllegalArgumentException.class, () -> inks.with(Tones.NONE.withSaturation(0), Watching.NOBODY));
        assertThrows(
                IllegalArgumentException.class,
                () -> inks.argb(Area.of(4, 4), 4, 4, Tones.NONE.withSaturation(0)));
    }

    @Test
    void whatIsOutOfRangeIsRefusedAndThereIsOneZero() {
        assertThrows(IllegalArgumentException.class, () -> Tones.NONE.withSaturation(-0.1));
        assertThrows(IllegalArgumentException.class, () -> Tones.NONE.withSaturation(2.1));
        assertThrows(IllegalArgumentException.class, () -> Tones.NONE.withSaturation(Double.NaN));
        assertEquals(Tones.NONE.withSaturation(0), Tones.NONE.withSaturation(-0.0));
    }

    @Test
    void aRenditionSaysWhatItChanges() {
        Frame whole = Frame.whole(40, 30);
        Rendition plain = new Rendition(Tones.NONE, whole);
        assertTrue(plain.keepsSamples());
        assertEquals(List.of(), plain.changes(40, 30));
        Rendition toned = new Rendition(new Tones(FADED, 0), whole);
        assertFalse(toned.keepsSamples());
        assertEquals(List.of("levels adjusted", "made black and white"), toned.changes(40, 30));
        assertEquals(
                List.of("saturation 150 %"),
                new Rendition(Tones.NONE.withSaturation(1.5), whole).changes(40, 30));
    }
}
