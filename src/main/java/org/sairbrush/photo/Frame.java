package org.sairbrush.photo;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.util.Locale;
import java.util.Optional;

/// What of a photo goes out to others: the photo is turned about its middle, and then an area is cut out of it. Nothing
/// beside the photo is ever in it, see [#fits].
///
/// @param area  in pixels, counted from where the photo's top left corner was before the turn
/// @param angle degrees by which the photo is turned clockwise, [-45, 45]; 0 leaves every sample as it is
/// @throws IllegalArgumentException when the angle is out of its range
public record Frame(Area area, double angle) {

    /// The largest angle to either side; whoever wants more turns the photo first.
    public static final double STEEPEST = 45;

    /// Corners may be off by what arithmetic loses.
    private static final double ROUNDING = 1e-6;

    public Frame {
        if (!(Math.abs(angle) <= STEEPEST)) {
            throw new IllegalArgumentException("A frame is turned by -45 to 45 degrees, not by " + angle);
        }
        // There is but one zero.
        angle += 0.0;
    }

    /// All of a photo of this size.
    public static Frame whole(int width, int height) {
        return new Frame(Area.of(width, height), 0);
    }

    /// The largest frame in the middle of a photo.
    ///
    /// @param ratio of its width to its height, above 0
    /// @param width  of the photo
    /// @param height of the photo
    public static Frame largest(double ratio, double angle, int width, int height) {
        double enough = Math.max(width, height) * Math.max(1, 1 / ratio);
        return around(new Point2D.Double(width / 2.0, height / 2.0), enough * ratio, enough, angle, width, height);
    }

    /// Whether it is all of a photo of this size, just as that is.
    public boolean isWhole(int width, int height) {
        return equals(whole(width, height));
    }

    /// What it does to a photo of this size, for metadata: `straightened by 1.5 degrees, cropped to 800×600`; empty
    /// where that is nothing.
    public Optional<String> change(int width, int height) {
        String cropped = "cropped to %d×%d".formatted(area.width(), area.height());
        return isWhole(width, height)
                ? Optional.empty()
                : Optional.of(angle == 0
                        ? cropped
                        : String.format(Locale.ROOT, "straightened by %.2f degrees, %s", angle, cropped));
    }

    /// Whether it lies within a photo of this size.
    public boolean fits(int width, int height) {
        Point2D middle = middle(width, height);
        double reachX = reachX(area.width(), area.height(), angle) - ROUNDING;
        double reachY = reachY(area.width(), area.height(), angle) - ROUNDING;
        return middle.getX() >= reachX
                && middle.getY() >= reachY
                && width - middle.getX() >= reachX
                && height - middle.getY() >= reachY;
    }

    /// From the pixels in which the area is counted to those of a photo of this size.
    public AffineTransform toPhoto(int width, int height) {
        return AffineTransform.getRotateInstance(Math.toRadians(-angle), width / 2.0, height / 2.0);
    }

    /// The other way round.
    public AffineTransform fromPhoto(int width, int height) {
        return AffineTransform.getRotateInstance(Math.toRadians(angle), width / 2.0, height / 2.0);
    }

    /// Its middle in a photo of this size.
    public Point2D middle(int width, int height) {
        Point2D own = new Point2D.Double(area.x() + area.width() / 2.0, area.y() + area.height() / 2.0);
        return angle == 0 ? own : toPhoto(width, height).transform(own, null);
    }

    /// The same part of a photo that is turned with all that is in it.
    ///
    /// @param width  of the photo before
    /// @param height of the photo before
    public Frame turned(Orientation turn, int width, int height) {
        return new Frame(turn.apply(area, width, height), turn.mirrors() ? -angle : angle);
    }

    /// With another angle around the same point of the photo, as large as it is or as fits there.
    ///
    /// @param width  of the photo
    /// @param height of the photo
    public Frame straightened(double degrees, int width, int height) {
        return around(middle(width, height), area.width(), area.height(), degrees, width, height);
    }

    /// With another size around the same point of the photo, or as large as fits there in that shape.
    ///
    /// @param width  of the photo
    /// @param height of the photo
    public Frame shaped(double wide, double high, int width, int height) {
        return around(middle(width, height), wide, high, angle, width, height);
    }

    /// Moved within the photo, as far as that goes.
    ///
    /// @param right  in pixels as the area is counted
    /// @param down   the same
    /// @param width  of the photo
    /// @param height of the photo
    public Frame moved(double right, double down, int width, int height) {
        Point2D middle = new Point2D.Double(
                area.x() + area.width() / 2.0 + right, area.y() + area.height() / 2.0 + down);
        toPhoto(width, height).transform(middle, middle);
        // Whole pixels of a turned frame may lie farther out than where it was moved.
        double margin = angle == 0 ? 0 : Math.sqrt(0.5);
        double reachX = reachX(area.width(), area.height(), angle) + margin;
        double reachY = reachY(area.width(), area.height(), angle) + margin;
        middle.setLocation(within(middle.getX(), reachX, width), within(middle.getY(), reachY, height));
        fromPhoto(width, height).transform(middle, middle);
        Frame there = new Frame(around(middle, area.width(), area.height()), angle);
        return there.fits(width, height) ? there : this;
    }

    private static double within(double place, double reach, int length) {
        return 2 * reach >= length ? length / 2.0 : Math.clamp(place, reach, length - reach);
    }

    /// A frame of a shape around a point of the photo, no larger than it may be.
    private static Frame around(
            Point2D middle, double wide, double high, double angle, int width, int height) {
        double roomX = Math.min(middle.getX(), width - middle.getX());
        double roomY = Math.min(middle.getY(), height - middle.getY());
        double share = Math.min(roomX / reachX(wide, high, angle), roomY / reachY(wide, high, angle));
        double fitting = Math.min(1, share);
        Frame turned = new Frame(Area.of(1, 1), angle);
        Point2D there = turned.fromPhoto(width, height).transform(middle, null);
        // In whole pixels it may have to be a little smaller.
        for (int less = 0; less < fitting * Math.min(wide, high); less++) {
            int across = (int) (wide * fitting + ROUNDING) - less;
            int down = (int) (high * fitting + ROUNDING) - less;
            if (across > 0 && down > 0) {
                Frame frame = new Frame(around(there, across, down), angle);
                if (frame.fits(width, height)) {
                    return frame;
                }
            }
        }
        // Of so few pixels no part can be turned.
        return whole(width, height);
    }

    private static Area around(Point2D middle, int wide, int high) {
        return new Area(
                (int) Math.round(middle.getX() - wide / 2.0), (int) Math.round(middle.getY() - high / 2.0), wide, high);
    }

    /// How far a frame reaches in the photo to the left and right of its middle.
    private static double reachX(double wide, double high, double angle) {
        double radians = Math.toRadians(Math.abs(angle));
        return (wide * Math.cos(radians) + high * Math.sin(radians)) / 2;
    }

    /// How far it reaches above and below its middle.
    private static double reachY(double wide, double high, double angle) {
        return reachX(high, wide, angle);
    }
}
