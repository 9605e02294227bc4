package org.sairbrush.editor.damage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.EditorHarness;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.sair.PackException;

/// On a photo of 120×90 with three damaged pixels at its left edge, and one in the corner that may be.
class DamageViewModelTest {

    private static final double HIGH = 0.9;
    private static final double LOW = 0.02;
    private static final int SURE = 5 * 5;
    private static final int PERHAPS = 3 * 3;

    private final Deque<Runnable> background = new ArrayDeque<>();

    private record Desk(EditorHarness harness, PhotoDocument document, Notices notices, DamageViewModel model) {

        void moveTo(double sensitivity) {
            model.sensitivityProperty().set(sensitivity);
        }

        long holes() {
            assertEquals(document.mask().holePixels(), document.holePixelsProperty().get());
            return document.holePixelsProperty().get();
        }

        void stroke(double x, double y, double radius, boolean erase) {
            document.beginStroke(x, y, radius, erase);
            document.endStroke();
        }
    }

    private static Desk desk(EditorHarness harness) {
        PhotoDocument document = harness.open();
        Notices notices = harness.notices();
        return new Desk(
                harness,
                document,
                notices,
                new DamageViewModel(
                        harness.document, harness.packs, harness.restorer, harness.jobs, notices, harness.settings));
    }

    private static Desk direct() {
        return desk(new EditorHarness());
    }

    private Desk slow() {
        return desk(new EditorHarness(background::add));
    }

    private void work() {
        while (!background.isEmpty()) {
            background.poll().run();
        }
    }

    @Test
    void whatIsFoundIsMaskedAsOneStepThatUndoTakesBack() {
        Desk desk = direct();
        desk.model().find();
        assertEquals(SURE, desk.holes());
        assertTrue(desk.document().mask().hole(1, 45));
        assertEquals(1, desk.document().history().size());
        assertTrue(desk.model().adjustableProperty().get());
        desk.document().history().undo();
        assertEquals(0, desk.holes());
        assertNull(desk.document().history().nextUndoProperty().get());
    }

    @Test
    void anotherSensitivityTakesThePlaceOfTheFirst() {
        Desk desk = direct();
        desk.model().find();
        desk.moveTo(HIGH);
        assertEquals(SURE + PERHAPS, desk.holes());
        assertEquals(1, desk.document().history().size());
        desk.moveTo(LOW);
        assertEquals(0, desk.holes());
        assertTrue(desk.model().nothingProperty().get());
        desk.moveTo(0.5);
        assertEquals(SURE, desk.holes());
        assertFalse(desk.model().nothingProperty().get());
        desk.document().history().undo();
        assertEquals(0, desk.holes());
    }

    @Test
    void whatTheUserMaskedBeforeStays() {
        Desk desk = direct();
        desk.stroke(1, 45, 6, false);
        byte[] own = desk.document().maskSnapshot().get().coverage();
        desk.model().find();
        desk.moveTo(HIGH);
        desk.moveTo(LOW);
        assertArrayEquals(own, desk.document().mask().coverage());
    }

    @Test
    void whatTheUserMaskedSinceStays() {
        Desk desk = direct();
        desk.model().find();
        desk.stroke(1, 45, 6, false);
        long own = desk.holes();
        desk.moveTo(HIGH);
        assertEquals(own + PERHAPS, desk.holes());
        desk.moveTo(LOW);
        assertEquals(own, desk.holes());
    }

    @Test
    void whatTheUserHasDroppedStaysAwayUntilHeLooksAgain() {
        Desk desk = direct();
        desk.model().find();
        desk.stroke(1, 45, 6, true);
        assertEquals(0, desk.holes());
        desk.moveTo(HIGH);
        assertEquals(PERHAPS, desk.holes());
        desk.stroke(50, 50, 0.6, false);
        desk.model().find();
        assertTrue(desk.document().mask().hole(1, 45));
    }

