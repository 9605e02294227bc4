package org.sairbrush.editor.fill;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.EditorHarness;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Orientation;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.Pictures;
import org.sairbrush.photo.selection.Selection;
import org.sairbrush.restore.CloneSource;
import org.sairbrush.restore.Method;

class FillStrengthTest {

    private final Queue<Runnable> background = new ArrayDeque<>();
    private final EditorHarness harness = new EditorHarness();

    /// Of 16 bits, with alpha.
    private PhotoDocument open(EditorHarness of) {
        Photo photo = Photo.of(Pictures.picture(120, 90, 16, 4));
        of.document.set(new PhotoDocument(null, "photo", photo, 64 << 20));
        return of.document.get();
    }

    private static void paint(PhotoDocument document, double y) {
        document.beginStroke(30, y, 6, 0.5, false);
        document.continueStroke(80, y + 5);
        document.endStroke();
    }

    private static int[] samples(Photo photo) {
        return photo.image().getRaster().getPixels(0, 0, photo.width(), photo.height(), (int[]) null);
    }

    private static int[] mixed(Photo before, Photo full, double share) {
        int[] from = samples(before);
        int[] to = samples(full);
        int[] mixed = new int[from.length];
        Arrays.setAll(mixed, i -> from[i] + (int) Math.round(share * (to[i] - from[i])));
        return mixed;
    }

    @Test
    void theLastFillIsMixedExactlyWithWhatWasThereAsOneStep() {
        FillViewModel fill = harness.fill(new Notices());
        PhotoDocument document = open(harness);
        assertFalse(fill.strength().settableProperty().get());
        paint(document, 40);
        fill.fill();
        Photo full = document.photo();
        assertTrue(fill.strength().settableProperty().get());
        assertEquals(100, fill.strength().percentProperty().get());

        for (int percent : new int[] {60, 0, 1, 33}) {
            fill.strength().percentProperty().set(percent);
            assertArrayEquals(mixed(document.original(), full, percent / 100.0), samples(document.photo()));
            assertEquals(3, document.history().size());
            assertEquals("Last fill at %d %%".formatted(percent), document.history().nextUndoProperty().get().name());
        }
        document.history().undo();
        assertArrayEquals(samples(full), samples(document.photo()));
        assertEquals(100, fill.strength().percentProperty().get());
        document.history().redo();
        assertEquals(33, fill.strength().percentProperty().get());
        fill.strength().percentProperty().set(100);
        assertArrayEquals(samples(full), samples(document.photo()));
        assertEquals(2, document.history().size());
        document.history().undo();
        assertSame(document.original(), document.photo());
    }

    @Test
    void whatIsMaskedSinceStaysAndStrengthsAreStillOfTheWholeFill() {
        FillViewModel fill = harness.fill(new Notices());
        PhotoDocument document = open(harness);
        paint(document, 40);
        fill.fill();
        Photo full = document.photo();
        fill.strength().weaken();
        assertEquals(90, fill.strength().percentProperty().get());
        paint(document, 60);
        long holes = document.holePixelsProperty().get();
        for (int percent : new int[] {50, 70}) {
            fill.strength().percentProperty().set(percent);
            assertArrayEquals(mixed(document.original(), full, percent / 100.0), samples(document.photo()));
            assertEquals(5, document.history().size());
        }
        assertEquals(holes, document.holePixelsProperty().get());
        fill.strength().percentProperty().set(100);
        document.history().undo();
        assertArrayEquals(mixed(document.original(), full, 0.9), samples(document.photo()));
    }

    @Test
    void aTurnInBetweenDoesNotMatter() {
        FillViewModel fill = harness.fill(new Notices());
        PhotoDocument document = open(harness);
        paint(document, 40);
        fill.fill();
        fill.strength().percentProperty().set(80);
        document.turn(Orientation.QUARTER_TURN_RIGHT);
        Photo full = document.fill().orElseThrow().full();
        fill.strength().percentProperty().set(25);
        assertArrayEquals(mixed(document.original(), full, 0.25), samples(document.photo()));
        fill.strength().percentProperty().set(75);
        assertArrayEquals(mixed(document.original(), full, 0.75), samples(document.photo()));
        assertEquals(5, document.history().size());
    }

