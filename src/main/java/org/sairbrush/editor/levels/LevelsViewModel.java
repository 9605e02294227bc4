package org.sairbrush.editor.levels;

import java.util.Objects;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.photo.Frame;
import org.sairbrush.photo.Histogram;
import org.sairbrush.photo.Levels;
import org.sairbrush.photo.Photo;

/// The levels that lie over the photo: black, middle and white of all its colours or of one.
public final class LevelsViewModel {

    private final ObservableValue<PhotoDocument> document;
    private final BackgroundJobs jobs;
    private final Notices notices;
    private final BooleanProperty showing = new SimpleBooleanProperty();
    private final ObjectProperty<Channel> channel = new SimpleObjectProperty<>(Channel.ALL);
    private final ReadOnlyObjectWrapper<Histogram> histogram = new ReadOnlyObjectWrapper<>();
    private final ObservableValue<Boolean> adjustable;
    private final ObservableValue<Boolean> coloured;
    private final ObjectBinding<Levels.Range> range;
    private Counted counted;

    /// What a histogram is of.
    private record Counted(Photo photo, Frame frame) {}

    public LevelsViewModel(ObservableValue<PhotoDocument> document, BackgroundJobs jobs, Notices notices) {
        this.document = document;
        this.jobs = jobs;
        this.notices = notices;
        ObservableValue<Photo> photo = document.flatMap(PhotoDocument::photoProperty);
        adjustable = photo.map(Photo::hasLevels).orElse(false);
        coloured = photo.map(shown -> !shown.grey()).orElse(false);
        ObservableValue<Levels> levels = document.flatMap(PhotoDocument::levelsProperty).orElse(Levels.NONE);
        range = Bindings.createObjectBinding(() -> channel.get().range(levels.getValue()), channel, levels);
        photo.addListener((property, old, shown) -> count());
        document.flatMap(PhotoDocument::frameProperty).addListener((property, old, shown) -> count());
        showing.addListener((property, was, is) -> count());
        document.addListener((property, old, opened) -> channel.set(Channel.ALL));
    }

    /// Whether the panel is open.
    public BooleanProperty showingProperty() {
        return showing;
    }

    /// Whose range is changed.
    public ObjectProperty<Channel> channelProperty() {
        return channel;
    }

    /// Whether the photo has levels: not so where its colours are inks.
    public ObservableValue<Boolean> adjustableProperty() {
        return adjustable;
    }

    /// Whether the photo has more than one colour.
    public ObservableValue<Boolean> colouredProperty() {
        return coloured;
    }

    /// Of what goes out of the present photo, without its levels; null while it is not counted.
    public ReadOnlyObjectProperty<Histogram> histogramProperty() {
        return histogram.getReadOnlyProperty();
    }

    /// The range of the channel, as it is shown.
    public ObjectBinding<Levels.Range> rangeProperty() {
        return range;
    }

    /// Shows what another range would make of the photo.
    public void tryRange(Levels.Range other) {
        PhotoDocument open = document.getValue();
        if (open != null) {
            open.tryLevels(with(open.levelsProperty().get(), other));
        }
    }

    /// Takes over what is shown, as one step of the history.
    public void settle() {
        PhotoDocument open = document.getValue();
        if (open != null) {
            open.setLevels(open.levelsProperty().get());
        }
    }

    /// Takes a range over, as one step of the history.
    public void setRange(Levels.Range other) {
        tryRange(other);
        settle();
    }

    private Levels with(Levels levels, Levels.Range other) {
        return channel.get().with(levels, other, document.getValue().photo().components());
    }

    /// Spreads the tones of all colours alike.
    public void contrast() {
        automatic(Levels::contrast);
    }

    /// Spreads the tones of each colour by itself, which takes away a cast.
    public void colours() {
        automatic(Levels::colours);
    }

    /// Leaves the tones as they are in the photo.
    public void reset() {
        PhotoDocument open = document.getValue();
        if (open != null) {
            open.setLevels(Levels.NONE);
        }
    }

    private void automatic(Function<Histogram, Levels> choice) {
        PhotoDocument open = document.getValue();
        if (open == null || !open.photo().hasLevels()) {
            return;
        }
        Photo photo = open.photo();
        Frame frame = open.frame();
        jobs.job(progress -> choice.apply(Histogram.of(photo, frame)))
                .onDone(levels -> {
                    if (open == document.getValue()) {
                        open.setLevels(levels);
                    }
                })
                .onFailed(notices::failed)
                .start();
    }

    private void count() {
        PhotoDocument open = document.getValue();
        Counted wanted = open == null || !showing.get() ? null : new Counted(open.photo(), open.frame());
        if (Objects.equals(wanted, counted)) {
            return;
        }
        counted = wanted;
        if (wanted == null) {
            histogram.set(null);
            return;
        }
        jobs.job(progress -> Histogram.of(wanted.photo(), wanted.frame()))
                .onDone(made -> {
                    if (wanted == counted) {
                        histogram.set(made);
                    }
                })
                .onFailed(notices::failed)
                .start();
    }
}
