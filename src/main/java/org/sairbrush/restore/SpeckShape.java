package org.sairbrush.restore;

/// How large some pixels are together, and how long and straight.
///
/// @param area   in pixels
/// @param x      of their middle
/// @param y      of their middle
/// @param length of a bar that spreads as far along its longest direction
/// @param width  of that bar
/// @param alongX the longest direction, of length 1
/// @param alongY the longest direction, of length 1
record SpeckShape(int area, double x, double y, double length, double width, double alongX, double alongY) {

    /// A single pixel is as long and wide as itself.
    private static final double OF_A_PIXEL = 1.0 / 12;

    /// @param places  `y · columns + x`, at least one
    /// @param columns of the map that they lie in
    static SpeckShape of(int[] places, int columns) {
        double sumX = 0;
        double sumY = 0;
        for (int place : places) {
            sumX += place % columns;
            sumY += place / columns;
        }
        double x = sumX / places.length;
        double y = sumY / places.length;
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int place : places) {
            double farX = place % columns - x;
            double farY = place / columns - y;
            xx += farX * farX;
            xy += farX * farY;
            yy += farY * farY;
        }
        xx = xx / places.length + OF_A_PIXEL;
        yy = yy / places.length + OF_A_PIXEL;
        xy /= places.length;
        double angle = 0.5 * Math.atan2(2 * xy, xx - yy);
        double middle = (xx + yy) / 2;
        double swing = Math.hypot((xx - yy) / 2, xy);
        return new SpeckShape(
                places.length,
                x,
                y,
                Math.sqrt(12 * (middle + swing)),
                Math.sqrt(12 * Math.max(OF_A_PIXEL, middle - swing)),
                Math.cos(angle),
                Math.sin(angle));
    }

    /// How far a place lies beside the line through the middle along the longest direction; the sign tells the side.
    double beside(int placeX, int placeY) {
        return (placeY - y) * alongX - (placeX - x) * alongY;
    }

    /// The width of a bar of that length that covers as many pixels. A bent line is much thinner than it is wide.
    double thickness() {
        return area / length;
    }
}
