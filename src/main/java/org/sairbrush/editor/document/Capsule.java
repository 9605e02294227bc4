package org.sairbrush.editor.document;

import java.util.Arrays;
import java.util.Optional;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;

/// The trace of a round brush moved along a straight line, in pixels of the photo where the first pixel spans [0, 1].
///
/// @param radius   of the brush, at least ½
/// @param hardness in [0, 1]: 1 has a sharp edge, 0 fades from the middle to the rim
public record Capsule(double x0, double y0, double x1, double y1, double radius, double hardness) {

    /// With a sharp edge.
    public Capsule(double x0, double y0, double x1, double y1, double radius) {
        this(x0, y0, x1, y1, radius, 1);
    }

    /// The same in a picture that shows this one larger or smaller, and shifted: `seen = here · scale + (dx, dy)`.
    public Capsule seen(double scale, double dx, double dy) {
        return new Capsule(
                x0 * scale + dx, y0 * scale + dy, x1 * scale + dx, y1 * scale + dy, radius * scale, hardness);
    }

    /// The pixels that may be touched, within a picture of this size.
    public Optional<Area> area(int width, int height) {
        int left = (int) Math.max(0, Math.floor(Math.min(x0, x1) - radius - 1));
        int top = (int) Math.max(0, Math.floor(Math.min(y0, y1) - radius - 1));
        int right = (int) Math.min(width, Math.ceil(Math.max(x0, x1) + radius + 1));
        int bottom = (int) Math.min(height, Math.ceil(Math.max(y0, y1) + radius + 1));
        return left < right && top < bottom
                ? Optional.of(new Area(left, top, right - left, bottom - top))
                : Optional.empty();
    }

    /// Raises the coverage to this shape's, or with `erase` lowers it to its complement. Edges are antialiased.
    public void paint(Mask mask, boolean erase) {
        area(mask.width(), mask.height()).ifPresent(area -> paint(mask, area, erase, false));
    }

    /// The same where the same brush has just painted up to this shape's start: what lies behind that is left out,
    /// which is half of the work of a large brush.
    public void paintOn(Mask mask, boolean erase) {
        area(mask.width(), mask.height()).ifPresent(area -> paint(mask, area, erase, true));
    }

    private void paint(Mask mask, Area area, boolean erase, boolean ahead) {
        byte[] coverage = mask.coverage();
        byte full = (byte) (erase ? 0 : 255);
        for (int y = area.y(); y < area.bottom(); y++) {
            int row = y * mask.width();
            double centre = y + 0.5;
            double[] outer = chord(centre, radius + 0.5);
            if (outer == null) {
                continue;
            }
            int from = Math.clamp((int) Math.floor(outer[0] - 0.5), area.x(), area.right());
            int to = Math.clamp((int) Math.ceil(outer[1] + 0.5), from, area.right());
            if (ahead) {
                // The line through the start that stands square on the way parts what is ahead from what is behind.
                double down = (centre - y0) * (y1 - y0);
                double limit = x0 - 0.5 - down / (x1 - x0);
                if (x1 > x0) {
                    from = Math.clamp((long) Math.floor(limit) - 1, from, to);
                } else if (x1 < x0) {
                    to = Math.clamp((long) Math.ceil(limit) + 1, from, to);
                } else if (down <= 0) {
                    continue;
                }
            }
            // The shape is convex, so all pixels between the inner chord's ends are covered fully.
            double reach = radius + 0.5 - fade();
            double[] inner = reach > 0.5 ? chord(centre, reach) : null;
            int innerFrom = inner == null ? to : Math.clamp((int) Math.ceil(inner[0] - 0.5), from, to);
            int innerTo = inner == null ? to : Math.clamp((int) Math.floor(inner[1] + 0.5), innerFrom, to);
            paintEdge(coverage, row, from, innerFrom, centre, erase);
            Arrays.fill(coverage, row + innerFrom, row + innerTo, full);
            paintEdge(coverage, row, innerTo, to, centre, erase);
        }
    }

    // By far the most of a soft brush's time: no division, and no root where it does not matter.
    private void paintEdge(byte[] coverage, int row, int from, int to, double centre, boolean erase) {
        double alongX = x1 - x0;
        double alongY = y1 - y0;
        double length = alongX * alongX + alongY * alongY;
        double inverse = length == 0 ? 0 : 1 / length;
        double outer = radius + 0.5;
        double slope = 255 / fade();
        for (int x = from; x < to; x++) {
            double fromX = x + 0.5 - x0;
            double fromY = centre - y0;
            double t = Math.min(1, Math.max(0, (fromX * alongX + fromY * alongY) * inverse));
            double dx = fromX - t * alongX;
            double dy = fromY - t * alongY;
            double square = dx * dx + dy * dy;
            if (square < outer * outer) {
                int amount = (int) (Math.min(255, (outer - Math.sqrt(square)) * slope) + 0.5);
                int old = coverage[row + x] & 0xff;
                coverage[row + x] = (byte) (erase ? Math.min(old, 255 - amount) : Math.max(old, amount));
            }
        }
    }

    /// How wide the edge is over which the coverage falls from full to nothing, in pixels.
    private double fade() {
        return Math.max(1, (1 - hardness) * radius);
    }

    /// Where the horizontal line at `y` enters and leaves the shape with radius `r`, or null when it misses.
    private double[] chord(double y, double r) {
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        for (int end = 0; end < 2; end++) {
            double up = y - (end == 0 ? y0 : y1);
            double half = r * r - up * up;
            if (half >= 0) {
                double x = end == 0 ? x0 : x1;
                left = Math.min(left, x - Math.sqrt(half));
                right = Math.max(right, x + Math.sqrt(half));
            }
        }
        double length = Math.hypot(x1 - x0, y1 - y0);
        if (length > 0) {
            double normalX = -(y1 - y0) / length * r;
            double normalY = (x1 - x0) / length * r;
            for (int side = -1; side <= 1; side += 2) {
                double startY = y0 + side * normalY;
                double endY = y1 + side * normalY;
                if (startY != endY && (y - startY) * (y - endY) <= 0) {
                    double x = x0 + side * normalX + (y - startY) / (endY - startY) * (x1 - x0);
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                }
            }
        }
        return left <= right ? new double[] {left, right} : null;
    }
}
