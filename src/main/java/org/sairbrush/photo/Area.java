package org.sairbrush.photo;

/// A rectangle of whole pixels: `x`, `y` is its top left corner, right and bottom edges are exclusive.
///
/// @throws IllegalArgumentException when width or height is not positive, or an edge lies beyond whole numbers
public record Area(int x, int y, int width, int height) {

    public Area {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("An area needs a positive size, not " + width + "×" + height);
        }
        // Its edges would be negative, and it would seem to lie within everything.
        if (x > Integer.MAX_VALUE - width || y > Integer.MAX_VALUE - height) {
            throw new IllegalArgumentException("An area can't go on beyond " + Integer.MAX_VALUE);
        }
    }

    /// The whole of a picture of this size.
    public static Area of(int width, int height) {
        return new Area(0, 0, width, height);
    }

    public int right() {
        return x + width;
    }

    public int bottom() {
        return y + height;
    }

    public long pixels() {
        return (long) width * height;
    }

    /// Whether a point lies within.
    public boolean holds(double pointX, double pointY) {
        return pointX >= x && pointY >= y && pointX < right() && pointY < bottom();
    }

    public boolean overlaps(Area other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    /// The smallest area that holds both.
    public Area union(Area other) {
        int left = Math.min(x, other.x);
        int top = Math.min(y, other.y);
        return new Area(left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
    }

    /// With a margin on each side, as far as a picture of this size goes.
    public Area grown(int margin, int pictureWidth, int pictureHeight) {
        int left = Math.max(0, x - margin);
        int top = Math.max(0, y - margin);
        int right = (int) Math.min(pictureWidth, (long) right() + margin);
        int bottom = (int) Math.min(pictureHeight, (long) bottom() + margin);
        return new Area(left, top, right - left, bottom - top);
    }
}
