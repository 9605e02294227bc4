package org.sairbrush.editor.tools;

import javafx.geometry.Point2D;

/// Keeps lines at tidy angles.
final class Angles {

    private static final double STEP = Math.PI / 12;

    private Angles() {}

    /// The point nearest to `to` on a ray from `from` at a multiple of 15°.
    static Point2D snap(Point2D from, Point2D to) {
        Point2D way = to.subtract(from);
        double angle = Math.round(Math.atan2(way.getY(), way.getX()) / STEP) * STEP;
        Point2D direction = new Point2D(Math.cos(angle), Math.sin(angle));
        return from.add(direction.multiply(way.dotProduct(direction)));
    }
}
