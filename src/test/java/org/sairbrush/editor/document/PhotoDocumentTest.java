package org.sairbrush.editor.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.history.Edit;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.restore.Method;
import org.sairbrush.restore.Restoration;
import org.sairbrush.restore.RestoreSettings;

class PhotoDocumentTest {

    private final Photo photo = photo();
    private final PhotoDocument document = new PhotoDocument(null, "photo", photo, 64 << 20);

    private static Photo photo() {
        return Photo.of(new BufferedImage(700, 500, BufferedImage.TYPE_3BYTE_BGR));
    }

    private static Restoration restoration(Photo result, Method method) {
        return new Restoration(result, RestoreSettings.defaults().withMethod(method), "CPU", List.of(), 1);
    }

    private void stroke(double fromX, double toX, double y) {
        document.beginStroke(fromX, y, 9.3, false);
        document.continueStroke((fromX + toX) / 2, y + 20);
        document.continueStroke(toX, y);
        document.endStroke();
    }

    @Test
    void undoTakesAStrokeBackAndRedoPutsItAgain() {
        stroke(40, 300, 100);
        byte[] first = document.mask().coverage().clone();
        stroke(200, 650, 110);
        byte[] both = document.mask().coverage().clone();
        document.history().undo();
        assertArrayEquals(first, document.mask().coverage());
        document.history().redo();
        assertArrayEquals(both, document.mask().coverage());
    }

    @Test
    void holePixelsAreCountedThroughAllSteps() {
        stroke(40, 300, 100);
        stroke(200, 650, 110);
        document.beginStroke(250, 100, 30, true);
        document.endStroke();
        assertEquals(document.mask().holePixels(), document.holePixelsProperty().get());
        document.history().undo();
        document.history().undo();
        assertEquals(document.mask().holePixels(), document.holePixelsProperty().get());
    }

    @Test
    void aStrokeThatChangesNothingIsNoStep() {
        document.beginStroke(100, 100, 10, true);
        document.endStroke();
        assertEquals(0, document.history().size());
    }

    @Test
    void aStrokeMayLeaveThePhoto() {
        document.beginStroke(-50, -50, 10, false);
        document.continueStroke(-900, 2000);
        document.continueStroke(800, 250);
        document.endStroke();
        assertTrue(document.mask().holePixels() > 0);
    }

    @Test
    void takingOverAMaskIsOneStep() {
        stroke(40, 300, 100);
        byte[] painted = document.mask().coverage().clone();
        document.replaceMask("empty", Mask.empty(document.mask().width(), document.mask().height()));
        assertTrue(document.mask().isEmpty());
        document.history().undo();
        assertArrayEquals(painted, document.mask().coverage());
    }

    @Test
    void aFillTakesWhatItFilledOutOfTheMaskSoftEdgesToo() {
        stroke(40, 300, 100);
        document.applyFill(restoration(photo(), Method.SAIR), document.maskSnapshot().get());
        assertArrayEquals(new byte[700 * 500], document.mask().coverage());
    }

    @Test
    void undoingAFillBringsPhotoAndMaskBack() {
        stroke(40, 300, 100);
        byte[] painted = document.mask().coverage().clone();
        Photo filled = photo();
        document.applyFill(restoration(filled, Method.SAIR), document.maskSnapshot().get());
        assertSame(filled, document.photo());
        document.history().undo();
        assertSame(photo, document.photo());
        assertArrayEquals(painted, document.mask().coverage());
        assertFalse(document.fill().isPresent());
    }

    @Test
    void whatWasPaintedWhileAFillRanStays() {
        stroke(40, 300, 100);
        Mask filled = document.maskSnapshot().get();
        stroke(40, 300, 400);
        document.applyFill(restoration(photo(), Method.SAIR), filled);
        assertFalse(document.mask().hole(60, 100));
        assertTrue(document.mask().hole(60, 402));
    }

    @Test
    void aFillRemembersTheMaskThatItFilled() {
        stroke(40, 300, 100);
        Mask filled = document.maskSnapshot().get();
        stroke(40, 300, 400);
        document.applyFill(restoration(photo(), Method.SAIR), filled);
        Mask remembered = document.fill().orElseThrow().mask();
        assertEquals(filled.holePixels(), remembered.holePixels());
        assertEquals(filled.bounds(), remembered.bounds());
    }

