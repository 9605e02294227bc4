package org.sairbrush.photo;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.PixelInterleavedSampleModel;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.Set;

/// The samples behind an image in the one layout that photos use: interleaved without gaps, 8 or 16 bits,
/// grey, three colours or four inks, with or without straight alpha; the order within a pixel is free.
final class Samples {

    private final int width;
    private final int bands;
    private final int[] order;
    private final int bits;
    private final DataBuffer buffer;

    /// All of them, wherever they lie; one by one they are reached much faster as what they are.
    private final MemorySegment segment;

    private final byte[] bytes;
    private final short[] shorts;
    private final MappedSamples mapped;

    /// @param image for which [#fit(BufferedImage)] holds
    Samples(BufferedImage image) {
        width = image.getWidth();
        PixelInterleavedSampleModel model = (PixelInterleavedSampleModel) image.getSampleModel();
        bands = model.getNumBands();
        order = model.getBandOffsets();
        buffer = image.getRaster().getDataBuffer();
        bits = DataBuffer.getDataTypeSize(buffer.getDataType());
        bytes = buffer instanceof DataBufferByte byteBuffer ? byteBuffer.getData() : null;
        shorts = buffer instanceof DataBufferUShort shortBuffer ? shortBuffer.getData() : null;
        mapped = buffer instanceof MappedSamples file ? file : null;
        segment = bytes != null
                ? MemorySegment.ofArray(bytes)
                : shorts != null ? MemorySegment.ofArray(shorts) : mapped.segment();
    }

    /// Whether an image has this layout.
    static boolean fit(BufferedImage image) {
        if (!(image.getColorModel() instanceof ComponentColorModel colours)
                || !(image.getSampleModel() instanceof PixelInterleavedSampleModel model)) {
            return false;
        }
        int bands = model.getNumBands();
        DataBuffer buffer = image.getRaster().getDataBuffer();
        int bits = DataBuffer.getDataTypeSize(buffer.getDataType());
        return (buffer instanceof DataBufferByte
                        || buffer instanceof DataBufferUShort
                        || buffer instanceof MappedSamples)
                && buffer.getNumBanks() == 1
                && buffer.getOffset() == 0
                && buffer.getSize() == (long) image.getWidth() * image.getHeight() * bands
                && image.getRaster().getParent() == null
                && image.getRaster().getMinX() == 0
                && image.getRaster().getMinY() == 0
                && model.getPixelStride() == bands
                && model.getScanlineStride() == image.getWidth() * bands
                && Arrays.stream(model.getBandOffsets()).allMatch(offset -> offset < bands)
                && Arrays.stream(colours.getComponentSize()).allMatch(size -> size == bits)
                && Set.of(1, 3, 4).contains(colours.getNumColorComponents())
                && !colours.isAlphaPremultiplied();
    }

    int bands() {
        return bands;
    }

    int bits() {
        return bits;
    }

    /// The value of a full sample: 255 or 65535.
    int maximum() {
        return (1 << bits) - 1;
    }

    /// Where a colour band or the alpha band stands within a pixel.
    int position(int band) {
        return order[band];
    }

    int index(int x, int y) {
        return (y * width + x) * bands;
    }

    int get(int index) {
        if (bytes != null) {
            return bytes[index] & 0xFF;
        }
        return shorts != null ? shorts[index] & 0xFFFF : mapped.getElem(0, index);
    }

    void set(int index, int value) {
        if (bytes != null) {
            bytes[index] = (byte) value;
        } else if (shorts != null) {
            shorts[index] = (short) value;
        } else {
            mapped.setElem(0, index, value);
        }
    }

