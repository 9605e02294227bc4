package org.sairbrush.editor.canvas;

import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

/// The one mapping between photo and screen: `screen = photo · scale + (x, y)`. Photo pixels span whole numbers,
/// screen lengths are in the toolkit's logical pixels with the view's top left corner as origin.
public record ViewTransform(double scale, double x, double y) {

    public static final ViewTransform IDENTITY = new ViewTransform(1, 0, 0);

    public double toScreenX(double photoX) {
        return photoX * scale + x;
    }

    public double toScreenY(double photoY) {
        return photoY * scale + y;
    }

    public Point2D toPhoto(double screenX, double screenY) {
        return new Point2D((screenX - x) / scale, (screenY - y) / scale);
    }

    /// The part of the photo's plane that a view of this size shows; may reach beyond the photo.
    public Rectangle2D visible(double viewWidth, double viewHeight) {
        return new Rectangle2D(-x / scale, -y / scale, viewWidth / scale, viewHeight / scale);
    }

    public ViewTransform moved(double dx, double dy) {
        return new ViewTransform(scale, x + dx, y + dy);
    }

    /// Another scale, with what is under this point of the screen staying there.
    public ViewTransform scaledAt(double newScale, double screenX, double screenY) {
        double factor = newScale / scale;
        return new ViewTransform(newScale, screenX - (screenX - x) * factor, screenY - (screenY - y) * factor);
    }
}
