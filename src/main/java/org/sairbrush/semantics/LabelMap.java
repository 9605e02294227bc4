package org.sairbrush.semantics;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Objects;
import java.util.stream.IntStream;

/// The most fitting label of every pixel, or [#UNSURE].
///
/// @param indices row-major; read as unsigned, each an index into the labels or [#UNSURE]; not copied, not to be
///                changed
public record LabelMap(LabelSet labels, int width, int height, byte[] indices) {

    /// Stands for an index where no label fits clearly better than the others.
    public static final int UNSURE = 255;

    /// Neutral, so that it is taken for none of the labels.
    public static final Color UNSURE_COLOUR = new Color(0x8C8C8C);

    /// What is left of the opacity of labels that are not the highlighted one.
    private static final double DIMMED = 0.2;

    public LabelMap {
        Objects.requireNonNull(labels);
        if (indices.length != width * height) {
            throw new IllegalArgumentException("A label map of %d×%d pixels needs as many indices, not %d"
                    .formatted(width, height, indices.length));
        }
    }

    /// Each label's share of the pixels; with [#unsureShare()] they add up to 1. A label of share 0 was not found.
    public double[] shares() {
        long[] counts = counts();
        return IntStream.range(0, labels.size())
                .mapToDouble(label -> (double) counts[label] / indices.length)
                .toArray();
    }

    public double unsureShare() {
        return (double) counts()[UNSURE] / indices.length;
    }

    private long[] counts() {
        long[] counts = new long[UNSURE + 1];
        for (byte index : indices) {
            counts[Byte.toUnsignedInt(index)]++;
        }
        return counts;
    }

    /// An 8-bit grey picture whose samples are the indices.
    public BufferedImage indexImage() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        byte[] samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        System.arraycopy(indices, 0, samples, 0, indices.length);
        return image;
    }

    /// The map at another size. Between pixels' centres the index wins that bilinear weights favour, which keeps
    /// borders free of steps.
    public LabelMap resized(int toWidth, int toHeight) {
        if (toWidth == width && toHeight == height) {
            return this;
        }
        return new LabelMap(
                labels, toWidth, toHeight, resampled(toWidth, toHeight, (a, b, c, d, right, down) ->
                        favoured(indices[a], indices[b], indices[c], indices[d], right, down)));
    }

    /// What is made of the four pixels around a place.
    ///
    /// The first four are their indices, upper and then lower ones; the others say how far right and down of the first
    /// the place lies, in [0, 1].
    @FunctionalInterface
    private interface Corners {
        byte at(int a, int b, int c, int d, double right, double down);
    }

    private byte[] resampled(int toWidth, int toHeight, Corners corners) {
        byte[] resampled = new byte[Math.multiplyExact(toWidth, toHeight)];
        IntStream.range(0, toHeight).parallel().forEach(row -> {
            double y = Math.clamp((row + 0.5) * height / toHeight - 0.5, 0, height - 1);
            int top = (int) y * width;
            int bottom = Math.min((int) y + 1, height - 1) * width;
            for (int column = 0; column < toWidth; column++) {
                double x = Math.clamp((column + 0.5) * width / toWidth - 0.5, 0, width - 1);
                int left = (int) x;
                int right = Math.min(left + 1, width - 1);
                resampled[row * toWidth + column] = corners.at(
                        top + left, top + right, bottom + left, bottom + right, x - left, y - (int) y);
            }
        });
        return resampled;
    }

    private static byte favoured(byte a, byte b, byte c, byte d, double right, double down) {
        if (a == b && a == c && a == d) {
            return a;
        }
        byte[] corners = {a, b, c, d};
        double[] weights = {(1 - right) * (1 - down), right * (1 - down), (1 - right) * down, right * down};
        int best = 0;
        double most = -1;
        for (int i = 0; i < 4; i++) {
            double weight = 0;
            for (int j = 0; j < 4; j++) {
                weight += corners[i] == corners[j] ? weights[j] : 0;
            }
            if (weight > most) {
                most = weight;
                best = i;
            }
        }
        return corners[best];
    }

    /// Where a label is, at another size: 255 inside, 0 outside, with antialiased edges halfway between the pixels of
    /// this map.
    ///
    /// @param label or [#UNSURE]
    /// @return (toHeight, toWidth), row-major
    public byte[] coverage(int label, int toWidth, int toHeight) {
        double sharpness = Math.max(1, Math.min((double) toWidth / width, (double) toHeight / height));
        return resampled(toWidth, toHeight, (a, b, c, d, right, down) -> {
            double upper = is(label, a) * (1 - right) + is(label, b) * right;
            double lower = is(label, c) * (1 - right) + is(label, d) * right;
            double share = (upper * (1 - down) + lower * down - 0.5) * sharpness + 0.5;
            return (byte) Math.round(255 * Math.clamp(share, 0, 1));
        });
    }

    private int is(int label, int pixel) {
        return Byte.toUnsignedInt(indices[pixel]) == label ? 1 : 0;
    }

    /// The labels' colours as a layer over the photo, row-major, 8-bit ARGB, not premultiplied.
    ///
    /// @param opacity     in [0, 1]
    /// @param highlighted the label, or [#UNSURE], that stands out while the others are dimmed, or -1 for none
    public int[] overlayArgb(double opacity, int highlighted) {
        int[] argbOfIndex = new int[UNSURE + 1];
        for (int label = 0; label < labels.size(); label++) {
            argbOfIndex[label] = argb(labels.colour(label), opacity, highlighted < 0 || highlighted == label);
        }
        argbOfIndex[UNSURE] = argb(UNSURE_COLOUR, opacity, highlighted < 0 || highlighted == UNSURE);
        int[] argb = new int[indices.length];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = argbOfIndex[Byte.toUnsignedInt(indices[i])];
        }
        return argb;
    }

    private static int argb(Color colour, double opacity, boolean full) {
        int alpha = (int) Math.round(255 * opacity * (full ? 1 : DIMMED));
        return alpha << 24 | colour.getRGB() & 0xFFFFFF;
    }
}
