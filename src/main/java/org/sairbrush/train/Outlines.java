package org.sairbrush.train;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/// Lines and outlines that damage is drawn along.
final class Outlines {

    private static final int BLOB_POINTS = 48;
    private static final int BLOB_WAVES = 4;

    private Outlines() {}

    static Point2D anywhere(double size, RandomGenerator random) {
        return new Point2D.Double(size * random.nextDouble(), size * random.nextDouble());
    }

    /// A line that changes its direction at each joint.
    ///
    /// @param step   from joint to joint
    /// @param turn   how far the direction changes at most, in radians
    /// @param inside where it may be: beyond it turns round
    static List<Point2D> wander(
            Point2D start, double angle, double length, double step, double turn, Predicate<Point2D> inside,
            RandomGenerator random) {
        List<Point2D> points = new ArrayList<>(List.of(start));
        double direction = angle;
        double left = length;
        while (left > 0) {
            double far = Math.min(left, step);
            Point2D last = points.getLast();
            direction += turn * (2 * random.nextDouble() - 1);
            Point2D next = new Point2D.Double(
                    last.getX() + far * Math.cos(direction), last.getY() + far * Math.sin(direction));
            if (!inside.test(next)) {
                direction += Math.PI / 2 + Math.PI * random.nextDouble();
            }
            points.add(next);
            left -= far;
        }
        return points;
    }

    /// A rough line by midpoint displacement.
    ///
    /// @param roughness displacement ÷ length
    static List<Point2D> jagged(Point2D from, Point2D to, double roughness, RandomGenerator random) {
        List<Point2D> points = new ArrayList<>(List.of(from, to));
        double displacement = roughness * from.distance(to);
        while (displacement > 0.5 && points.size() < 200) {
            List<Point2D> finer = new ArrayList<>(List.of(points.getFirst()));
            for (int index = 1; index < points.size(); index++) {
                Point2D a = points.get(index - 1);
                Point2D b = points.get(index);
                finer.add(new Point2D.Double(
                        (a.getX() + b.getX()) / 2 + displacement * (2 * random.nextDouble() - 1),
                        (a.getY() + b.getY()) / 2 + displacement * (2 * random.nextDouble() - 1)));
                finer.add(b);
            }
            points = finer;
            displacement *= 0.5;
        }
        return points;
    }

    /// A closed outline whose pieces are rough lines.
    ///
    /// @param corners   of it, the first one not repeated
    /// @param roughness as of [#jagged]
    static List<Point2D> jagged(List<Point2D> corners, double roughness, RandomGenerator random) {
        List<Point2D> outline = new ArrayList<>();
        for (int corner = 0; corner < corners.size(); corner++) {
            Point2D next = corners.get((corner + 1) % corners.size());
            outline.addAll(jagged(corners.get(corner), next, roughness, random));
        }
        return outline;
    }

    /// Round, but its radius swings a few times around.
    ///
    /// @param swing how far, as a share of the radius
    static List<Point2D> blob(Point2D centre, double radius, double swing, RandomGenerator random) {
        double[] phases = random.doubles(BLOB_WAVES, 0, 2 * Math.PI).toArray();
        List<Point2D> outline = new ArrayList<>();
        for (int point = 0; point < BLOB_POINTS; point++) {
            double angle = 2 * Math.PI * point / BLOB_POINTS;
            double r = radius;
            for (int wave = 0; wave < phases.length; wave++) {
                r += radius * swing / (wave + 1) * Math.sin((wave + 2) * angle + phases[wave]);
            }
            outline.add(new Point2D.Double(centre.getX() + r * Math.cos(angle), centre.getY() + r * Math.sin(angle)));
        }
        return outline;
    }

    static Path2D open(List<Point2D> points) {
        Path2D.Double path = new Path2D.Double();
        path.moveTo(points.getFirst().getX(), points.getFirst().getY());
        points.subList(1, points.size()).forEach(point -> path.lineTo(point.getX(), point.getY()));
        return path;
    }

    static Path2D closed(List<Point2D> points) {
        Path2D path = open(points);
        path.closePath();
        return path;
    }
}
