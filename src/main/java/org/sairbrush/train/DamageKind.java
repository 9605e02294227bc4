package org.sairbrush.train;

import java.awt.Graphics2D;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// What happens to photos on paper, as shapes that leave holes.
enum DamageKind {
    SCRATCHES(0.03, DamageShapes::scratches),
    CREASE(0.03, DamageShapes::crease),
    DUST(0.01, DamageShapes::dust),
    TORN_CORNER(0.15, DamageShapes::tornCorner),
    TORN_EDGE(0.25, DamageShapes::tornEdge),
    STAIN(0.4, DamageShapes::stain),
    STROKE(0.2, DamageShapes::stroke);

    /// Draws one piece of damage in the colour that is set.
    @FunctionalInterface
    interface Shape {

        /// @param size of the square picture, in pixels
        /// @param area about what it should cover, in pixels
        void draw(Graphics2D graphics, int size, double area, RandomGenerator random);
    }

    /// The larger a hole, the fewer kinds can make it: nobody's photo is half dust.
    static final List<DamageKind> SMALL = List.of(SCRATCHES, CREASE, DUST, TORN_CORNER);

    static final List<DamageKind> LARGE =
            Stream.of(values()).filter(kind -> !SMALL.contains(kind)).toList();

    private final double most;
    private final Shape shape;

    DamageKind(double most, Shape shape) {
        this.most = most;
        this.shape = shape;
    }

    /// @param share about what it should cover of the picture; less where so much would not look like its kind
    void draw(Graphics2D graphics, int size, double share, RandomGenerator random) {
        shape.draw(graphics, size, Math.min(share, most) * size * size, random);
    }
}
