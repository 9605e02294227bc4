package org.sairbrush.train;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.random.RandomGenerator;

/// Damage of old photos as restorers meet it, to be put on pictures; what leaves holes in masks is [DamageKind].
enum Blemish {
    SCRATCHES(0.28, Nature.UNEVEN, BlemishShapes::scratches),
    FIBRES(0.12, Nature.EVEN, BlemishShapes::fibres),
    DUST(0.25, Nature.EVEN, BlemishShapes::dust),
    CRACKS(0.1, Nature.UNEVEN, BlemishShapes::cracks),
    CREASE(0.09, Nature.UNEVEN, BlemishShapes::crease),
    FLAKES(0.06, Nature.EVEN, BlemishShapes::flakes),
    TORN_EDGE(0.04, Nature.EVEN, BlemishShapes::tornEdge),
    FOXING(0.06, Nature.SOAKED, BlemishShapes::foxing),
    SMEAR(0.03, Nature.SOAKED, BlemishShapes::smear),
    TIDE_LINE(0.03, Nature.SOAKED, BlemishShapes::tideLine);

    /// The side of parts of photos, in pixels, on which the unit of damage's lengths is a pixel.
    static final double SQUARE = 192;

    /// How it lies on the picture.
    enum Nature {
        /// On the picture or off it, the same everywhere.
        EVEN,
        /// Likewise, but fainter in places.
        UNEVEN,
        /// A change of tone in the paper, faint and with soft borders.
        SOAKED
    }

    /// Draws one piece in the colour that is set.
    @FunctionalInterface
    interface Shape {

        /// @param side of the square picture
        void draw(Graphics2D graphics, double side, RandomGenerator random);
    }

    private final double frequency;
    private final Nature nature;
    private final Shape shape;

    Blemish(double frequency, Nature nature, Shape shape) {
        this.frequency = frequency;
        this.nature = nature;
        this.shape = shape;
    }

    Nature nature() {
        return nature;
    }

    /// Draws each as often as restorers meet it, about.
    static Blemish one(RandomGenerator random) {
        double all = 0;
        for (Blemish blemish : values()) {
            all += blemish.frequency;
        }
        double at = all * random.nextDouble();
        for (Blemish blemish : values()) {
            at -= blemish.frequency;
            if (at < 0) {
                return blemish;
            }
        }
        return SCRATCHES;
    }

    /// @param size of the square picture in pixels
    /// @param unit of all lengths, in pixels
    /// @return how much one piece covers of each pixel, (size, size) in [0, 1]
    float[] coverage(int size, double unit, RandomGenerator random) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.scale(unit, unit);
        graphics.setColor(Color.WHITE);
        shape.draw(graphics, size / unit, random);
        graphics.dispose();
        byte[] samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        float[] coverage = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            coverage[i] = (samples[i] & 0xFF) / 255f;
        }
        return coverage;
    }
}
