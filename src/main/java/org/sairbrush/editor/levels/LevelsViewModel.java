package org.sairbrush.editor.levels;

import static org.sairbrush.editor.text.Texts.text;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
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
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Frame;
import org.sairbrush.photo.Histogram;
import org.sairbrush.photo.Levels;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.Tones;

/// The tones that lie over the photo: black, middle and white of all its colours or of one, and how strong they are.
public final class LevelsViewModel {

    /// How far around a point its colour is taken, in pixels, so that grain does not decide.
    private static final int AROUND = 2;

    private final ObservableValue<PhotoDocument> document;
    private final BackgroundJobs jobs;
    private final Notices notices;
    private final BooleanProperty showing = new SimpleBooleanProperty();
    private final ObjectProperty<Channel> channel = new SimpleObjectProperty<>(Channel.ALL);
    private final ReadOnlyObjectWrapper<Histogram> histogram = new ReadOnlyObjectWrapper<>();
    private final ObservableValue<Boolean> adjustable;
    private final ObservableValue<Boolean> coloured;
    private final ObservableValue<Tones> tones;
    private final ObjectBinding<Levels.Range> range;
    private final ObservableValue<Double> saturation;
    private Counted counted;

    /// Why the last point that was refused was refused, or null.
    private Notice refusal;

    /// What a histogram is of.
    private record Counted(Photo photo, Frame frame) {}

    public LevelsViewModel(ObservableValue<PhotoDocument> document, BackgroundJobs jobs, Notices notices) {
        this.document = document;
        this.jobs = jobs;
        this.notices = notices;
        ObservableValue<Photo> photo = document.flatMap(PhotoDocument::photoProperty);
        adjustable = photo.map(Photo::hasTones).orElse(false);
        coloured = photo.map(shown -> !shown.grey()).orElse(false);
        tones = document.flatMap(PhotoDocument::tonesProperty).orElse(Tones.NONE);
        range = Bindings.createObjectBinding(() -> channel.get().range(tones.getValue().levels()), channel, tones);
        saturation = tones.map(Tones::saturation);
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

    /// Whether the photo can have other tones: not so where its colours are inks.
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

    /// How strong the photo's colours are, as it is shown, in [0, [Tones#MOST_SATURATION]].
    public ObservableValue<Double> saturationProperty() {
        return saturation;
    }

    /// Shows what another range would make of the photo.
    public void tryRange(Levels.Range other) {
        PhotoDocument open = document.getValue();
        if (open != null) {
            Tones shown = open.tonesProperty().get();
            int colours = open.photo().components();
            open.tryTones(shown.withLevels(channel.get().with(shown.levels(), other, colours)));
        }
    }

    /// Shows what another saturation would make of the photo.
    public void trySaturation(double other) {
        PhotoDocument open = document.getValue();
        if (open != null) {
            open.tryTones(open.tonesProperty().get().withSaturation(other));
        }
    }

    /// Makes the photo black and white, or brings its colours back.
    public void switchColours() {
        trySaturation(saturation.getValue() == 0 ? Tones.NONE.saturation() : 0);
        settle();
    }

    /// Takes over what is shown, as one step of the history.
    public void settle() {
        PhotoDocument open = document.getValue();
        if (open != null) {
            open.setTones(open.tonesProperty().get());
        }
    }

    /// Takes a range over, as one step of the history.
    public void setRange(Levels.Range other) {
        tryRange(other);
        settle();
    }

    /// Spreads the tones of all colours alike.
    public void contrast() {
        automatic(Levels::contrast);
    }

    /// Spreads the tones of each colour by itself, which takes away a cast.
    public void colours() {
        automatic(Levels::colours);
    }

    /// Makes a point of the photo black, grey or white, or says why that can't be. Nothing happens beside the photo.
    public void drop(Dropper dropper, double x, double y) {
        PhotoDocument open = document.getValue();
        Photo photo = open.photo();
        if (x < 0 || y < 0 || x >= photo.width() || y >= photo.height() || !photo.hasTones()) {
            return;
        }
        jobs.job(progress -> photo.mean(around((int) x, (int) y, photo)))
                .onDone(point -> {
                    if (open == document.getValue()) {
                        drop(dropper, open, point);
                    }
                })
                .onFailed(notices::failed)
                .start();
    }

    private void drop(Dropper dropper, PhotoDocument open, double[] point) {
        Tones before = open.tones();
        Optional<Levels> after = dropper.drop(before.levels(), point);
        if (after.isEmpty()) {
            notices.info(text("levels.no" + dropper.name().toLowerCase(Locale.ROOT)));
            refusal = notices.currentProperty().get();
            return;
        }
        open.setTones(before.withLevels(after.get()));
        if (refusal != null && refusal == notices.currentProperty().get()) {
            notices.dismiss();
        }
    }

    private static Area around(int x, int y, Photo photo) {
        int left = Math.max(0, x - AROUND);
        int top = Math.max(0, y - AROUND);
        int right = Math.min(photo.width(), x + AROUND + 1);
        int bottom = Math.min(photo.height(), y + AROUND + 1);
        return new Area(left, top, right - left, bottom - top);
    }

    /// Leaves the tones as they are in the photo.
    public void reset() {
        PhotoDocument open = document.getValue();
        if (open != null) {
            open.setTones(Tones.NONE);
        }
    }

    private void automatic(Function<Histogram, Levels> choice) {
        PhotoDocument open = document.getValue();
        if (open == null || !open.photo().hasTones()) {
            return;
        }
        Photo photo = open.photo();
        Frame frame = open.frame();
        jobs.job(progress -> choice.apply(Histogram.of(photo, frame)))
                .onDone(levels -> {
                    if (open == document.getValue()) {
                        open.setTones(open.tones().withLevels(levels));
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
