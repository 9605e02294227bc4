package org.sairbrush.photo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/// Writes coefficients as a sequential JPEG of one scan, with the shortest Huffman codes for them.
final class JpegEncoder {

    private interface Sink {

        /// @param extra so many bits as `size` says
        void symbol(int table, int symbol, int extra, int size) throws IOException;
    }

    private static final int TABLES = 4;
    private static final int OTHER = 2;
    private static final int END_OF_BLOCK = 0;
    private static final int SIXTEEN_ZEROS = 0xF0;

    private final JpegBlocks blocks;

    private JpegEncoder(JpegBlocks blocks) {
        this.blocks = blocks;
    }

    /// @param segments what stands before the picture
    static void write(JpegBlocks blocks, List<JpegSegments.Segment> segments, OutputStream output) throws IOException {
        new JpegEncoder(blocks).write(segments, output);
    }

    private void write(List<JpegSegments.Segment> segments, OutputStream output) throws IOException {
        long[][] counts = new long[TABLES][256];
        scan((table, symbol, extra, size) -> counts[table][symbol]++);
        HuffmanCode[] codes = new HuffmanCode[TABLES];
        for (int i = 0; i < TABLES; i++) {
            codes[i] = HuffmanCode.of(counts[i]);
        }
        output.write(new byte[] {(byte) 0xFF, (byte) 0xD8});
        for (JpegSegments.Segment segment : segments) {
            segment(output, segment.marker(), segment.payload());
        }
        segment(output, 0xDB, quantisation());
        segment(output, wide() ? 0xC1 : 0xC0, frame());
        for (int i = 0; i < TABLES; i++) {
            if (blocks.components().size() > 1 || i % 2 == 0) {
                segment(output, 0xC4, codes[i].definition(i / OTHER << 4 | i % OTHER));
            }
        }
        segment(output, 0xDA, scanHeader());
        BitSink bits = new BitSink(output);
        scan((table, symbol, extra, size) -> {
            bits.put(codes[table].code(symbol), codes[table].length(symbol));
            bits.put(extra, size);
        });
        bits.flush();
        output.write(new byte[] {(byte) 0xFF, (byte) 0xD9});
    }

    private static void segment(OutputStream output, int marker, byte[] payload) throws IOException {
        int length = payload.length + 2;
        output.write(new byte[] {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length});
        output.write(payload);
    }

    /// Whether a quantisation step needs more than a byte.
    private boolean wide() {
        return Arrays.stream(blocks.tables())
                .anyMatch(table -> table != null && Arrays.stream(table).anyMatch(step -> step > 255));
    }

    private byte[] quantisation() {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        for (int i = 0; i < blocks.tables().length; i++) {
            if (blocks.tables()[i] != null) {
                payload.write(wide() ? 0x10 | i : i);
                for (int step : blocks.tables()[i]) {
                    if (wide()) {
                        payload.write(step >> 8);
                    }
                    payload.write(step);
                }
            }
        }
        return payload.toByteArray();
    }

    private byte[] frame() {
        ByteBuffer frame = ByteBuffer.allocate(6 + 3 * blocks.components().size());
        frame.put((byte) 8).putShort((short) blocks.height()).putShort((short) blocks.width());
        frame.put((byte) blocks.components().size());
        for (JpegBlocks.Component component : blocks.components()) {
            frame.put((byte) component.id())
                    .put((byte) (component.across() << 4 | component.down()))
                    .put((byte) component.table());
        }
        return frame.array();
    }

    private byte[] scanHeader() {
        ByteBuffer header = ByteBuffer.allocate(4 + 2 * blocks.components().size());
        header.put((byte) blocks.components().size());
        for (int i = 0; i < blocks.components().size(); i++) {
            header.put((byte) blocks.components().get(i).id()).put((byte) (codes(i) * 0x11));
        }
        return header.put((byte) 0).put((byte) 63).put((byte) 0).array();
    }

    /// The first colour has codes of its own, the others share theirs.
    private static int codes(int component) {
        return Math.min(component, 1);
    }

    private void scan(Sink sink) throws IOException {
        List<JpegBlocks.Component> components = blocks.components();
        boolean single = components.size() == 1;
        JpegBlocks.Component first = components.getFirst();
        int columns = single ? Math.ceilDiv(blocks.width(), 8) : first.columns() / first.across();
        int rows = single ? Math.ceilDiv(blocks.height(), 8) : first.rows() / first.down();
        int[] before = new int[components.size()];
        for (int mcu = 0; mcu < columns * rows; mcu++) {
            for (int i = 0; i < components.size(); i++) {
                JpegBlocks.Component component = components.get(i);
                int across = single ? 1 : component.across();
                int down = single ? 1 : component.down();
                for (int block = 0; block < across * down; block++) {
                    int at = component.at(
                            mcu % columns * across + block % across, mcu / columns * down + block / across);
                    block(component.coefficients(), at, before[i], codes(i), sink);
                    before[i] = component.coefficients()[at];
                }
            }
        }
    }

    private static void block(short[] coefficients, int at, int before, int codes, Sink sink) throws IOException {
        int difference = coefficients[at] - before;
        int size = size(difference);
        sink.symbol(codes, size, extra(difference, size), size);
        int zeros = 0;
        for (int i = 1; i < JpegBlocks.SIZE; i++) {
            int value = coefficients[at + i];
            if (value == 0) {
                zeros++;
                continue;
            }
            for (; zeros > 15; zeros -= 16) {
                sink.symbol(OTHER + codes, SIXTEEN_ZEROS, 0, 0);
            }
            int bits = size(value);
            sink.symbol(OTHER + codes, zeros << 4 | bits, extra(value, bits), bits);
            zeros = 0;
        }
        if (zeros > 0) {
            sink.symbol(OTHER + codes, END_OF_BLOCK, 0, 0);
        }
    }

    private static int size(int value) {
        return 32 - Integer.numberOfLeadingZeros(Math.abs(value));
    }

    private static int extra(int value, int size) {
        return value < 0 ? value + (1 << size) - 1 : value;
    }

    /// Bits into bytes, a zero after each byte of ones.
    private static final class BitSink {

        private final OutputStream output;
        private final byte[] bytes = new byte[1 << 16];
        private int filled;
        private long bits;
        private int count;

        BitSink(OutputStream output) {
            this.output = output;
        }

        void put(int value, int size) throws IOException {
            bits = bits << size | value;
            count += size;
            while (count >= 8) {
                count -= 8;
                write((int) (bits >> count) & 0xFF);
            }
        }

        private void write(int value) throws IOException {
            if (filled > bytes.length - 2) {
                output.write(bytes, 0, filled);
                filled = 0;
            }
            bytes[filled++] = (byte) value;
            if (value == 0xFF) {
                bytes[filled++] = 0;
            }
        }

        void flush() throws IOException {
            if (count > 0) {
                put((1 << 8 - count) - 1, 8 - count);
            }
            output.write(bytes, 0, filled);
        }
    }
}
