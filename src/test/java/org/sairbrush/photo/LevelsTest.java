package org.sairbrush.photo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LevelsTest {

    private static final Levels.Range FADED = new Levels.Range(0.2, 1.4, 0.8);

    @TempDir
    private Path folder;

    private static Tones tones(Levels.Range all) {
        return Tones.NONE.withLevels(Levels.NONE.withAll(all));
    }

    private static int expected(int sample, int maximum) {
        double share = Math.clamp((sample / (double) maximum - 0.2) / 0.6, 0, 1);
        return (int) Math.round(Math.pow(share, 1 / 1.4) * maximum);
    }

    @ParameterizedTest
    @CsvSource({"8, 1", "8, 2", "8, 3", "8, 4", "16, 1", "16, 3", "16, 4"})
    void everySampleGoesWhereTheFormulaSaysAndAlphaStays(int bits, int bands) {
        BufferedImage image = Pictures.picture(40, 30, bits, bands);
        Raster before = image.getData();
        Photo photo = Photo.of(image);

        Raster after = photo.with(tones(FADED), Watching.NOBODY).image().getRaster();

        int maximum = (1 << bits) - 1;
        for (int band = 0; band < bands; band++) {
            boolean alpha = bands % 2 == 0 && band == bands - 1;
            for (int y = 0; y < 30; y++) {
                for (int x = 0; x < 40; x++) {
                    int sample = before.getSample(x, y, band);
                    assertEquals(alpha ? sample : expected(sample, maximum), after.getSample(x, y, band));
                }
            }
        }
        assertArrayEquals(
                before.getPixels(0, 0, 40, 30, (int[]) null), image.getData().getPixels(0, 0, 40, 30, (int[]) null));
    }

    @Test
    void aColourGoesThroughItsOwnRangeAndThenThatOfAll() {
        BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_3BYTE_BGR);
        image.setRGB(0, 0, 0xff808080);
        Levels levels = Levels.NONE
                .withComponent(0, new Levels.Range(0, 1, 0.6), 3)
                .withAll(new Levels.Range(0.4, 1, 1));

        int rgb = Photo.of(image).with(Tones.NONE.withLevels(levels), Watching.NOBODY).image().getRGB(0, 0);

        double red = (128 / 255.0 / 0.6 - 0.4) / 0.6;
        double others = (128 / 255.0 - 0.4) / 0.6;
        assertEquals(Math.round(red * 255), rgb >> 16 & 0xff);
        assertEquals(Math.round(others * 255), rgb >> 8 & 0xff);
        assertEquals(Math.round(others * 255), rgb & 0xff);
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16})
    void theScreenShowsWhatIsWritten(int bits) {
        Photo photo = Photo.of(Pictures.picture(60, 50, bits, 3));
        Levels levels = new Levels(FADED, List.of(FADED, Levels.Range.WHOLE, new Levels.Range(0.1, 0.7, 1)));
        Area all = Area.of(60, 50);

        int[] shown = photo.argb(all, 60, 50, Tones.NONE.withLevels(levels));
        int[] written = photo.with(Tones.NONE.withLevels(levels), Watching.NOBODY).argb(all, 60, 50);

        for (int i = 0; i < shown.length; i++) {
            for (int shift = 0; shift < 24; shift += 8) {
                assertEquals(written[i] >> shift & 0xff, shown[i] >> shift & 0xff, 1);
            }
        }
    }

    @Test
    void withoutLevelsItIsTheVerySamePhoto() {
        Photo photo = Photo.of(Pictures.picture(10, 10, 8, 3));
        assertSame(photo, photo.with(Tones.NONE, Watching.NOBODY));
        assertEquals(
                Levels.NONE,
                new Levels(Levels.Range.WHOLE, List.of(Levels.Range.WHOLE, Levels.Range.WHOLE, Levels.Range.WHOLE)));
    }

    @Test
    void itCanBeStoppedOnTheWay() {
        Photo photo = Photo.of(Pictures.picture(10, 10, 8, 3));
        assertThrows(
                CancellationException.class,
                () -> photo.with(tones(FADED), done -> {
                    throw new CancellationException();
                }));
    }

    private static Photo faded() {
        BufferedImage image = new BufferedImage(200, 100, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < 100; y++) {
            for (int x = 0; x < 200; x++) {
                image.setRGB(x, y, 100 + x / 2 << 16 | 70 + x / 2 << 8 | 40 + x / 4);
            }
        }
        // A speck of dust and a scratch, which are neither white nor black of the picture.
        image.setRGB(30, 30, 0xffffff);
        image.setRGB(31, 30, 0xffffff);
        image.setRGB(90, 60, 0);
        return Photo.of(image);
    }

    @Test
    void contrastSpreadsAllColoursAlikeAndLeavesDustAside() {
        Levels levels = Levels.contrast(Histogram.of(faded(), Area.of(200, 100)));

        assertEquals(List.of(), levels.components());
        assertEquals(40 / 255.0, levels.all().black(), 0.01);
        assertEquals(199 / 255.0, levels.all().white(), 0.01);
    }

    @Test
    void coloursSpreadEachByItselfSoThatGreyIsGreyAgain() {
        Photo photo = faded();
        Levels levels = Levels.colours(Histogram.of(photo, Area.of(200, 100)));

        assertEquals(Levels.Range.WHOLE, levels.all());
        Photo spread = photo.with(Tones.NONE.withLevels(levels), Watching.NOBODY);
        for (int x : new int[] {5, 100, 195}) {
            int rgb = spread.image().getRGB(x, 50);
            assertEquals(rgb >> 16 & 0xff, rgb & 0xff, 4);
            assertEquals(rgb >> 8 & 0xff, rgb & 0xff, 4);
            assertEquals(255 * x / 200, rgb & 0xff, 4);
        }
    }

    @Test
    void aPictureOfOneToneIsLeftAsItIs() {
        BufferedImage plain = new BufferedImage(20, 20, BufferedImage.TYPE_BYTE_GRAY);
        Histogram histogram = Histogram.of(Photo.of(plain), Area.of(20, 20));
        assertEquals(Levels.NONE, Levels.contrast(histogram));
        assertEquals(Levels.NONE, Levels.colours(histogram));
    }

    @Test
    void aHistogramCountsTheAreaAlone() {
        BufferedImage image = new BufferedImage(8, 4, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(0, 0, 0, 255);
        image.getRaster().setSample(7, 3, 0, 128);

        int[] counts = Histogram.of(Photo.of(image), new Area(4, 0, 4, 4)).counts().getFirst();

        assertEquals(15, counts[0]);
        assertEquals(1, counts[(int) Math.round(128 / 255.0 * (Histogram.BINS - 1))]);
        assertEquals(0, counts[Histogram.BINS - 1]);
    }

    @Test
    void rangesThatAreNoneAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Levels.Range(0.5, 1, 0.51));
        assertThrows(IllegalArgumentException.class, () -> new Levels.Range(-0.1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Levels.Range(0, 1, 1.1));
        assertThrows(IllegalArgumentException.class, () -> new Levels.Range(0, 0.05, 1));
        assertThrows(IllegalArgumentException.class, () -> new Levels.Range(0, Double.NaN, 1));
        assertThrows(IllegalArgumentException.class, () -> new Levels.Range(Double.NaN, 1, 1));
    }

    @Test
    void inksHaveNoLevels() {
        Photo inks = Photo.of(Pictures.picture(4, 4, 8, 4, PlainCmyk.INSTANCE));
        assertTrue(!inks.hasTones());
        assertThrows(IllegalArgumentException.class, () -> inks.with(tones(FADED), Watching.NOBODY));
    }

    @Test
    void aJpegWithOtherTonesIsWrittenAsWellAsItWas() throws Exception {
        Path file = folder.resolve("photo.jpg");
        PhotoWriter.write(
                Photo.of(Pictures.picture(200, 120, 8, 3)), file, new WriteOptions(OptionalInt.of(95)));
        Photo photo = PhotoReader.read(file);
        Photo spread = photo.with(tones(FADED), Watching.NOBODY);
        Path out = folder.resolve("spread.jpg");

        PhotoWriter.write(spread, out, WriteOptions.defaults());

        Photo read = PhotoReader.read(out);
        float[] wanted = spread.rgb(Area.of(200, 120), 200, 120);
        float[] found = read.rgb(Area.of(200, 120), 200, 120);
        double squares = 0;
        for (int i = 0; i < wanted.length; i++) {
            squares += Math.pow(wanted[i] - found[i], 2);
        }
        assertTrue(10 * Math.log10(wanted.length / squares) > 36, "PSNR " + 10 * Math.log10(wanted.length / squares));
    }
}
