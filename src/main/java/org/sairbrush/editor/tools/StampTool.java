package org.sairbrush.editor.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.sairbrush.editor.canvas.Overlay;
import org.sairbrush.editor.canvas.PhotoTiles;
import org.sairbrush.editor.canvas.PhotoView;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.photo.Photo;
import org.sairbrush.restore.CloneSource;
import org.sairbrush.restore.Method;

/// Paints on the photo with a round brush: from the point that a click with Ctrl chose, or with Alt, where window
/// managers leave it to us; from a place that is found; or from the photo as it was. With Shift a straight line is
/// drawn from where the last stroke ended; the secondary button erases the mask.
public final class StampTool extends PointerTool {

    private final Method method;
    private final Supplier<PhotoTiles> tiles;
    private final StampViewModel stamps;
    private final List<StampPreview> previews = new ArrayList<>();
    private final Overlay overlay = this::paint;
    private final InvalidationListener moved = property -> follow();
    private final InvalidationListener choosing = property -> showSource();
    private final PauseTransition rest = new PauseTransition(Duration.millis(140));
    private final StampViewModel.Drawing drawing = new StampViewModel.Drawing() {
        @Override
        public void finish() {
            StampTool.this.finish();
        }

        @Override
        public void giveUp() {
            previews.remove(preview);
            leave();
            view().redraw();
        }
    };
    private SourceMark mark;
    private Point2D pointer;
    private StampStroke stroke;
    private StampPreview preview;
    private Point2D lastEnd;

    /// @param method by hand
    /// @param tiles  of what is copied from
    public StampTool(ToolsViewModel model, Method method, Supplier<PhotoTiles> tiles) {
        super(model);
        this.method = method;
        this.tiles = tiles;
        stamps = model.stamps();
        rest.setOnFinished(done -> followUp());
        model.documentValue().flatMap(PhotoDocument::turnProperty).subscribe(turn -> forget());
        model.documentValue().addListener(property -> forget());
    }

    /// Places lie elsewhere now.
    private void forget() {
        lastEnd = null;
        previews.clear();
        leave();
    }

    /// The stroke is not drawn on.
    private void leave() {
        if (stroke != null) {
            stroke = null;
            preview = null;
            stamps.draw(null);
        }
    }

    @Override
    public void install(PhotoView photoView) {
        super.install(photoView);
        letGo();
        mark = new SourceMark(photoView);
        photoView.addOverlay(overlay);
        photoView.viewport().transformProperty().addListener(moved);
        stamps.sourceProperty().addListener(choosing);
        showSource();
    }

    @Override
    public void uninstall() {
        finish();
        if (document() != null) {
            document().endStroke();
        }
        super.uninstall();
        pointer = null;
        mark.remove();
        stamps.sourceProperty().removeListener(choosing);
        // Strokes that wait for their turn are still seen while another tool is used.
        if (previews.isEmpty()) {
            letGo();
        }
    }

    private void letGo() {
        view().removeOverlay(overlay);
        view().viewport().transformProperty().removeListener(moved);
    }

    @Override
    protected void pressed(Point2D point, boolean erase, MouseEvent event) {
        double radius = model.brushSizeProperty().get() / 2;
        double hardness = model.hardnessProperty().get();
        if (erase) {
            document().beginStroke(point.getX(), point.getY(), radius, hardness, true);
        } else if (method.takesSource() && (event.isControlDown() || event.isAltDown() || event.isShortcutDown())) {
            stamps.choose(point);
        } else {
            Point2D start = event.isShiftDown() && lastEnd != null ? lastEnd : point;
            boolean chosen = stamps.needsChoice(method);
            Optional<CloneSource> source = chosen ? stamps.begin(start) : Optional.empty();
            if (source.isPresent() || !chosen) {
                stroke = new StampStroke(start, source, radius, hardness, stamps.opacityProperty().get());
                boolean known = chosen || !method.takesSource();
                preview = new StampPreview(view(), stroke, known ? Optional.of(tiles) : Optional.empty());
                previews.add(preview);
                stamps.draw(drawing);
                goOn(point);
            }
        }
        pointTo(point);
    }

    @Override
    protected void dragged(Point2D point, boolean erase, MouseEvent event) {
        if (erase) {
            document().continueStroke(point.getX(), point.getY());
        } else if (stroke != null) {
            goOn(point);
        }
        pointTo(point);
    }

    @Override
    protected void released(Point2D point, boolean erase, MouseEvent event) {
        if (erase) {
            document().continueStroke(point.getX(), point.getY());
            document().endStroke();
        } else if (stroke != null) {
            goOn(point);
            finish();
        }
        pointTo(point);
    }

    @Override
    protected void moved(Point2D point) {
        pointTo(point);
    }

    @Override
    protected void left() {
        pointTo(null);
    }

    private PhotoDocument document() {
        return model.documentValue().getValue();
    }

    private void goOn(Point2D point) {
        preview.goOn(stroke.to(point));
        view().redraw();
    }

    private void finish() {
        if (stroke != null) {
            lastEnd = stroke.end();
            StampPreview shown = preview;
            StampStroke done = stroke;
            stroke = null;
            preview = null;
            shown.finish();
            stamps.done(method, done, () -> {
                shown.end();
                view().redraw();
            });
            stamps.draw(null);
        }
    }

    private void pointTo(Point2D point) {
        pointer = point;
        showSource();
    }

    private void showSource() {
        if (!method.takesSource()) {
            return;
        }
        if (stroke != null && pointer != null) {
            mark.show(stroke.source().isPresent() ? stroke.from(pointer) : null);
        } else {
            mark.show(pointer == null
                    ? stamps.sourceProperty().get()
                    : stamps.sourceOf(pointer).orElse(null));
        }
    }

    /// What is shown is made again only as soon as the view rests: for each stroke that waits, that is much to do.
    private void follow() {
        if (!previews.isEmpty()) {
            rest.playFromStart();
        }
        showSource();
    }

    private void followUp() {
        previews.forEach(StampPreview::follow);
        view().redraw();
    }

    private void paint(GraphicsContext graphics, double scale) {
        previews.removeIf(StampPreview::isOver);
        Photo photo = document().photo();
        previews.forEach(one -> one.draw(graphics, photo.width(), photo.height()));
    }
}
