package org.sairbrush.editor.frame;

import java.util.List;
import java.util.stream.Stream;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;
import org.sairbrush.editor.canvas.PhotoView;
import org.sairbrush.editor.canvas.ViewTransform;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Frame;
import org.sairbrush.photo.Photo;

/// Draws the frame over the photo: what does not go out is dimmed. While the frame can be changed it has grips, and
/// while it is, lines. Lies beside the photo's pixels, which are not drawn anew for it.
public final class FrameLayer {

    private static final Color DARK = Color.gray(0, 0.65);
    private static final Color LIGHT = Color.gray(1, 0.95);
    private static final double GRIP = 9;

    /// Closer together, grips would hide each other.
    private static final double ROOM_FOR_GRIPS = 40;

    private final PhotoView view;
    private final FrameViewModel model;
    private final ObservableValue<Boolean> active;
    private final Path shade = new Path();
    private final Path dark = line(DARK, 3);
    private final Path light = line(LIGHT, 1.25);
    private final Path darkLines = line(Color.gray(0, 0.35), 2);
    private final Path lightLines = line(Color.gray(1, 0.6), 1);
    private final Path darkRule = line(DARK, 3);
    private final Path lightRule = line(LIGHT, 1.5);
    private final List<Rectangle> grips;
    private final Group group;
    // Kept as a field: the models may outlive the view and hold it weakly.
    private final InvalidationListener changed = property -> update();
    private int parts = 1;
    private List<Point2D> rule = List.of();

    /// Only shows it.
    public FrameLayer(PhotoView view, FrameViewModel model) {
        this(view, model, new SimpleBooleanProperty(false));
    }

    /// @param active whether the frame can be changed at present
    public FrameLayer(PhotoView view, FrameViewModel model, ObservableValue<Boolean> active) {
        this.view = view;
        this.model = model;
        this.active = active;
        shade.setStroke(null);
        shade.setFillRule(FillRule.EVEN_ODD);
        grips = Grip.ALL.stream().map(grip -> square()).toList();
        group = new Group(Stream.concat(
                        Stream.of(shade, darkLines, lightLines, dark, light, darkRule, lightRule), grips.stream())
                .toArray(Node[]::new));
        group.setId("frame-layer");
        group.setManaged(false);
        group.setMouseTransparent(true);
        view.decorations().getChildren().addFirst(group);
        view.viewport().transformProperty().addListener(new WeakInvalidationListener(changed));
        model.shownProperty().addListener(new WeakInvalidationListener(changed));
        active.addListener(new WeakInvalidationListener(changed));
        update();
    }

    /// Shows how the frame is parted; while it is moved by thirds.
    ///
    /// @param count of parts on each side; 1 for none
    public void part(int count) {
        parts = count;
        update();
    }

    /// Shows a line that is to become level or upright.
    ///
    /// @param points its two ends in pixels of the photo, or none
    public void rule(List<Point2D> points) {
        rule = points;
        update();
    }

    private void update() {
        Frame frame = model.shownProperty().get();
        PhotoDocument document = model.documentValue().getValue();
        boolean changing = active.getValue();
        group.setVisible(document != null && frame != null && (changing || !model.isWhole()));
        if (!group.isVisible()) {
            return;
        }
        Area area = frame.area();
        List<PathElement> border = polygon(
                point(area.x(), area.y()),
                point(area.right(), area.y()),
                point(area.right(), area.bottom()),
                point(area.x(), area.bottom()));
        dark.getElements().setAll(border);
        light.getElements().setAll(border);
        dark.setVisible(changing);
        light.setOpacity(changing ? 1 : 0.55);
        shade.setFill(Color.gray(0, changing ? 0.6 : 0.45));
        shade.getElements().setAll(around(document.photo()));
        shade.getElements().addAll(border);
        drawLines(area);
        drawGrips(area, changing);
        List<PathElement> ruled = rule.size() == 2
                ? List.of(move(screen(rule.getFirst())), to(screen(rule.getLast())))
                : List.of();
        darkRule.getElements().setAll(ruled);
        lightRule.getElements().setAll(ruled);
    }

    /// The photo as it is drawn: on whole pixels of the screen.
    private List<PathElement> around(Photo photo) {
        Point2D from = screen(0, 0);
        Point2D to = screen(photo.width(), photo.height());
        double left = Math.round(from.getX());
        double top = Math.round(from.getY());
        double right = Math.round(to.getX());
        double bottom = Math.round(to.getY());
        return polygon(
                new Point2D(left, top), new Point2D(right, top), new Point2D(right, bottom), new Point2D(left, bottom));
    }

    private void drawLines(Area area) {
        darkLines.getElements().clear();
        for (int i = 1; i < parts; i++) {
            double x = area.x() + area.width() * (double) i / parts;
            double y = area.y() + area.height() * (double) i / parts;
            darkLines.getElements().addAll(move(point(x, area.y())), to(point(x, area.bottom())));
            darkLines.getElements().addAll(move(point(area.x(), y)), to(point(area.right(), y)));
        }
        lightLines.getElements().setAll(darkLines.getElements());
    }

    private void drawGrips(Area area, boolean changing) {
        double scale = view.viewport().transform().scale();
        boolean wide = area.width() * scale > ROOM_FOR_GRIPS;
        boolean high = area.height() * scale > ROOM_FOR_GRIPS;
        for (int i = 0; i < grips.size(); i++) {
            Grip grip = Grip.ALL.get(i);
            Point2D at = point(grip.placeX(area), grip.placeY(area));
            grips.get(i).setTranslateX(Math.round(at.getX()) - GRIP / 2);
            grips.get(i).setTranslateY(Math.round(at.getY()) - GRIP / 2);
            grips.get(i).setVisible(changing && (grip.corner() || (grip.x() == 0 ? wide : high)));
        }
    }

    /// Of the frame's pixels, on the screen.
    private Point2D point(double x, double y) {
        return screen(model.inPhoto(x, y));
    }

    private Point2D screen(Point2D photo) {
        return screen(photo.getX(), photo.getY());
    }

    private Point2D screen(double x, double y) {
        ViewTransform transform = view.viewport().transform();
        return new Point2D(transform.toScreenX(x), transform.toScreenY(y));
    }

    private static List<PathElement> polygon(Point2D first, Point2D... others) {
        return Stream.concat(
                        Stream.concat(Stream.of(move(first)), Stream.of(others).map(FrameLayer::to)),
                        Stream.of(new ClosePath()))
                .toList();
    }

    private static PathElement move(Point2D point) {
        return new MoveTo(point.getX(), point.getY());
    }

    private static PathElement to(Point2D point) {
        return new LineTo(point.getX(), point.getY());
    }

    private static Path line(Color colour, double width) {
        Path path = new Path();
        path.setFill(null);
        path.setStroke(colour);
        path.setStrokeWidth(width);
        return path;
    }

    private static Rectangle square() {
        Rectangle square = new Rectangle(GRIP, GRIP, Color.WHITE);
        square.setStroke(Color.gray(0, 0.8));
        square.setStrokeWidth(1);
        return square;
    }
}
