package org.sairbrush.photo;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/// Reads the coefficients of JPEG files that are coded sequentially by Huffman's method with 8 bits a sample
/// (ITU-T T.81, annex F), which are nearly all that are not progressive.
final class JpegDecoder {

    private static final int MAXIMUM_BLOCKS_OF_MCU = 10;

    private final ByteBuffer file;
    private final int[][] tables = new int[4][];
    private final short[][] directCodes = new short[4][];
    private final short[][] otherCodes = new short[4][];
    private int width;
    private int height;
    private int restartInterval;
    private List<JpegBlocks.Component> components = List.of();
    private boolean scanned;

    private JpegDecoder(byte[] jpeg) {
        file = ByteBuffer.wrap(jpeg);
    }

    /// @return nothing for other kinds of JPEG, and for damaged ones
    static Optional<JpegBlocks> read(byte[] jpeg) {
        try {
            return new JpegDecoder(jpeg).read();
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
                boolean whole = scanned
                        && components.stream().allMatch(component -> (component.table() & ~3) == 0
                                && tables[component.table()] != null
                                && Arrays.stream(tables[component.table()]).allMatch(step -> step > 0));
                return whole ? Optional.of(new JpegBlocks(width, height, tables, components)) : Optional.empty();
            }
            int end = file.position() + (file.getShort() & 0xFFFF);
            switch (marker) {
                case 0xC0, 0xC1 -> frame();
                case 0xC4 -> codes(end);
                case 0xDB -> quantisation(end);
                case 0xDD -> restartInterval = file.getShort() & 0xFFFF;
                case 0xDA -> {
                    scan(end);
                    continue;
                }
                default -> {
                    boolean otherFrame = marker > 0xC1 && marker <= 0xCF && marker != 0xC8;
                    if (otherFrame || marker == 0xDC) {
                        return Optional.empty();
                    }
                }
            }
            file.position(end);
        }
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
            if (tables[head & 15] != null && scanned) {
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
        if (file.get() != 8 || !components.isEmpty()) {
            throw new IllegalArgumentException("Not 8 bits, or several frames");
        }
        height = file.getShort() & 0xFFFF;
        width = file.getShort() & 0xFFFF;
        int count = file.get() & 0xFF;
        int[][] stated = new int[count][4];
        int maximumAcross = 1;
        int maximumDown = 1;
        int blocks = 0;
        for (int[] component : stated) {
            component[0] = file.get() & 0xFF;
            int factors = file.get() & 0xFF;
            component[1] = factors >> 4;
            component[2] = factors & 15;
            component[3] = file.get();
            maximumAcross = Math.max(maximumAcross, component[1]);
            maximumDown = Math.max(maximumDown, component[2]);
            blocks += component[1] * component[2];
        }
        if (width == 0 || height == 0 || blocks == 0 || blocks > MAXIMUM_BLOCKS_OF_MCU) {
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
        components = List.copyOf(all);
    }

    private void scan(int end) {
        int count = file.get() & 0xFF;
        List<JpegBlocks.Component> scanned = new ArrayList<>();
        List<short[]> direct = new ArrayList<>();
        List<short[]> other = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int id = file.get() & 0xFF;
            int selectors = file.get();
            scanned.add(components.stream().filter(component -> component.id() == id).findFirst().orElseThrow());
            direct.add(known(directCodes[selectors >> 4 & 3]));
            other.add(known(otherCodes[selectors & 3]));
        }
        file.position(end);
        boolean single = count == 1;
        JpegBlocks.Component first = scanned.getFirst();
        // Alone in its scan, a colour has no blocks beyond the picture (T.81, A.2.2).
        int columns = single
                ? Math.ceilDiv(Math.ceilDiv(width * first.across(), maximumAcross()), 8)
                : first.columns() / first.across();
        int rows = single
                ? Math.ceilDiv(Math.ceilDiv(height * first.down(), maximumDown()), 8)
                : first.rows() / first.down();
        JpegBits bits = new JpegBits(file);
        int[] before = new int[count];
        for (int mcu = 0; mcu < columns * rows; mcu++) {
            if (restartInterval > 0 && mcu > 0 && mcu % restartInterval == 0) {
                bits.restart();
                before = new int[count];
            }
            for (int i = 0; i < count; i++) {
                JpegBlocks.Component component = scanned.get(i);
                int across = single ? 1 : component.across();
                int down = single ? 1 : component.down();
                for (int block = 0; block < across * down; block++) {
                    int column = mcu % columns * across + block % across;
                    int row = mcu / columns * down + block / across;
                    before[i] = block(bits, component, component.at(column, row), direct.get(i), other.get(i), before[i]);
                }
            }
        }
        bits.finish();
        this.scanned = true;
    }

    private static short[] known(short[] codes) {
        if (codes == null) {
            throw new IllegalArgumentException("No codes");
        }
        return codes;
    }

    private int maximumAcross() {
        return components.stream().mapToInt(JpegBlocks.Component::across).max().orElseThrow();
    }

    private int maximumDown() {
        return components.stream().mapToInt(JpegBlocks.Component::down).max().orElseThrow();
    }

    /// @return its DC coefficient
    private static int block(
            JpegBits bits, JpegBlocks.Component component, int at, short[] direct, short[] other, int before) {
        int value = before + bits.value(bits.symbol(direct));
        component.coefficients()[at] = (short) value;
        for (int i = 1; i < JpegBlocks.SIZE; i++) {
            int symbol = bits.symbol(other);
            int size = symbol & 15;
            int zeros = symbol >> 4;
            if (size == 0 && zeros < 15) {
                break;
            }
            i += zeros;
            if (size > 0) {
                if (i >= JpegBlocks.SIZE) {
                    throw new IllegalArgumentException("Too many coefficients");
                }
                component.coefficients()[at + i] = (short) bits.value(size);
            }
        }
        return value;
    }
}