    /// Adds `weight` times each of the samples from `index` on to `sums`.
    void add(int index, float weight, float[] sums) {
        if (bytes != null) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += weight * (bytes[index + i] & 0xFF);
            }
        } else if (shorts != null) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += weight * (shorts[index + i] & 0xFFFF);
            }
        } else {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += weight * mapped.getElem(0, index + i);
            }
        }
    }

    /// One band of an area.
    ///
    /// @return (area.height, area.width), 1 is a full sample
    float[] shares(int band, Area area) {
        float[] shares = new float[Math.toIntExact(area.pixels())];
        float maximum = maximum();
        for (int y = 0, i = 0; y < area.height(); y++) {
            int index = index(area.x(), area.y() + y) + order[band];
            for (int x = 0; x < area.width(); x++, i++, index += bands) {
                shares[i] = get(index) / maximum;
            }
        }
        return shares;
    }

    /// Whether samples of the same kind have the same pixel at another place.
    boolean samePixel(int index, Samples other, int otherIndex) {
        for (int band = 0; band < bands; band++) {
            if (get(index + order[band]) != other.get(otherIndex + other.order[band])) {
                return false;
            }
        }
        return true;
    }

    /// Copies one pixel from samples of the same kind.
    void copyPixel(Samples source, int from, int to) {
        for (int band = 0; band < bands; band++) {
            set(to + band, source.get(from + band));
        }
    }

    /// Copies pixels, one after the other, from samples of the same kind.
    ///
    /// @param from number of the first pixel, counted row by row
    /// @param step from one pixel of the source to the next
    /// @param to   number of the first pixel here
    void copyPixels(Samples source, int from, int step, int to, int length) {
        for (int band = 0; band < bands; band++) {
            int at = from * bands + band;
            int target = to * bands + band;
            int stride = step * bands;
            if (bytes != null && source.bytes != null) {
                for (int i = 0; i < length; i++) {
                    bytes[target + i * bands] = source.bytes[at + i * stride];
                }
            } else if (shorts != null && source.shorts != null) {
                for (int i = 0; i < length; i++) {
                    shorts[target + i * bands] = source.shorts[at + i * stride];
                }
            } else {
                for (int i = 0; i < length; i++) {
                    set(target + i * bands, source.get(at + i * stride));
                }
            }
        }
    }

    /// Copies everything from samples of the same kind and size.
    void copyAll(Samples source) {
        copy(source, 0, 0, size());
    }

    /// Puts in place of each sample of a band in a row what a table says, to the nearest integer.
    ///
    /// @param table for every value of a sample
    void map(int band, double[] table, int row) {
        int end = index(0, row + 1);
        for (int at = index(0, row) + order[band]; at < end; at += bands) {
            set(at, (int) Math.round(table[get(at)]));
        }
    }

    /// Copies some samples in a row from samples of the same kind and order.
    void copy(Samples source, int from, int to, int length) {
        MemorySegment.copy(source.segment, source.offset(from), segment, offset(to), offset(length));
        Reference.reachabilityFence(source);
        Reference.reachabilityFence(this);
    }

    /// Copies one band of every pixel to single-band samples of the same depth.
    void takeBand(int band, Samples target, int to) {
        for (int from = order[band]; from < size(); from += bands) {
            target.set(to++, get(from));
        }
    }

    /// The other way round: fills one band of every pixel from single-band samples of the same depth.
    void putBand(int band, Samples source, int from) {
        for (int to = order[band]; to < size(); to += bands) {
            set(to, source.get(from++));
        }
    }

    /// The first and the last pixel of a row's part that differ from samples of the same kind, order and size; empty
    /// where none does.
    int[] difference(Samples other, int x, int y, int pixels) {
        int from = index(x, y);
        int to = from + pixels * bands;
        long first = MemorySegment.mismatch(
                segment, offset(from), offset(to), other.segment, other.offset(from), other.offset(to));
        Reference.reachabilityFence(other);
        Reference.reachabilityFence(this);
        if (first < 0) {
            return new int[0];
        }
        int last = to - 1;
        while (get(last) == other.get(last)) {
            last--;
        }
        return new int[] {x + (int) (first / offset(bands)), x + (last - from) / bands};
    }

    private int size() {
        return buffer.getSize();
    }

    /// In bytes.
    private long offset(int index) {
        return (long) index * bits / 8;
    }
}
