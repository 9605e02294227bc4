package org.sairbrush.photo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TiffSamplesTest {

    private static final Path FILE = Path.of("scan.tif");
    private static final int RGB = 2;
    private static final int EXTRA = 338;

    @TempDir
    Path folder;

    private static String notice(TiffSamples samples) {
        List<String> notices = samples.notices(FILE);
        assertEquals(1, notices.size());
        return notices.getFirst();
    }

    @Test
    void whatIsReadAsLessThanItIsIsSaid() {
        assertTrue(notice(new TiffSamples(1, 32, RGB, 3, List.of())).contains("floating-point"));
        assertTrue(notice(new TiffSamples(1, 32, RGB, 1, List.of())).contains("more than 16 bits"));
        assertTrue(notice(new TiffSamples(1, 16, RGB, 2, List.of())).contains("below zero"));
        assertTrue(notice(new TiffSamples(1, 16, 8, 1, List.of())).contains("Lab"));
        assertTrue(notice(new TiffSamples(1, 8, RGB, 1, List.of(0, 0))).contains("channels beside its colours"));
    }

    @Test
    void whatIsKeptIsNotTalkedAbout() {
        assertEquals(List.of(), new TiffSamples(1, 16, RGB, 1, List.of(2)).notices(FILE));
        assertEquals(List.of(), new TiffSamples(1, 1, 0, 1, List.of()).notices(FILE));
    }

    @Test
    void labOfEightBitsIsRefusedRatherThanReadInWrongColours() throws Exception {
        Path file = folder.resolve("lab.tif");
        PhotoWriter.write(
                Photo.of(new BufferedImage(8, 8, BufferedImage.TYPE_3BYTE_BGR)), file, WriteOptions.defaults());
        assertEquals(List.of(), PhotoReader.read(file).notices());
        state(file, 262, 8);
        PhotoException refusal = assertThrows(PhotoException.class, () -> PhotoReader.read(file));
        assertTrue(refusal.getMessage().contains("CIELAB"), refusal.getMessage());
    }

    /// As graphics programs write them whose layers are such.
    @ParameterizedTest
    @CsvSource({"8, 4", "16, 4", "8, 2", "16, 2"})
    void coloursThatAreStoredTimesAlphaAreReadAsTheyAreMeantAndWrittenAsTheyWere(int bits, int bands)
            throws Exception {
        BufferedImage stored = Pictures.picture(61, 47, bits, bands);
        int maximum = (1 << bits) - 1;
        for (int y = 0; y < stored.getHeight(); y++) {
            for (int x = 0; x < stored.getWidth(); x++) {
                int[] pixel = stored.getRaster().getPixel(x, y, (int[]) null);
                int alpha = (int) ((long) maximum * y / 46);
                for (int band = 0; band < bands - 1; band++) {
                    pixel[band] = (int) ((long) pixel[band] * alpha / maximum);
                }
                pixel[bands - 1] = alpha;
                stored.getRaster().setPixel(x, y, pixel);
            }
        }
        Path source = folder.resolve("source.tif");
        PhotoWriter.write(Photo.of(stored), source, WriteOptions.defaults());
        state(source, EXTRA, 1);

        Photo photo = PhotoReader.read(source);
        int half = 23;
        int[] before = stored.getRaster().getPixel(5, half, (int[]) null);
        assertEquals(2.0 * before[0], photo.image().getRaster().getSample(5, half, 0), 0.001 * maximum + 1);
        Path written = folder.resolve("written.tif");
        PhotoWriter.write(photo, written, WriteOptions.defaults());
        assertEquals(1, state(written, EXTRA, 2));

        assertArrayEquals(
                stored.getRaster().getPixels(0, 0, 61, 47, (int[]) null),
                PhotoReader.read(written).image().getRaster().getPixels(0, 0, 61, 47, (int[]) null));
    }

    /// Photoshop's saved selections are no transparency.
    @Test
    void aChannelOfWhichNothingIsSaidStaysSuchAChannel() throws Exception {
        Path source = folder.resolve("source.tif");
        PhotoWriter.write(Photo.of(Pictures.picture(9, 9, 8, 4)), source, WriteOptions.defaults());
        state(source, EXTRA, 0);
        Path written = folder.resolve("written.tif");
        PhotoWriter.write(PhotoReader.read(source), written, WriteOptions.defaults());
        assertEquals(0, state(written, EXTRA, 0));
    }

    @Test
    void aCompressionThatNothingHereReadsIsCalledByItsName() throws Exception {
        Path file = folder.resolve("scan.tif");
        PhotoWriter.write(Photo.of(Pictures.picture(9, 9, 8, 3)), file, WriteOptions.defaults());
        state(file, 259, 50000);
        PhotoException refusal = assertThrows(PhotoException.class, () -> PhotoReader.read(file));
        assertTrue(refusal.getMessage().contains("Zstandard"), refusal.getMessage());
    }

    /// Makes a file say something else about its samples.
    ///
    /// @return what it said before
    private static int state(Path file, int tag, int value) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ByteOrder order = bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
        int directory = buffer.getInt(4);
        for (int entry = 0; entry < buffer.getShort(directory); entry++) {
            int at = directory + 2 + 12 * entry;
            if (buffer.getShort(at) == tag) {
                int before = buffer.getShort(at + 8);
                buffer.putShort(at + 8, (short) value);
                Files.write(file, bytes);
                return before;
            }
        }
        throw new AssertionError("No tag " + tag);
    }
}
