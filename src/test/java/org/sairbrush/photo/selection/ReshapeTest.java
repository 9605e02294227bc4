package org.sairbrush.photo.selection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;

class ReshapeTest {

    private static Mask box(double x, double y, double width, double height) {
        return Selection.of(new Rectangle2D.Double(x, y, width, height), 100, 80)
                .orElseThrow()
                .toMask(100, 80);
    }

    @Test
    void growingMovesEdgesOutByTheAmount() {
        Area bounds = Reshape.grow(box(40, 30, 10, 8), 5).bounds().orElseThrow();
        assertEquals(new Area(35, 25, 20, 18), bounds);
    }

    @Test
    void aGrownPointIsRound() {
        assertEquals(Math.PI * 20.5 * 20.5, Reshape.grow(box(50, 40, 1, 1), 20).holePixels(), 30);
    }

    @Test
    void shrinkingMovesEdgesInByTheAmount() {
        Mask shrunk = Reshape.shrink(box(20, 20, 30, 20), 4);
        assertEquals(new Area(24, 24, 22, 12), shrunk.bounds().orElseThrow());
        assertEquals(22 * 12, shrunk.holePixels());
    }

    @Test
    void shrinkingLeavesThePhotosEdgeAlone() {
        assertEquals(
                new Area(0, 0, 16, 16), Reshape.shrink(box(0, 0, 20, 20), 4).bounds().orElseThrow());
        assertEquals(100 * 80, Reshape.shrink(box(0, 0, 100, 80), 4).holePixels());
    }

    @Test
    void whatIsGrownAndShrunkAgainIsWhatItWas() {
        Mask circle = Selection.of(new Ellipse2D.Double(30, 20, 40, 40), 100, 80)
                .orElseThrow()
                .toMask(100, 80);
        Mask back = Reshape.shrink(Reshape.grow(circle, 6), 6);
        assertEquals(circle.holePixels(), back.holePixels(), 40);
    }

    @Test
    void aFeatheredEdgeFadesAndThinHolesStay() {
        Mask soft = Reshape.feather(box(20, 20, 60, 40), 10);
        byte[] coverage = soft.coverage();
        int before = 256;
        for (int x = 50; x < 95; x++) {
            int now = coverage[40 * 100 + x] & 0xff;
            assertTrue(now <= before, "fades outwards");
            before = now;
        }
        assertEquals(255, coverage[40 * 100 + 50] & 0xff);
        assertTrue((coverage[40 * 100 + 82] & 0xff) > 20);
        Mask hairline = box(10, 40, 70, 1);
        assertEquals(hairline.holePixels(), Reshape.feather(hairline, 20).holePixels());
    }

    @Test
    void invertingTwiceChangesNothing() {
        Mask mask = box(20.3, 20, 60, 40);
        Mask inverted = Reshape.invert(mask);
        assertEquals(100 * 80 - mask.holePixels(), inverted.holePixels());
        assertArrayEquals(mask.coverage(), Reshape.invert(inverted).coverage());
    }

    @Test
    void anEmptyMaskStaysEmpty() {
        Mask empty = Mask.empty(100, 80);
        assertTrue(Reshape.grow(empty, 5).isEmpty());
        assertTrue(Reshape.shrink(empty, 5).isEmpty());
        assertTrue(Reshape.feather(empty, 5).isEmpty());
    }
}
