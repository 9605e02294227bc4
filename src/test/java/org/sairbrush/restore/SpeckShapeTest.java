package org.sairbrush.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpeckShapeTest {

    private static final int COLUMNS = 50;

    /// Places of a rectangle.
    private static int[] bar(int x, int y, int width, int height) {
        return IntStream.range(0, width * height)
                .map(i -> (y + i / width) * COLUMNS + x + i % width)
                .toArray();
    }

    @Test
    void aBarIsAsLongAndWideAsItIs() {
        SpeckShape shape = SpeckShape.of(bar(3, 5, 30, 4), COLUMNS);

        assertEquals(120, shape.area());
        assertEquals(30, shape.length(), 1e-6);
        assertEquals(4, shape.width(), 1e-6);
        assertEquals(4, shape.thickness(), 1e-6);
        assertEquals(17.5, shape.x(), 1e-6);
        assertEquals(6.5, shape.y(), 1e-6);
        assertEquals(1, Math.abs(shape.alongX()), 1e-6);
    }

    @Test
    void aSinglePixelHasASize() {
        SpeckShape shape = SpeckShape.of(bar(7, 7, 1, 1), COLUMNS);

        assertEquals(1, shape.length(), 1e-6);
        assertEquals(1, shape.width(), 1e-6);
    }

    @Test
    void aLineIsAsThickAcrossThePixels() {
        int[] diagonal = IntStream.range(0, 40).map(i -> i * COLUMNS + i).toArray();
        SpeckShape shape = SpeckShape.of(diagonal, COLUMNS);

        assertEquals(40 * Math.sqrt(2), shape.length(), 0.1);
        assertEquals(1, shape.width(), 1e-6);
        assertEquals(shape.alongX(), shape.alongY(), 1e-6);
        assertTrue(shape.beside(10, 20) * shape.beside(20, 10) < 0, "both sides");
        assertEquals(0, shape.beside(30, 30), 1e-6);
    }

    @Test
    void aBentLineIsMuchWiderThanThick() {
        int[] bent = IntStream.range(0, 40)
                .map(i -> (5 + Math.abs(20 - i)) * COLUMNS + i)
                .toArray();
        SpeckShape shape = SpeckShape.of(bent, COLUMNS);

        assertTrue(shape.width() > 10 * shape.thickness(), () -> shape.width() + " and " + shape.thickness());
    }
}
