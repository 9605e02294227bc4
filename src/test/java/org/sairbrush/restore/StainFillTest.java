package org.sairbrush.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.InputStream;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleUnaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.Pictures;

/// Stains are drawn over pictures, so that what lies under them is known.
class StainFillTest {

    private static final RestoreSettings SETTINGS = RestoreSettings.defaults().withMethod(Method.STAIN_REMOVAL);

    /// In parts of the picture's smaller side.
    private static final double RADIUS = 0.25;

    /// Pixels that masks are wider than stains.
    private static final int MARGIN = 6;

    /// What is seen of a sample in [0, 1] under a stain.
    private static final DoubleUnaryOperator TEA = sample -> 0.6 * sample;

    private static final DoubleUnaryOperator BLEACH = sample -> 0.65 * sample + 0.35;

    private static double distance(int x, int y, int width, int height) {
        return Math.hypot(x - width * 0.45, y - height * 0.5) - RADIUS * Math.min(width, height);
    }

    private static BufferedImage stained(BufferedImage picture, DoubleUnaryOperator stain) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        WritableRaster raster = picture.copyData(null);
        int colours = picture.getColorModel().getNumColorComponents();
        double maximum = (1 << picture.getColorModel().getComponentSize(0)) - 1;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                // Edges of stains are some pixels wide.
                double share = Math.clamp(0.5 - distance(x, y, width, height) / 4, 0, 1);
                for (int band = 0; band < colours; band++) {
                    double clean = raster.getSample(x, y, band) / maximum;
                    double seen = clean + share * (stain.applyAsDouble(clean) - clean);
                    raster.setSample(x, y, band, (int) Math.round(seen * maximum));
                }
            }
        }
        return new BufferedImage(picture.getColorModel(), raster, false, null);
    }

    private static Mask mask(int width, int height) {
        Mask mask = Mask.empty(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                mask.coverage()[y * width + x] = (byte) (distance(x, y, width, height) < MARGIN ? 255 : 0);
            }
        }
        return mask;
    }

    private static BufferedImage lifted(BufferedImage picture) throws RestoreException {
        Mask mask = mask(picture.getWidth(), picture.getHeight());
        return StainFill.restore(Photo.of(picture), mask, SETTINGS, Progress.NONE).photo().image();
    }

    /// Root of the mean squared difference of colours in the mask, in parts of the whole range.
    private static double difference(BufferedImage one, BufferedImage other) {
        int width = one.getWidth();
        int height = one.getHeight();
        double maximum = (1 << one.getColorModel().getComponentSize(0)) - 1;
        double sum = 0;
        int count = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int band = 0; band < one.getColorModel().getNumColorComponents(); band++) {
                    if (distance(x, y, width, height) < MARGIN) {
                        double by = one.getRaster().getSample(x, y, band) - other.getRaster().getSample(x, y, band);
                        sum += by * by / maximum / maximum;
                        count++;
                    }
                }
            }
        }
        return Math.sqrt(sum / count);
    }

    private static BufferedImage portrait() throws Exception {
        try (InputStream stream = PackRestorer.class.getResourceAsStream("/org/sairbrush/sample/sample.jpg")) {
            BufferedImage photo = ImageIO.read(stream);
            WritableRaster part = photo.getRaster().createCompatibleWritableRaster(500, 500);
            part.setRect(photo.getData(new Rectangle(150, 300, 500, 500)).createTranslatedChild(0, 0));
            return new BufferedImage(photo.getColorModel(), part, false, null);
        }
    }

    @ParameterizedTest
    @CsvSource({"8,1", "8,3", "8,4", "16,1", "16,3"})
    void anEvenSurfaceIsEvenAgain(int bits, int bands) throws Exception {
        BufferedImage clean = Pictures.picture(160, 120, bits, bands);
        WritableRaster raster = clean.getRaster();
        for (int y = 0; y < 120; y++) {
            for (int x = 0; x < 160; x++) {
                raster.setSample(x, y, 0, (int) (0.7 * ((1 << bits) - 1)));
            }
        }
        BufferedImage result = lifted(stained(clean, TEA));
        assertEquals(
                raster.getSample(72, 60, 0) / (double) (1 << bits),
                result.getRaster().getSample(72, 60, 0) / (double) (1 << bits),
                0.02);
    }

    @Test
    void thePictureUnderADarkStainComesBack() throws Exception {
        BufferedImage clean = portrait();
        BufferedImage stained = stained(clean, TEA);
        assertTrue(difference(clean, stained) > 0.12);
        assertEquals(0, difference(clean, lifted(stained)), 0.05);
    }

    @Test
    void thePictureUnderABleachedPatchComesBack() throws Exception {
        BufferedImage clean = portrait();
        BufferedImage stained = stained(clean, BLEACH);
        assertTrue(difference(clean, stained) > 0.15);
        assertEquals(0, difference(clean, lifted(stained)), 0.05);
    }

    @Test
    void whereThereIsNoStainLittleChanges() throws Exception {
        BufferedImage clean = portrait();
        assertEquals(0, difference(clean, lifted(clean)), 0.04);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16})
    void nothingElseChanges(int bits) throws Exception {
        BufferedImage stained = stained(Pictures.picture(160, 120, bits, 4), TEA);
        Raster before = stained.getData();
        Raster after = lifted(stained).getRaster();
        for (int y = 0; y < 120; y++) {
            for (int x = 0; x < 160; x++) {
                assertEquals(before.getSample(x, y, 3), after.getSample(x, y, 3));
                if (distance(x, y, 160, 120) >= MARGIN) {
                    for (int band = 0; band < 3; band++) {
                        assertEquals(before.getSample(x, y, band), after.getSample(x, y, band));
                    }
                }
            }
        }
    }

    /// A print of one tone.
    ///
    /// @param tint by which red, green and blue of a white are multiplied
    private static BufferedImage print(double... tint) throws Exception {
        BufferedImage print = new BufferedImage(500, 500, BufferedImage.TYPE_3BYTE_BGR);
        Raster tones = portrait().getRaster();
        for (int y = 0; y < 500; y++) {
            for (int x = 0; x < 500; x++) {
                for (int band = 0; band < 3; band++) {
                    double tone = tones.getSample(x, y, 0) * (0.2 + 0.8 * tint[band]);
                    print.getRaster().setSample(x, y, band, (int) Math.round(tone));
                }
            }
        }
        return print;
    }

    /// Coffee with a rim, drops and uneven thickness.
    private static BufferedImage coffee(BufferedImage clean) {
        WritableRaster raster = clean.copyData(null);
        double[] absorbed = {0.2, 0.4, 0.75};
        for (int y = 0; y < 500; y++) {
            for (int x = 0; x < 500; x++) {
                double distance = distance(x, y, 500, 500);
                double share = Math.clamp(0.5 - distance / 4, 0, 1);
                double rim = Math.exp(-distance * distance / 18);
                double drops = Math.pow(Math.sin(x / 9.0) * Math.sin(y / 7.0), 8);
                double thickness = share * (0.7 + 0.2 * Math.sin(x / 40.0) + rim + drops);
                for (int band = 0; band < 3; band++) {
                    double seen = raster.getSample(x, y, band) * Math.exp(-thickness * absorbed[band]);
                    raster.setSample(x, y, band, (int) Math.round(seen));
                }
            }
        }
        return new BufferedImage(clean.getColorModel(), raster, false, null);
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "1,0.85,0.6"})
    void theTintOfAStainTellsWhereItIsInAPrintOfOneTone(double red, double green, double blue) throws Exception {
        BufferedImage clean = print(red, green, blue);
        BufferedImage stained = coffee(clean);
        assertTrue(difference(clean, stained) > 0.12);
        assertEquals(0, difference(clean, lifted(stained)), 0.012);
    }

    @Test
    void aRoughMaskIsEnoughWhereTheTintTells() throws Exception {
        BufferedImage clean = print(1, 1, 1);
        Mask mask = Mask.empty(500, 500);
        for (int y = 80; y < 420; y++) {
            for (int x = 60; x < 480; x++) {
                mask.coverage()[y * 500 + x] = (byte) 255;
            }
        }
        BufferedImage lifted =
                StainFill.restore(Photo.of(coffee(clean)), mask, SETTINGS, Progress.NONE).photo().image();
        assertEquals(0, difference(clean, lifted), 0.015);
    }

    @Test
    void inPhotosInColourTintsTellNothing() throws Exception {
        BufferedImage clean = new BufferedImage(500, 500, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < 500; y++) {
            for (int x = 0; x < 500; x++) {
                int hue = (x / 25 + y / 25) % 3;
                for (int band = 0; band < 3; band++) {
                    clean.getRaster().setSample(x, y, band, band == hue ? 210 : 120);
                }
            }
        }
        BufferedImage stained = coffee(clean);
        assertTrue(difference(clean, lifted(stained)) < 0.6 * difference(clean, stained));
    }

    @Test
    void manySpecksAndHolesAtTheBorderAreNoTrouble() throws Exception {
        Photo photo = Photo.of(Pictures.picture(90, 70, 8, 3, ColorSpace.getInstance(ColorSpace.CS_sRGB)));
        Mask mask = Mask.empty(90, 70);
        for (int i = 0; i < 90; i++) {
            mask.coverage()[i] = (byte) 255;
            mask.coverage()[i * 37 % mask.coverage().length] = (byte) 255;
        }
        Restoration restoration = StainFill.restore(photo, mask, SETTINGS, Progress.NONE);
        long filled = restoration.regions().stream().mapToLong(FilledRegion::holePixels).sum();
        assertEquals(mask.holePixels(), filled);
    }

    @Test
    void itCanBeCalledOff() {
        Photo photo = Photo.of(Pictures.picture(300, 300, 8, 3));
        Progress impatient = new Progress() {
            @Override
            public void report(double fraction, String message) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThrows(
                CancellationException.class,
                () -> StainFill.restore(photo, mask(300, 300), SETTINGS, impatient));
    }
}
