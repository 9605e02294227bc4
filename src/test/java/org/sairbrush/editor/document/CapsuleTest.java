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
    void aStrokeThatGoesOnLeavesNothingOutThoughItPaintsOnlyAhead() {
        Random random = new Random(9);
        for (int i = 0; i < 60; i++) {
            double radius = random.nextDouble(0.5, 20);
            double hardness = random.nextDouble();
            boolean erase = i % 3 == 0;
            Mask whole = Mask.empty(WIDTH, HEIGHT);
            Mask ahead = Mask.empty(WIDTH, HEIGHT);
            Arrays.fill(whole.coverage(), (byte) (erase ? 255 : 0));
            Arrays.fill(ahead.coverage(), (byte) (erase ? 255 : 0));
            double x = random.nextDouble(WIDTH);
            double y = random.nextDouble(HEIGHT);
            new Capsule(x, y, x, y, radius, hardness).paint(whole, erase);
            new Capsule(x, y, x, y, radius, hardness).paint(ahead, erase);
            for (int step = 0; step < 12; step++) {
                // Straight across, straight down, or anywhere; now and then not at all.
                double nextX = step % 4 == 1 ? x : x + random.nextDouble(-9, 9);
                double nextY = step % 3 == 1 ? y : y + random.nextDouble(-9, 9);
                Capsule capsule = new Capsule(x, y, nextX, nextY, radius, hardness);
                capsule.paint(whole, erase);
                capsule.paintOn(ahead, erase);
                x = nextX;
                y = nextY;
            }
            assertArrayEquals(whole.coverage(), ahead.coverage());
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
