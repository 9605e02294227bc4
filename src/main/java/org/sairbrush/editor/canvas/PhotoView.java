package org.sairbrush.editor.canvas;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;
import javafx.util.Duration;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Photo;

/// Shows a photo, overlays and the mask through one [Viewport]. Draws once a pulse and only what is visible; scaled
/// smoothly as soon as the view rests. Scrolling and pinching zoom; all else is up to the tools.
public final class PhotoView extends Region {

    private static final int CHECK = 8;
    // A notch of a wheel is 40 units: about 19 % nearer or farther.
    private static final double WHEEL = 1.0043;
    // Enlarged pixels stay pixels: a retoucher wants to see them.
    private static final double SMOOTH_BELOW = 1.75;

    private final Viewport viewport;
    private final Canvas canvas = new Canvas();
    private final MaskLayer mask = new MaskLayer();
    private final Pane decorations = new Pane();
    private final PauseTransition rest = new PauseTransition(Duration.millis(140));
    private final List<Overlay> overlays = new ArrayList<>();
    private final List<Area> dirtyMask = new ArrayList<>();
    // Kept as a field: the viewport outlives the view and holds it weakly.
    private final InvalidationListener moved = transform -> moved();
    private final Runnable tilesCame = this::redraw;
    private final ReadOnlyObjectWrapper<PhotoTiles> tiles = new ReadOnlyObjectWrapper<>();
    private PhotoTiles before;
    private double split = 1;
    private boolean redraw = true;
    private boolean complete;

    public PhotoView(Viewport viewport) {
        this.viewport = viewport;
        getStyleClass().add("photo-view");
        decorations.setMouseTransparent(true);
        decorations.setManaged(false);
        canvas.setManaged(false);
        canvas.setMouseTransparent(true);
        getChildren().addAll(canvas, mask.node(), decorations);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        setFocusTraversable(true);
        setMinSize(0, 0);
        viewport.transformProperty().addListener(new WeakInvalidationListener(moved));
        rest.setOnFinished(done -> redraw());
        addEventFilter(MouseEvent.MOUSE_MOVED, event -> viewport.setFocus(event.getX(), event.getY()));
        addEventFilter(MouseEvent.MOUSE_DRAGGED, event -> viewport.setFocus(event.getX(), event.getY()));
        addEventFilter(MouseEvent.MOUSE_EXITED, event -> viewport.clearFocus());
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        addEventHandler(ZoomEvent.ZOOM, event -> {
            viewport.zoomBy(event.getZoomFactor(), event.getX(), event.getY());
            event.consume();
        });
    }

    public Viewport viewport() {
        return viewport;
    }

    /// Children of this pane lie over everything, in the view's own coordinates.
    public Pane decorations() {
        return decorations;
    }

    /// What to show; null shows nothing. The viewport is left as it is.
    public void setTiles(PhotoTiles photo) {
        replaceListener(tiles.get(), photo);
        tiles.set(photo);
        redraw();
    }

    /// What is shown, or null.
    public ReadOnlyObjectProperty<PhotoTiles> tilesProperty() {
        return tiles.getReadOnlyProperty();
    }

    /// Shows another photo of the same size left of `share` of the view's width; null shows none.
    public void setBefore(PhotoTiles photo, double share) {
        replaceListener(before, photo);
        before = photo;
        split = share;
        redraw();
    }

    public void setMask(CoveragePyramid pyramid) {
        mask.setPyramid(pyramid);
        redraw();
    }

    /// The pyramid has changed in this area.
    public void maskChanged(Area area) {
        if (mask.pyramid() != null) {
            dirtyMask.add(area);
            requestLayout();
        }
    }

    /// @param rgb     `0xRRGGBB`
    /// @param opacity of what is masked fully, in [0, 1]; its edge is always drawn
    public void setMaskColour(int rgb, double opacity) {
        mask.setColour(rgb, opacity);
        redraw();
    }

    public void setMaskVisible(boolean visible) {
        mask.node().setVisible(visible);
    }

    /// What would be seen of a photo if it were moved, in device pixels; transparent beside it.
    ///
    /// @param dx in pixels of the photo
    /// @param dy in pixels of the photo
    public Image picture(PhotoTiles photo, double dx, double dy) {
        Canvas moved = new Canvas(deviceWidth(), deviceHeight());
        ViewTransform here = deviceTransform();
        ViewTransform there = here.moved(dx * here.scale(), dy * here.scale());
        GraphicsContext graphics = moved.getGraphicsContext2D();
        graphics.setImageSmoothing(here.scale() < SMOOTH_BELOW);
        Rectangle2D all = new Rectangle2D(0, 0, moved.getWidth(), moved.getHeight());
        TilePainter.paint(graphics, photo, there, all, 1);
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        return moved.snapshot(parameters, null);
    }

    /// Device pixels of this view.
    public int deviceWidth() {
        return (int) Math.ceil(getWidth() * outputScale());
    }

    /// Device pixels of this view.
    public int deviceHeight() {
        return (int) Math.ceil(getHeight() * outputScale());
    }

    /// From the photo to device pixels of this view.
    public ViewTransform deviceTransform() {
        double outputScale = outputScale();
        ViewTransform here = viewport.transform();
        return new ViewTransform(here.scale() * outputScale, here.x() * outputScale, here.y() * outputScale);
    }

