package org.sairbrush.train;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// The shapes of [Blemish], as `models/reference/damage.py` draws them. The larger the picture the farther lines reach
/// and the more specks there are; how thick they are doesn't depend on it.
final class BlemishShapes {

    private static final int MOST_SCRATCHES = 5;
    private static final int MOST_FIBRES = 3;
    private static final int MOST_DUST = 60;
    private static final int MOST_SPOTS = 20;
    private static final int MOST_FLAKES = 6;
    private static final int MOST_BRANCHINGS = 2;

    private BlemishShapes() {}

    /// Thin, nearly straight lines, several of them in about one direction.
    static void scratches(Graphics2D graphics, double side, RandomGenerator random) {
        double direction = Math.PI * random.nextDouble();
        double width = 0.6 + 2.4 * power(2, random);
        for (int left = 1 + random.nextInt(MOST_SCRATCHES); left > 0; left--) {
            double length = side * (0.1 + 1.1 * power(2, random));
            double angle = direction + 0.2 * random.nextGaussian();
            line(graphics, wander(side, angle, length, 4 + length / 8, 0.06, random), width);
        }
    }

    /// Thin and curled.
    static void fibres(Graphics2D graphics, double side, RandomGenerator random) {
        for (int left = 1 + random.nextInt(MOST_FIBRES); left > 0; left--) {
            double length = side * (0.05 + 0.25 * random.nextDouble());
            List<Point2D> fibre = wander(side, anyAngle(random), length, 3, 0.5, random);
            line(graphics, fibre, 0.6 + 0.9 * random.nextDouble());
        }
    }

    static void dust(Graphics2D graphics, double side, RandomGenerator random) {
        for (int left = some(MOST_DUST, side, random); left > 0; left--) {
            Point2D at = Outlines.anywhere(side, random);
            double radius = 0.6 + 2.6 * power(3, random);
            if (radius < 1) {
                graphics.fill(new Ellipse2D.Double(at.getX() - radius, at.getY() - radius, 2 * radius, 2 * radius));
            } else {
                blob(graphics, at, radius, 0.25, random);
            }
        }
    }

    /// Of the emulsion or the paint: crooked lines that branch.
    static void cracks(Graphics2D graphics, double side, RandomGenerator random) {
        double length = side * (0.2 + 0.6 * random.nextDouble());
        branch(graphics, Outlines.anywhere(side, random), anyAngle(random), length, 0, random);
    }

    private static void branch(
            Graphics2D graphics, Point2D start, double angle, double length, int depth, RandomGenerator random) {
        List<Point2D> points = Outlines.wander(start, angle, length, 5, 0.45, _ -> true, random);
        line(graphics, points, 0.6 + 1.6 * random.nextDouble() / (depth + 1));
        int branches = depth < MOST_BRANCHINGS ? random.nextInt(3) : 0;
        for (int left = branches; left > 0; left--) {
            Point2D at = points.get(random.nextInt(points.size()));
            double away = angle + random.nextDouble(-1.3, 1.3);
            branch(graphics, at, away, length * (0.3 + 0.4 * random.nextDouble()), depth + 1, random);
        }
    }

    /// A fold from one border to another, whose edges have flaked off.
    static void crease(Graphics2D graphics, double side, RandomGenerator random) {
        double first = side * random.nextDouble();
        double last = side * random.nextDouble();
        boolean across = random.nextBoolean();
        Point2D from = across ? new Point2D.Double(0, first) : new Point2D.Double(first, 0);
        Point2D to = across ? new Point2D.Double(side, last) : new Point2D.Double(last, side);
        List<Point2D> points = Outlines.jagged(from, to, 0.02, random);
        double width = 0.8 + 3 * random.nextDouble();
        line(graphics, points, 0.6 * width);
        int step = Math.max(1, points.size() / 30);
        for (int point = 0; point < points.size(); point += step) {
            Point2D flake = beside(points.get(point), width / 2, random);
            blob(graphics, flake, width * (0.2 + random.nextDouble()), 0.35, random);
        }
    }

