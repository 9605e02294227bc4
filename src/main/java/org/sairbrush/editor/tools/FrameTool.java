package org.sairbrush.editor.tools;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.event.EventHandler;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.sairbrush.editor.canvas.PhotoView;
import org.sairbrush.editor.frame.FrameLayer;
import org.sairbrush.editor.frame.FrameViewModel;
import org.sairbrush.editor.frame.Grip;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Frame;

/// Draws, moves, resizes and straightens the frame. With Ctrl, or when that was asked for, a drag draws a line that is
/// to be level or upright; just outside a corner it turns the frame. Arrow keys move it. Escape gives a drag up.
public final class FrameTool extends PointerTool {

    /// On the screen, in logical pixels.
    private static final double REACH = 9;

    private static final double TURNING_REACH = 34;
    private static final double LEAST_DRAG = 4;
    private static final int FAR = 10;

    /// Parts of a frame while its size or place changes.
    private static final int THIRDS = 3;

    /// Parts of a frame while its angle changes.
    private static final int GRID = 8;

    private final FrameViewModel frames;
    private final FrameLayer layer;
    private final EventHandler<KeyEvent> keys = this::typed;
    private Frame base;
    private Point2D start;
    private Point2D startOnScreen;
    private Consumer<Point2D> drag;
    private Consumer<Point2D> drop;
    private boolean dragging;

    private final Pending pending = new Pending() {
        @Override
        public void finish() {}

        @Override
        public void stepBack() {}

        @Override
        public void cancel() {
            frames.giveUp();
            end();
        }
    };

    public FrameTool(ToolsViewModel model, FrameLayer layer) {
        super(model);
        frames = model.frames();
        this.layer = layer;
        model.documentValue().addListener(property -> giveUp());
    }

    @Override
    public void install(PhotoView photoView) {
        super.install(photoView);
        view().addEventHandler(KeyEvent.KEY_PRESSED, keys);
    }

    @Override
    public void uninstall() {
        giveUp();
        frames.levellingProperty().set(false);
        view().removeEventHandler(KeyEvent.KEY_PRESSED, keys);
        super.uninstall();
    }

    @Override
    protected void pressed(Point2D point, boolean erase, MouseEvent event) {
        if (erase) {
            return;
        }
        base = frames.shownProperty().get();
        start = frames.place(point);
        startOnScreen = new Point2D(event.getX(), event.getY());
        dragging = false;
        drop = end -> frames.keep();
        Optional<Grip> grip = grip(start);
        if (frames.levellingProperty().get() || event.isControlDown() || event.isShortcutDown()) {
            drag = to -> layer.rule(List.of(point, to));
            drop = to -> frames.level(point, to);
        } else if (grip.isPresent()) {
            take(grip.get());
        } else if (turning(start)) {
            drag = to -> frames.turn(base, point, to);
            layer.part(GRID);
        } else if (moving(start)) {
            drag = to -> frames.move(base, frames.place(to).subtract(start));
            layer.part(THIRDS);
        } else {
            drag = to -> frames.draw(base, start, frames.place(to));
            layer.part(THIRDS);
        }
        model.pendingProperty().set(pending);
    }

    /// The grip keeps its distance to the pointer.
    private void take(Grip grip) {
        Area area = base.area();
        Point2D off = new Point2D(grip.placeX(area), grip.placeY(area)).subtract(start);
        drag = to -> frames.drag(base, grip, frames.place(to).add(off));
        layer.part(THIRDS);
    }

    @Override
    protected void dragged(Point2D point, boolean erase, MouseEvent event) {
        if (drag != null) {
            // A click is no frame.
            dragging |= startOnScreen.distance(event.getX(), event.getY()) >= LEAST_DRAG;
            if (dragging) {
                drag.accept(point);
            }
        }
    }

    @Override
    protected void released(Point2D point, boolean erase, MouseEvent event) {
        if (drag != null) {
            dragged(point, erase, event);
            Consumer<Point2D> finished = drop;
            boolean done = dragging;
            end();
            if (done) {
                finished.accept(point);
            }
            moved(point);
        }
    }

    private void giveUp() {
        if (drag != null) {
            pending.cancel();
        }
    }

    private void end() {
        drag = null;
        layer.part(1);
        layer.rule(List.of());
        if (model.pendingProperty().get() == pending) {
            model.pendingProperty().set(null);
        }
    }

    @Override
    protected void moved(Point2D point) {
        if (model.isPanning()) {
            return;
        }
        Point2D place = frames.place(point);
        Optional<Grip> grip = grip(place);
        view().setCursor(
                frames.levellingProperty().get()
                        ? Cursor.CROSSHAIR
                        : grip.map(Grip::cursor)
                                .orElse(turning(place)
                                        ? Cursor.HAND
                                        : moving(place) ? Cursor.MOVE : Cursor.CROSSHAIR));
    }

    private Optional<Grip> grip(Point2D place) {
        return frames.grip(place, REACH / view().viewport().transform().scale());
    }

    private boolean turning(Point2D place) {
        return !inside(place) && !frames.isWhole()
                && frames.nearCorner(place, TURNING_REACH / view().viewport().transform().scale());
    }

    private boolean moving(Point2D place) {
        return inside(place) && !frames.isWhole();
    }

    private boolean inside(Point2D place) {
        return frames.shownProperty().get().area().holds(place.getX(), place.getY());
    }

    private void typed(KeyEvent event) {
        boolean modified = event.isShortcutDown() || event.isControlDown() || event.isAltDown() || event.isMetaDown();
        if (modified || model.documentValue().getValue() == null) {
            return;
        }
        int step = event.isShiftDown() ? FAR : 1;
        switch (event.getCode()) {
            case LEFT -> nudge(-step, 0, event);
            case RIGHT -> nudge(step, 0, event);
            case UP -> nudge(0, -step, event);
            case DOWN -> nudge(0, step, event);
            default -> {}
        }
    }

    private void nudge(int right, int down, KeyEvent event) {
        if (drag == null) {
            frames.nudge(right, down);
        }
        event.consume();
    }
}
