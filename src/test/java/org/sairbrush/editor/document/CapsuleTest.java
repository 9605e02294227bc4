package org.sairbrush.editor.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sairbrush.photo.Mask;

class CapsuleTest {

    private static final int WIDTH = 61;
    private static final int HEIGHT = 47;

    @Test
    void coverageFollowsTheDistanceToTheLine() {
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            Capsule capsule = new Capsule(
                    random.nextDouble(-10, 70),
                    random.nextDouble(-10, 60),
                    random.nextDouble(-10, 70),
                    random.nextDouble(-10, 60),
                    random.nextDouble(0.5, 25));
            Mask mask = Mask.empty(WIDTH, HEIGHT);
            capsule.paint(mask, false);
            assertArrayEquals(plain(capsule), mask.coverage(), capsule.toString());
        }
    }

    @Test
    void aPointIsADisc() {
        Mask mask = Mask.empty(WIDTH, HEIGHT);
        new Capsule(30, 20, 30, 20, 10).paint(mask, false);
        assertEquals(Math.PI * 100, mask.holePixels(), 8);
    }

    @Test
    void theSmallestBrushMarksThePixelUnderIt() {
        Mask mask = Mask.empty(WIDTH, HEIGHT);
        new Capsule(30.5, 20.5, 30.5, 20.5, 0.5).paint(mask, false);
        assertEquals(1, mask.holePixels());
        assertTrue(mask.hole(30, 20));
    }

    @Test
    void erasingTakesAwayWhatPaintingPut() {
        Mask mask = Mask.empty(WIDTH, HEIGHT);
        Capsule capsule = new Capsule(5.2, 8.1, 44.7, 30.3, 6.4);
        capsule.paint(mask, false);
        capsule.paint(mask, true);
        assertTrue(mask.isEmpty());
    }

    @Test
    void nothingOutsideTheAreaIsTouched() {
        Mask mask = Mask.empty(WIDTH, HEIGHT);
        Capsule capsule = new Capsule(20, 20, 33, 25, 4);
        var area = capsule.area(WIDTH, HEIGHT).orElseThrow();
        Arrays.fill(mask.coverage(), (byte) 7);
        capsule.paint(mask, false);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                if (x < area.x() || x >= area.right() || y < area.y() || y >= area.bottom()) {
                    assertEquals(7, mask.coverage()[y * WIDTH + x]);
                }
            }
        }
    }

    private static byte[] plain(Capsule capsule) {
        byte[] coverage = new byte[WIDTH * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                double dx = capsule.x1() - capsule.x0();
                double dy = capsule.y1() - capsule.y0();
                double along = ((x + 0.5 - capsule.x0()) * dx + (y + 0.5 - capsule.y0()) * dy) / (dx * dx + dy * dy);
                double t = Math.clamp(along, 0.0, 1.0);
                double distance =
                        Math.hypot(x + 0.5 - capsule.x0() - t * dx, y + 0.5 - capsule.y0() - t * dy);
                coverage[y * WIDTH + x] =
                        (byte) Math.round(255 * Math.clamp(capsule.radius() + 0.5 - distance, 0.0, 1.0));
            }
        }
        return coverage;
    }
}
