package org.sairbrush.restore;

import java.util.Arrays;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;

/// Masks for tests.
final class Masks {

    private Masks() {}

    static Mask mask(int width, int height, Area... holes) {
        Mask mask = Mask.empty(width, height);
        for (Area hole : holes) {
            paint(mask, hole);
        }
        return mask;
    }

    static void paint(Mask mask, Area hole) {
        for (int y = hole.y(); y < hole.bottom(); y++) {
            int row = y * mask.width();
            Arrays.fill(mask.coverage(), row + hole.x(), row + hole.right(), (byte) -1);
        }
    }
}
