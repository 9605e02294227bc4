package org.sairbrush.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DamagePainterTest {

    private static final int SIZE = 192;
    private static final int PLANE = SIZE * SIZE;
    private static final int SEEDS = 20;

    @ParameterizedTest
    @EnumSource
    void everyBlemishIsDrawnAndLeavesMostOfThePicture(Blemish blemish) {
        int drawn = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            double share = sum(blemish.coverage(SIZE, 1, random(seed))) / PLANE;
            drawn += share > 0 ? 1 : 0;
            assertTrue(share < 0.35, blemish + " with seed " + seed + " covers " + share);
        }
        // some lie beyond a border
        assertTrue(drawn > 0.7 * SEEDS, blemish + " drawn " + drawn + " times");
    }

    @ParameterizedTest
    @EnumSource
    void maskAndPictureAgree(Blemish blemish) {
        double marked = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            float[] grey = grey();
            float[] damaged = new float[PLANE];
            new DamagePainter(SIZE, 1).put(blemish, grey, damaged, random(seed));
            for (int pixel = 0; pixel < PLANE; pixel++) {
                float change = change(grey, pixel);
                assertTrue(damaged[pixel] == 0 || change >= 0.029, blemish + " can't be seen with seed " + seed);
                // a pixel that is covered by less than a part changes by less than that
                assertTrue(damaged[pixel] == 1 || change < 0.25, blemish + " isn't marked with seed " + seed);
            }
            marked += sum(damaged);
        }
        assertTrue(marked > 0.0005 * SEEDS * PLANE, blemish + " marks " + marked);
    }

    @ParameterizedTest
    @EnumSource
    void aBlemishIsFixedByItsSeed(Blemish blemish) {
        float[][] pictures = {grey(), grey()};
        for (float[] picture : pictures) {
            new DamagePainter(SIZE, 1).put(blemish, picture, new float[PLANE], random(3));
        }
        assertArrayEquals(pictures[0], pictures[1]);
    }

    @ParameterizedTest
    @EnumSource(names = {"SCRATCHES", "FIBRES", "CRACKS", "DUST", "FOXING", "TIDE_LINE"})
    void thicknessGrowsWithTheUnit(Blemish blemish) {
        double fine = 0;
        double coarse = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            fine += sum(blemish.coverage(SIZE, 1, random(seed)));
            coarse += sum(blemish.coverage(3 * SIZE, 3, random(seed)));
        }
        assertEquals(9, coarse / fine, 0.5, blemish.toString());
    }

    @Test
    void whatIsInThePaperIsFainterThanWhatLiesOnIt() {
        Map<Blemish, Double> strongest = new EnumMap<>(Blemish.class);
        for (Blemish blemish : Blemish.values()) {
            for (int seed = 0; seed < 40; seed++) {
                float[] grey = grey();
                new DamagePainter(SIZE, 1).put(blemish, grey, new float[PLANE], random(seed));
                for (int pixel = 0; pixel < PLANE; pixel++) {
                    strongest.merge(blemish, (double) change(grey, pixel), Math::max);
                }
            }
        }
        double faint = strongest.get(Blemish.TIDE_LINE);
        assertTrue(faint < 0.42, "tide line " + faint);
        assertTrue(strongest.get(Blemish.FLAKES) > faint + 0.05, strongest.toString());
    }

    @Test
    void blemishesAreAsFrequentAsTheReferenceDrawsThem() {
        Map<Blemish, Integer> drawn = new EnumMap<>(Blemish.class);
        RandomGenerator random = random(1);
        for (int draw = 0; draw < 10_600; draw++) {
            drawn.merge(Blemish.one(random), 1, Integer::sum);
        }
        assertEquals(2800, drawn.get(Blemish.SCRATCHES), 200);
        assertEquals(600, drawn.get(Blemish.FOXING), 100);
        assertEquals(300, drawn.get(Blemish.TIDE_LINE), 80);
    }

    @Test
    void someOfTheDamagedPicturesAreNot() {
        int undamaged = 0;
        for (int seed = 0; seed < 200; seed++) {
            float[] grey = grey();
            float[] damaged = new DamagePainter(SIZE, 1).paint(grey, random(seed));
            undamaged += sum(damaged) == 0 ? 1 : 0;
            for (float sample : grey) {
                assertTrue(sample >= 0 && sample <= 1, "seed " + seed + ": " + sample);
            }
        }
        assertTrue(undamaged > 12 && undamaged < 50, "undamaged " + undamaged);
    }

    @Test
    void theBorderOfAPrintIsNoDamage() {
        boolean bordered = false;
        for (int seed = 0; seed < 60; seed++) {
            float[] grey = grey();
            assertEquals(0, sum(new DamagePainter(SIZE, 1).leave(grey, random(seed))));
            bordered |= change(grey, SIZE / 2) > 0.25 || change(grey, PLANE - SIZE / 2) > 0.25;
        }
        assertTrue(bordered);
    }

    @Test
    void aPictureIsFixedByItsSeed() {
        float[] first = grey();
        float[] second = grey();
        float[] third = grey();
        DamagePainter painter = new DamagePainter(SIZE, 1);

        assertArrayEquals(painter.paint(first, random(4)), painter.paint(second, random(4)));
        assertArrayEquals(first, second);
        painter.paint(third, random(5));
        assertFalse(Arrays.equals(first, third));
    }

    private static float change(float[] picture, int pixel) {
        float most = 0;
        for (int channel = 0; channel < 3; channel++) {
            most = Math.max(most, Math.abs(picture[channel * PLANE + pixel] - 0.5f));
        }
        return most;
    }

    private static float[] grey() {
        float[] grey = new float[3 * PLANE];
        Arrays.fill(grey, 0.5f);
        return grey;
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
