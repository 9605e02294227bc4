package org.sairbrush.restore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.damage.DamageMap;
import org.sairbrush.damage.SpeckJudge;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoReader;
import org.sairbrush.semantics.CellProbabilities;

class SecondLookTest {

    private static final int SIDE = 100;

    private final float[] probabilities = new float[SIDE * SIDE];

    private DamageMap damage() {
        return new DamageMap(SIDE, SIDE, probabilities);
    }

    /// By features that nobody looks at.
    private List<Speck> specks() {
        CellProbabilities look = new CellProbabilities(
                1,
                1,
                IntStream.range(0, SpeckFeatures.LABELS.size()).boxed().toList(),
                new float[SpeckFeatures.LABELS.size()][1]);
        return SecondLook.specks(
                damage(), new SpeckFeatures(new float[3 * SIDE * SIDE], damage(), List.of(look, look)));
    }

    private void set(int x, int y, float probability) {
        probabilities[y * SIDE + x] = probability;
    }

    /// A judge that is asked for one number alone, its own answer's logit.
    private static final SpeckJudge TELLING = new SpeckJudge(
            new float[] {-100}, new float[] {1}, new float[] {1}, new float[] {0}, new float[] {1}, new float[] {-100});

    private static Speck speck(double damaged, int... places) {
        return new Speck(places, new float[] {(float) Math.log(damaged / (1 - damaged))});
    }

    @Test
    void aSmallSpeckIsOnePiece() {
        set(50, 50, 0.9f);
        set(51, 51, 0.2f);
        set(52, 51, 0.05f);
        set(80, 80, 0.1f);

        List<Speck> specks = specks();

        assertEquals(2, specks.size());
        assertArrayEquals(new int[] {50 * SIDE + 50, 51 * SIDE + 51}, specks.getFirst().places());
        assertArrayEquals(new int[] {80 * SIDE + 80}, specks.getLast().places());
    }

    @Test
    void aLongScratchIsJudgedInPiecesThatAreAllOfIt() {
        for (int x = 2; x < 98; x++) {
            set(x, 40, 0.9f);
        }

        List<Speck> specks = specks();

        assertEquals(3, specks.size());
        assertArrayEquals(
                IntStream.range(2, 98).map(x -> 40 * SIDE + x).toArray(),
                specks.stream().flatMapToInt(speck -> Arrays.stream(speck.places())).sorted().toArray());
    }

    @Test
    void whatIsNoDamageBecomesLessProbableByHowSureThatIs() {
        set(5, 5, 0.8f);
        set(30, 30, 0.8f);
        set(60, 60, 0.8f);

        DamageMap judged = SecondLook.judged(
                List.of(new Suspects(
                        damage(),
                        List.of(speck(0.05, 5 * SIDE + 5), speck(0.25, 30 * SIDE + 30), speck(0.9, 60 * SIDE + 60)))),
                TELLING);

        assertEquals(0.008, judged.at(5 * SIDE + 5), 1e-4);
        assertEquals(0.2, judged.at(30 * SIDE + 30), 1e-4);
        assertEquals(0.8, judged.at(60 * SIDE + 60), 1e-6, "nothing becomes more probable");
    }

    /// A scratch that is thin in the closest look is thick from afar, and must not be masked like that.
    @Test
    void whatACloserLookFindsIsNotMadeWider() {
        int half = SIDE / 2;
        set(30, 30, 0.9f);
        Suspects closest = new Suspects(damage(), List.of(speck(0.9, 30 * SIDE + 30)));
        float[] coarse = new float[half * half];
        coarse[15 * half + 15] = 0.8f;
        coarse[15 * half + 16] = 0.8f;
        coarse[40 * half + 40] = 0.7f;
        Suspects farther = new Suspects(
                new DamageMap(half, half, coarse),
                List.of(speck(0.9, 15 * half + 15, 15 * half + 16), speck(0.9, 40 * half + 40)));

        DamageMap together = SecondLook.judged(List.of(closest, farther), TELLING);

        assertEquals(0.9, together.at(30 * SIDE + 30), 1e-6);
        assertEquals(0, together.at(30 * SIDE + 33), 1e-6, "beside it");
        assertTrue(together.at(80 * SIDE + 80) > 0.3, "what the farther look alone has found");
    }

    @Test
    void onAPortraitDustIsFoundOnTheForeheadAndNotInTheEye(@TempDir Path folder) throws Exception {
        Mask found = found(folder, graphics -> {
            graphics.fillOval(439, 458, 6, 6);
            graphics.fillOval(369, 398, 6, 6);
        });
        assertTrue(found.hole(372, 401), "forehead");
        assertFalse(found.hole(442, 461), "eye");
        assertTrue(found.hole(355, 493), "the blot that the sample has on its cheek, just below the other eye");
    }

    @Test
    void onAPortraitAScratchIsFoundAcrossAnEyeToo(@TempDir Path folder) throws Exception {
        Mask found = found(folder, graphics -> {
            graphics.setStroke(new BasicStroke(3));
            graphics.drawLine(322, 371, 502, 506);
        });
        for (int step = 1; step < 18; step++) {
            int x = 322 + 10 * step;
            int y = 371 + 75 * step / 10;
            assertTrue(found.hole(x, y), () -> "at " + x + ", " + y);
        }
    }

    @FunctionalInterface
    private interface Damage {
        void draw(Graphics2D graphics);
    }

    /// What the default pack finds on the sample when it has more damage, in white.
    private static Mask found(Path folder, Damage damage) throws Exception {
        BufferedImage sample;
        try (InputStream stream = PackRestorer.class.getResourceAsStream("/org/sairbrush/sample/sample.jpg")) {
            sample = ImageIO.read(stream);
        }
        BufferedImage damaged = new BufferedImage(sample.getWidth(), sample.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = damaged.createGraphics();
        graphics.drawImage(sample, 0, 0, null);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        damage.draw(graphics);
        graphics.dispose();
        Path file = folder.resolve("damaged.png");
        ImageIO.write(damaged, "png", file.toFile());
        Photo photo = PhotoReader.read(file);
        try (PackRestorer restorer = new PackRestorer(PackLibrary.in(Path.of("models")))) {
            RestoreSettings settings =
                    new RestoreSettings(Method.SAIR, RestoreSettings.DEFAULT_PACK, DeviceChoice.CPU, 0);
            return restorer.damage(photo, settings, Progress.NONE).mask(0.6, photo.width(), photo.height());
        }
    }
}
