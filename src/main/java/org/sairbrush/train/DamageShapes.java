package org.sairbrush.train;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// The shapes of [DamageKind]. Lengths are in pixels; each shape covers about the area that is asked for.
final class DamageShapes {

    private DamageShapes() {}

    /// Thin, long, nearly straight lines, several of them in about one direction.
    static void scratches(Graphics2D graphics, int size, double area, RandomGenerator random) {
        double width = Math.max(1, size * (0.003 + 0.009 * random.nextDouble()));
        double direction = 2 * Math.PI * random.nextDouble();
        double left = area / width;
        while (left > 0) {
            double length = Math.min(left, size * (0.1 + 0.8 * random.nextDouble()));
            double angle = direction + 0.3 * random.nextGaussian();
            wander(graphics, width, Outlines.anywhere(size, random), angle, length, length / 6 + 1, 0.08, random);
            left -= length;
        }
    }

    /// A fold from one border to another: a slightly bent line that is broken in places and whose edges have flaked
    /// off.
    static void crease(Graphics2D graphics, int size, double area, RandomGenerator random) {
        Point2D from = new Point2D.Double(0, size * random.nextDouble());
        Point2D to = new Point2D.Double(size, size * random.nextDouble());
        if (random.nextBoolean()) {
            from = new Point2D.Double(from.getY(), 0);
            to = new Point2D.Double(to.getY(), size);
        }
        double length = from.distance(to);
        double width = Math.max(1, area / length);
        List<Point2D> line = Outlines.jagged(from, to, 0.04, random);
        graphics.setStroke(new BasicStroke(
                (float) Math.max(1, width / 2),
                BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_ROUND,
                10,
                new float[] {
                    (float) (length * (0.1 + 0.3 * random.nextDouble())), (float) (length * 0.04 * random.nextDouble())
                },
                0));
        graphics.draw(Outlines.open(line));
        for (Point2D at : line) {
            double flake = width * (0.2 + 0.8 * random.nextDouble());
            double x = at.getX() + width / 2 * random.nextGaussian();
            double y = at.getY() + width / 2 * random.nextGaussian();
            graphics.fill(blob(x, y, flake, 0.35, random));
        }
    }

    /// Specks, and a fibre among them now and then.
    static void dust(Graphics2D graphics, int size, double area, RandomGenerator random) {
        double left = area;
        while (left > 0) {
            Point2D at = Outlines.anywhere(size, random);
            if (random.nextInt(15) == 0) {
                double length = size * (0.03 + 0.07 * random.nextDouble());
                double angle = 2 * Math.PI * random.nextDouble();
                wander(graphics, 1, at, angle, length, 2, 0.4, random);
                left -= length;
            } else {
                double diameter = 1 + size * 0.008 * random.nextDouble();
                graphics.fill(new Ellipse2D.Double(at.getX(), at.getY(), diameter, diameter));
                left -= Math.max(1, Math.PI / 4 * diameter * diameter);
            }
        }
    }

    /// A corner torn off along a rough line.
    static void tornCorner(Graphics2D graphics, int size, double area, RandomGenerator random) {
        double aspect = 0.5 + 1.5 * random.nextDouble();
        double along = Math.min(0.9 * size, Math.sqrt(2 * area * aspect));
        double down = Math.min(0.9 * size, 2 * area / along);
        List<Point2D> outline =
                Outlines.jagged(new Point2D.Double(along, 0), new Point2D.Double(0, down), 0.12, random);
        outline.add(new Point2D.Double(0, 0));
        graphics.fill(turned(Outlines.closed(outline), size, random));
    }

    /// Part of a border torn off, deeper in some places than in others.
    static void tornEdge(Graphics2D graphics, int size, double area, RandomGenerator random) {
        double length = size * (0.4 + 0.8 * random.nextDouble());
        double from = (size - length) * random.nextDouble();
        int joints = 4 + random.nextInt(4);
        double depth = area / length * joints / (joints - 1);
        List<Point2D> outline = new ArrayList<>();
        Point2D last = new Point2D.Double(from, 0);
        for (int joint = 1; joint <= joints; joint++) {
            double deep = joint < joints ? depth * (0.5 + random.nextDouble()) : 0;
            Point2D next = new Point2D.Double(from + length * joint / joints, deep);
            outline.addAll(Outlines.jagged(last, next, 0.15, random));
            last = next;
        }
        graphics.fill(turned(Outlines.closed(outline), size, random));
    }

    /// A blot with splashes around it.
    static void stain(Graphics2D graphics, int size, double area, RandomGenerator random) {
        double radius = Math.sqrt(area / Math.PI);
        Point2D at = Outlines.anywhere(size, random);
        graphics.fill(blob(at.getX(), at.getY(), radius, 0.25, random));
        for (int splash = random.nextInt(5); splash > 0; splash--) {
            double angle = 2 * Math.PI * random.nextDouble();
            double distance = radius * (1.1 + 0.5 * random.nextDouble());
            graphics.fill(blob(
                    at.getX() + distance * Math.cos(angle),
                    at.getY() + distance * Math.sin(angle),
                    radius * 0.15 * random.nextDouble(),
                    0.2,
                    random));
        }
    }

    /// A free-form line of a round brush.
    static void stroke(Graphics2D graphics, int size, double area, RandomGenerator random) {
        double width = Math.min(Math.sqrt(area / 2), size * (0.03 + 0.12 * random.nextDouble()));
        double angle = 2 * Math.PI * random.nextDouble();
        wander(graphics, width, Outlines.anywhere(size, random), angle, area / width, size * 0.1, 0.9, random);
    }

    /// A line that changes its direction at each joint, and turns round at the borders.
    ///
    /// @param step from joint to joint
    /// @param turn how far the direction changes, in radians
    private static void wander(
            Graphics2D graphics, double width, Point2D start, double angle, double length, double step, double turn,
            RandomGenerator random) {
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        int size = graphics.getClipBounds().width;
        Predicate<Point2D> inside = at -> at.getX() >= 0 && at.getX() <= size && at.getY() >= 0 && at.getY() <= size;
        graphics.draw(Outlines.open(Outlines.wander(start, angle, length, step, turn, inside, random)));
    }

    private static Shape blob(double x, double y, double radius, double swing, RandomGenerator random) {
        return Outlines.closed(Outlines.blob(new Point2D.Double(x, y), radius, swing, random));
    }

    private static Shape turned(Path2D shape, int size, RandomGenerator random) {
        shape.transform(AffineTransform.getQuadrantRotateInstance(
                random.nextInt(4), size / 2.0, size / 2.0));
        return shape;
    }
}
