package org.sairbrush.photo;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.IntStream;

/// Reads the coefficients of JPEG files of 8 bits a sample that are coded by Huffman's method, sequential or
/// progressive, which are nearly all.
final class JpegDecoder {

    private static final int MAXIMUM_BLOCKS_OF_MCU = 10;
    private static final int UNKNOWN = 16;

    private final ByteBuffer file;
    private final int[][] tables = new int[4][];
    private final short[][] directCodes = new short[4][];
    private final short[][] otherCodes = new short[4][];
    private int restartInterval;
    private boolean progressive;
    private JpegBlocks blocks;

    /// The lowest bit that is known of each coefficient, by component.
    private int[][] lowestBits;

    private final Watching watching;

    private JpegDecoder(byte[] jpeg, Watching watching) {
        file = ByteBuffer.wrap(jpeg);
        this.watching = watching;
    }

    /// @return nothing for other kinds of JPEG, and for damaged ones
    static Optional<JpegBlocks> read(byte[] jpeg, Watching watching) {
        try {
            return new JpegDecoder(jpeg, watching).read();
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException
                | ArithmeticException | NoSuchElementException damaged) {
            return Optional.empty();
        }
    }

    private Optional<JpegBlocks> read() {
        file.position(2);
        while (true) {
            int marker = nextMarker();
            if (marker == 0xD9) {
                return Optional.ofNullable(blocks).filter(read -> whole());
            }
            int end = file.position() + (file.getShort() & 0xFFFF);
            switch (marker) {
                case 0xC0, 0xC1, 0xC2 -> {
                    progressive = marker == 0xC2;
                    frame();
                }
                case 0xC4 -> codes(end);
                case 0xDB -> quantisation(end);
                case 0xDD -> restartInterval = file.getShort() & 0xFFFF;
                case 0xDA -> {
                    scan(end);
                    continue;
                }
                default -> {
                    boolean otherFrame = marker > 0xC2 && marker <= 0xCF && marker != 0xC8;
                    if (otherFrame || marker == 0xDC) {
                        return Optional.empty();
                    }
                }
            }
            file.position(end);
        }
    }

    /// Of a progressive picture that lacks scans, decoders make more than is there.
    private boolean whole() {
        return Arrays.stream(lowestBits).allMatch(bits -> Arrays.stream(bits).allMatch(bit -> bit == 0))
                && blocks.components().stream()
                        .map(component -> tables[component.table()])
                        .allMatch(table -> table != null && Arrays.stream(table).allMatch(step -> step > 0));
    }

    private int nextMarker() {
        if ((file.get() & 0xFF) != 0xFF) {
            throw new IllegalArgumentException("No marker");
        }
        int marker = 0xFF;
        while (marker == 0xFF) {
            marker = file.get() & 0xFF;
        }
        return marker;
    }

    private void quantisation(int end) {
        while (file.position() < end) {
            int head = file.get();
            int[] table = new int[JpegBlocks.SIZE];
            for (int i = 0; i < table.length; i++) {
                table[i] = head >> 4 == 0 ? file.get() & 0xFF : file.getShort() & 0xFFFF;
            }
            // A table that changes between scans would be one too many.
            if (tables[head & 15] != null && scanned()) {
                throw new IllegalArgumentException("A quantisation table for each scan");
            }
            tables[head & 15] = table;
        }
    }

    /// A table of all 16-bit beginnings: the code's length, and its symbol.
    private void codes(int end) {
        while (file.position() < end) {
            int head = file.get();
            int[] counts = new int[17];
            for (int length = 1; length <= 16; length++) {
                counts[length] = file.get() & 0xFF;
            }
            short[] codes = new short[1 << 16];
            int code = 0;
            for (int length = 1; length <= 16; length++) {
                for (int i = 0; i < counts[length]; i++, code++) {
                    short entry = (short) (length << 8 | file.get() & 0xFF);
                    int from = code << 16 - length;
                    Arrays.fill(codes, from, from + (1 << 16 - length), entry);
                }
                code <<= 1;
            }
            (head >> 4 == 0 ? directCodes : otherCodes)[head & 15] = codes;
        }
    }

