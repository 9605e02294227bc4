package org.sairbrush.editor.frame;

import java.util.OptionalDouble;
import java.util.function.IntFunction;
import javafx.geometry.Point2D;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Frame;

/// Gives a frame another size by its grips, as far as the photo goes. Places are in the pixels in which the frame's
/// area is counted.
///
/// @param base   the frame as it was
/// @param width  of the photo
/// @param height of the photo
/// @param ratio  of the frame's width to its height, where it is held to one
record Reshaping(Frame base, int width, int height, OptionalDouble ratio) {

    /// Pixels that a frame has on a side, where the photo has as many.
    private static final int LEAST = 8;

    /// A new frame from corner to corner.
    Frame drawn(Point2D from, Point2D to) {
        Grip grip = new Grip(to.getX() < from.getX() ? -1 : 1, to.getY() < from.getY() ? -1 : 1);
        int side = least();
        Area first = new Area(
                (int) Math.round(from.getX()) - (grip.x() < 0 ? side : 0),
                (int) Math.round(from.getY()) - (grip.y() < 0 ? side : 0),
                side,
                side);
        Frame start = new Frame(first, base.angle()).moved(0, 0, width, height);
        return start.fits(width, height) ? new Reshaping(start, width, height, ratio).dragged(grip, to) : base;
    }

    /// The frame after a grip was taken to a place.
    Frame dragged(Grip grip, Point2D to) {
        return ratio.isPresent() ? held(grip, to, ratio.getAsDouble()) : free(grip, to);
    }

    private Frame free(Grip grip, Point2D to) {
        Frame across = grip.x() == 0 ? base : moved(base, true, grip.x(), (int) Math.round(to.getX()));
        return grip.y() == 0 ? across : moved(across, false, grip.y(), (int) Math.round(to.getY()));
    }

    /// One side moved towards a place.
    private Frame moved(Frame frame, boolean horizontal, int end, int place) {
        Area area = frame.area();
        int from = horizontal ? area.x() : area.y();
        int to = horizontal ? area.right() : area.bottom();
        int wanted = end < 0 ? Math.min(place, to - least()) : Math.max(place, from + least());
        int side = end < 0 ? from : to;
        int way = Integer.signum(wanted - side);
        return farthest(Math.abs(wanted - side), steps -> {
            int low = end < 0 ? from + way * steps : from;
            int high = end < 0 ? to : to + way * steps;
            return horizontal
                    ? new Area(low, area.y(), high - low, area.height())
                    : new Area(area.x(), low, area.width(), high - low);
        }, frame);
    }

    /// Held to a shape: what lies opposite to the grip stays.
    private Frame held(Grip grip, Point2D to, double shape) {
        Area area = base.area();
        Grip opposite = new Grip(-grip.x(), -grip.y());
        double fixedX = opposite.placeX(area);
        double fixedY = opposite.placeY(area);
        double across = grip.x() == 0 ? 0 : (to.getX() - fixedX) * grip.x();
        double down = grip.y() == 0 ? 0 : (to.getY() - fixedY) * grip.y();
        int least = (int) Math.ceil(least() * Math.max(1, shape));
        int wanted = (int) Math.round(Math.max(across, down * shape)) - least;
        return farthest(Math.max(0, wanted), more -> {
            int wide = least + more;
            int high = Math.max(1, (int) Math.round(wide / shape));
            return new Area(
                    (int) Math.round(fixedX - wide * (1 - grip.x()) / 2.0),
                    (int) Math.round(fixedY - high * (1 - grip.y()) / 2.0),
                    wide,
                    high);
        }, base);
    }

    /// The last of several areas, each reaching farther than the one before, that lies within the photo.
    private Frame farthest(int steps, IntFunction<Area> areas, Frame otherwise) {
        Frame found = otherwise;
        int low = -1;
        int high = steps + 1;
        while (high - low > 1) {
            // The last first: mostly there is room for it.
            int middle = high == steps + 1 && low < 0 ? steps : (low + high) >>> 1;
            Frame frame = new Frame(areas.apply(middle), base.angle());
            if (frame.fits(width, height)) {
                found = frame;
                low = middle;
            } else {
                high = middle;
            }
        }
        return found;
    }

    private int least() {
        return Math.min(LEAST, Math.min(width, height));
    }
}
