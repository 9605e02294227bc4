package org.sairbrush.editor.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.EditorHarness;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.photo.selection.Selection;

class SelectingTest {

    private final Deque<Runnable> background = new ArrayDeque<>();
    private final EditorHarness harness = new EditorHarness(background::add);
    private final Notices notices = new Notices();
    private final Selecting selecting = new Selecting(harness.jobs, notices, () -> {});
    private final PhotoDocument document = harness.open();

    private void select(Combining how, int x, int y, int width, int height) {
        selecting.mask(document, "selection", how, progress -> box(x, y, width, height));
    }

    private static Optional<Selection> box(int x, int y, int width, int height) {
        return Selection.of(new Rectangle(x, y, width, height), 120, 90);
    }

    private void work() {
        while (!background.isEmpty()) {
            background.poll().run();
        }
    }

    @Test
    void whatIsPaintedWhileASelectionIsWorkedOutStays() {
        select(Combining.REPLACE, 10, 10, 20, 20);
        select(Combining.ADD, 60, 10, 20, 20);
        background.poll().run();
        document.beginStroke(100, 80, 4, false);
        document.endStroke();
        background.poll().run();
        assertTrue(document.mask().hole(100, 80), "the first patch was of another mask");
        document.beginStroke(40, 80, 4, false);
        document.endStroke();
        work();
        assertFalse(document.mask().hole(100, 80), "replaced after it was painted");
        assertFalse(document.mask().hole(40, 80));
        assertTrue(document.mask().hole(15, 15));
        assertTrue(document.mask().hole(65, 15));
        assertFalse(selecting.runningProperty().get());
    }

    @Test
    void selectionsReachTheMaskInTheirOrder() {
        select(Combining.ADD, 10, 10, 40, 40);
        select(Combining.TAKE_AWAY, 10, 10, 40, 20);
        select(Combining.ADD, 10, 10, 40, 10);
        work();
        assertEquals(40 * 30, document.holePixelsProperty().get());
        assertEquals(3, document.history().size());
        document.history().undo();
        assertEquals(40 * 20, document.holePixelsProperty().get());
    }

    @Test
    void whatFailsIsSaidAndTheNextGoesOn() {
        selecting.mask(document, "selection", Combining.ADD, progress -> {
            throw new IllegalStateException("broken");
        });
        select(Combining.ADD, 10, 10, 10, 10);
        work();
        assertEquals(100, document.holePixelsProperty().get());
        assertTrue(notices.currentProperty().get() != null);
    }
}
