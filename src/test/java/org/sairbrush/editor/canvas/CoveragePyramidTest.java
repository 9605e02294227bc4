package org.sairbrush.editor.canvas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;

class CoveragePyramidTest {

    private static Mask hairline() {
        Mask mask = Mask.empty(2001, 1503);
        for (int y = 0; y < mask.height(); y++) {
            mask.coverage()[y * mask.width() + 1000] = (byte) 255;
        }
        return mask;
    }

    @Test
    void aHairlineIsSeenHoweverSmallThePhotoIsShown() {
        CoveragePyramid pyramid = new CoveragePyramid(hairline());
        CoveragePyramid.Level smallest = pyramid.level(pyramid.levels() - 1);
        int most = 0;
        for (byte value : smallest.coverage()) {
            most = Math.max(most, value & 0xff);
        }
        assertTrue(most > 40, "coverage " + most);
    }

    @Test
    void whatIsCoveredFullyStaysSo() {
        Mask mask = Mask.empty(640, 480);
        Arrays.fill(mask.coverage(), (byte) 255);
        CoveragePyramid pyramid = new CoveragePyramid(mask);
        for (byte value : pyramid.level(pyramid.levels() - 1).coverage()) {
            assertTrue(value == (byte) 255);
        }
    }

    @Test
    void updatingAnAreaIsAsGoodAsStartingAnew() {
        Mask mask = hairline();
        CoveragePyramid updated = new CoveragePyramid(mask);
        Area area = new Area(333, 777, 411, 123);
        for (int y = area.y(); y < area.bottom(); y++) {
            Arrays.fill(mask.coverage(), y * 2001 + area.x(), y * 2001 + area.right(), (byte) (y * 7));
        }
        updated.update(area);
        CoveragePyramid anew = new CoveragePyramid(mask);
        for (int level = 0; level < anew.levels(); level++) {
            assertArrayEquals(anew.level(level).coverage(), updated.level(level).coverage());
        }
    }
}
