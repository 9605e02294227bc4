package org.sairbrush.editor.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.EditorHarness;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.photo.Photo;

class PickingTest {

    private final Deque<Runnable> background = new ArrayDeque<>();
    private boolean atOnce = true;
    private final EditorHarness harness = new EditorHarness(work -> {
        if (atOnce) {
            work.run();
        } else {
            background.add(work);
        }
    });
    private final PhotoDocument document = open();
    private final Picking picking = picking();

    /// From black on the left to light grey on the right, one tone a column.
    private PhotoDocument open() {
        BufferedImage image = new BufferedImage(200, 10, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < 10; y++) {
            for (int x = 0; x < 200; x++) {
                image.setRGB(x, y, x * 0x010101);
            }
        }
        harness.document.set(new PhotoDocument(null, "photo", Photo.of(image), 64 << 20));
        return harness.document.get();
    }

    private Picking picking() {
        Notices notices = new Notices();
        return harness.tools(harness.fill(notices), notices).picking();
    }

    private void work() {
        while (!background.isEmpty()) {
            background.poll().run();
        }
    }

    @Test
    void anotherToleranceSelectsAnewInOneStep() {
        document.beginStroke(5, 5, 3, false);
        document.endStroke();
        long painted = document.holePixelsProperty().get();
        picking.colourToleranceProperty().set(10);
        picking.colour(100, 5, false);
        assertTrue(document.mask().hole(109, 5) && !document.mask().hole(115, 5));
        picking.colourToleranceProperty().set(20);
        assertTrue(document.mask().hole(115, 5));
        picking.colourToleranceProperty().set(4);
        assertTrue(document.mask().hole(103, 5) && !document.mask().hole(109, 5));
        assertEquals(2, document.history().size());
        document.history().undo();
        assertEquals(painted, document.holePixelsProperty().get());
        picking.colourToleranceProperty().set(30);
        assertEquals(painted, document.holePixelsProperty().get(), "what was taken back stays away");
    }

    @Test
    void aToleranceThatSelectsNothingNewIsNoEnd() {
        document.beginStroke(100, 5, 20, false);
        document.endStroke();
        picking.colourToleranceProperty().set(40);
        picking.colour(100, 5, false);
        picking.colourToleranceProperty().set(4);
        assertEquals(1, document.history().size(), "all of it was masked before");
        picking.colourToleranceProperty().set(30);
        assertTrue(document.mask().hole(129, 5));
        assertEquals(2, document.history().size());
    }

    @Test
    void aSliderThatMovesWhileTheClickIsWorkedOutCounts() {
        atOnce = false;
        picking.colourToleranceProperty().set(10);
        picking.colour(100, 5, false);
        picking.colourToleranceProperty().set(30);
        work();
        assertTrue(document.mask().hole(129, 5));
        assertEquals(1, document.history().size());
    }

    @Test
    void afterSomethingElseTheToleranceIsForTheNextClick() {
        picking.colourToleranceProperty().set(10);
        picking.colour(100, 5, false);
        picking.meaningToleranceProperty().set(0.9);
        assertEquals(1, document.history().size(), "the other tool's means nothing to it");
        document.beginStroke(5, 5, 3, false);
        document.endStroke();
        long masked = document.holePixelsProperty().get();
        picking.colourToleranceProperty().set(20);
        assertEquals(masked, document.holePixelsProperty().get());
    }

    @Test
    void whatIsTakenAwayFollowsTheToleranceToo() {
        picking.colourToleranceProperty().set(255);
        picking.colour(100, 5, false);
        Picking eraser = picking();
        eraser.colourToleranceProperty().set(10);
        eraser.colour(100, 5, true);
        assertFalse(document.mask().hole(109, 5));
        eraser.colourToleranceProperty().set(4);
        assertTrue(document.mask().hole(109, 5));
        assertFalse(document.mask().hole(103, 5));
    }

    @Test
    void ofASliderOnItsWayOnlyTheLatestPlaceIsSelected() {
        atOnce = false;
        picking.colourToleranceProperty().set(10);
        picking.colour(100, 5, false);
        work();
        for (int tolerance = 11; tolerance <= 40; tolerance++) {
            picking.colourToleranceProperty().set(tolerance);
        }
        int jobs = 0;
        for (; !background.isEmpty(); jobs++) {
            background.poll().run();
        }
        assertTrue(document.mask().hole(139, 5));
        assertEquals(1, document.history().size());
        assertNull(document.history().nextRedoProperty().get());
        assertTrue(jobs < 10, jobs + " jobs");
    }
}
