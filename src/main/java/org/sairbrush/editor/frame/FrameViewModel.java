package org.sairbrush.editor.frame;

import java.awt.geom.AffineTransform;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.history.Edit;
import org.sairbrush.editor.history.History;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Blocks;
import org.sairbrush.photo.Frame;
import org.sairbrush.photo.Photo;

/// What of the photo goes out: its frame, how it is changed, and what it is held to. While a frame is dragged it is
/// only shown; every change that is kept is a step of the document, and several of a kind in a row are one.
public final class FrameViewModel {

    /// Parts of a degree that are told apart.
    private static final double FINEST = 100;

    private final ObservableValue<PhotoDocument> document;
    private final ObservableValue<Boolean> blocky;
    private final ReadOnlyObjectWrapper<Frame> shown = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<Ratio> ratio = new SimpleObjectProperty<>(Ratio.FREE);
    private final BooleanProperty wholeBlocks = new SimpleBooleanProperty(true);
    private final BooleanProperty levelling = new SimpleBooleanProperty();
    private Edit last;
    private Step lastStep;
    private Frame straight;
    private Frame straightened;

    /// Steps of the same kind in a row become one.
    private enum Step {
        NUDGE,
        ANGLE
    }

    public FrameViewModel(ObservableValue<PhotoDocument> document) {
        this.document = document;
        blocky = document.flatMap(PhotoDocument::photoProperty).map(photo -> photo.blocks().isPresent()).orElse(false);
        document.flatMap(PhotoDocument::frameProperty).subscribe(shown::set);
        document.addListener(property -> levelling.set(false));
        ratio.addListener(property -> reshape());
        wholeBlocks.addListener(property -> keep(shown.get()));
    }

    public ObservableValue<PhotoDocument> documentValue() {
        return document;
    }

    /// The document's frame, or while it is dragged what it would become; null while nothing is open.
    public ReadOnlyObjectProperty<Frame> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// The shape that frames are held to.
    public ObjectProperty<Ratio> ratioProperty() {
        return ratio;
    }

    /// Whether frames of a JPEG photo begin with whole blocks, so that these need not be coded anew.
    public BooleanProperty wholeBlocksProperty() {
        return wholeBlocks;
    }

    /// Whether the photo comes in blocks.
    public ObservableValue<Boolean> blockyValue() {
        return blocky;
    }

    /// Whether the next line that is drawn says what is level or upright.
    public BooleanProperty levellingProperty() {
        return levelling;
    }

    /// Whether all of the photo goes out just as it is.
    public boolean isWhole() {
        return shown.get() == null || shown.get().isWhole(photo().width(), photo().height());
    }

    /// Where a point of the photo lies in the pixels in which the frame is counted.
    public Point2D place(Point2D point) {
        return through(shown.get().fromPhoto(photo().width(), photo().height()), point);
    }

    /// Where a point of the frame's pixels lies in the photo.
    public Point2D inPhoto(double x, double y) {
        return through(shown.get().toPhoto(photo().width(), photo().height()), new Point2D(x, y));
    }

    /// The grip that a point is near to.
    ///
    /// @param point in the frame's pixels
    /// @param reach the same
    public Optional<Grip> grip(Point2D point, double reach) {
        Area area = shown.get().area();
        return Grip.ALL.stream()
                .filter(grip -> grip.near(area, point.getX(), point.getY(), reach))
                .findFirst();
    }

    /// Whether a point is near to a corner.
    ///
    /// @param point in the frame's pixels
    /// @param reach the same
    public boolean nearCorner(Point2D point, double reach) {
        Area area = shown.get().area();
        return Grip.ALL.stream()
                .filter(Grip::corner)
                .anyMatch(grip -> point.distance(grip.placeX(area), grip.placeY(area)) <= reach);
    }

    private static Point2D through(AffineTransform transform, Point2D point) {
        java.awt.geom.Point2D there =
                transform.transform(new java.awt.geom.Point2D.Double(point.getX(), point.getY()), null);
        return new Point2D(there.getX(), there.getY());
    }

    /// Shows a new frame, from corner to corner.
    ///
    /// @param base the frame that it replaces
    /// @param from in the frame's pixels
    /// @param to   the same
    public void draw(Frame base, Point2D from, Point2D to) {
        shown.set(aligned(reshaping(base).drawn(from, to), ratio.get() == Ratio.FREE));
    }

    /// Shows a frame one of whose grips was taken to another place.
    ///
    /// @param to in the frame's pixels
    public void drag(Frame base, Grip grip, Point2D to) {
        shown.set(aligned(reshaping(base).dragged(grip, to), ratio.get() == Ratio.FREE));
    }

    /// Shows a frame moved.
    public void move(Frame base, Point2D by) {
        shown.set(aligned(base.moved(by.getX(), by.getY(), photo().width(), photo().height()), false));
    }

    /// Shows a frame that turns with the pointer around its middle; the photo turns the other way.
    ///
    /// @param from in pixels of the photo
    /// @param to   the same
    public void turn(Frame base, Point2D from, Point2D to) {
        java.awt.geom.Point2D middle = base.middle(photo().width(), photo().height());
        double was = Math.atan2(from.getY() - middle.getY(), from.getX() - middle.getX());
        double is = Math.atan2(to.getY() - middle.getY(), to.getX() - middle.getX());
        double way = Math.IEEEremainder(Math.toDegrees(is - was), 360);
        shown.set(leaning(base, rounded(base.angle() - way)));
    }

    /// Makes what is shown the document's frame.
    public void keep() {
        keep(shown.get());
    }

