package org.sairbrush.editor.transfer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import javafx.scene.image.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sairbrush.editor.EditorHarness;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Frame;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoReader;
import org.sairbrush.photo.Pictures;

class TransferViewModelTest {

    private final Notices notices = new Notices();
    private final List<Path> files = new ArrayList<>();
    private final List<Image> pictures = new ArrayList<>();
    private final Clip clip = new Clip();

    private static final class Clip implements PictureClipboard {
        private Path file;
        private Image picture;

        @Override
        public Optional<Path> file() {
            return Optional.ofNullable(file);
        }

        @Override
        public Optional<Image> picture() {
            return Optional.ofNullable(picture);
        }

        @Override
        public void put(Image put) {
            picture = put;
        }
    }

    private TransferViewModel model(EditorHarness harness) {
        return new TransferViewModel(harness.document, clip, files::add, pictures::add, harness.jobs, notices);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4})
    void whatIsCopiedCanBePastedAsItIsSeen(int bands) {
        EditorHarness harness = new EditorHarness();
        Photo photo = Photo.of(Pictures.picture(50, 40, 8, bands));
        harness.document.set(new PhotoDocument(null, "photo", photo, 1 << 20));
        TransferViewModel transfer = model(harness);
        transfer.copy();
        assertSame(Notice.Kind.DONE, notices.currentProperty().get().kind());
        transfer.paste();
        Photo pasted = Images.photo(pictures.getFirst());
        assertEquals(bands == 4, pasted.alpha());
        int[] seen = pasted.argb(Area.of(50, 40), 50, 40);
        int[] was = photo.argb(Area.of(50, 40), 50, 40);
        if (bands == 4) {
            for (int i = 0; i < was.length; i++) {
                assertEquals(was[i] >>> 24, seen[i] >>> 24);
                assertEquals(was[i] >> 8 & 0xff, seen[i] >> 8 & 0xff, 16);
            }
        } else {
            assertArrayEquals(was, seen);
        }
    }

    @Test
    void aCopiedFileIsOpenedRatherThanItsPicture() {
        TransferViewModel transfer = model(new EditorHarness());
        clip.file = Path.of("a.jpg");
        transfer.paste();
        assertEquals(List.of(Path.of("a.jpg")), files);
    }

    @Test
    void withNothingToPasteThereIsAHint() {
        model(new EditorHarness()).paste();
        assertSame(Notice.Kind.INFO, notices.currentProperty().get().kind());
    }

    @Test
    void theFileThatIsDraggedOutIsThePhotoAsItIsNow() throws Exception {
        EditorHarness harness = new EditorHarness();
        TransferViewModel transfer = model(harness);
        PhotoDocument document = harness.openMasked();
        transfer.prepareDrag();
        Path before = transfer.dragged().orElseThrow();
        assertEquals("photo-restored.png", before.getFileName().toString());
        harness.fill(notices).fill();
        assertTrue(transfer.dragged().isEmpty());
        transfer.prepareDrag();
        Path after = transfer.dragged().orElseThrow();
        assertNotEquals(before, after);
        Area all = Area.of(120, 90);
        assertArrayEquals(document.photo().argb(all, 120, 90), PhotoReader.read(after).argb(all, 120, 90));
    }

    @Test
    void onlyWhatTheFrameShowsIsHandedOn() throws Exception {
        EditorHarness harness = new EditorHarness();
        TransferViewModel transfer = model(harness);
        PhotoDocument document = harness.openMasked();
        transfer.prepareDrag();
        document.frame(new Frame(new Area(10, 20, 60, 40), 0));
        assertTrue(transfer.dragged().isEmpty());
        transfer.prepareDrag();
        Photo dragged = PhotoReader.read(transfer.dragged().orElseThrow());
        int[] expected = document.photo().argb(new Area(10, 20, 60, 40), 60, 40);
        assertArrayEquals(expected, dragged.argb(Area.of(60, 40), 60, 40));
        transfer.copy();
        assertEquals(60, clip.picture.getWidth());
        assertEquals(expected[0], clip.picture.getPixelReader().getArgb(0, 0));
        document.frame(Frame.largest(1, 10, 120, 90));
        transfer.copy();
        assertEquals(document.frame().area().width(), clip.picture.getWidth());
    }

    @Test
    void aPhotoIsWrittenOnceHoweverOftenTheButtonIsPressed() {
        Queue<Runnable> background = new ArrayDeque<>();
        EditorHarness harness = new EditorHarness(background::add);
        TransferViewModel transfer = model(harness);
        harness.open();
        transfer.prepareDrag();
        transfer.prepareDrag();
        assertEquals(1, background.size());
        assertFalse(transfer.dragged().isPresent());
        background.remove().run();
        transfer.prepareDrag();
        assertTrue(background.isEmpty());
        assertTrue(transfer.dragged().isPresent());
    }

    @Test
    void copyingALargePhotoTellsHowFarItIsAndCanBeCancelled() {
        Queue<Runnable> background = new ArrayDeque<>();
        EditorHarness harness = new EditorHarness(background::add);
        TransferViewModel transfer = model(harness);
        harness.document.set(new PhotoDocument(null, "photo", Photo.of(Pictures.picture(20, 200, 8, 3)), 1 << 20));
        List<Number> progress = new ArrayList<>();
        transfer.copying().progressProperty().addListener((property, was, now) -> progress.add(now));
        transfer.copy();
        transfer.copy();
        assertEquals(1, background.size());
        transfer.copying().cancel();
        background.remove().run();
        assertNull(clip.picture);
        assertFalse(transfer.copying().runningProperty().get());
        transfer.copy();
        background.remove().run();
        assertNotNull(clip.picture);
        assertTrue(progress.stream().anyMatch(done -> done.doubleValue() > 0.5));
    }

    @Test
    void aClickGivesTheFileUpAndADragWaitsForIt() {
        Queue<Runnable> background = new ArrayDeque<>();
        EditorHarness harness = new EditorHarness(background::add);
        TransferViewModel transfer = model(harness);
        harness.open();
        transfer.prepareDrag();
        transfer.forgetDrag();
        transfer.dragLater();
        background.remove().run();
        assertTrue(transfer.awaitedProperty().get());
        transfer.forgetDrag();
        background.remove().run();
        assertTrue(transfer.dragged().isPresent());
        assertFalse(transfer.awaitedProperty().get());
        assertSame(Notice.Kind.DONE, notices.currentProperty().get().kind());
    }

    @Test
    void aFileThatIsWaitedForCanBeCancelled() {
        Queue<Runnable> background = new ArrayDeque<>();
        EditorHarness harness = new EditorHarness(background::add);
        TransferViewModel transfer = model(harness);
        harness.open();
        transfer.prepareDrag();
        transfer.dragLater();
        transfer.cancelDrag();
        background.remove().run();
        assertTrue(background.isEmpty());
        assertTrue(transfer.dragged().isEmpty());
        assertFalse(transfer.awaitedProperty().get());
    }
}
