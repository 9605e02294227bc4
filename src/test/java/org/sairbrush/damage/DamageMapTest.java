package org.sairbrush.damage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sairbrush.photo.Mask;

class DamageMapTest {

    private static final int SIDE = 20;

    private final float[] probabilities = new float[SIDE * SIDE];

    private Mask mask(double sensitivity) {
        return new DamageMap(SIDE, SIDE, probabilities).mask(sensitivity, SIDE, SIDE);
    }

    private void set(int x, int y, float probability) {
        probabilities[y * SIDE + x] = probability;
    }

    @Test
    void damageIsMaskedWithARim() {
        set(5, 5, 0.9f);

        Mask mask = mask(0.5);

        assertEquals(25, mask.holePixels());
        assertTrue(mask.hole(3, 3) && mask.hole(7, 7));
    }

    @Test
    void aRimDoesNotReachAroundTheBorder() {
        set(SIDE - 1, 3, 0.9f);

        Mask mask = mask(0.5);

        assertEquals(15, mask.holePixels());
        assertFalse(mask.hole(0, 3) || mask.hole(0, 4));
    }

    @Test
    void moreIsFoundAtAHigherSensitivity() {
        set(5, 5, 0.9f);
        set(15, 15, 0.3f);

        assertFalse(mask(0.5).hole(15, 15));
        assertTrue(mask(0.8).hole(15, 15));
        assertTrue(mask(0.8).hole(5, 5));
        assertTrue(mask(0).isEmpty());
    }

    @Test
    void damageGoesOnWhereItIsFainter() {
        for (int x = 3; x < 12; x++) {
            set(x, 8, x == 3 ? 0.8f : 0.3f);
        }
        set(15, 2, 0.3f);

        Mask mask = mask(0.5);

        assertTrue(mask.hole(11, 8));
        assertFalse(mask.hole(15, 2), "nothing sure is beside it");
    }

    @Test
    void faintDamageDoesNotGoOnAroundTheBorder() {
        for (int x = 10; x < SIDE; x++) {
            set(x, 8, x == 10 ? 0.8f : 0.3f);
        }
        set(0, 9, 0.3f);

        assertFalse(mask(0.5).hole(0, 9));
    }

    @Test
    void aMaskOfALargerPhotoLiesWhereTheDamageIs() {
        set(5, 5, 0.9f);

        Mask mask = new DamageMap(SIDE, SIDE, probabilities).mask(0.5, 3 * SIDE, 2 * SIDE);

        assertEquals(3 * SIDE, mask.width());
        assertEquals(2 * SIDE, mask.height());
        assertEquals(25 * 6, mask.holePixels(), 12);
        assertTrue(mask.hole(16, 11));
        assertFalse(mask.hole(5, 11) || mask.hole(16, 2));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void aSensitivityIsFromNoneToAll(double sensitivity) {
        assertThrows(IllegalArgumentException.class, () -> mask(sensitivity));
    }

    @Test
    void aPlaceIsAsProbableAsInTheLookThatIsSurestOfIt() {
        set(3, 3, 0.9f);
        set(16, 16, 0.2f);
        float[] coarse = new float[SIDE / 2 * SIDE / 2];
        coarse[8 * SIDE / 2 + 8] = 0.8f;
        DamageMap together = DamageMap.of(List.of(
                new DamageMap(SIDE, SIDE, probabilities), new DamageMap(SIDE / 2, SIDE / 2, coarse)));

        assertEquals(SIDE, together.width());
        assertEquals(0.9f, together.at(3 * SIDE + 3), 1e-6);
        // three quarters of the way to the middle of the larger place, in both directions
        assertEquals(0.8 * 0.75 * 0.75, together.at(16 * SIDE + 16), 1e-6);
        assertEquals(0, together.at(10 * SIDE + 3), 1e-6);
    }

    @Test
    void aMapHalfAsLargeHasTheMeanOfFourPlaces() {
        set(4, 6, 1);
        set(5, 7, 0.6f);

        DamageMap half = new DamageMap(SIDE, SIDE, probabilities).resized(SIDE / 2, SIDE / 2);

        assertEquals(0.4, half.at(3 * SIDE / 2 + 2), 1e-6);
        assertEquals(0, half.at(3 * SIDE / 2 + 1), 1e-6);
    }

    @Test
    void aroundAPlaceIsTheHighestThatIsNear() {
        set(4, 6, 0.9f);
        set(5, 7, 0.6f);

        float[] around = new DamageMap(SIDE, SIDE, probabilities).around(SIDE / 2, SIDE / 2, 2);

        assertEquals(0.9f, around[3 * SIDE / 2 + 2]);
        assertEquals(0.9f, around[5 * SIDE / 2 + 4]);
        assertEquals(0, around[3 * SIDE / 2 + 5]);
        assertEquals(0, around[6 * SIDE / 2 + 2]);
    }
}
