package org.sairbrush.train;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.random.RandomGenerator;

/// Puts damage on pictures as restorers meet it: light or dark, fainter in places, with the paper's or dirt's own
/// texture, and what the scanner adds over it. Some pictures are undamaged, and some have the border of a print, which
/// is no damage.
final class DamagePainter {

    private static final double UNDAMAGED_SHARE = 0.08;
    private static final double BORDER_SHARE = 0.15;
    private static final double LIGHT_SHARE = 0.68;
    private static final double GRAIN_SHARE = 0.5;
    private static final double JPEG_SHARE = 0.4;
    private static final double MOST_GRAIN = 0.05;
    private static final int MOST_PIECES = 5;

    /// Coverage from which on a pixel is damaged.
    private static final float PART = 0.25f;

    /// A kind of damage, how often it is met, and how much of a picture one piece covers at most.
    private record Kind(double weight, double most, DamageKind.Shape shape) {}

    private static final Kind[] KINDS = {
        new Kind(0.42, 0.02, DamageShapes::scratches),
        new Kind(0.27, 0.01, DamageShapes::dust),
        new Kind(0.12, 0.03, DamageShapes::crease),
        new Kind(0.11, 0.02, DamageShapes::stain),
        new Kind(0.04, 0.06, DamageShapes::tornEdge),
        new Kind(0.04, 0.06, DamageShapes::tornCorner)
    };

    private final int size;

    /// @param size side of the pictures in pixels
    DamagePainter(int size) {
        this.size = size;
    }

    /// @param rgb planar (3, size, size) in [0, 1], changed in place
    /// @return (size, size), 1 = damaged
    float[] paint(float[] rgb, RandomGenerator random) {
        maybeBorder(rgb, random);
        return paint(random.nextDouble() < UNDAMAGED_SHARE ? 0 : 1 + random.nextInt(MOST_PIECES), rgb, random);
    }

    /// Leaves a picture without damage, but not without a print's border or what the scanner adds.
    ///
    /// @param rgb as with [#paint(float[], RandomGenerator)]
    /// @return (size, size) zeros
    float[] leave(float[] rgb, RandomGenerator random) {
        maybeBorder(rgb, random);
        return paint(0, rgb, random);
    }

    private void maybeBorder(float[] rgb, RandomGenerator random) {
        if (random.nextDouble() < BORDER_SHARE) {
            border(rgb, random);
        }
    }

    private float[] paint(int pieces, float[] rgb, RandomGenerator random) {
        float[] damaged = new float[size * size];
        for (int piece = 0; piece < pieces; piece++) {
            Kind kind = one(random);
            // small pieces are met more often than large ones
            double area = kind.most * size * size * Math.pow(0.02, random.nextDouble());
            put(coverage(kind, area, random), rgb, damaged, random);
        }
        if (random.nextDouble() < GRAIN_SHARE) {
            PhotoAgeing.grain(rgb, MOST_GRAIN * random.nextDouble() * random.nextDouble(), random);
        }
        if (random.nextDouble() < JPEG_SHARE) {
            PhotoAgeing.compress(rgb, size, 0.45f + 0.5f * random.nextFloat());
        }
        return damaged;
    }

    private static Kind one(RandomGenerator random) {
        double at = random.nextDouble();
        for (Kind kind : KINDS) {
            at -= kind.weight;
            if (at < 0) {
                return kind;
            }
        }
        return KINDS[0];
    }

    /// How much of each pixel a piece covers, in [0, 1].
    private float[] coverage(Kind kind, double area, RandomGenerator random) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setClip(0, 0, size, size);
        graphics.setColor(Color.WHITE);
        kind.shape.draw(graphics, size, area, random);
        graphics.dispose();
        byte[] samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        float[] coverage = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            coverage[i] = (samples[i] & 0xFF) / 255f;
        }
        return coverage;
    }

    private void put(float[] coverage, float[] rgb, float[] damaged, RandomGenerator random) {
        float strength = (float) (0.35 + 0.65 * Math.sqrt(random.nextDouble()));
        float[] fainter = smoothNoise(5, random);
        float[] texture = smoothNoise(24, random);
        float rough = 0.12f * random.nextFloat();
        float[] colour = colour(random);
        int plane = size * size;
        for (int i = 0; i < plane; i++) {
            float alpha = coverage[i] * strength * Math.clamp(0.35f + 1.1f * fainter[i], 0, 1);
            for (int channel = 0; channel < 3; channel++) {
                float paper = colour[channel] + rough * (texture[i] - 0.5f);
                int sample = channel * plane + i;
                rgb[sample] = Math.clamp(rgb[sample] + alpha * (paper - rgb[sample]), 0, 1);
            }
            if (coverage[i] >= PART) {
                damaged[i] = 1;
            }
        }
    }

    /// White to cream paper, or dirt.
    private static float[] colour(RandomGenerator random) {
        double far = random.nextDouble();
        double tone = random.nextDouble() < LIGHT_SHARE ? 1 - 0.3 * far * far : 0.3 * far;
        double yellow = 0.25 * Math.pow(random.nextDouble(), 2);
        return new float[] {(float) tone, (float) (tone * (1 - yellow / 2)), (float) (tone * (1 - yellow))};
    }

    private void border(float[] rgb, RandomGenerator random) {
        float[] colour = colour(random);
        int plane = size * size;
        int[] widths = random.ints(4, 0, 2).map(side -> side * random.nextInt(1 + size / 8)).toArray();
        for (int i = 0; i < plane; i++) {
            int x = i % size;
            int y = i / size;
            if (x < widths[0] || y < widths[1] || x >= size - widths[2] || y >= size - widths[3]) {
                for (int channel = 0; channel < 3; channel++) {
                    rgb[channel * plane + i] = colour[channel];
                }
            }
        }
    }

    /// (size, size) in [0, 1], which changes over so many cells on each side.
    private float[] smoothNoise(int cells, RandomGenerator random) {
        float[] corners = new float[(cells + 1) * (cells + 1)];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = random.nextFloat();
        }
        float[] noise = new float[size * size];
        for (int i = 0; i < noise.length; i++) {
            float x = (float) (i % size) * cells / size;
            float y = (float) (i / size) * cells / size;
            int corner = (int) y * (cells + 1) + (int) x;
            float across = x - (int) x;
            float top = corners[corner] + across * (corners[corner + 1] - corners[corner]);
            int below = corner + cells + 1;
            float bottom = corners[below] + across * (corners[below + 1] - corners[below]);
            noise[i] = top + (y - (int) y) * (bottom - top);
        }
        return noise;
    }
}
