package org.sairbrush.restore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sairbrush.damage.DamageMap;
import org.sairbrush.semantics.CellProbabilities;

class SpeckFeaturesTest {

    private static final int SIDE = 40;
    private static final int CELLS = 5;

    private final float[] rgb = new float[3 * SIDE * SIDE];
    private final float[] probabilities = new float[SIDE * SIDE];
    private final float[][] labels = new float[SpeckFeatures.LABELS.size()][CELLS * CELLS];

    private void paint(int x, int y, float tone) {
        for (int channel = 0; channel < 3; channel++) {
            rgb[channel * SIDE * SIDE + y * SIDE + x] = tone;
        }
    }

    private float[] of(int[] speck) {
        for (int place : speck) {
            probabilities[place] = 0.9f;
        }
        List<Integer> all = IntStream.range(0, labels.length).boxed().toList();
        CellProbabilities look = new CellProbabilities(CELLS, CELLS, all, labels);
        DamageMap damage = new DamageMap(SIDE, SIDE, probabilities);
        return new SpeckFeatures(rgb, damage, List.of(look, look)).of(speck, speck);
    }

    private static int[] upright(int x, int from, int to) {
        return IntStream.range(from, to).map(y -> y * SIDE + x).toArray();
    }

    private void halves(float left, float right) {
        for (int i = 0; i < SIDE * SIDE; i++) {
            paint(i % SIDE, i / SIDE, i % SIDE < SIDE / 2 ? left : right);
        }
    }

    @Test
    void thereAreAsManyAsJudgesAreToldAndAllAreNumbers() {
        float[] features = of(new int[] {0});

        assertEquals(SpeckFeatures.COUNT, features.length);
        assertFinite(features);
    }

    @Test
    void aSpeckAmongNothingButSuspicionsHasNumbersToo() {
        Arrays.fill(probabilities, 0.4f);

        assertFinite(of(upright(20, 5, 30)));
    }

    private static void assertFinite(float[] features) {
        for (float feature : features) {
            assertTrue(Float.isFinite(feature), () -> Arrays.toString(features));
        }
    }

    /// What is on a speck's left and on its right is the same to it.
    @Test
    void aPictureSeenInAMirrorHasTheSameSpecks() {
        halves(0.2f, 0.7f);
        paint(20, 12, 1);
        Arrays.fill(labels[2], 0, CELLS * CELLS, 0.1f);
        for (int row = 0; row < CELLS; row++) {
            labels[2][row * CELLS] = 0.9f;
        }
        float[] features = of(upright(20, 5, 30));

        Arrays.fill(probabilities, 0);
        halves(0.7f, 0.2f);
        paint(SIDE - 1 - 20, 12, 1);
        for (int row = 0; row < CELLS; row++) {
            labels[2][row * CELLS] = 0.1f;
            labels[2][row * CELLS + CELLS - 1] = 0.9f;
        }
        // the dark half ends one pixel earlier than the speck lies: its mirror image does, too
        float[] mirrored = of(upright(SIDE - 1 - 20, 5, 30));

        assertArrayEquals(features, mirrored, 1e-4f);
    }

    @Test
    void theBorderOfTwoThingsDiffersFromALineOnOne() {
        halves(0.2f, 0.7f);
        float[] border = of(upright(20, 5, 30));
        Arrays.fill(probabilities, 0);
        float[] line = of(upright(30, 5, 30));

        // the same shape on the same photo, so that only the tones tell them apart
        assertTrue(Arrays.mismatch(border, line) >= 0);
        int different = 0;
        for (int i = 0; i < border.length; i++) {
            different += Math.abs(border[i] - line[i]) > 0.2 ? 1 : 0;
        }
        assertTrue(different >= 3, () -> Arrays.toString(border) + "\n" + Arrays.toString(line));
    }

    @Test
    void whatThePhotoShowsThereIsAmongThem() {
        float[] before = of(upright(20, 5, 30));
        Arrays.fill(labels[0], 1);
        float[] after = of(upright(20, 5, 30));

        int changed = 0;
        for (int i = 0; i < before.length; i++) {
            changed += after[i] - before[i] == 1 ? 1 : 0;
        }
        assertEquals(2 * SpeckFeatures.LOOKS, changed, "on the speck and beside it in each look");
    }
}
