package org.sairbrush.editor.canvas;

import static org.junit.jupiter.api.Assertions.assertSame;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.photo.Photo;

class DocumentDisplayTest {

    private static Photo photo() {
        return Photo.of(new BufferedImage(30, 20, BufferedImage.TYPE_3BYTE_BGR));
    }

    @Test
    void aDocumentThatComesWithFillsIsShownAsItIsNow() {
        Photo original = photo();
        Photo filled = photo();
        PhotoDocument document = new PhotoDocument(null, "photo", original, filled, 1 << 20);
        DocumentDisplay display = new DocumentDisplay(
                document, photo -> new PhotoTiles(photo, Runnable::run, Runnable::run), Runnable::run);
        assertSame(filled, display.present().photo());
        assertSame(original, display.original().photo());
    }
}