    /// Where the picture has come off the paper.
    static void flakes(Graphics2D graphics, double side, RandomGenerator random) {
        Point2D middle = Outlines.anywhere(side, random);
        double spread = side * (0.02 + 0.1 * power(2, random));
        for (int left = 1 + random.nextInt(MOST_FLAKES); left > 0; left--) {
            double radius = spread * (0.15 + 0.6 * random.nextDouble());
            List<Point2D> round = Outlines.blob(beside(middle, spread, random), radius, 0.3, random);
            List<Point2D> corners = new ArrayList<>();
            for (int corner = 0; corner < round.size(); corner += round.size() / 8) {
                corners.add(round.get(corner));
            }
            graphics.fill(Outlines.closed(Outlines.jagged(corners, 0.2, random)));
        }
    }

    /// A part of a border torn off, or of a corner.
    static void tornEdge(Graphics2D graphics, double side, RandomGenerator random) {
        double[] ends = random.doubles(2, -0.3 * side, 1.3 * side).sorted().toArray();
        Point2D from = new Point2D.Double(ends[0], 0);
        Point2D to = new Point2D.Double(ends[1], 0);
        double depth = side * (0.02 + 0.15 * random.nextDouble());
        Point2D deepest = new Point2D.Double((ends[0] + ends[1]) / 2, depth);
        List<Point2D> outline = new ArrayList<>(Outlines.jagged(from, deepest, 0.12, random));
        outline.addAll(Outlines.jagged(deepest, to, 0.12, random));
        Path2D torn = Outlines.closed(outline);
        torn.transform(AffineTransform.getQuadrantRotateInstance(random.nextInt(4), side / 2, side / 2));
        graphics.fill(torn);
    }

    /// Spots that mould and rust leave, most of them together.
    static void foxing(Graphics2D graphics, double side, RandomGenerator random) {
        Point2D middle = Outlines.anywhere(side, random);
        double spread = side * (0.05 + 0.4 * random.nextDouble());
        for (int left = 2 + some(MOST_SPOTS, side, random); left > 0; left--) {
            blob(graphics, beside(middle, spread, random), 1 + 4 * power(2, random), 0.2, random);
        }
    }

    /// What was wiped or has run down.
    static void smear(Graphics2D graphics, double side, RandomGenerator random) {
        double length = side * (0.05 + 0.35 * random.nextDouble());
        double width = side * (0.01 + 0.05 * random.nextDouble());
        line(graphics, wander(side, anyAngle(random), length, 3, 0.3, random), width);
    }

    /// The rim that water leaves where it dries.
    static void tideLine(Graphics2D graphics, double side, RandomGenerator random) {
        double radius = side * (0.1 + 0.5 * random.nextDouble());
        List<Point2D> outline = Outlines.blob(Outlines.anywhere(side, random), radius, 0.25, random);
        stroke(graphics, 0.8 + 2.4 * random.nextDouble());
        graphics.draw(Outlines.closed(Outlines.jagged(outline, 0.08, random)));
    }

    private static List<Point2D> wander(
            double side, double angle, double length, double step, double turn, RandomGenerator random) {
        Point2D start = Outlines.anywhere(side, random);
        return Outlines.wander(start, angle, length, step, turn, _ -> true, random);
    }

    private static void line(Graphics2D graphics, List<Point2D> points, double width) {
        stroke(graphics, width);
        graphics.draw(Outlines.open(points));
    }

    private static void stroke(Graphics2D graphics, double width) {
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    }

    private static void blob(
            Graphics2D graphics, Point2D centre, double radius, double swing, RandomGenerator random) {
        graphics.fill(Outlines.closed(Outlines.blob(centre, radius, swing, random)));
    }

    private static Point2D beside(Point2D at, double spread, RandomGenerator random) {
        return new Point2D.Double(
                at.getX() + spread * random.nextGaussian(), at.getY() + spread * random.nextGaussian());
    }

    private static double anyAngle(RandomGenerator random) {
        return 2 * Math.PI * random.nextDouble();
    }

    /// Small numbers more often than large ones, in [0, 1).
    private static double power(double exponent, RandomGenerator random) {
        return Math.pow(random.nextDouble(), exponent);
    }

    /// From one to many specks, as often few as many.
    ///
    /// @param most on a square of [Blemish#SQUARE]
    private static int some(double most, double side, RandomGenerator random) {
        double dense = Math.max(1, most * side * side / (Blemish.SQUARE * Blemish.SQUARE));
        return (int) Math.pow(dense, random.nextDouble());
    }
}