    private void frame() {
        if (file.get() != 8 || blocks != null) {
            throw new IllegalArgumentException("Not 8 bits, or several frames");
        }
        int height = file.getShort() & 0xFFFF;
        int width = file.getShort() & 0xFFFF;
        int count = file.get() & 0xFF;
        int[][] stated = new int[count][4];
        int maximumAcross = 1;
        int maximumDown = 1;
        int blocksOfUnit = 0;
        for (int[] component : stated) {
            component[0] = file.get() & 0xFF;
            int factors = file.get() & 0xFF;
            component[1] = factors >> 4;
            component[2] = factors & 15;
            component[3] = file.get();
            maximumAcross = Math.max(maximumAcross, component[1]);
            maximumDown = Math.max(maximumDown, component[2]);
            blocksOfUnit += component[1] * component[2];
        }
        if (width == 0 || height == 0 || blocksOfUnit == 0 || blocksOfUnit > MAXIMUM_BLOCKS_OF_MCU) {
            throw new IllegalArgumentException("No picture, or too many blocks");
        }
        int columns = Math.ceilDiv(width, 8 * maximumAcross);
        int rows = Math.ceilDiv(height, 8 * maximumDown);
        List<JpegBlocks.Component> all = new ArrayList<>();
        for (int[] component : stated) {
            if (component[1] == 0 || component[2] == 0
                    || maximumAcross % component[1] != 0 || maximumDown % component[2] != 0) {
                throw new IllegalArgumentException("Odd sampling");
            }
            int across = columns * component[1];
            int down = rows * component[2];
            short[] coefficients = new short[Math.multiplyExact(across * down, JpegBlocks.SIZE)];
            all.add(new JpegBlocks.Component(
                    component[0], component[1], component[2], component[3], across, down, coefficients));
        }
        blocks = new JpegBlocks(width, height, tables, List.copyOf(all));
        lowestBits = new int[count][JpegBlocks.SIZE];
        for (int[] bits : lowestBits) {
            Arrays.fill(bits, UNKNOWN);
        }
    }

    private boolean scanned() {
        return lowestBits != null && Arrays.stream(lowestBits).anyMatch(bits -> bits[0] < UNKNOWN);
    }

    private void scan(int end) {
        if (blocks == null) {
            throw new IllegalArgumentException("A scan without a frame");
        }
        int count = file.get() & 0xFF;
        List<Integer> parts = new ArrayList<>();
        int[] selectors = new int[count];
        for (int i = 0; i < count; i++) {
            int id = file.get() & 0xFF;
            parts.add(IntStream.range(0, blocks.components().size())
                    .filter(component -> blocks.components().get(component).id() == id)
                    .findFirst()
                    .orElseThrow());
            selectors[i] = file.get();
        }
        int from = progressive ? file.get() : 0;
        int to = progressive ? file.get() : JpegBlocks.SIZE - 1;
        int bits = progressive ? file.get() : 0;
        file.position(end);
        if (progressive && (from > 0 == (to == 0) || from > 0 && count > 1)) {
            throw new IllegalArgumentException("Not one kind of coefficients, or not one component");
        }
        JpegScanReader.Precision precision = new JpegScanReader.Precision(bits >> 4 & 15, bits & 15);
        parts.forEach(part -> Arrays.fill(lowestBits[part], from, to + 1, precision.low()));
        List<JpegScanReader.Codes> codes = Arrays.stream(selectors)
                .mapToObj(selector -> new JpegScanReader.Codes(
                        from == 0 && precision.high() == 0 ? known(directCodes[selector >> 4 & 3]) : null,
                        to > 0 ? known(otherCodes[selector & 3]) : null))
                .toList();
        JpegScan scan = new JpegScan(blocks, parts, from, to);
        // How much of a scan is read says little of how much of the file is: its place in the file does.
        Watching scanned = fraction -> watching.at((double) file.position() / file.limit());
        new JpegScanReader(scan, codes, precision, progressive, new JpegBits(file), restartInterval).read(scanned);
    }

    private static short[] known(short[] codes) {
        if (codes == null) {
            throw new IllegalArgumentException("No codes");
        }
        return codes;
    }
}