    public void addOverlay(Overlay overlay) {
        overlays.add(overlay);
        redraw();
    }

    public void removeOverlay(Overlay overlay) {
        overlays.remove(overlay);
        redraw();
    }

    /// From where on the photo is shown as it is now, in its pixels; what is left of that is shown as it was.
    public double presentFrom() {
        return before == null ? 0 : Math.max(0, toPhoto(edge(), 0).getX());
    }

    public Point2D toPhoto(double x, double y) {
        return viewport.transform().toPhoto(x, y);
    }

    /// Whether the photo was last drawn whole and sharp; some of it may still be made in the background.
    public boolean isComplete() {
        return complete;
    }

    /// Draws everything at the next pulse.
    public void redraw() {
        redraw = true;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        // By its own last size: views that share a viewport may differ by a pixel, and must not take turns.
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            viewport.setViewSize(getWidth(), getHeight());
            decorations.resizeRelocate(0, 0, getWidth(), getHeight());
            redraw = true;
        }
        if (redraw) {
            redraw = false;
            dirtyMask.clear();
            paint();
            mask.resize(getWidth(), getHeight(), outputScale());
            mask.redraw(viewport.transform(), outputScale());
        } else {
            dirtyMask.forEach(area -> mask.redraw(viewport.transform(), outputScale(), area));
            dirtyMask.clear();
        }
    }

    private void paint() {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, getWidth(), getHeight());
        complete = false;
        PhotoTiles photo = tiles.get();
        if (photo == null) {
            return;
        }
        ViewTransform transform = viewport.transform();
        boolean resting = rest.getStatus() != PauseTransition.Status.RUNNING;
        graphics.setImageSmoothing(resting && transform.scale() * outputScale() < SMOOTH_BELOW);
        if (photo.photo().alpha()) {
            paintChecks(graphics, photo.photo(), transform);
        }
        if (before == null) {
            complete = TilePainter.paint(
                    graphics, photo, transform, new Rectangle2D(0, 0, getWidth(), getHeight()), outputScale());
        } else {
            boolean left = paintPart(graphics, before, 0, edge());
            boolean right = paintPart(graphics, photo, edge(), getWidth());
            complete = left && right;
        }
        graphics.save();
        graphics.translate(transform.x(), transform.y());
        graphics.scale(transform.scale(), transform.scale());
        overlays.forEach(overlay -> overlay.paint(graphics, transform.scale()));
        graphics.restore();
        PixelGrid.paint(
                graphics,
                transform,
                photo.photo().width(),
                photo.photo().height(),
                getWidth(),
                getHeight(),
                outputScale());
    }

    /// Where the photo as it was ends, on the screen.
    private double edge() {
        return before == null ? 0 : Math.round(getWidth() * split * outputScale()) / outputScale();
    }

    private boolean paintPart(GraphicsContext graphics, PhotoTiles part, double from, double to) {
        boolean whole = true;
        if (from < to) {
            graphics.save();
            graphics.beginPath();
            graphics.rect(from, 0, to - from, getHeight());
            graphics.clip();
            Rectangle2D area = new Rectangle2D(from, 0, to - from, getHeight());
            whole = TilePainter.paint(graphics, part, viewport.transform(), area, outputScale());
            graphics.restore();
        }
        return whole;
    }

    private void paintChecks(GraphicsContext graphics, Photo photo, ViewTransform transform) {
        double left = Math.max(0, transform.x());
        double top = Math.max(0, transform.y());
        double right = Math.min(getWidth(), transform.toScreenX(photo.width()));
        double bottom = Math.min(getHeight(), transform.toScreenY(photo.height()));
        graphics.setFill(Color.WHITE);
        graphics.fillRect(left, top, right - left, bottom - top);
        graphics.setFill(Color.gray(0.85));
        for (double y = top; y < bottom; y += CHECK) {
            for (double x = left + ((int) ((y - top) / CHECK) % 2) * CHECK; x < right; x += 2 * CHECK) {
                graphics.fillRect(x, y, Math.min(CHECK, right - x), Math.min(CHECK, bottom - y));
            }
        }
    }

    private void moved() {
        rest.playFromStart();
        redraw();
    }

    private void scrolled(ScrollEvent event) {
        if (event.isDirect()) {
            viewport.moveBy(event.getDeltaX(), event.getDeltaY());
        } else if (event.getDeltaY() == 0) {
            // A wheel that is tilted, or turned with Shift, goes sideways.
            viewport.moveBy(event.getDeltaX(), 0);
        } else {
            viewport.zoomBy(Math.pow(WHEEL, event.getDeltaY()), event.getX(), event.getY());
        }
        event.consume();
    }

    private double outputScale() {
        Window window = getScene() == null ? null : getScene().getWindow();
        return window == null || window.getOutputScaleX() <= 0 ? 1 : window.getOutputScaleX();
    }

    private void replaceListener(PhotoTiles old, PhotoTiles next) {
        if (old != null) {
            old.removeListener(tilesCame);
        }
        if (next != null) {
            next.addListener(tilesCame);
        }
    }
}