    /// Shows the document's frame again.
    public void giveUp() {
        PhotoDocument open = document.getValue();
        shown.set(open == null ? null : open.frame());
    }

    /// Moves the frame a little.
    ///
    /// @param right steps of a pixel, or of a block where the frame is held to those
    /// @param down  the same
    public void nudge(int right, int down) {
        if (shown.get() != null && !isWhole()) {
            Optional<Blocks> grid = grid(shown.get());
            int wide = grid.map(Blocks::photoWidth).orElse(1);
            int high = grid.map(Blocks::photoHeight).orElse(1);
            Frame moved = shown.get().moved(right * wide, down * high, photo().width(), photo().height());
            keep(aligned(moved, false), Step.NUDGE);
        }
    }

    /// Straightens the photo.
    ///
    /// @param degrees clockwise, cut to what a frame can have
    public void straighten(double degrees) {
        Frame frame = shown.get();
        double wanted = rounded(degrees);
        if (frame == null || wanted == frame.angle()) {
            return;
        }
        // Through several angles a frame shrinks and grows again around what it showed at first.
        straight = frame.equals(straightened) ? straight : frame;
        straightened = aligned(leaning(straight, wanted), false);
        keep(straightened, Step.ANGLE);
    }

    /// Straightens the photo so that a line in it is level or upright, whichever is nearer.
    ///
    /// @param from in pixels of the photo
    /// @param to   the same
    public void level(Point2D from, Point2D to) {
        levelling.set(false);
        double lean = Math.toDegrees(Math.atan2(to.getY() - from.getY(), to.getX() - from.getX()));
        straighten(90 * Math.round(lean / 90) - lean);
    }

    /// Lets the frame stand where it lay, or lie where it stood.
    public void swap() {
        if (shown.get() != null) {
            Frame frame = shown.get();
            Area area = frame.area();
            keep(fullShape(frame).isPresent()
                    ? largest((double) area.height() / area.width(), frame.angle())
                    : frame.shaped(area.height(), area.width(), photo().width(), photo().height()));
        }
    }

    /// Lets all of the photo go out, as it is.
    public void reset() {
        if (document.getValue() != null) {
            ratio.set(Ratio.FREE);
            keep(Frame.whole(photo().width(), photo().height()));
        }
    }

    private void reshape() {
        if (shown.get() != null && shape(shown.get()).isPresent()) {
            Frame frame = shown.get();
            double shape = shape(frame).getAsDouble();
            double wide = Math.min(frame.area().width(), frame.area().height() * shape);
            keep(fullShape(frame).isPresent()
                    ? largest(shape, frame.angle())
                    : frame.shaped(wide, wide / shape, photo().width(), photo().height()));
        }
    }

    private Frame leaning(Frame base, double degrees) {
        OptionalDouble full = fullShape(base);
        return full.isPresent()
                ? largest(full.getAsDouble(), degrees)
                : base.straightened(degrees, photo().width(), photo().height());
    }

    /// The shape in which a frame shows as much as there is, and so goes on doing; empty where it shows less.
    private OptionalDouble fullShape(Frame frame) {
        double photos = (double) photo().width() / photo().height();
        OptionalDouble held = shape(frame);
        return frame.equals(largest(photos, frame.angle()))
                ? OptionalDouble.of(photos)
                : held.isPresent() && frame.equals(largest(held.getAsDouble(), frame.angle()))
                        ? held
                        : OptionalDouble.empty();
    }

    private Frame largest(double shape, double degrees) {
        return Frame.largest(shape, degrees, photo().width(), photo().height());
    }

    /// Width by height that a frame is held to.
    private OptionalDouble shape(Frame frame) {
        boolean upright = frame.area().height() > frame.area().width();
        OptionalDouble sides = ratio.get().of(photo().width(), photo().height());
        return upright && sides.isPresent() ? OptionalDouble.of(1 / sides.getAsDouble()) : sides;
    }

    private Reshaping reshaping(Frame base) {
        return new Reshaping(base, photo().width(), photo().height(), shape(base));
    }

    /// The frame with whole blocks at its beginning, where that is wished and means anything.
    ///
    /// @param growing whether it may grow for that, or has to move
    private Frame aligned(Frame frame, boolean growing) {
        int width = photo().width();
        int height = photo().height();
        return grid(frame)
                .map(blocks -> growing
                        ? blocks.around(frame.area(), width, height)
                        : blocks.before(frame.area(), width, height))
                .map(area -> new Frame(area, 0))
                .orElse(frame);
    }

    private Optional<Blocks> grid(Frame frame) {
        return wholeBlocks.get() && frame.angle() == 0 ? photo().blocks() : Optional.empty();
    }

    private static double rounded(double degrees) {
        return Math.clamp(Math.round(degrees * FINEST) / FINEST, -Frame.STEEPEST, Frame.STEEPEST);
    }

    private void keep(Frame frame) {
        keep(frame, null);
    }

    /// @param kind of a step that goes on with one before; null for one that stands alone
    private void keep(Frame frame, Step kind) {
        PhotoDocument open = document.getValue();
        if (open == null) {
            return;
        }
        History history = open.history();
        Frame was = open.frame();
        int steps = history.size();
        open.frame(aligned(frame, false), kind != null && kind == lastStep && isLast(last));
        shown.set(open.frame());
        if (!open.frame().equals(was)) {
            // A step that led back to where it began is gone, and the one before it stands alone.
            lastStep = history.size() < steps ? null : kind;
            last = history.nextUndoProperty().get();
        }
    }

    private boolean isLast(Edit step) {
        return step != null && document.getValue().history().nextUndoProperty().get() == step;
    }

    private Photo photo() {
        return document.getValue().photo();
    }
}
