package org.sairbrush.train;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.List;
import java.util.random.RandomGenerator;

/// Draws damage until a requested share of the picture is a hole: some small pieces first, then one or two large kinds
/// for what is missing.
final class DamageSampler {

    /// How far the share may lie from the one that is asked for.
    static final double TOLERANCE = 0.01;

    private static final int MOST_SMALL_PIECES = 3;
    private static final int MOST_TRIES = 60;

    private final int size;

    /// @param size side of the masks in pixels
    DamageSampler(int size) {
        this.size = size;
    }

    /// @param share of holes, in (0, 0.7]
    /// @return (size, size), 1 = hole
    float[] draw(double share, RandomGenerator random) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
        byte[] pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setClip(0, 0, size, size);
        graphics.setColor(Color.WHITE);
        int small = random.nextInt(MOST_SMALL_PIECES + 1);
        List<DamageKind> large = List.of(one(DamageKind.LARGE, random), one(DamageKind.LARGE, random));
        double covered = 0;
        // a piece that covers too much is taken back, and the next one is made smaller
        double caution = 1;
        for (int piece = 0; piece < MOST_TRIES && covered < share - TOLERANCE / 2; piece++) {
            byte[] before = pixels.clone();
            DamageKind kind = piece < small ? one(DamageKind.SMALL, random) : one(large, random);
            double part = piece < small ? share * random.nextDouble() : share - covered;
            kind.draw(graphics, size, caution * part, random);
            double now = share(pixels);
            if (now > share + TOLERANCE / 2) {
                System.arraycopy(before, 0, pixels, 0, pixels.length);
                caution *= 0.7;
            } else {
                covered = now;
            }
        }
        graphics.dispose();
        float[] holes = new float[pixels.length];
        for (int index = 0; index < pixels.length; index++) {
            holes[index] = pixels[index] < 0 ? 1 : 0;
        }
        return holes;
    }

    private static DamageKind one(List<DamageKind> kinds, RandomGenerator random) {
        return kinds.get(random.nextInt(kinds.size()));
    }

    private static double share(byte[] pixels) {
        int holes = 0;
        for (byte pixel : pixels) {
            holes += pixel >>> 31;
        }
        return (double) holes / pixels.length;
    }
}
