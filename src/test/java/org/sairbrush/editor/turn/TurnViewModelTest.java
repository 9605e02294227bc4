package org.sairbrush.editor.turn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.EditorHarness;
import org.sairbrush.editor.FakeRestorer;
import org.sairbrush.editor.compare.CompareMode;
import org.sairbrush.editor.compare.CompareViewModel;
import org.sairbrush.editor.damage.DamageViewModel;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.fill.FillViewModel;
import org.sairbrush.editor.labels.LabelsViewModel;
import org.sairbrush.editor.mask.MaskViewModel;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.editor.timeline.HistoryRow;
import org.sairbrush.editor.timeline.HistoryViewModel;
import org.sairbrush.editor.tools.Pending;
import org.sairbrush.editor.tools.ToolsViewModel;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Orientation;
import org.sairbrush.photo.Photo;

class TurnViewModelTest {

    private final Queue<Runnable> background = new ArrayDeque<>();
    private final EditorHarness harness = new EditorHarness();
    private final EditorHarness slow = new EditorHarness(background::add);

    private static TurnViewModel turning(EditorHarness harness, FillViewModel fill) {
        return new TurnViewModel(harness.document, fill.runningProperty(), harness.jobs, harness.notices());
    }

    private TurnViewModel turning() {
        return turning(harness, harness.fill(new Notices()));
    }

    @Test
    void turnsFollowEachOther() {
        TurnViewModel turning = turning(slow, slow.fill(new Notices()));
        PhotoDocument document = slow.openMasked();
        turning.right();
        turning.mirror();
        assertEquals(Orientation.UPRIGHT, document.turn());
        while (!background.isEmpty()) {
            background.remove().run();
        }
        assertEquals(Orientation.QUARTER_TURN_RIGHT.then(Orientation.MIRRORED), document.turn());
        assertEquals(3, document.history().size());
        assertEquals("Mirror", document.history().nextUndoProperty().get().name());
    }

    @Test
    void whatIsPaintedMeanwhileIsTurnedToo() {
        TurnViewModel turning = turning(slow, slow.fill(new Notices()));
        PhotoDocument document = slow.open();
        turning.right();
        document.beginStroke(30, 40, 6, false);
        document.endStroke();
        background.remove().run();
        assertEquals(Orientation.UPRIGHT, document.turn());
        background.remove().run();
        assertEquals(Orientation.QUARTER_TURN_RIGHT, document.turn());
        assertTrue(document.mask().hole(90 - 40, 30));
    }

    @Test
    void whileThePhotoIsFilledTurnsWait() {
        FillViewModel fill = slow.fill(new Notices());
        TurnViewModel turning = turning(slow, fill);
        PhotoDocument document = slow.openMasked();
        turning.right();
        fill.fill();
        background.remove().run();
        assertEquals(Orientation.UPRIGHT, document.turn());
        turning.right();
        background.remove().run();
        assertTrue(document.fill().isPresent());
        while (!background.isEmpty()) {
            background.remove().run();
        }
        assertEquals(Orientation.HALF_TURN, document.turn());
        assertTrue(document.fill().isPresent());
    }

    @Test
    void anotherPhotoIsNotTurned() {
        TurnViewModel turning = turning(slow, slow.fill(new Notices()));
        slow.open();
        turning.right();
        PhotoDocument next = slow.open();
        while (!background.isEmpty()) {
            background.remove().run();
        }
        assertEquals(Orientation.UPRIGHT, next.turn());
    }

    @Test
    void aFillCanBeDoneAgainAndComparedInTheTurnedPhoto() {
        FillViewModel fill = harness.fill(new Notices());
        TurnViewModel turning = turning(harness, fill);
        CompareViewModel compare = new CompareViewModel(
                harness.document, harness.packs, harness.jobs, harness.restorer, harness.notices());
        PhotoDocument document = harness.openMasked();
        fill.fill();
        turning.right();
        assertTrue(compare.splittableProperty().get());
        assertTrue(fill.repeatableProperty().get());
        fill.choose(fill.choicesProperty().get().get(1));
        fill.again();
        assertEquals(90, document.photo().width());
        assertEquals(FakeRestorer.LIIF_ARGB, document.photo().image().getRGB(90 - 42, 50));
        assertEquals(0, document.holePixelsProperty().get());

        compare.compareMethods();
        assertSame(CompareMode.METHODS, compare.modeProperty().get());
        turning.left();
        assertSame(CompareMode.EDIT, compare.modeProperty().get());
        assertEquals(FakeRestorer.LIIF_ARGB, document.photo().image().getRGB(50, 42));
        document.goTo(null);
        assertSame(document.original(), document.photo());
        assertFalse(compare.splittableProperty().get());
    }

    @Test
    void labelsAreOfThePhotoAsItStands() {
        LabelsViewModel labels = harness.labels();
        TurnViewModel turning = turning();
        harness.open();
        labels.showingProperty().set(true);
        assertEquals(Area.of(120, 90), labels.layersProperty().get().getFirst().area());
        turning.right();
        assertEquals(Area.of(90, 120), labels.layersProperty().get().getFirst().area());
        assertFalse(labels.outdatedProperty().get());
        assertNull(labels.problemProperty().get());
    }

