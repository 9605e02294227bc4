package org.sairbrush.restore;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.damage.DamageMap;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoReader;
import org.sairbrush.semantics.CellProbabilities;

class CatchlightsTest {

    private static final int SIDE = 40;

    private final float[] probabilities = new float[SIDE * SIDE];

    /// An eye in the left quarter, and what is beside it.
    private final Catchlights catchlights = new Catchlights(List.of(new Catchlights.Eyes(
            new CellProbabilities(1, 4, List.of(7, 3), new float[][] {{0.1f, 1, 1, 1}, {0.9f, 0, 0, 0}}), 1)));

    private Mask found() {
        return catchlights.spared(new DamageMap(SIDE, SIDE, probabilities)).mask(0.5, SIDE, SIDE);
    }

    private void set(int x, int y, float probability) {
        probabilities[y * SIDE + x] = probability;
    }

    @Test
    void aSpeckInAnEyeIsLeftAndOneBesideItIsFound() {
        set(8, 8, 0.9f);
        set(9, 8, 0.9f);
        set(30, 8, 0.9f);

        assertFalse(found().hole(8, 8));
        assertTrue(found().hole(30, 8));
    }

    @Test
    void aScratchAcrossAnEyeIsFoundWhole() {
        for (int x = 5; x < SIDE; x++) {
            set(x, 10, 0.9f);
        }

        assertTrue(found().hole(6, 10) && found().hole(35, 10));
    }

    @Test
    void moreSensitivityFindsWhatLiesInAnEyeToo() {
        set(8, 8, 0.9f);

        DamageMap spared = catchlights.spared(new DamageMap(SIDE, SIDE, probabilities));

        assertTrue(spared.mask(0.8, SIDE, SIDE).hole(8, 8));
    }

    @Test
    void onAPortraitDustIsFoundOnTheForeheadAndNotInTheEye(@TempDir Path folder) throws Exception {
        BufferedImage sample;
        try (InputStream stream = PackRestorer.class.getResourceAsStream("/org/sairbrush/sample/sample.jpg")) {
            sample = ImageIO.read(stream);
        }
        BufferedImage dotted = new BufferedImage(sample.getWidth(), sample.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = dotted.createGraphics();
        graphics.drawImage(sample, 0, 0, null);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillOval(439, 458, 6, 6);
        graphics.fillOval(369, 398, 6, 6);
        graphics.dispose();
        Path file = folder.resolve("dotted.png");
        ImageIO.write(dotted, "png", file.toFile());
        Photo photo = PhotoReader.read(file);
        try (PackRestorer restorer = new PackRestorer(PackLibrary.in(Path.of("models")))) {
            RestoreSettings settings =
                    new RestoreSettings(Method.SAIR, RestoreSettings.DEFAULT_PACK, DeviceChoice.CPU, 0);
            Mask found = restorer.damage(photo, settings, Progress.NONE).mask(0.6, photo.width(), photo.height());
            assertTrue(found.hole(372, 401), "forehead");
            assertFalse(found.hole(442, 461), "eye");
            assertTrue(found.hole(355, 493), "the blot that the sample has on its cheek, just below the other eye");
        }
    }
}