    @Test
    void aStrokeByHandIsWeakenedAlikeAndTheFillBeforeItIsLeftAlone() {
        FillViewModel fill = harness.fill(new Notices());
        PhotoDocument document = open(harness);
        paint(document, 40);
        fill.fill();
        Photo before = document.photo();
        byte[] coverage = new byte[100];
        Arrays.fill(coverage, (byte) 255);
        Selection stroke = new Selection(new Area(60, 36, 10, 10), coverage);
        fill.copy(Method.CLONE, Optional.of(new CloneSource(3, 4)), () -> stroke, () -> {});
        Photo full = document.photo();
        fill.strength().percentProperty().set(40);
        assertArrayEquals(mixed(before, full, 0.4), samples(document.photo()));
    }

    @Test
    void fillAgainIsWholeAgain() {
        FillViewModel fill = harness.fill(new Notices());
        PhotoDocument document = open(harness);
        paint(document, 40);
        fill.fill();
        Photo full = document.photo();
        fill.strength().percentProperty().set(40);
        Photo weak = document.photo();
        fill.again();
        assertEquals(100, fill.strength().percentProperty().get());
        assertArrayEquals(samples(full), samples(document.photo()));
        document.history().undo();
        assertArrayEquals(samples(weak), samples(document.photo()));
        assertEquals(40, fill.strength().percentProperty().get());
    }

    @Test
    void aSliderThatMovesQuicklyMakesNoMoreWorkThanIsSeenAndIsNotMovedBack() {
        EditorHarness later = new EditorHarness(background::add);
        FillViewModel fill = later.fill(new Notices());
        PhotoDocument document = open(later);
        paint(document, 40);
        fill.fill();
        background.remove().run();
        Photo full = document.photo();
        for (int percent = 99; percent >= 30; percent--) {
            fill.strength().percentProperty().set(percent);
        }
        assertEquals(1, background.size());
        background.remove().run();
        assertEquals(30, fill.strength().percentProperty().get());
        assertEquals(1, background.size());
        background.remove().run();
        assertTrue(background.isEmpty());
        assertArrayEquals(mixed(document.original(), full, 0.3), samples(document.photo()));
        assertEquals(3, document.history().size());
    }

    @Test
    void aStrokeThatIsDrawnMeanwhileComesAfterwardsAndIsNotLost() {
        EditorHarness later = new EditorHarness(background::add);
        FillViewModel fill = later.fill(new Notices());
        PhotoDocument document = open(later);
        paint(document, 40);
        fill.fill();
        background.remove().run();
        fill.strength().percentProperty().set(50);
        byte[] coverage = new byte[100];
        Arrays.fill(coverage, (byte) 255);
        Selection stroke = new Selection(new Area(10, 10, 10, 10), coverage);
        fill.copy(Method.CLONE, Optional.of(new CloneSource(3, 4)), () -> stroke, () -> {});
        paint(document, 70);
        background.remove().run();
        background.remove().run();
        assertTrue(background.isEmpty());
        assertEquals(5, document.history().size());
        assertEquals(100, fill.strength().percentProperty().get());
        assertSame(Method.CLONE, document.fill().orElseThrow().restoration().settings().method());
    }

    @Test
    void aStateThatWasSavedIsNotTakenForTheOneInItsPlace() {
        FillViewModel fill = harness.fill(new Notices());
        PhotoDocument document = open(harness);
        paint(document, 40);
        fill.fill();
        fill.strength().percentProperty().set(50);
        document.history().markSaved();
        Photo saved = document.photo();
        fill.strength().percentProperty().set(51);
        assertTrue(document.history().changedProperty().get());
        assertNotEquals(Arrays.hashCode(samples(saved)), Arrays.hashCode(samples(document.photo())));
    }
}