    @Test
    void anotherResultOfTheSameFillIsOneMoreStep() {
        stroke(40, 300, 100);
        Photo sair = photo();
        Photo liif = photo();
        document.applyFill(restoration(sair, Method.SAIR), document.maskSnapshot().get());
        document.replaceFill(restoration(liif, Method.LIIF), document.fill().orElseThrow());
        assertSame(liif, document.photo());
        assertSame(photo, document.fill().orElseThrow().before());
        document.history().undo();
        assertSame(sair, document.photo());
        assertTrue(document.mask().isEmpty());
    }

    private static int samples(Photo photo) {
        return Arrays.hashCode(photo.image().getRaster().getPixels(0, 0, 700, 500, (int[]) null));
    }

    private void fill(float value) {
        Mask mask = document.maskSnapshot().get();
        Area area = mask.bounds().orElseThrow();
        float[] rgb = new float[3 * (int) area.pixels()];
        Arrays.fill(rgb, value);
        Photo filled = document.photo().blend(area, rgb, mask.holes(area, area.width(), area.height()));
        document.applyFill(restoration(filled, Method.SAIR), mask);
    }

    @Test
    void manyFillsAreTakenBackWhenTheirPhotosAreGone() {
        List<Integer> states = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            stroke(40 + 30 * i, 300, 100 * i);
            fill(i / 5f);
            states.add(samples(document.photo()));
        }
        System.gc();
        for (int i = 2; i >= 0; i--) {
            document.history().undo();
            document.history().undo();
            assertEquals(states.get(i), samples(document.photo()));
        }
        System.gc();
        for (int i = 1; i < 4; i++) {
            document.history().redo();
            document.history().redo();
            assertEquals(states.get(i), samples(document.photo()));
        }
    }

    @Test
    void anyStateOfTheHistoryIsOneJumpAway() {
        stroke(40, 300, 100);
        fill(0.4f);
        Edit first = document.history().nextUndoProperty().get();
        int afterFirst = samples(document.photo());
        stroke(40, 300, 200);
        fill(0.8f);
        Edit second = document.history().nextUndoProperty().get();
        int afterSecond = samples(document.photo());
        stroke(40, 300, 300);
        document.goTo(null);
        assertSame(photo, document.photo());
        assertFalse(document.fill().isPresent());
        document.goTo(second);
        assertEquals(afterSecond, samples(document.photo()));
        assertTrue(document.mask().isEmpty());
        document.goTo(first);
        assertEquals(afterFirst, samples(document.photo()));
        assertSame(photo, document.fill().orElseThrow().before());
    }

    @Test
    void aFillHoldsNoMoreThanItChanged() {
        stroke(40, 60, 100);
        fill(0.5f);
        long strokeBytes = document.history().done().getFirst().bytes();
        long pixels = document.fill().orElseThrow().mask().holePixels();
        long most = strokeBytes + 2 * 3 * 4 * pixels + 4096;
        long held = document.history().done().getLast().bytes();
        assertTrue(held < most, () -> held + " bytes for " + pixels + " pixels");
    }

    @Test
    void anotherResultOfAnEarlierFillKeepsThePhotoThatWasFilled() {
        stroke(40, 300, 100);
        fill(0.4f);
        Fill first = document.fill().orElseThrow();
        float[] rgb = new float[3 * 700 * 500];
        Photo other = photo.blend(Area.of(700, 500), rgb, first.mask().holes(Area.of(700, 500), 700, 500));
        document.replaceFill(restoration(other, Method.LIIF), first);
        System.gc();
        assertEquals(samples(photo), samples(document.fill().orElseThrow().before()));
        document.history().undo();
        document.history().redo();
        assertEquals(samples(other), samples(document.photo()));
        assertSame(Method.LIIF, document.fill().orElseThrow().restoration().settings().method());
    }

    @Test
    void theStateHasTheWholeMaskThoughItsFirstStepsAreForgotten() {
        PhotoDocument poor = new PhotoDocument(null, "photo", photo, 30_000);
        for (int i = 0; i < 12; i++) {
            poor.beginStroke(40 + 50 * i, 60 + 30 * i, 20, i % 3 == 2);
            poor.continueStroke(80 + 40 * i, 90 + 25 * i);
            poor.endStroke();
        }
        assertTrue(poor.steps().size() < 12);
        assertArrayEquals(poor.mask().coverage(), poor.state().mask().coverage());
    }
}
