package org.sairbrush.editor.compare;

import java.util.List;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.geometry.Rectangle2D;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.RowConstraints;
import org.sairbrush.editor.canvas.PhotoTiles;
import org.sairbrush.editor.canvas.Viewport;
import org.sairbrush.editor.frame.FrameViewModel;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Photo;

/// What several methods make of the same mask, zoomed and moved as one, arranged so that the photo is seen as large as
/// it can be.
public final class MethodsPane extends GridPane {

    /// A pane's header needs as much.
    private static final double NARROWEST = 290;

    /// Around a photo that is shown whole: margins, and above it the header.
    private static final double BESIDE = 32;

    private static final double ABOVE = 82;

    /// What is shown on each side of a place that is filled, in pixels of the photo.
    private static final double LEAST_AROUND = 48;

    private final CompareViewModel model;
    private final FrameViewModel frames;
    private final Viewport viewport = new Viewport();
    private final Function<Photo, PhotoTiles> tiles;

    /// @param frames say what of the photo goes out
    /// @param tiles  makes what shows a photo that is compared
    public MethodsPane(CompareViewModel model, FrameViewModel frames, Function<Photo, PhotoTiles> tiles) {
        this.model = model;
        this.frames = frames;
        this.tiles = tiles;
        getStyleClass().add("methods");
        setMinSize(0, 0);
        model.methods().candidates().addListener((ListChangeListener<Candidate>) this::changed);
        model.methods().photoProperty().subscribe(this::arrange);
        layoutBoundsProperty().subscribe(this::arrange);
    }

    public Viewport viewport() {
        return viewport;
    }

    /// Looks at what is looked at elsewhere, if the methods may differ there; where that is the whole photo, or a part
    /// that none of them fills, at what they fill.
    public void lookLike(Viewport elsewhere) {
        viewport.lookLike(elsewhere);
        List<Area> filled = model.methods().runningProperty().get() ? model.methods().areas() : List.of();
        Rectangle2D visible = elsewhere.visible();
        boolean seen = filled.stream()
                .anyMatch(area -> visible.intersects(area.x(), area.y(), area.width(), area.height()));
        if (elsewhere.showsWhole() || !seen) {
            filled.stream().reduce(Area::union).ifPresent(all -> {
                double around = Math.max(LEAST_AROUND, Math.max(all.width(), all.height()) / 6.0);
                viewport.fit(new Rectangle2D(
                        all.x() - around, all.y() - around, all.width() + 2 * around, all.height() + 2 * around));
            });
        }
    }

    /// Shows what is compared anew, as it is seen otherwise now.
    public void refresh() {
        getChildren().forEach(pane -> ((MethodPane) pane).show());
    }

    private void changed(ListChangeListener.Change<? extends Candidate> change) {
        while (change.next()) {
            getChildren().subList(change.getFrom(), change.getFrom() + change.getRemovedSize()).clear();
            for (int i = change.getFrom(); i < change.getTo(); i++) {
                getChildren().add(i, new MethodPane(model, change.getList().get(i), viewport, frames, tiles));
            }
        }
        getColumnConstraints().clear();
        arrange();
    }

    private void arrange() {
        int count = getChildren().size();
        int columns = columns(count);
        if (columns == getColumnConstraints().size()) {
            return;
        }
        int rows = Math.ceilDiv(count, columns);
        for (int i = 0; i < count; i++) {
            getChildren().get(i).setId("method" + i);
            setConstraints(getChildren().get(i), i % columns, i / columns);
        }
        getColumnConstraints().clear();
        getRowConstraints().clear();
        for (int column = 0; column < columns; column++) {
            ColumnConstraints equal = new ColumnConstraints();
            equal.setPercentWidth(100.0 / columns);
            getColumnConstraints().add(equal);
        }
        for (int row = 0; row < rows; row++) {
            RowConstraints equal = new RowConstraints();
            equal.setPercentHeight(100.0 / rows);
            getRowConstraints().add(equal);
        }
    }

    private int columns(int count) {
        Photo photo = model.methods().photoProperty().get();
        int best = Math.min(count, 2);
        double largest = 0;
        for (int columns = 1; photo != null && columns <= count; columns++) {
            double width = getWidth() / columns;
            double height = getHeight() / Math.ceilDiv(count, columns);
            double scale = Math.min((width - BESIDE) / photo.width(), (height - ABOVE) / photo.height());
            if (width >= NARROWEST && scale > largest) {
                largest = scale;
                best = columns;
            }
        }
        return best;
    }
}
