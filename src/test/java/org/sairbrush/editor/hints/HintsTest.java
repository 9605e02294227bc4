package org.sairbrush.editor.hints;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.sairbrush.editor.EditorHarness;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.notice.Notices;

class HintsTest {

    private final EditorHarness harness = new EditorHarness();
    private final Hints hints = new Hints(harness.document, harness.settings.preferences());

    @Test
    void nothingIsSaidBeforeAPhotoIsOpen() {
        assertEquals(Hints.NONE, hints.currentProperty().get());
        harness.open();
        assertEquals(0, hints.currentProperty().get());
    }

    @Test
    void whoHasPaintedIsToldToFillAndWhoHasFilledToCompare() {
        PhotoDocument photo = harness.open();
        photo.beginStroke(30, 40, 6, false);
        photo.endStroke();
        assertEquals(1, hints.currentProperty().get());
        harness.fill(new Notices()).fill();
        assertEquals(2, hints.currentProperty().get());
    }

    @Test
    void whereNothingIsMaskedYetNobodyIsToldToFill() {
        PhotoDocument photo = harness.open();
        photo.beginStroke(30, 40, 6, false);
        photo.endStroke();
        assertEquals(1, hints.currentProperty().get());
        harness.open();
        assertEquals(0, hints.currentProperty().get());
    }

    @Test
    void theLastHintIsTheEndOfIt() {
        harness.open();
        for (int i = 0; i < Hints.COUNT; i++) {
            assertEquals(i, hints.currentProperty().get());
            hints.next();
        }
        assertEquals(Hints.NONE, hints.currentProperty().get());
    }

    @Test
    void dismissedHintsStayAwayUntilTheyAreAskedFor() {
        harness.open();
        hints.dismiss();
        Hints nextStart = new Hints(harness.document, harness.settings.preferences());
        harness.open();
        assertEquals(Hints.NONE, nextStart.currentProperty().get());
        nextStart.restart();
        assertEquals(0, nextStart.currentProperty().get());
    }
}
