package org.sairbrush.photo;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.PixelInterleavedSampleModel;
import java.util.Arrays;
import java.util.Set;

/// The samples behind an image in the one layout that photos use: interleaved without gaps, 8 or 16 bits,
/// grey, three colours or four inks, with or without straight alpha; the order within a pixel is free.
final class Samples {

    private final int width;
    private final int bands;
    private final int[] order;
    private final byte[] bytes;
    private final short[] shorts;

    /// @param image for which [#fit(BufferedImage)] holds
    Samples(BufferedImage image) {
        width = image.getWidth();
        PixelInterleavedSampleModel model = (PixelInterleavedSampleModel) image.getSampleModel();
        bands = model.getNumBands();
        order = model.getBandOffsets();
        DataBuffer buffer = image.getRaster().getDataBuffer();
        bytes = buffer instanceof DataBufferByte byteBuffer ? byteBuffer.getData() : null;
        shorts = buffer instanceof DataBufferUShort shortBuffer ? shortBuffer.getData() : null;
    }

    /// Whether an image has this layout.
    static boolean fit(BufferedImage image) {
        if (!(image.getColorModel() instanceof ComponentColorModel colours)
                || !(image.getSampleModel() instanceof PixelInterleavedSampleModel model)) {
            return false;
        }
        int bands = model.getNumBands();
        DataBuffer buffer = image.getRaster().getDataBuffer();
        int bits = buffer instanceof DataBufferByte ? 8 : 16;
        return (buffer instanceof DataBufferByte || buffer instanceof DataBufferUShort)
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
        return bytes == null ? 16 : 8;
    }

    /// The value of a full sample: 255 or 65535.
    int maximum() {
        return bytes == null ? 65535 : 255;
    }

    /// Where a colour band or the alpha band stands within a pixel.
    int position(int band) {
        return order[band];
    }

    int index(int x, int y) {
        return (y * width + x) * bands;
    }

    int get(int index) {
        return bytes == null ? shorts[index] & 0xFFFF : bytes[index] & 0xFF;
    }

    void set(int index, int value) {
        if (bytes == null) {
            shorts[index] = (short) value;
        } else {
            bytes[index] = (byte) value;
        }
    }

    /// Adds `weight` times each of the samples from `index` on to `sums`.
    void add(int index, float weight, float[] sums) {
        if (bytes == null) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += weight * (shorts[index + i] & 0xFFFF);
            }
        } else {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += weight * (bytes[index + i] & 0xFF);
            }
        }
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
            if (bytes == null) {
                shorts[to + band] = source.shorts[from + band];
            } else {
                bytes[to + band] = source.bytes[from + band];
            }
        }
    }

    /// Copies everything from samples of the same kind and size.
    void copyAll(Samples source) {
        if (bytes == null) {
            System.arraycopy(source.shorts, 0, shorts, 0, shorts.length);
        } else {
            System.arraycopy(source.bytes, 0, bytes, 0, bytes.length);
        }
    }

    /// Copies some samples in a row from samples of the same kind and order.
    void copy(Samples source, int from, int to, int length) {
        if (bytes == null) {
            System.arraycopy(source.shorts, from, shorts, to, length);
        } else {
            System.arraycopy(source.bytes, from, bytes, to, length);
        }
    }

    /// Copies one band of every pixel to single-band samples of the same depth.
    void takeBand(int band, Samples target, int to) {
        int end = bytes == null ? shorts.length : bytes.length;
        for (int from = order[band]; from < end; from += bands) {
            target.set(to++, get(from));
        }
    }

    /// The other way round: fills one band of every pixel from single-band samples of the same depth.
    void putBand(int band, Samples source, int from) {
        int end = bytes == null ? shorts.length : bytes.length;
        for (int to = order[band]; to < end; to += bands) {
            set(to, source.get(from++));
        }
    }

    /// The first and the last pixel of a row's part that differ from samples of the same kind, order and size; empty
    /// where none does.
    int[] difference(Samples other, int x, int y, int pixels) {
        int from = index(x, y);
        int to = from + pixels * bands;
        int first = bytes == null
                ? Arrays.mismatch(shorts, from, to, other.shorts, from, to)
                : Arrays.mismatch(bytes, from, to, other.bytes, from, to);
        if (first < 0) {
            return new int[0];
        }
        int last = to - 1;
        while (get(last) == other.get(last)) {
            last--;
        }
        return new int[] {x + first / bands, x + (last - from) / bands};
    }
}
