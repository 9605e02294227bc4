package org.sairbrush.photo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Levels by points of the photo.
class PointLevelsTest {

    private static final double[] DARK = {0.2, 0.15, 0.1};
    private static final double[] MIDDLE = {0.6, 0.5, 0.3};
    private static final double[] LIGHT = {0.95, 0.85, 0.7};

    private static final Levels BEFORE = new Levels(
            new Levels.Range(0.1, 1.2, 0.9),
            List.of(new Levels.Range(0.02, 1, 1), new Levels.Range(0, 0.8, 0.95), Levels.Range.WHOLE));

    /// What becomes of one pixel at 16 bits.
    private static double[] leveled(Levels levels, double[] point) {
        BufferedImage image = Pictures.picture(1, 1, 16, 3);
        for (int band = 0; band < 3; band++) {
            image.getRaster().setSample(0, 0, band, (int) Math.round(point[band] * 65535));
        }
        return Photo.of(image)
                .with(Tones.NONE.withLevels(levels), Watching.NOBODY)
                .mean(Area.of(1, 1));
    }

    @Test
    void aPointBecomesBlackWhateverItsCastAndWhateverLevelsThereWere() {
        for (Levels before : List.of(Levels.NONE, BEFORE)) {
            Levels after = before.blackAt(DARK).orElseThrow();

            assertArrayEquals(new double[] {0, 0, 0}, leveled(after, DARK), 1e-4);
            double[] alittleLighter = leveled(after, new double[] {0.21, 0.16, 0.11});
            assertTrue(alittleLighter[0] > 0 && alittleLighter[1] > 0 && alittleLighter[2] > 0);
            assertEquals(before.all().gamma(), after.all().gamma());
            assertEquals(before.component(1).gamma(), after.component(1).gamma());
            assertEquals(before.component(1).white(), after.component(1).white());
        }
    }

    @Test
    void aPointBecomesWhite() {
        for (Levels before : List.of(Levels.NONE, BEFORE)) {
            Levels after = before.whiteAt(LIGHT).orElseThrow();

            assertArrayEquals(new double[] {1, 1, 1}, leveled(after, LIGHT), 1e-4);
            double[] alittleDarker = leveled(after, new double[] {0.94, 0.84, 0.69});
            assertTrue(alittleDarker[0] < 1 && alittleDarker[1] < 1 && alittleDarker[2] < 1);
            assertEquals(before.all().black(), after.all().black());
        }
    }

    @Test
    void aPointBecomesGreyAndStaysAsLight() {
        for (Levels before : List.of(Levels.NONE, BEFORE)) {
            double[] was = leveled(before, MIDDLE);
            double luma = 0.299 * was[0] + 0.587 * was[1] + 0.114 * was[2];

            Levels after = before.greyAt(MIDDLE).orElseThrow();

            assertArrayEquals(new double[] {luma, luma, luma}, leveled(after, MIDDLE), 1e-4);
            assertEquals(before.all(), after.all());
        }
    }

    @Test
    void whatIsGreyAlreadyStaysAsItIs() {
        assertEquals(1, Levels.NONE.greyAt(new double[] {0.4, 0.4, 0.4}).orElseThrow().component(0).gamma(), 1e-9);
    }

    @Test
    void whereAColourIsAtAnEndNoGammaHelps() {
        assertEquals(Optional.empty(), Levels.NONE.greyAt(new double[] {0.6, 0.5, 0}));
        assertEquals(Optional.empty(), Levels.NONE.greyAt(new double[] {1, 0.5, 0.4}));
        assertEquals(Optional.empty(), Levels.NONE.greyAt(new double[] {0, 0, 0}));
        assertEquals(Optional.empty(), Levels.NONE.greyAt(new double[] {1, 1, 1}));
        // Below the black point of red.
        assertEquals(Optional.empty(), BEFORE.greyAt(new double[] {0.01, 0.5, 0.4}));
        // That would take a gamma of more than ten.
        assertEquals(Optional.empty(), Levels.NONE.greyAt(new double[] {0.9, 0.9, 1e-5}));
    }

    @Test
    void blackIsDarkerThanWhite() {
        Levels bright = Levels.NONE.whiteAt(MIDDLE).orElseThrow();
        assertEquals(Optional.empty(), bright.blackAt(MIDDLE));
        assertEquals(Optional.empty(), bright.blackAt(LIGHT));
        Levels dim = Levels.NONE.blackAt(MIDDLE).orElseThrow();
        assertEquals(Optional.empty(), dim.whiteAt(DARK));
        assertEquals(Optional.empty(), Levels.NONE.whiteAt(new double[] {0, 0, 0}));
        assertEquals(Optional.empty(), Levels.NONE.blackAt(new double[] {1, 1, 1}));
        assertEquals(Levels.NONE, Levels.NONE.whiteAt(new double[] {1, 1, 1}).orElseThrow());
    }

    @Test
    void aGreyPhotoHasOneRangeThatIsThatOfAll() {
        Levels before = Levels.NONE.withAll(new Levels.Range(0.05, 1.4, 0.9));
        assertEquals(
                before.withAll(new Levels.Range(0.3, 1.4, 0.9)),
                before.blackAt(new double[] {0.3}).orElseThrow());
        assertEquals(
                before.withAll(new Levels.Range(0.05, 1.4, 0.7)),
                before.whiteAt(new double[] {0.7}).orElseThrow());
    }

    @Test
    void theMeanOfWhiteIsWhite() {
        BufferedImage image = new BufferedImage(5, 5, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 25; i++) {
            image.setRGB(i % 5, i / 5, i < 20 ? 0xffffffff : 0xffff00ff);
        }
        assertArrayEquals(new double[] {1, 0.8, 1}, Photo.of(image).mean(Area.of(5, 5)));
    }
}
