package org.sairbrush.photo.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.sairbrush.photo.Mask;

class SelectionTest {

    @Test
    void aRectangleOnPixelEdgesCoversItsPixelsExactly() {
        Selection selection = Selection.of(new Rectangle2D.Double(3, 4, 5, 2), 20, 20).orElseThrow();
        Mask mask = selection.toMask(20, 20);
        assertEquals(10, mask.holePixels());
        assertEquals(255, mask.coverage()[4 * 20 + 3] & 0xff);
        assertEquals(0, mask.coverage()[4 * 20 + 2] & 0xff);
        assertTrue(selection.holds(7, 5));
        assertFalse(selection.holds(8, 5));
        assertFalse(selection.holds(0, 0));
    }

    @Test
    void edgesBetweenPixelsAreCoveredInPart() {
        Selection selection = Selection.of(new Rectangle2D.Double(2.25, 2, 4, 4), 20, 20).orElseThrow();
        assertEquals(191, selection.toMask(20, 20).coverage()[3 * 20 + 2] & 0xff, 8);
    }

    @Test
    void anEllipseHasItsArea() {
        Mask mask = Selection.of(new Ellipse2D.Double(10, 10, 60, 40), 100, 100)
                .orElseThrow()
                .toMask(100, 100);
        assertEquals(Math.PI * 30 * 20, mask.holePixels(), 15);
    }

    @Test
    void aShapeIsCutAtThePhotosEdge() {
        Selection selection = Selection.of(new Rectangle2D.Double(-5, -5, 10, 10), 20, 20).orElseThrow();
        assertEquals(25, selection.toMask(20, 20).holePixels());
        assertTrue(Selection.of(new Rectangle2D.Double(30, 30, 5, 5), 20, 20).isEmpty());
    }

    @Test
    void whatIsAddedCanBeTakenOutAgain() {
        Mask mask = Mask.empty(20, 20);
        Selection.of(new Rectangle2D.Double(0, 0, 10, 10), 20, 20).orElseThrow().addTo(mask);
        Selection inner = Selection.of(new Rectangle2D.Double(2, 2, 5, 5), 20, 20).orElseThrow();
        inner.removeFrom(mask);
        assertEquals(75, mask.holePixels());
        inner.addTo(mask);
        assertEquals(100, mask.holePixels());
    }
}
