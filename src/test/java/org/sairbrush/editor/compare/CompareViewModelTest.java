package org.sairbrush.editor.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.EditorHarness;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.restore.Method;
import org.sairbrush.restore.Restoration;

class CompareViewModelTest {

    private static CompareViewModel model(EditorHarness harness) {
        return new CompareViewModel(harness.document, harness.packs, harness.jobs, harness.restorer);
    }

    private static void fill(EditorHarness harness) {
        harness.fill(new Notices()).fill();
    }

    @Test
    void afterAFillOnlyTheOtherMethodRuns() {
        EditorHarness harness = new EditorHarness();
        CompareViewModel compare = model(harness);
        PhotoDocument document = harness.openMasked();
        fill(harness);
        compare.sideBySide();
        Restoration left = compare.candidates().getFirst().resultProperty().get();
        Restoration right = compare.candidates().getLast().resultProperty().get();
        assertSame(document.fill().orElseThrow().restoration(), left);
        assertSame(Method.LIIF, right.settings().method());
        assertEquals(left.regions().getFirst().holePixels(), right.regions().getFirst().holePixels());
    }

    @Test
    void theOtherResultCanBeKeptInOneStep() {
        EditorHarness harness = new EditorHarness();
        CompareViewModel compare = model(harness);
        PhotoDocument document = harness.openMasked();
        fill(harness);
        int steps = document.history().size();
        compare.sideBySide();
        Restoration liif = compare.candidates().getLast().resultProperty().get();
        compare.keep(compare.candidates().getLast());
        assertSame(liif.photo(), document.photo());
        assertEquals(steps + 1, document.history().size());
        assertSame(CompareMode.EDIT, compare.modeProperty().get());
    }

    @Test
    void keepingWhatIsThereChangesNothing() {
        EditorHarness harness = new EditorHarness();
        CompareViewModel compare = model(harness);
        PhotoDocument document = harness.openMasked();
        fill(harness);
        int steps = document.history().size();
        compare.sideBySide();
        compare.keep(compare.candidates().getFirst());
        assertEquals(steps, document.history().size());
    }

    @Test
    void aMaskThatIsNotFilledYetIsFilledByBothAndConsumedWhenOneIsKept() {
        EditorHarness harness = new EditorHarness();
        CompareViewModel compare = model(harness);
        PhotoDocument document = harness.openMasked();
        compare.sideBySide();
        assertSame(document.original(), document.photo());
        compare.keep(compare.candidates().getFirst());
        assertEquals(0, document.holePixelsProperty().get());
        assertTrue(compare.splittableProperty().get());
    }

    @Test
    void undoLeavesTheComparison() {
        EditorHarness harness = new EditorHarness();
        CompareViewModel compare = model(harness);
        PhotoDocument document = harness.openMasked();
        fill(harness);
        compare.sideBySide();
        document.history().undo();
        assertSame(CompareMode.EDIT, compare.modeProperty().get());
    }

    @Test
    void leavingStopsWhatRuns() {
        Queue<Runnable> background = new ArrayDeque<>();
        EditorHarness harness = new EditorHarness(background::add);
        CompareViewModel compare = model(harness);
        harness.openMasked();
        compare.sideBySide();
        assertTrue(compare.candidates().getLast().runningProperty().get());
        compare.edit();
        background.forEach(Runnable::run);
        assertFalse(compare.candidates().getLast().runningProperty().get());
        assertNull(compare.candidates().getLast().resultProperty().get());
    }

    @Test
    void aFailureIsShownOnItsSide() {
        EditorHarness harness = new EditorHarness();
        CompareViewModel compare = model(harness);
        harness.openMasked();
        fill(harness);
        harness.fake.failWith("No memory left.");
        compare.sideBySide();
        assertEquals("No memory left.", compare.candidates().getLast().failureProperty().get());
    }

    @Test
    void thereIsNoBeforeAndAfterWithoutAFill() {
        EditorHarness harness = new EditorHarness();
        CompareViewModel compare = model(harness);
        PhotoDocument document = harness.openMasked();
        compare.split();
        assertSame(CompareMode.EDIT, compare.modeProperty().get());
        fill(harness);
        compare.split();
        assertSame(CompareMode.SPLIT, compare.modeProperty().get());
        document.history().undo();
        assertSame(CompareMode.EDIT, compare.modeProperty().get());
    }
}