    @Test
    void afterAFillLabelsOfTheTurnedPhotoAreOfTheWhole() {
        FillViewModel fill = harness.fill(new Notices());
        LabelsViewModel labels = harness.labels();
        TurnViewModel turning = turning(harness, fill);
        harness.openMasked();
        fill.fill();
        labels.showingProperty().set(true);
        labels.wholePhotoProperty().set(false);
        assertNotEquals(Area.of(120, 90), labels.layersProperty().get().getFirst().area());
        turning.right();
        assertEquals(Area.of(90, 120), labels.layersProperty().get().getFirst().area());
        assertFalse(labels.filledPartsKnownProperty().get());
        harness.document.get().history().undo();
        assertTrue(labels.filledPartsKnownProperty().get());
        assertNotEquals(Area.of(120, 90), labels.layersProperty().get().getFirst().area());
    }

    @Test
    void placesThatWereFoundAreForgotten() {
        FillViewModel fill = harness.fill(new Notices());
        DamageViewModel damage = new DamageViewModel(
                harness.document, harness.packs, harness.restorer, harness.jobs, new Notices(), harness.settings);
        ToolsViewModel tools = harness.tools(fill, new Notices());
        TurnViewModel turning = turning(harness, fill);
        PhotoDocument document = harness.open();
        damage.find();
        assertTrue(damage.adjustableProperty().get());
        boolean[] cancelled = {false};
        tools.pendingProperty().set(new Pending() {
            @Override
            public void finish() {}

            @Override
            public void stepBack() {}

            @Override
            public void cancel() {
                cancelled[0] = true;
            }
        });

        turning.over();

        assertFalse(damage.adjustableProperty().get());
        assertTrue(cancelled[0]);
        long holes = document.holePixelsProperty().get();
        assertTrue(holes > 0);
        damage.find();
        assertTrue(document.holePixelsProperty().get() > holes);
    }

    @Test
    void transparencyIsMaskedWhereItIsNow() {
        BufferedImage image = new BufferedImage(120, 90, BufferedImage.TYPE_4BYTE_ABGR);
        for (int i = 0; i < 120 * 90; i++) {
            image.setRGB(i % 120, i / 120, i % 120 < 10 ? 0 : 0xff808080);
        }
        MaskViewModel mask = new MaskViewModel(harness.document, null, harness.jobs, new Notices(), harness.settings);
        TurnViewModel turning = turning();
        harness.document.set(new PhotoDocument(null, "photo", Photo.of(image), 64 << 20));
        turning.right();
        mask.takeTransparency();
        assertTrue(harness.document.get().mask().hole(45, 5));
        assertFalse(harness.document.get().mask().hole(5, 45));
        assertEquals(900, harness.document.get().holePixelsProperty().get());
    }

    @Test
    void theHistoryShowsFillsAsTheyWereMade() {
        FillViewModel fill = harness.fill(new Notices());
        HistoryViewModel history = new HistoryViewModel(harness.document, fill.runningProperty(), harness.jobs);
        TurnViewModel turning = turning(harness, fill);
        PhotoDocument document = harness.openMasked();
        fill.fill();
        turning.right();
        document.beginStroke(70, 100, 9, false);
        document.endStroke();
        fill.fill();
        turning.mirror();
        history.showingProperty().set(true);
        List<HistoryRow> rows = history.rowsProperty().get();
        assertEquals(
                List.of("As opened", "Brush stroke", "Fill with SAIR", "Turn right", "Brush stroke", "Fill with SAIR",
                        "Mirror"),
                rows.stream().map(HistoryRow::name).toList());
        assertSame(HistoryRow.Kind.TURN, rows.get(3).kind());
        assertEquals(FakeRestorer.SAIR_ARGB, middle(rows.get(2).picture().orElseThrow()));
        assertEquals(112, rows.get(2).picture().orElseThrow().getWidth());
        assertNotSame(0, rows.get(5).picture().orElseThrow().getHeight());

        history.goTo(rows.getFirst());
        assertSame(document.original(), document.photo());
        assertEquals(120, document.photo().width());
        history.goTo(history.rowsProperty().get().getLast());
        assertEquals(90, document.photo().width());
        assertEquals(Orientation.QUARTER_TURN_RIGHT.then(Orientation.MIRRORED), document.turn());
    }

    /// Drawn while the fill is taken over, too.
    @Test
    void thePictureOfAFillShowsTheFill() {
        FillViewModel fill = harness.fill(new Notices());
        HistoryViewModel history = new HistoryViewModel(harness.document, fill.runningProperty(), harness.jobs);
        history.showingProperty().set(true);
        harness.openMasked();
        fill.fill();
        assertEquals(
                FakeRestorer.SAIR_ARGB, middle(history.rowsProperty().get().getLast().picture().orElseThrow()));
    }

    private static int middle(Image picture) {
        return picture.getPixelReader().getArgb((int) picture.getWidth() / 2, (int) picture.getHeight() / 2);
    }

    @Test
    void undoAndRedoTurnToAndFro() {
        TurnViewModel turning = turning();
        PhotoDocument document = harness.openMasked();
        byte[] mask = document.mask().coverage().clone();
        turning.left();
        byte[] turned = document.mask().coverage().clone();
        document.history().undo();
        assertArrayEquals(mask, document.mask().coverage());
        document.history().redo();
        assertArrayEquals(turned, document.mask().coverage());
        assertEquals(90, document.mask().width());
    }
}