    @Test
    void afterUndoTheSensitivityStartsAnew() {
        Desk desk = direct();
        desk.model().find();
        desk.document().history().undo();
        desk.moveTo(HIGH);
        assertEquals(SURE + PERHAPS, desk.holes());
    }

    @Test
    void aFindingThatIsRedoneIsReplacedAsBefore() {
        Desk desk = direct();
        desk.model().find();
        desk.document().history().undo();
        desk.document().history().redo();
        desk.moveTo(LOW);
        assertEquals(0, desk.holes());
    }

    @Test
    void theLastPositionWins() {
        Desk desk = slow();
        desk.model().find();
        work();
        desk.moveTo(0.6);
        desk.moveTo(0.7);
        desk.moveTo(HIGH);
        assertEquals(1, background.size(), "one at a time");
        work();
        assertEquals(SURE + PERHAPS, desk.holes());
        assertEquals(1, desk.document().history().size());
    }

    @Test
    void whatIsPaintedWhileItIsLookedForStays() {
        Desk desk = slow();
        desk.model().find();
        background.poll().run();
        desk.stroke(60, 20, 5, false);
        long own = desk.holes();
        work();
        assertEquals(own + SURE, desk.holes());
        assertEquals(2, desk.document().history().size());
    }

    @Test
    void takingItBackWhileItIsWorkedOutAnewIsTheLastWord() {
        Desk desk = slow();
        desk.model().find();
        work();
        desk.moveTo(HIGH);
        desk.document().history().undo();
        work();
        assertEquals(0, desk.holes());
    }

    @Test
    void cancellingLeavesTheMaskAsItWas() {
        Desk desk = slow();
        desk.model().find();
        assertTrue(desk.model().looking().runningProperty().get());
        desk.model().looking().cancel();
        work();
        assertEquals(0, desk.holes());
        assertFalse(desk.model().adjustableProperty().get());
        desk.model().find();
        work();
        assertEquals(SURE, desk.holes());
    }

    @Test
    void aFillForgetsWhatWasFoundBefore() {
        Desk desk = direct();
        desk.model().find();
        desk.harness().fill(desk.notices()).fill();
        assertFalse(desk.model().adjustableProperty().get());
        desk.moveTo(HIGH);
        assertEquals(0, desk.holes());
        desk.model().find();
        assertEquals(SURE + PERHAPS, desk.holes());
    }

    @Test
    void whatIsFoundInAPhotoThatIsClosedMasksNothing() {
        Desk desk = slow();
        desk.model().find();
        PhotoDocument next = desk.harness().open();
        work();
        assertEquals(0, desk.holes());
        assertEquals(0, next.holePixelsProperty().get());
        desk.model().find();
        work();
        assertEquals(SURE, next.holePixelsProperty().get());
    }

    @Test
    void whoIsDoneKeepsTheMaskAndMayGoOn() {
        Desk desk = direct();
        desk.model().find();
        desk.model().leave();
        assertFalse(desk.model().adjustableProperty().get());
        assertEquals(SURE, desk.holes());
        desk.model().find();
        assertTrue(desk.model().adjustableProperty().get());
        desk.moveTo(LOW);
        assertEquals(0, desk.holes());
    }

    @Test
    void withoutAPackThatCanTheModelManagerIsOffered() {
        Desk desk = direct();
        desk.harness().fake.failWith(new PackException("No."));
        desk.model().find();
        Notice notice = desk.notices().currentProperty().get();
        assertSame(Notice.Kind.ERROR, notice.kind());
        notice.action().orElseThrow().command().run();
        assertEquals(1, desk.harness().modelsShown);
    }

    @Test
    void whatFailsCanBeTriedAgain() {
        Desk desk = direct();
        desk.harness().fake.failWith("No.");
        desk.model().find();
        assertFalse(desk.model().adjustableProperty().get());
        desk.harness().fake.succeed();
        desk.notices().currentProperty().get().action().orElseThrow().command().run();
        assertEquals(SURE, desk.holes());
    }
}
