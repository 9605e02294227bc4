package org.sairbrush.photo;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Writes a scan by Huffman's method, sequential or progressive (ITU-T T.81, annexes F and G), each value with all its
/// bits. What the scan's symbols are is gone through twice: to find the shortest codes, and to write.
final class JpegScanWriter {

    private interface Sink {

        /// @param extra so many bits as `size` says
        void symbol(int table, int symbol, int extra, int size) throws IOException;
    }

    private static final int TABLES = 4;
    private static final int OTHER = 2;
    private static final int SIXTEEN_ZEROS = 0xF0;
    private static final int MOST_ENDED_BLOCKS = 0x7FFF;

    private final JpegScan scan;
    private final int mostEndedBlocks;
    private final HuffmanCode[] codes = new HuffmanCode[TABLES];
    private final List<byte[]> definitions = new ArrayList<>();

    JpegScanWriter(JpegScan scan, boolean progressive, Watching watching) throws IOException {
        this.scan = scan;
        mostEndedBlocks = progressive ? MOST_ENDED_BLOCKS : 1;
        long[][] counts = new long[TABLES][256];
        boolean[] used = new boolean[TABLES];
        new Symbols((table, symbol, extra, size) -> {
            counts[table][symbol]++;
            used[table] = true;
        }).write(watching);
        for (int i = 0; i < TABLES; i++) {
            if (used[i]) {
                codes[i] = HuffmanCode.of(counts[i]);
                definitions.add(codes[i].definition(i / OTHER << 4 | i % OTHER));
            }
        }
    }

    /// The codes that have to be known before, each as a DHT segment has it.
    List<byte[]> definitions() {
        return definitions;
    }

    byte[] header() {
        ByteBuffer header = ByteBuffer.allocate(4 + 2 * scan.components().size());
        header.put((byte) scan.components().size());
        for (int part = 0; part < scan.components().size(); part++) {
            header.put((byte) scan.component(part).id()).put((byte) (codes(part) * 0x11));
        }
        return header.put((byte) scan.from()).put((byte) scan.to()).put((byte) 0).array();
    }

    void write(OutputStream output, Watching watching) throws IOException {
        BitSink bits = new BitSink(output);
        new Symbols((table, symbol, extra, size) -> {
            bits.put(codes[table].code(symbol), codes[table].length(symbol));
            bits.put(extra, size);
        }).write(watching);
        bits.flush();
    }

    /// The first colour has codes of its own, the others share theirs.
    private int codes(int part) {
        return Math.min(scan.components().get(part), 1);
    }

    /// The symbols of the scan, one after the other.
    private final class Symbols implements JpegScan.Walker<IOException> {

        private final Sink sink;
        private final int[] before = new int[scan.components().size()];
        private int endedBlocks;

        Symbols(Sink sink) {
            this.sink = sink;
        }

        void write(Watching watching) throws IOException {
            scan.walk(this, watching);
            endBlocks(OTHER + codes(0));
        }

        @Override
        public void unit(int number) {}

        @Override
        public void block(int part, int at) throws IOException {
            short[] coefficients = scan.component(part).coefficients();
            if (scan.from() == 0) {
                put(codes(part), 0, coefficients[at] - before[part]);
                before[part] = coefficients[at];
            }
            int table = OTHER + codes(part);
            int zeros = 0;
            for (int i = Math.max(scan.from(), 1); i <= scan.to(); i++) {
                int value = coefficients[at + i];
                if (value == 0) {
                    zeros++;
                    continue;
                }
                endBlocks(table);
                for (; zeros > 15; zeros -= 16) {
                    sink.symbol(table, SIXTEEN_ZEROS, 0, 0);
                }
                put(table, zeros, value);
                zeros = 0;
            }
            endedBlocks += zeros > 0 ? 1 : 0;
            if (endedBlocks == mostEndedBlocks) {
                endBlocks(table);
            }
        }

        private void put(int table, int zeros, int value) throws IOException {
            int size = 32 - Integer.numberOfLeadingZeros(Math.abs(value));
            sink.symbol(table, zeros << 4 | size, value < 0 ? value + (1 << size) - 1 : value, size);
        }

        /// Says of how many blocks nothing more comes.
        private void endBlocks(int table) throws IOException {
            if (endedBlocks > 0) {
                int size = 31 - Integer.numberOfLeadingZeros(endedBlocks);
                sink.symbol(table, size << 4, endedBlocks - (1 << size), size);
                endedBlocks = 0;
            }
        }
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
