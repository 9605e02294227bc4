package org.sairbrush.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SamplersTest {

    private static final int SIZE = 128;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.05, 0.15, 0.3, 0.45, 0.6})
    void damageReachesTheShareThatIsAskedFor(double share) {
        DamageSampler damage = new DamageSampler(SIZE);
        for (int seed = 0; seed < 20; seed++) {
            assertEquals(share, share(damage.draw(share, random(seed))), DamageSampler.TOLERANCE, "seed " + seed);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyKindOfDamageLeavesAHoleOfAboutItsSize(DamageKind kind) {
        for (int seed = 0; seed < 20; seed++) {
            BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_BYTE_GRAY);
            Graphics2D graphics = image.createGraphics();
            graphics.setClip(0, 0, SIZE, SIZE);
            graphics.setColor(Color.WHITE);
            kind.draw(graphics, SIZE, 0.02, random(seed));
            graphics.dispose();
            int holes = 0;
            for (int pixel = 0; pixel < SIZE * SIZE; pixel++) {
                holes += image.getRaster().getSample(pixel % SIZE, pixel / SIZE, 0) / 255;
            }
            double share = (double) holes / (SIZE * SIZE);
            assertTrue(share > 0 && share < 0.08, kind + " with seed " + seed + " covers " + share);
        }
    }

    @Test
    void neighbouringPicturesOfAJudgeAreNotDrawnAlike() {
        for (Split split : List.of(Split.TRAIN, Split.VALIDATION)) {
            int second = 0;
            for (int picture = 0; picture < 200; picture++) {
                second += JudgeTraining.random(1, split, picture).nextInt(2);
            }
            assertEquals(100, second, 30, split.toString());
        }
    }

    @Test
    void masksAreFixedByTheSeed() throws Exception {
        MaskSampler masks = new MaskSampler(SIZE, List.of(stripe("mask.png")));

        assertArrayEquals(masks.draw(random(5)), masks.draw(random(5)));
        assertFalse(Arrays.equals(masks.draw(random(5)), masks.draw(random(6))));
    }

    @Test
    void masksKeepToTheRangeOfSharesThatIsAskedFor() throws Exception {
        MaskSampler masks = new MaskSampler(SIZE, List.of(stripe("mask.png")));
        for (int seed = 0; seed < 60; seed++) {
            double share = share(masks.draw(0.4, 0.6, random(seed)));
            assertTrue(share >= 0.4 && share <= 0.6, "seed " + seed + ": " + share);
        }
    }

    @Test
    void aThirdOfTheMasksHaveLargeHoles() throws Exception {
        MaskSampler masks = new MaskSampler(SIZE, List.of());
        RandomGenerator random = random(1);
        int large = 0;
        for (int drawn = 0; drawn < 150; drawn++) {
            large += share(masks.draw(random)) > 0.4 ? 1 : 0;
        }
        assertEquals(50, large, 20);
    }

    @Test
    void agedPicturesAreColoursAndFixedByTheSeed() {
        boolean grey = false;
        boolean colour = false;
        for (int seed = 0; seed < 40; seed++) {
            float[] picture = gradient();
            PhotoAgeing.age(picture, SIZE, random(seed));
            for (float value : picture) {
                assertTrue(value >= 0 && value <= 1, "seed " + seed + ": " + value);
            }
            float[] again = gradient();
            PhotoAgeing.age(again, SIZE, random(seed));
            assertArrayEquals(picture, again, "seed " + seed);
            boolean isGrey = Arrays.equals(
                    picture, 0, SIZE * SIZE, picture, SIZE * SIZE, 2 * SIZE * SIZE);
            grey |= isGrey;
            colour |= !isGrey;
        }
        assertTrue(grey && colour);
    }

    @Test
    void groceriesAndAquariumAreDrawnRarely() throws Exception {
        Path photos = Files.createDirectories(folder.resolve("photos"));
        for (String source : List.of("groc", "aqua", "oi", "az")) {
            for (int photo = 0; photo < 100; photo++) {
                Files.createFile(photos.resolve("%s_%d.png".formatted(source, photo)));
            }
        }
        TrainingData data = TrainingData.scan(List.of(photos), Split.ALL);
        RandomGenerator random = random(2);
        Map<String, Integer> drawn = new HashMap<>();
        for (int draw = 0; draw < 4000; draw++) {
            drawn.merge(data.draw(random).getFileName().toString().split("_")[0], 1, Integer::sum);
        }
        assertTrue(drawn.get("groc") + drawn.get("aqua") < 0.15 * 4000, drawn.toString());
        assertEquals(drawn.get("oi"), drawn.get("az"), 200);
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private static double share(float[] mask) {
        double holes = 0;
        for (float value : mask) {
            holes += value;
        }
        return holes / mask.length;
    }

    private static float[] gradient() {
        float[] rgb = new float[3 * SIZE * SIZE];
        for (int sample = 0; sample < rgb.length; sample++) {
            rgb[sample] = (float) (sample % SIZE) / SIZE / (1 + sample / (SIZE * SIZE));
        }
        return rgb;
    }

    private Path stripe(String name) throws IOException {
        BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 30, SIZE, 20);
        graphics.dispose();
        Path file = folder.resolve(name);
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    @Test
    void wornPhotosAreWholePhotosOfWhichAThirdIsUndamaged() throws Exception {
        BufferedImage image = new BufferedImage(90, 60, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, 90, 30);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(0, 30, 90, 30);
        graphics.dispose();
        Path photos = Files.createDirectories(folder.resolve("worn"));
        ImageIO.write(image, "png", photos.resolve("a_0.png").toFile());
        WornPhotos worn = new WornPhotos(new ColourPhotos(TrainingData.scan(List.of(photos), Split.ALL)));

        int undamaged = 0;
        int enlarged = 0;
        for (int seed = 0; seed < 100; seed++) {
            WornPhotos.Worn drawn = worn.draw(random(seed));
            int width = drawn.photo().width();
            int height = drawn.photo().height();
            assertEquals(width * height, drawn.damaged().length);
            assertEquals(1.5, (double) width / height, 0.03, "seed " + seed);
            undamaged += share(drawn.damaged()) == 0 ? 1 : 0;
            enlarged += width > 90 ? 1 : 0;
        }
        assertTrue(undamaged > 22 && undamaged < 55, "undamaged " + undamaged);
        assertTrue(enlarged > 20 && enlarged < 50, "enlarged " + enlarged);
    }

    @Test
    void damageOfWornPhotosLiesWhereItIsPainted() throws Exception {
        BufferedImage image = new BufferedImage(64, 96, BufferedImage.TYPE_INT_RGB);
        Path photos = Files.createDirectories(folder.resolve("black"));
        ImageIO.write(image, "png", photos.resolve("a_0.png").toFile());
        WornPhotos worn = new WornPhotos(new ColourPhotos(TrainingData.scan(List.of(photos), Split.ALL)));

        double[] tones = new double[2];
        int[] counts = new int[2];
        for (int seed = 0; seed < 40; seed++) {
            WornPhotos.Worn drawn = worn.draw(random(seed));
            int width = drawn.photo().width();
            for (int i = 0; i < drawn.damaged().length; i++) {
                int kind = (int) drawn.damaged()[i];
                tones[kind] += drawn.photo().image().getRGB(i % width, i / width) & 0xFF;
                counts[kind]++;
            }
        }
        // a print's border is light without being damage, and dirt is dark
        double undamaged = tones[0] / counts[0];
        double damaged = tones[1] / counts[1];
        assertTrue(damaged > 3 * undamaged, damaged + " and " + undamaged);
    }
}
