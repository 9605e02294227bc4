package org.sairbrush.editor.tools;

import static org.sairbrush.editor.text.Texts.text;

import java.util.Optional;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.fill.FillViewModel;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.photo.Photo;
import org.sairbrush.restore.CloneSource;
import org.sairbrush.restore.Method;

/// Brushes that paint on the photo itself: from elsewhere in it, as it is there or with its structure in the tones
/// around the stroke; or as it was when it was opened.
public final class StampViewModel {

    private final ObservableValue<PhotoDocument> document;
    private final FillViewModel fill;
    private final Notices notices;
    private final DoubleProperty opacity = new SimpleDoubleProperty(1);
    private final BooleanProperty aligned = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<Point2D> source = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<Drawing> drawing = new SimpleObjectProperty<>();
    private final BooleanBinding isDrawing = drawing.isNotNull();
    private CloneSource last;

    /// A stroke that is being drawn.
    interface Drawing {

        /// Takes it as far as it was drawn.
        void finish();

        void giveUp();
    }

    StampViewModel(ObservableValue<PhotoDocument> document, FillViewModel fill, Notices notices) {
        this.document = document;
        this.fill = fill;
        this.notices = notices;
        document.flatMap(PhotoDocument::turnProperty).subscribe(turn -> forget());
        document.addListener(property -> forget());
    }

    private void forget() {
        source.set(null);
        last = null;
    }

    /// Of what is copied, in [0, 1].
    public DoubleProperty opacityProperty() {
        return opacity;
    }

    /// Whether the source goes along from stroke to stroke; otherwise each begins at the point that was chosen.
    public BooleanProperty alignedProperty() {
        return aligned;
    }

    /// The point that was chosen, in pixels of the photo, or null.
    public ReadOnlyObjectProperty<Point2D> sourceProperty() {
        return source.getReadOnlyProperty();
    }

    /// Chooses where to copy from; beside the photo nothing is chosen any more.
    public void choose(Point2D point) {
        Photo photo = document.getValue().photo();
        if (point.getX() >= 0 && point.getY() >= 0 && point.getX() < photo.width() && point.getY() < photo.height()) {
            source.set(point);
            last = null;
            notices.withdraw(text("stamp.choose"));
        } else {
            forget();
        }
    }

    /// From where a stroke that begins at a point would copy; empty where nothing was chosen yet.
    Optional<Point2D> sourceOf(Point2D start) {
        return Optional.ofNullable(source.get())
                .map(chosen -> aligned.get() && last != null ? start.add(last.dx(), last.dy()) : chosen);
    }

    /// Whether a brush copies from a point that was chosen, or that has to be.
    boolean needsChoice(Method method) {
        return method.needsSource() || method.takesSource() && source.get() != null;
    }

    /// A stroke begins. Where it can't, people are told why.
    Optional<CloneSource> begin(Point2D start) {
        Optional<Point2D> from = sourceOf(start);
        if (from.isEmpty()) {
            notices.info(text("stamp.choose"));
            return Optional.empty();
        }
        int dx = (int) Math.round(from.get().getX() - start.getX());
        int dy = (int) Math.round(from.get().getY() - start.getY());
        if (dx == 0 && dy == 0) {
            notices.info(text("stamp.same"));
            return Optional.empty();
        }
        last = new CloneSource(dx, dy);
        return Optional.of(last);
    }

    /// A stroke is being drawn, or with null none any more.
    void draw(Drawing stroke) {
        drawing.set(stroke);
    }

    /// Whether a stroke is being drawn: the button is down.
    public BooleanBinding drawingProperty() {
        return isDrawing;
    }

    /// Takes the stroke that is being drawn, if any, as far as it was drawn.
    public void finish() {
        if (isDrawing.get()) {
            drawing.get().finish();
        }
    }

    /// Gives the stroke up that is being drawn.
    ///
    /// @return whether there was one
    public boolean giveUp() {
        boolean drawn = isDrawing.get();
        if (drawn) {
            drawing.get().giveUp();
        }
        return drawn;
    }

    /// A stroke is done.
    ///
    /// @param method by hand
    /// @param ended  hears that what was copied is in the photo, or will not be
    void done(Method method, StampStroke stroke, Runnable ended) {
        Photo photo = document.getValue().photo();
        stroke.drawn(photo.width(), photo.height())
                .ifPresentOrElse(
                        drawn -> {
                            if (method == Method.ORIGINAL) {
                                fill.bringBack(drawn, ended);
                            } else {
                                fill.copy(method, stroke.source(), drawn, ended);
                            }
                        },
                        ended);
    }
}
