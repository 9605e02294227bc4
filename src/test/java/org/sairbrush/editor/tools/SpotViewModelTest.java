package org.sairbrush.editor.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.Deque;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.EditorHarness;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.fill.FillViewModel;
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.editor.tools.SpotViewModel.Action;
import org.sairbrush.photo.Photo;

class SpotViewModelTest {

    private static final Point2D FIRST = new Point2D(60, 50);
    private static final Point2D SECOND = new Point2D(140, 50);

    private final Deque<Runnable> background = new ArrayDeque<>();
    private final Notices notices = new Notices();

    private record Desk(EditorHarness harness, PhotoDocument document, FillViewModel fill, ToolsViewModel tools) {}

    /// A grey photo with two dark spots.
    private Desk desk(EditorHarness harness) {
        BufferedImage image = new BufferedImage(200, 100, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.LIGHT_GRAY);
        graphics.fillRect(0, 0, 200, 100);
        graphics.setColor(Color.BLACK);
        graphics.fillRect(55, 45, 10, 10);
        graphics.fillRect(135, 45, 10, 10);
        graphics.dispose();
        harness.document.set(new PhotoDocument(null, "photo", Photo.of(image), 64 << 20));
        FillViewModel fill = harness.fill(notices);
        ToolsViewModel tools = harness.tools(fill, notices);
        return new Desk(harness, harness.document.get(), fill, tools);
    }

    private Desk direct() {
        return desk(new EditorHarness());
    }

    @Test
    void theSpotUnderThePointerIsProposed() {
        Desk desk = direct();
        SpotViewModel spots = desk.tools().spots();
        spots.hover(FIRST, 40);
        assertTrue(spots.proposalProperty().get().holds(60, 50));
        assertEquals(0, desk.document().holePixelsProperty().get());
        spots.hover(new Point2D(500, 50), 40);
        assertNull(spots.proposalProperty().get());
    }

    @Test
    void aClickMasksAndFillsAndOneUndoTakesBothBack() {
        Desk desk = direct();
        Photo before = desk.document().photo();
        desk.tools().spots().take(FIRST, 40, Action.FILL);
        assertNotSame(before, desk.document().photo());
        assertEquals(0, desk.document().holePixelsProperty().get());
        assertTrue(desk.document().fill().orElseThrow().mask().hole(60, 50));
        desk.document().history().undo();
        assertSame(before, desk.document().photo());
        assertEquals(0, desk.document().mask().holePixels());
        assertNull(desk.document().history().nextUndoProperty().get());
        desk.document().history().redo();
        assertNotSame(before, desk.document().photo());
    }

    @Test
    void whatIsMaskedElsewhereStaysMasked() {
        Desk desk = direct();
        desk.document().beginStroke(20, 20, 5, false);
        desk.document().endStroke();
        long masked = desk.document().holePixelsProperty().get();
        desk.tools().spots().take(FIRST, 40, Action.FILL);
        assertEquals(masked, desk.document().holePixelsProperty().get());
        assertEquals(masked, desk.document().mask().holePixels());
    }

    @Test
    void afterAFillTheSpotUnderTheRestingPointerIsProposedAgain() {
        Desk desk = direct();
        SpotViewModel spots = desk.tools().spots();
        spots.hover(SECOND, 40);
        spots.take(FIRST, 40, Action.FILL);
        assertTrue(spots.proposalProperty().get().holds(140, 50));
        spots.leave();
        desk.document().history().undo();
        assertNull(spots.proposalProperty().get(), "but not where the pointer is no more");
    }

    @Test
    void addingOnlyMasks() {
        Desk desk = direct();
        Photo before = desk.document().photo();
        desk.tools().spots().take(FIRST, 40, Action.ADD);
        desk.tools().spots().take(SECOND, 40, Action.ADD);
        assertSame(before, desk.document().photo());
        assertTrue(desk.document().mask().hole(60, 50) && desk.document().mask().hole(140, 50));
        desk.tools().spots().take(SECOND, 40, Action.ERASE);
        assertFalse(desk.document().mask().hole(140, 50));
    }

    @Test
    void aFailedFillLeavesTheSpotMasked() {
        Desk desk = direct();
        desk.harness().fake.failWith("No.");
        desk.tools().spots().take(FIRST, 40, Action.FILL);
        assertSame(Notice.Kind.ERROR, notices.currentProperty().get().kind());
        assertTrue(desk.document().mask().hole(60, 50));
    }

    @Test
    void clicksDuringAFillWaitTheirTurn() {
        Desk desk = desk(new EditorHarness(background::add));
        background.clear();
        desk.tools().spots().take(FIRST, 40, Action.FILL);
        desk.tools().spots().take(SECOND, 40, Action.FILL);
        while (!background.isEmpty()) {
            background.poll().run();
        }
        assertEquals(2, desk.document().history().size());
        assertEquals(0, desk.document().mask().holePixels());
        assertTrue(desk.document().fill().orElseThrow().mask().hole(140, 50));
    }

    @Test
    void takingTheMaskBackDuringTheFillCallsItOff() {
        Desk desk = desk(new EditorHarness(background::add));
        background.clear();
        Photo before = desk.document().photo();
        desk.tools().spots().take(FIRST, 40, Action.FILL);
        background.poll().run();
        assertTrue(desk.fill().runningProperty().get());
        desk.document().history().undo();
        background.poll().run();
        assertSame(before, desk.document().photo());
        assertEquals(0, desk.document().mask().holePixels());
    }

    @Test
    void whatMeansTheSameIsMaskedAfterAClick() {
        Desk desk = direct();
        desk.tools().picking().meaning(10, 10, false);
        assertTrue(desk.document().mask().hole(40, 90));
        assertFalse(desk.document().mask().hole(100, 50));
        long masked = desk.document().holePixelsProperty().get();
        desk.tools().picking().meaning(10, 10, true);
        assertTrue(desk.document().holePixelsProperty().get() < masked);
    }

    @Test
    void anUnreadableModelIsSaidAndTheMaskStays() {
        Desk desk = direct();
        desk.harness().fake.failWith("No.");
        desk.tools().picking().meaning(10, 10, false);
        assertSame(Notice.Kind.ERROR, notices.currentProperty().get().kind());
        assertEquals(0, desk.document().holePixelsProperty().get());
        desk.harness().fake.succeed();
        desk.tools().picking().meaning(10, 10, false);
        assertTrue(desk.document().holePixelsProperty().get() > 0);
    }
}
