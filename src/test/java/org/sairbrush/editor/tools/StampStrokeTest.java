package org.sairbrush.editor.tools;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;
import org.sairbrush.photo.Mask;
import org.sairbrush.restore.CloneSource;

class StampStrokeTest {

    private static final int WIDTH = 120;
    private static final int HEIGHT = 90;

    private static StampStroke stroke(double hardness, double opacity) {
        return new StampStroke(
                new Point2D(20, 30), Optional.of(new CloneSource(5, -7)), 9.5, hardness, opacity);
    }

    @Test
    void whatIsDrawnIsWhatEachPartOfTheWayCovers() {
        StampStroke stroke = stroke(0.3, 1);
        // As a click does, it begins where it is.
        stroke.to(new Point2D(20, 30));
        stroke.to(new Point2D(60, 34));
        stroke.to(new Point2D(61, 80));
        stroke.to(new Point2D(40, 50));
        Mask whole = Mask.empty(WIDTH, HEIGHT);
        stroke.path().forEach(capsule -> capsule.paint(whole, false));
        Mask drawn = stroke.drawn(WIDTH, HEIGHT).orElseThrow().get().toMask(WIDTH, HEIGHT);
        assertArrayEquals(whole.coverage(), drawn.coverage());
        assertEquals(new Point2D(40, 50), stroke.end());
    }

    @Test
    void aClickDrawsADotAsLightAsIsWished() {
        Mask drawn = stroke(1, 0.4).drawn(WIDTH, HEIGHT).orElseThrow().get().toMask(WIDTH, HEIGHT);
        assertEquals(102, drawn.coverage()[30 * WIDTH + 20]);
        assertEquals(0, drawn.coverage()[30 * WIDTH + 40]);
    }

    @Test
    void besideThePhotoNothingIsDrawn() {
        assertTrue(stroke(1, 1).drawn(5, 5).isEmpty());
    }
}
