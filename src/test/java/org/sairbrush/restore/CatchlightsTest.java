package org.sairbrush.restore;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sairbrush.damage.DamageMap;
import org.sairbrush.photo.Mask;
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
}
