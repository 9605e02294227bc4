package org.sairbrush.semantics;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Objects;

/// The most fitting label of every pixel.
///
/// @param indices row-major; read as unsigned, each an index into the labels; not copied, not to be changed
/// @param scores  row-major; cosine between the pixel's feature and its label's text vector; not copied, not to be
///                changed
public record LabelMap(LabelSet labels, int width, int height, byte[] indices, float[] scores) {

    /// What is left of the opacity of labels that are not the highlighted one.
    private static final double DIMMED = 0.2;

    public LabelMap {
        Objects.requireNonNull(labels);
        if (indices.length != width * height || scores.length != width * height) {
            throw new IllegalArgumentException(
                    "A label map of %d×%d pixels needs as many indices and scores, not %d and %d"
                            .formatted(width, height, indices.length, scores.length));
        }
    }

    /// Each label's share of the pixels; they add up to 1.
    public double[] shares() {
        long[] counts = new long[labels.size()];
        for (byte index : indices) {
            counts[Byte.toUnsignedInt(index)]++;
        }
        double[] shares = new double[counts.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (double) counts[i] / indices.length;
        }
        return shares;
    }

    /// An 8-bit grey picture whose samples are the indices.
    public BufferedImage indexImage() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        byte[] samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        System.arraycopy(indices, 0, samples, 0, indices.length);
        return image;
    }

    /// The labels' colours as a layer over the photo, row-major, 8-bit ARGB, not premultiplied.
    ///
    /// @param opacity     in [0, 1]
    /// @param highlighted the label that stands out while the others are dimmed, or -1 for none
    public int[] overlayArgb(double opacity, int highlighted) {
        int[] argbOfLabel = new int[labels.size()];
        for (int label = 0; label < argbOfLabel.length; label++) {
            Color colour = labels.colour(label);
            boolean dimmed = highlighted >= 0 && highlighted != label;
            int alpha = (int) Math.round(255 * opacity * (dimmed ? DIMMED : 1));
            argbOfLabel[label] = alpha << 24 | colour.getRGB() & 0xFFFFFF;
        }
        int[] argb = new int[indices.length];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = argbOfLabel[Byte.toUnsignedInt(indices[i])];
        }
        return argb;
    }
}
