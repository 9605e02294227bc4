package org.sairbrush.editor.canvas;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

/// Which part of the photo is looked at. Several views may share one, which links their zoom and position.
public final class Viewport {

    private static final double[] STEPS = {
        0.01, 0.02, 0.03, 0.05, 0.0625, 0.0833, 0.125, 0.1667, 0.25, 0.3333, 0.5, 0.6667, 1, 1.5, 2, 3, 4, 6, 8, 12, 16,
        24, 32, 48, 64
    };
    private static final double LARGEST = STEPS[STEPS.length - 1];
    private static final double FIT_MARGIN = 16;

    private final ReadOnlyObjectWrapper<ViewTransform> transform =
            new ReadOnlyObjectWrapper<>(ViewTransform.IDENTITY);
    private double viewWidth = 1;
    private double viewHeight = 1;
    private double coveredBelow;
    private double photoWidth = 1;
    private double photoHeight = 1;
    private boolean fitting = true;
    /// What a fitted view shows, in pixels of the photo; null for all of it.
    private Rectangle2D part;
    private Point2D focus;

    public ReadOnlyObjectProperty<ViewTransform> transformProperty() {
        return transform.getReadOnlyProperty();
    }

    public ViewTransform transform() {
        return transform.get();
    }

    /// Another photo: it is shown whole.
    public void setPhotoSize(double width, double height) {
        photoWidth = width;
        photoHeight = height;
        fit();
    }

    /// The view was resized: a fitted photo stays fitted, otherwise the centre stays where it is.
    public void setViewSize(double width, double height) {
        double dx = (width - viewWidth) / 2;
        double dy = (height - viewHeight) / 2;
        viewWidth = Math.max(1, width);
        viewHeight = Math.max(1, height);
        if (fitting) {
            fitPart();
        } else {
            set(transform().moved(dx, dy));
        }
    }

    /// So much of the view's lower end lies under bars: a fitted photo makes room for them.
    public void setCoveredBelow(double height) {
        coveredBelow = height;
        if (fitting) {
            fitPart();
        }
    }

    public double viewWidth() {
        return viewWidth;
    }

    public double viewHeight() {
        return viewHeight;
    }

    /// Steps of the zoom keep the photo in place under this point of the view: where the pointer is.
    public void setFocus(double screenX, double screenY) {
        focus = new Point2D(screenX, screenY);
    }

    /// Steps of the zoom keep the photo in place in the middle of the view.
    public void clearFocus() {
        focus = null;
    }

    /// The part of the photo's plane that is in view; may reach beyond the photo.
    public Rectangle2D visible() {
        return transform().visible(viewWidth, viewHeight);
    }

    /// Whether all of the photo is in view.
    public boolean showsWhole() {
        return visible().contains(0, 0, photoWidth, photoHeight);
    }

    /// Brings a point of the photo into the middle, as far as the photo's edges allow.
    public void centreOn(double photoX, double photoY) {
        ViewTransform now = transform();
        moveBy(viewWidth / 2 - now.toScreenX(photoX), viewHeight / 2 - now.toScreenY(photoY));
    }

    /// Looks at what another viewport looks at, as far as this one's size allows.
    public void lookLike(Viewport other) {
        photoWidth = other.photoWidth;
        photoHeight = other.photoHeight;
        if (other.fitting) {
            part = other.part;
            fitPart();
        } else {
            fitting = false;
            set(other.transform().moved((viewWidth - other.viewWidth) / 2, (viewHeight - other.viewHeight) / 2));
        }
    }

    /// The whole photo in the middle; a small one is not blown up.
    public void fit() {
        part = null;
        fitPart();
    }

    /// A part of the photo in the middle, as large as it can be shown but not blown up, and never smaller than the
    /// whole photo would be.
    public void fit(Rectangle2D shown) {
        part = shown;
        fitPart();
    }

    /// One photo pixel to one screen pixel.
    public void actualSize() {
        stepTo(1);
    }

    public void zoomIn() {
        for (double step : STEPS) {
            if (step > transform().scale() * 1.001) {
                stepTo(step);
                return;
            }
        }
    }

    public void zoomOut() {
        for (int i = STEPS.length - 1; i >= 0; i--) {
            if (STEPS[i] < transform().scale() * 0.999) {
                stepTo(STEPS[i]);
                return;
            }
        }
    }

    /// Multiplies the scale, with the point of the screen staying where it is in the photo.
    public void zoomBy(double factor, double screenX, double screenY) {
        zoomTo(transform().scale() * factor, screenX, screenY);
    }

    public void moveBy(double dx, double dy) {
        fitting = false;
        set(transform().moved(dx, dy));
    }

    private void stepTo(double scale) {
        zoomTo(
                scale,
                focus == null ? viewWidth / 2 : focus.getX(),
                focus == null ? viewHeight / 2 : focus.getY());
    }

    private void zoomTo(double wanted, double screenX, double screenY) {
        double smallest = Math.min(1, fittingScale(photoWidth, photoHeight) / 2);
        fitting = false;
        set(transform().scaledAt(Math.clamp(wanted, smallest, LARGEST), screenX, screenY));
    }

    private void fitPart() {
        Rectangle2D shown = part == null ? new Rectangle2D(0, 0, photoWidth, photoHeight) : part;
        double whole = Math.min(1, fittingScale(photoWidth, photoHeight));
        double scale = Math.clamp(fittingScale(shown.getWidth(), shown.getHeight()), whole, 1);
        fitting = true;
        transform.set(new ViewTransform(
                scale,
                placed((shown.getMinX() + shown.getMaxX()) / 2 * scale, photoWidth * scale, viewWidth),
                placed((shown.getMinY() + shown.getMaxY()) / 2 * scale, photoHeight * scale, freeHeight())));
    }

    /// Where a photo begins that has a point in the middle of the view, as far as the photo's edges allow.
    private static double placed(double middle, double length, double room) {
        return length + 2 * FIT_MARGIN <= room
                ? (room - length) / 2
                : Math.clamp(room / 2 - middle, room - length - FIT_MARGIN, FIT_MARGIN);
    }

    private double fittingScale(double width, double height) {
        return Math.max(
                1e-3, Math.min((viewWidth - 2 * FIT_MARGIN) / width, (freeHeight() - 2 * FIT_MARGIN) / height));
    }

    private double freeHeight() {
        return viewHeight - coveredBelow;
    }

    // The photo can be moved until its edge reaches the middle of the view, never out of sight.
    private void set(ViewTransform wanted) {
        double x = Math.clamp(wanted.x(), viewWidth / 2 - photoWidth * wanted.scale(), viewWidth / 2);
        double y = Math.clamp(wanted.y(), viewHeight / 2 - photoHeight * wanted.scale(), viewHeight / 2);
        transform.set(new ViewTransform(wanted.scale(), x, y));
    }
}
