package org.sairbrush.photo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Small pictures of photos of all kinds.
class PhotoPreviewTest {

    private static final int WIDTH = 192;
    private static final int HEIGHT = 128;
    private static final int ENOUGH = 48;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JPEG 4:2:0",
                "JPEG CMYK with a profile",
                "PNG palette with transparency",
                "TIFF 16 bits tiled, Deflate",
                "TIFF 8 bits CMYK",
                "BMP",
                "GIF",
                "WebP lossy"
            })
    void aPreviewIsUprightAndLooksLikeThePhotoAndKnowsItsSize(String kind) throws Exception {
        Path file = SourceFile.named(kind).write(folder, WIDTH, HEIGHT, 1);
        Photo photo = PhotoReader.read(file);
        PhotoPreview preview = PhotoReader.preview(file, ENOUGH);
        assertEquals(photo.width(), preview.width());
        assertEquals(photo.height(), preview.height());
        Photo small = preview.small();
        assertEquals(photo.width() > photo.height(), small.width() > small.height());
        assertTrue(Math.max(small.width(), small.height()) >= ENOUGH);
        int[] before = photo.argb(Area.of(photo.width(), photo.height()), 2, 2);
        int[] after = small.argb(Area.of(small.width(), small.height()), 2, 2);
        for (int i = 0; i < before.length; i++) {
            for (int shift = 0; shift <= 16; shift += 8) {
                int difference = Math.abs((before[i] >> shift & 0xff) - (after[i] >> shift & 0xff));
                assertTrue(difference < 32, "quarter " + i + " is off by " + difference);
            }
        }
    }
}
