package org.sairbrush.photo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TiffSamplesTest {

    private static final Path FILE = Path.of("scan.tif");
    private static final int RGB = 2;

    @TempDir
    Path folder;

    private static String notice(TiffSamples samples) {
        List<String> notices = samples.notices(FILE);
        assertEquals(1, notices.size());
        return notices.getFirst();
    }

    @Test
    void whatIsReadAsLessThanItIsIsSaid() {
        assertTrue(notice(new TiffSamples(32, RGB, 3, 0)).contains("floating-point"));
        assertTrue(notice(new TiffSamples(32, RGB, 1, 0)).contains("more than 16 bits"));
        assertTrue(notice(new TiffSamples(16, RGB, 2, 0)).contains("below zero"));
        assertTrue(notice(new TiffSamples(16, 8, 1, 0)).contains("Lab"));
        assertTrue(notice(new TiffSamples(8, RGB, 1, 2)).contains("channels beside its colours"));
    }

    @Test
    void whatIsKeptIsNotTalkedAbout() {
        assertEquals(List.of(), new TiffSamples(16, RGB, 1, 1).notices(FILE));
        assertEquals(List.of(), new TiffSamples(1, 0, 1, 0).notices(FILE));
    }

    @Test
    void labOfEightBitsIsRefusedRatherThanReadInWrongColours() throws Exception {
        Path file = folder.resolve("lab.tif");
        PhotoWriter.write(
                Photo.of(new BufferedImage(8, 8, BufferedImage.TYPE_3BYTE_BGR)), file, WriteOptions.defaults());
        assertEquals(List.of(), PhotoReader.read(file).notices());
        byte[] bytes = Files.readAllBytes(file);
        ByteOrder order = bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
        int directory = buffer.getInt(4);
        for (int entry = 0; entry < buffer.getShort(directory); entry++) {
            int at = directory + 2 + 12 * entry;
            if (buffer.getShort(at) == 262) {
                buffer.putShort(at + 8, (short) 8);
            }
        }
        Files.write(file, bytes);
        PhotoException refusal = assertThrows(PhotoException.class, () -> PhotoReader.read(file));
        assertTrue(refusal.getMessage().contains("CIELAB"), refusal.getMessage());
    }
}
