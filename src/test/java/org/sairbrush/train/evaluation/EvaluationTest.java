package org.sairbrush.train.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.restore.Progress;
import org.sairbrush.restore.RestoreException;

class EvaluationTest {

    private static final int SIZE = 16;
    private static final EvaluationBin SMALL = new EvaluationBin(0, 20);
    private static final EvaluationBin LARGE = new EvaluationBin(20, 60);

    @TempDir
    private Path folder;

    private final List<Path> photos = new ArrayList<>();
    private final List<Path> masks = new ArrayList<>();
    private final List<PhotoException> leftOut = new ArrayList<>();

    @BeforeEach
    void makePictures() throws IOException {
        for (int i = 0; i < 5; i++) {
            photos.add(write("photo" + i, 60 + 30 * i, SIZE, SIZE, SIZE));
        }
        for (int i = 0; i < 4; i++) {
            masks.add(write("mask" + i, 255, SIZE, SIZE, 2 * (i + 1)));
        }
        masks.add(write("empty", 0, SIZE, SIZE, SIZE));
    }

    @Test
    void binsTakeTheirUpperBoundOnly() {
        assertFalse(SMALL.contains(0));
        assertTrue(SMALL.contains(0.2));
        assertFalse(LARGE.contains(0.2));
        assertTrue(LARGE.contains(0.6));
    }

    @Test
    void masksGoToTheBinOfTheirHole() throws Exception {
        EvaluationPairs pairs = choose(5, 1);

        assertEquals(1, pairs.masks().bins().get(SMALL).size());
        assertEquals(3, pairs.masks().bins().get(LARGE).size());
    }

    @Test
    void theChoiceHangsOnTheSeedOnly() throws Exception {
        assertEquals(choose(5, 1).photos(), choose(5, 1).photos());
        assertFalse(choose(5, 1).photos().equals(choose(5, 2).photos()));
    }

    @Test
    void aLargerLimitAddsToASmallerOne() throws Exception {
        EvaluationPairs two = choose(2, 7);
        EvaluationPairs five = choose(5, 7);

        assertEquals(two.photos(), five.photos().subList(0, 2));
        assertArrayEquals(two.masks().mask(LARGE, 1).coverage(), five.masks().mask(LARGE, 1).coverage());
    }

    @Test
    void masksGoRoundWhereTheyAreFew() throws Exception {
        EvaluationPairs pairs = choose(5, 1);

        Mask first = pairs.masks().mask(LARGE, 0);
        assertEquals(first, pairs.masks().mask(LARGE, 3));
    }

    @Test
    void aConstantErrorIsMeasuredExactly() throws Exception {
        List<EvaluationResult> results = run(new Predicting("off", 10f / 255));

        EvaluationResult large = results.get(1);
        assertEquals("20-60", large.bin());
        assertEquals(5, large.n());
        assertEquals(20 * Math.log10(25.5), large.hole().psnr().mean(), 1e-6);
        assertEquals(10.0 / 255, large.hole().l1().mean(), 1e-6);
        assertEquals(0, large.hole().l1().sd(), 1e-6);
        assertEquals(20 * Math.log10(25.5), large.raw().psnr().mean(), 1e-6);
        assertTrue(large.composited().psnr().mean() > large.raw().psnr().mean());
    }

    @Test
    void methodsNeverSeeTheTruthInTheHole() throws Exception {
        run(new Predicting("blind", 0) {
            @Override
            public float[] fill(float[] rgb, float[] hole, int width, int height) {
                for (int i = 0; i < rgb.length; i++) {
                    assertTrue(hole[i % hole.length] == 0 || rgb[i] == 0);
                }
                return super.fill(rgb, hole, width, height);
            }
        });
    }

    @Test
    void aPerfectFillCountsAsAHundredDecibels() throws Exception {
        List<EvaluationResult> results = run(EvaluationBaselines.of("mean").orElseThrow());

        assertEquals(100, results.getFirst().hole().psnr().mean());
        assertEquals(1, results.getFirst().composited().ssim().mean(), 1e-12);
    }

    @Test
    void aPredictionThatIsNotANumberIsAFailure() {
        assertThrows(RestoreException.class, () -> run(new Predicting("broken", Float.NaN)));
    }

    @Test
    void theStandardDeviationIsThatOfASample() {
        EvaluationResult.Spread spread = EvaluationResult.Spread.of(List.of(1.0, 2.0, 3.0, 4.0));

        assertEquals(2.5, spread.mean());
        assertEquals(Math.sqrt(5.0 / 3), spread.sd(), 1e-12);
        assertEquals(0, EvaluationResult.Spread.of(List.of(7.0)).sd());
    }

    @Test
    void methodsAreComparedPictureByPicture() throws Exception {
        List<Evaluated> methods = List.of(new Predicting("near", 1f / 255), new Predicting("far", 10f / 255));

        List<EvaluationDifference> differences =
                new Evaluation(choose(5, 1), SIZE, leftOut::add).run(methods, Progress.NONE).differences();

        assertEquals(List.of("0-20", "20-60"), differences.stream().map(EvaluationDifference::bin).toList());
        EvaluationDifference large = differences.getLast();
        assertEquals("near", large.method());
        assertEquals("far", large.against());
        assertEquals(20, large.holePsnr().mean(), 1e-6);
        assertEquals(0, large.holePsnr().se(), 1e-6);
        assertEquals(20, large.psnr().mean(), 1e-6);
    }

    @Test
    void theStandardErrorShrinksWithTheRootOfTheNumber() {
        EvaluationDifference.Mean mean = EvaluationDifference.Mean.of(List.of(1.0, 2.0, 3.0, 4.0));

        assertEquals(2.5, mean.mean());
        assertEquals(Math.sqrt(5.0 / 3) / 2, mean.se(), 1e-12);
    }

    private EvaluationPairs choose(int limit, long seed) throws Exception {
        EvaluationMasks chosen =
                EvaluationMasks.choose(masks, List.of(SMALL, LARGE), SIZE, limit, seed, leftOut::add, Progress.NONE);
        return EvaluationPairs.choose(photos, chosen, limit, seed);
    }

    private List<EvaluationResult> run(Evaluated method) throws Exception {
        return new Evaluation(choose(5, 1), SIZE, leftOut::add).run(List.of(method), Progress.NONE).results();
    }

    private Path write(String name, int grey, int width, int height, int columns) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < columns; x++) {
                image.setRGB(x, y, grey << 16 | grey << 8 | grey);
            }
        }
        Path file = Files.createDirectories(folder).resolve(name + ".png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    /// Knows that every photo of these tests has one colour, and is wrong by a constant.
    private static class Predicting implements Evaluated {

        private final String id;
        private final float error;

        Predicting(String id, float error) {
            this.id = id;
            this.error = error;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public float[] fill(float[] rgb, float[] hole, int width, int height) {
            float colour = 0;
            for (float value : rgb) {
                colour = Math.max(colour, value);
            }
            float[] prediction = new float[rgb.length];
            Arrays.fill(prediction, colour + error);
            return prediction;
        }
    }
}
