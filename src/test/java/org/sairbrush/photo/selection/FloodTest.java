package org.sairbrush.photo.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.sairbrush.photo.Area;

class FloodTest {

    /// Two upright bars and a lying one apart from them.
    private static boolean bars(int x, int y) {
        return y < 8 && (x == 2 || x == 6) || y == 10;
    }

    @Test
    void allPiecesThatAreTouchedArePickedWholeAndNoOther() {
        Selection picked = Flood.touching((x, y) -> y == 3, 20, 12, FloodTest::bars, () -> false)
                .orElseThrow();
        assertEquals(new Area(2, 0, 5, 8), picked.area());
        assertTrue(picked.holds(2, 0) && picked.holds(6, 7));
        assertFalse(picked.holds(4, 3), "touched, but it does not fit");
        assertFalse(picked.holds(4, 10));
    }

    @Test
    void whereNothingIsTouchedNothingIsPicked() {
        assertTrue(Flood.touching((x, y) -> y == 9, 20, 12, FloodTest::bars, () -> false).isEmpty());
    }
}
