package org.sairbrush.semantics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.selection.Selection;
import org.sairbrush.sair.SemanticMap;

class ResemblanceTest {

    /// Three meanings in 12 columns, (0–2), (3–8) and (9–11), all with a large common part; the last is the first's.
    private static final SemanticMap MAP = map();

    private static SemanticMap map() {
        float[] values = new float[3 * 12 * 12];
        for (int cell = 0; cell < 144; cell++) {
            int column = cell % 12;
            values[cell] = 10;
            values[144 + cell] = column < 3 || column > 8 ? 1 : 0;
            values[288 + cell] = column < 3 || column > 8 ? 0 : 1;
        }
        return new SemanticMap(3, 12, 12, values);
    }

    private static Selection select(int x, int y, double tolerance, boolean contiguous) {
        return new Resemblance(MAP, Area.of(240, 120), x + 0.5, y + 0.5)
                .select(x, y, tolerance, contiguous, 240, 120, () -> false);
    }

    @Test
    void theSameMeaningIsTakenAndTheOtherIsNot() {
        Selection selection = select(120, 60, 0.5, true);
        assertTrue(selection.holds(70, 10) && selection.holds(170, 110));
        assertTrue(!selection.holds(30, 60) && !selection.holds(210, 60));
    }

    @Test
    void whatDoesNotHangTogetherIsTakenWhenAskedFor() {
        assertTrue(!select(20, 60, 0.5, true).holds(220, 60));
        assertTrue(select(20, 60, 0.5, false).holds(220, 60));
    }

    @Test
    void moreToleranceTakesMore() {
        long strict = select(120, 60, 0.1, true).toMask(240, 120).holePixels();
        long lenient = select(120, 60, 0.9, true).toMask(240, 120).holePixels();
        assertTrue(strict < lenient, strict + " < " + lenient);
    }

    @Test
    void aPointIsExactlyLikeItself() {
        assertEquals(1, new Resemblance(MAP, Area.of(240, 120), 130, 55).at(130, 55), 1e-5);
    }

    @Test
    void onlyTheMapsOwnAreaIsTaken() {
        Selection selection = new Resemblance(MAP, new Area(100, 0, 100, 60), 150.5, 30.5)
                .select(150, 30, 1, true, 240, 120, () -> false);
        assertTrue(!selection.holds(90, 30) && !selection.holds(150, 70));
    }
}
