package org.sairbrush.editor.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.EditorHarness;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.fill.FillViewModel;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.photo.Photo;

class HistoryViewModelTest {

    private final Queue<Runnable> background = new ArrayDeque<>();

    private static HistoryViewModel model(EditorHarness harness, FillViewModel fill) {
        HistoryViewModel history = new HistoryViewModel(harness.document, fill.runningProperty(), harness.jobs);
        history.showingProperty().set(true);
        return history;
    }

    private static List<String> names(HistoryViewModel history) {
        return history.rowsProperty().get().stream().map(HistoryRow::name).toList();
    }

    @Test
    void fillsPileUpWithPicturesAndAnyStateCanBeGoneTo() {
        EditorHarness harness = new EditorHarness();
        FillViewModel fill = harness.fill(new Notices());
        HistoryViewModel history = model(harness, fill);
        PhotoDocument document = harness.openMasked();
        fill.fill();
        document.beginStroke(90, 70, 9, false);
        document.endStroke();
        fill.fill();
        assertEquals(
                List.of("As opened", "Brush stroke", "Fill with SAIR", "Brush stroke", "Fill with SAIR"),
                names(history));
        assertEquals(4, history.presentProperty().get());
        assertTrue(history.rowsProperty().get().get(2).picture().isPresent());
        assertTrue(history.rowsProperty().get().get(4).picture().isPresent());

        history.goTo(history.rowsProperty().get().get(1));
        assertEquals(1, history.presentProperty().get());
        assertSame(document.original(), document.photo());
        assertTrue(document.holePixelsProperty().get() > 0);
        assertTrue(history.rowsProperty().get().get(2).undone());

        history.goTo(history.rowsProperty().get().get(4));
        assertNotSame(document.original(), document.photo());
        assertEquals(0, document.holePixelsProperty().get());
    }

    @Test
    void aFillOfAllOfATallPhotoIsShownWholeAndUndistorted() {
        EditorHarness harness = new EditorHarness();
        FillViewModel fill = harness.fill(new Notices());
        HistoryViewModel history = model(harness, fill);
        BufferedImage tall = new BufferedImage(60, 120, BufferedImage.TYPE_3BYTE_BGR);
        PhotoDocument document = new PhotoDocument(null, "tall", Photo.of(tall), 64 << 20);
        harness.document.set(document);
        document.beginStroke(30, 5, 9, false);
        document.continueStroke(30, 115);
        document.endStroke();
        fill.fill();
        Image picture = history.rowsProperty().get().getLast().picture().orElseThrow();
        assertEquals(Thumbnails.HEIGHT, picture.getHeight());
        assertEquals(Thumbnails.HEIGHT / 2.0, picture.getWidth());
    }

    @Test
    void undoAndRedoMoveThePresentRow() {
        EditorHarness harness = new EditorHarness();
        HistoryViewModel history = model(harness, harness.fill(new Notices()));
        PhotoDocument document = harness.openMasked();
        document.history().undo();
        assertEquals(0, history.presentProperty().get());
        document.history().redo();
        assertEquals(1, history.presentProperty().get());
    }

    @Test
    void whileAFillRunsNoOtherPhotoIsGoneTo() {
        EditorHarness harness = new EditorHarness(background::add);
        FillViewModel fill = harness.fill(new Notices());
        HistoryViewModel history = model(harness, fill);
        PhotoDocument document = harness.openMasked();
        fill.fill();
        background.remove().run();
        document.beginStroke(90, 70, 9, false);
        document.endStroke();
        fill.fill();
        history.goTo(history.rowsProperty().get().getFirst());
        assertNotSame(document.original(), document.photo());
        history.goTo(history.rowsProperty().get().get(2));
        assertEquals(2, history.presentProperty().get());
        assertFalse(document.history().undone().isEmpty());
    }

    @Test
    void picturesThatWereNeverDrawnAreMadeFromWhatTheStepsChanged() {
        EditorHarness harness = new EditorHarness();
        FillViewModel fill = harness.fill(new Notices());
        HistoryViewModel history = new HistoryViewModel(harness.document, fill.runningProperty(), harness.jobs);
        PhotoDocument document = harness.openMasked();
        fill.fill();
        document.beginStroke(90, 70, 9, false);
        document.endStroke();
        fill.fill();
        assertTrue(history.rowsProperty().get().isEmpty());
        history.showingProperty().set(true);
        assertTrue(history.rowsProperty().get().get(2).picture().isPresent());
        assertTrue(history.rowsProperty().get().get(4).picture().isPresent());
    }
}
