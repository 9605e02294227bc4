package org.sairbrush.editor.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.document.Forgotten;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Levels;
import org.sairbrush.photo.Orientation;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.Tones;

class DocumentDisplayTest {

    private static Photo photo() {
        return Photo.of(new BufferedImage(30, 20, BufferedImage.TYPE_3BYTE_BGR));
    }

    private static PhotoDocument document(Photo original, Photo filled) {
        Forgotten fill = Forgotten.of(filled, Orientation.UPRIGHT, List.of(Area.of(30, 20)));
        return new PhotoDocument(null, "photo", original, filled, fill, 1 << 20);
    }

    @Test
    void aDocumentThatComesWithFillsIsShownAsItIsNow() {
        Photo original = photo();
        Photo filled = photo();
        PhotoDocument document = document(original, filled);
        DocumentDisplay display = new DocumentDisplay(
                document, photo -> new PhotoTiles(photo, Runnable::run, Runnable::run), Runnable::run);
        assertSame(filled, display.present().photo());
        assertSame(original, display.original().photo());
    }

    @Test
    void reliefIsOfTheSamePhotosAndCanBeLeft() {
        Photo original = photo();
        Photo filled = photo();
        DocumentDisplay display = new DocumentDisplay(
                document(original, filled),
                photo -> new PhotoTiles(photo, Runnable::run, Runnable::run),
                Runnable::run);
        PhotoTiles plain = display.present();
        display.setRelief(true);
        assertNotSame(plain, display.present());
        assertSame(filled, display.present().photo());
        assertSame(original, display.original().photo());
        assertEquals(128, shown(display.present()) & 0xFF);
        display.setRelief(false);
        assertEquals(0, shown(display.present()) & 0xFF);
    }

    private static Tones darkened(double black) {
        return Tones.NONE.withLevels(Levels.NONE.withAll(new Levels.Range(black, 1, 1)));
    }

    /// A pixel of what is shown in the end.
    private static int shown(PhotoTiles tiles) {
        PhotoTiles.Key key = new PhotoTiles.Key(0, 0, 0);
        tiles.want(List.of(key));
        return tiles.get(key).getPixelReader().getArgb(3, 3);
    }

    @Test
    void tonesAreSeenInWhatIsPresentAndNotInWhatWas() {
        PhotoDocument document = new PhotoDocument(null, "photo", photo(), 1 << 20);
        DocumentDisplay display = new DocumentDisplay(
                document, photo -> new PhotoTiles(photo, Runnable::run, Runnable::run), Runnable::run);
        assertSame(display.original(), display.present());

        document.tryTones(darkened(0.2));

        assertNotSame(display.original(), display.present());
        assertSame(display.originalToned(), display.present());
        assertSame(document.photo(), display.present().photo());
        document.setTones(Tones.NONE);
        assertSame(display.original(), display.present());
    }

    @Test
    void ofTilesThatAreNotShownAnyMoreNoneIsMade() {
        ArrayDeque<Runnable> waiting = new ArrayDeque<>();
        PhotoDocument document = new PhotoDocument(null, "photo", photo(), 1 << 20);
        DocumentDisplay display = new DocumentDisplay(
                document, photo -> new PhotoTiles(photo, waiting::add, Runnable::run), Runnable::run);
        PhotoTiles.Key key = new PhotoTiles.Key(0, 0, 0);
        document.tryTones(darkened(0.2));
        PhotoTiles first = display.present();
        first.want(List.of(key));
        document.tryTones(darkened(0.3));
        PhotoTiles second = display.present();
        second.want(List.of(key));

        waiting.forEach(Runnable::run);

        assertFalse(first.isReady(key));
        assertTrue(second.isReady(key));
    }
}
