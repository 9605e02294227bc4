package org.sairbrush.photo;

import java.util.List;

/// Reads a scan by Huffman's method, sequential or progressive (ITU-T T.81, annexes F and G), into the coefficients.
final class JpegScanReader implements JpegScan.Walker<IllegalArgumentException> {

    /// Codes of a component by 16-bit beginnings; null where the scan needs none.
    record Codes(short[] direct, short[] other) {}

    /// @param high the bit above which earlier scans brought the values, 0 where there was none
    /// @param low  the bit down to which this scan brings them
    record Precision(int high, int low) {}

    /// Of a colour's mean the DCT makes eight times its difference from 128.
    private static final int LARGEST = 1 << 11;

    private final JpegScan scan;
    private final List<Codes> codes;
    private final Precision precision;
    private final boolean progressive;
    private final JpegBits bits;
    private final int restartInterval;
    private int[] before;
    private int endedBlocks;

    JpegScanReader(
            JpegScan scan,
            List<Codes> codes,
            Precision precision,
            boolean progressive,
            JpegBits bits,
            int restartInterval) {
        this.scan = scan;
        this.codes = codes;
        this.precision = precision;
        this.progressive = progressive;
        this.bits = bits;
        this.restartInterval = restartInterval;
        before = new int[codes.size()];
    }

    /// @throws IllegalArgumentException where the bits make no sense
    void read(Watching watching) {
        scan.walk(this, watching);
        bits.finish();
    }

    @Override
    public void unit(int number) {
        if (restartInterval > 0 && number > 0 && number % restartInterval == 0) {
            bits.restart();
            before = new int[codes.size()];
            endedBlocks = 0;
        }
    }

    @Override
    public void block(int part, int at) {
        short[] coefficients = scan.component(part).coefficients();
        boolean first = precision.high == 0;
        if (scan.from() == 0 && first) {
            before[part] += bits.value(bits.symbol(codes.get(part).direct));
            coefficients[at] = (short) possible(before[part] << precision.low);
        } else if (scan.from() == 0) {
            coefficients[at] |= (short) (bits.number(1) << precision.low);
        }
        if (scan.to() > 0 && first) {
            others(codes.get(part).other, coefficients, at);
        } else if (scan.to() > 0) {
            refine(codes.get(part).other, coefficients, at);
        }
    }

    private void others(short[] codes, short[] coefficients, int at) {
        if (endedBlocks > 0) {
            endedBlocks--;
            return;
        }
        for (int i = Math.max(scan.from(), 1); i <= scan.to(); i++) {
            int symbol = bits.symbol(codes);
            int size = symbol & 15;
            int zeros = symbol >> 4;
            if (size == 0 && zeros < 15) {
                endedBlocks = endedBlocks(zeros) - 1;
                return;
            }
            i += zeros;
            if (size > 0) {
                coefficients[at + within(i)] = (short) possible(bits.value(size) << precision.low);
            }
        }
    }

    /// Brings one more bit of those that are known, and those that become known by it (T.81, G.1.2.3).
    private void refine(short[] codes, short[] coefficients, int at) {
        int i = scan.from();
        while (endedBlocks == 0 && i <= scan.to()) {
            int symbol = bits.symbol(codes);
            int zeros = symbol >> 4;
            boolean appears = (symbol & 15) > 0;
            if (!appears && zeros < 15) {
                endedBlocks = endedBlocks(zeros);
                break;
            }
            int value = appears ? (2 * bits.number(1) - 1) << precision.low : 0;
            while (i <= scan.to() && (coefficients[at + i] != 0 || zeros-- > 0)) {
                refine(coefficients, at + i++);
            }
            if (appears) {
                coefficients[at + within(i)] = (short) value;
            }
            i++;
        }
        if (endedBlocks > 0) {
            endedBlocks--;
            while (i <= scan.to()) {
                refine(coefficients, at + i++);
            }
        }
    }

    private void refine(short[] coefficients, int at) {
        if (coefficients[at] != 0 && bits.number(1) == 1) {
            coefficients[at] += (short) (Integer.signum(coefficients[at]) << precision.low);
        }
    }

    /// How many blocks have no more coefficients, this one counted.
    private int endedBlocks(int size) {
        if (size > 0 && !progressive) {
            throw new IllegalArgumentException("An end of many blocks");
        }
        return (1 << size) + bits.number(size);
    }

    /// Larger ones do not come from 8 bits, and could not be written again.
    private static int possible(int value) {
        if (Math.abs(value) > LARGEST) {
            throw new IllegalArgumentException("Too large a coefficient");
        }
        return value;
    }

    private int within(int coefficient) {
        if (coefficient > scan.to()) {
            throw new IllegalArgumentException("Too many coefficients");
        }
        return coefficient;
    }
}
