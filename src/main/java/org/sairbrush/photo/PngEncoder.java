package org.sairbrush.photo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.Adler32;
import java.util.zip.Deflater;

/// Writes the samples of a photo as PNG (ISO/IEC 15948), strips of rows at a time, several of them side by side: no
/// more than those are held in memory. Java's own encoder holds no more, but takes as much processor time on a single
/// core, and its files are a fifth larger (24 megapixels with little noise: 25 MB, not 20).
final class PngEncoder {

    private static final int STRIP_BYTES = 1 << 20;
    private static final int STRIPS_AT_A_TIME = 8;
    private static final int LEVEL = 1;

    /// "Compressed by deflate with a window of 32 KB", and its check bits (RFC 1950).
    private static final byte[] ZLIB_HEADER = {0x78, 0x01};

    private static final int GREY = 0;
    private static final int COLOURS = 2;
    private static final int ALPHA = 4;

    private final Photo photo;
    private final Samples samples;
    private final int pixelBytes;
    private final int rowBytes;
    private final int rowsPerStrip;
    private final int strips;

    private PngEncoder(Photo photo) {
        this.photo = photo;
        samples = photo.samples();
        pixelBytes = samples.bands() * samples.bits() / 8;
        rowBytes = photo.width() * pixelBytes;
        rowsPerStrip = Math.clamp(STRIP_BYTES / rowBytes, 1, photo.height());
        strips = Math.ceilDiv(photo.height(), rowsPerStrip);
    }

    /// @param photo  grey or of three colours, with or without alpha
    /// @param chunks that stand between the header and the image data
    static void write(Photo photo, List<PngChunks.Chunk> chunks, OutputStream output, Watching watching)
            throws IOException {
        new PngEncoder(photo).write(chunks, output, watching);
    }

    private void write(List<PngChunks.Chunk> chunks, OutputStream output, Watching watching) throws IOException {
        output.write(PngChunks.SIGNATURE);
        new PngChunks.Chunk("IHDR", header()).write(output);
        for (PngChunks.Chunk chunk : chunks) {
            chunk.write(output);
        }
        data(ZLIB_HEADER, output);
        Adler32 check = new Adler32();
        for (int first = 0; first < strips; first += STRIPS_AT_A_TIME) {
            watching.at((double) first / strips);
            int end = Math.min(strips, first + STRIPS_AT_A_TIME);
            List<byte[]> filtered =
                    IntStream.range(first, end).parallel().mapToObj(this::filtered).toList();
            int from = first;
            List<byte[]> deflated = IntStream.range(first, end)
                    .parallel()
                    .mapToObj(strip -> deflated(filtered.get(strip - from), strip == strips - 1))
                    .toList();
            for (int i = 0; i < deflated.size(); i++) {
                check.update(filtered.get(i));
                data(deflated.get(i), output);
            }
        }
        data(ByteBuffer.allocate(4).putInt((int) check.getValue()).array(), output);
        new PngChunks.Chunk("IEND", new byte[0]).write(output);
    }

    private static void data(byte[] bytes, OutputStream output) throws IOException {
        new PngChunks.Chunk("IDAT", bytes).write(output);
    }

    private byte[] header() {
        int kind = (photo.grey() ? GREY : COLOURS) | (photo.alpha() ? ALPHA : 0);
        return ByteBuffer.allocate(13).putInt(photo.width()).putInt(photo.height())
                .put((byte) samples.bits()).put((byte) kind).put(new byte[3])
                .array();
    }

    private byte[] filtered(int strip) {
        int from = strip * rowsPerStrip;
        int to = Math.min(photo.height(), from + rowsPerStrip);
        byte[] rows = new byte[(to - from) * (rowBytes + 1)];
        byte[] above = from > 0 ? row(from - 1) : new byte[pixelBytes + rowBytes];
        for (int y = from; y < to; y++) {
            byte[] row = row(y);
            PngFilter.put(row, above, pixelBytes, rows, (y - from) * (rowBytes + 1));
            above = row;
        }
        return rows;
    }

    /// After a pixel of zeros.
    private byte[] row(int y) {
        byte[] bytes = new byte[pixelBytes + rowBytes];
        int to = pixelBytes;
        int end = samples.index(0, y + 1);
        for (int pixel = samples.index(0, y); pixel < end; pixel += samples.bands()) {
            for (int band = 0; band < samples.bands(); band++) {
                int value = samples.get(pixel + samples.position(band));
                if (samples.bits() == 16) {
                    bytes[to++] = (byte) (value >> 8);
                }
                bytes[to++] = (byte) value;
            }
        }
        return bytes;
    }

    /// A part of a stream that may be cut between the strips: each but the last ends with a whole byte.
    private static byte[] deflated(byte[] bytes, boolean last) {
        try (Deflater deflater = new Deflater(LEVEL, true)) {
            deflater.setInput(bytes);
            if (last) {
                deflater.finish();
            }
            ByteArrayOutputStream output = new ByteArrayOutputStream(bytes.length);
            byte[] buffer = new byte[1 << 16];
            int length;
            do {
                length = deflater.deflate(buffer, 0, buffer.length, last ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH);
                output.write(buffer, 0, length);
            } while (last ? !deflater.finished() : length == buffer.length);
            return output.toByteArray();
        }
    }
}
