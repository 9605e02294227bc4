package org.sairbrush.editor.mask;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.editor.EditorHarness;
import org.sairbrush.editor.EditorStage.Answers;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.photo.Photo;

class MaskViewModelTest {

    @TempDir
    Path folder;

    private final Deque<Runnable> background = new ArrayDeque<>();
    private final EditorHarness harness = new EditorHarness();
    private final Notices notices = new Notices();
    private final Answers answers = new Answers();

    private MaskViewModel model(EditorHarness of) {
        return new MaskViewModel(of.document, answers, of.jobs, notices, of.settings);
    }

    @Test
    void growingIsOneStepThatCanBeTakenBack() {
        PhotoDocument document = harness.openMasked();
        byte[] before = document.maskSnapshot().get().coverage();
        MaskViewModel model = model(harness);
        model.amountProperty().set(3);
        model.grow();
        assertTrue(document.holePixelsProperty().get() > 0);
        assertEquals(document.mask().holePixels(), document.holePixelsProperty().get());
        document.history().undo();
        assertArrayEquals(before, document.maskSnapshot().get().coverage());
    }

    @Test
    void whatIsPaintedMeanwhileIsGrownToo() {
        EditorHarness slow = new EditorHarness(background::add);
        PhotoDocument document = slow.openMasked();
        background.clear();
        MaskViewModel model = model(slow);
        model.grow();
        document.beginStroke(100, 80, 3, false);
        document.endStroke();
        background.poll().run();
        assertTrue(model.runningProperty().get(), "it is done again on the new mask");
        background.poll().run();
        assertFalse(model.runningProperty().get());
        assertTrue(document.mask().hole(100 + 6, 80));
    }

    @Test
    void aSavedMaskIsTheSameWhenLoaded() {
        PhotoDocument document = harness.openMasked();
        MaskViewModel model = model(harness);
        model.feather();
        byte[] saved = document.maskSnapshot().get().coverage();
        answers.maskTarget = folder.resolve("mask.png");
        model.save();
        assertEquals("photo-mask.png", answers.suggested.getFileName().toString());
        model.clear();
        assertEquals(0, document.holePixelsProperty().get());
        answers.mask = answers.maskTarget;
        model.load();
        assertArrayEquals(saved, document.maskSnapshot().get().coverage());
    }

    @Test
    void aMaskOfAnotherSizeIsRefusedAndTheMaskStays() throws Exception {
        PhotoDocument document = harness.openMasked();
        long holes = document.holePixelsProperty().get();
        answers.mask = folder.resolve("small.png");
        ImageIO.write(new BufferedImage(10, 10, BufferedImage.TYPE_BYTE_GRAY), "png", answers.mask.toFile());
        model(harness).load();
        assertSame(Notice.Kind.ERROR, notices.currentProperty().get().kind());
        assertEquals(holes, document.holePixelsProperty().get());
    }

    @Test
    void transparencyBecomesTheMask() {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < 40 * 30; i++) {
            image.setRGB(i % 40, i / 40, i % 40 < 10 ? 0x00ffffff : 0xff808080);
        }
        harness.document.set(new PhotoDocument(null, "photo", Photo.of(image), 1 << 20));
        model(harness).takeTransparency();
        assertEquals(10 * 30, harness.document.get().holePixelsProperty().get());
    }

    @Test
    void aPhotoWithoutTransparencyKeepsItsMask() {
        PhotoDocument document = harness.openMasked();
        long holes = document.holePixelsProperty().get();
        model(harness).takeTransparency();
        assertEquals(holes, document.holePixelsProperty().get());
        assertSame(Notice.Kind.INFO, notices.currentProperty().get().kind());
    }
}
