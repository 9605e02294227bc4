package org.sairbrush.editor.batch;

import static org.sairbrush.editor.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.sairbrush.editor.fill.TimeLeft;

/// How far all photos of a batch together are, in numbers and in words. Used by the interface's thread only.
public final class BatchStanding {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;

    private final ObservableList<BatchPhoto> photos;
    private final ReadOnlyIntegerWrapper left = new ReadOnlyIntegerWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final TimeLeft timeLeft = new TimeLeft(System::nanoTime);
    private boolean running;
    private long start;
    private double seconds;
    /// Photos that were done when the work began.
    private double before;

    BatchStanding(ObservableList<BatchPhoto> photos) {
        this.photos = photos;
        photos.addListener((ListChangeListener<BatchPhoto>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(photo -> photo.stateProperty().addListener(property -> countLeft()));
            }
            if (photos.isEmpty()) {
                seconds = 0;
            }
            update();
        });
        update();
    }

    /// How many photos a start would try: all but those that are done.
    public ReadOnlyIntegerProperty leftProperty() {
        return left.getReadOnlyProperty();
    }

    /// Of all photos, in [0, 1].
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// Where the work is, and how long it will go on.
    public ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /// The work begins, or goes on.
    void begin() {
        running = true;
        start = System.nanoTime();
        update();
        before = progress.get() * photos.size();
        timeLeft.after(0);
    }

    /// The work rests.
    void rest() {
        seconds += (System.nanoTime() - start) / 1e9;
        running = false;
        update();
    }

    /// To be called as soon as the photo at hand is further.
    void update() {
        countLeft();
        double done = photos.stream().mapToDouble(photo -> share(photo.state())).sum();
        progress.set(photos.isEmpty() ? 0 : done / photos.size());
        words.set(running ? underWay() : photos.isEmpty() ? "" : resting());
    }

    private void countLeft() {
        left.set((int) photos.stream().filter(photo -> !(photo.state() instanceof PhotoState.Done)).count());
    }

    private static double share(PhotoState state) {
        return switch (state) {
            case PhotoState.Waiting waiting -> 0;
            case PhotoState.Running at -> Math.max(0, at.fraction());
            case PhotoState.Done done -> 1;
            case PhotoState.Failed failed -> 1;
            case PhotoState.Skipped skipped -> 1;
        };
    }

    private String underWay() {
        long ended = count(PhotoState::ended);
        String place = text("batch.underWay", Math.min(ended + 1, photos.size()), photos.size());
        // What is skipped takes no time, and what was done before this began took none of it.
        double skipped = count(state -> state instanceof PhotoState.Skipped);
        double work = photos.size() - skipped - before;
        double done = progress.get() * photos.size() - skipped - before;
        String rest = timeLeft.after(work > 0 ? Math.clamp(done / work, 0, 1) : 1);
        return rest.isEmpty() ? place : text("batch.timeLeft", place, rest);
    }

    private String resting() {
        if (count(PhotoState::ended) > 0) {
            return summary();
        }
        return photos.size() == 1 ? text("batch.one") : text("batch.many", photos.size());
    }

    /// How many photos are what, and how long that took.
    String summary() {
        List<String> parts = new ArrayList<>();
        add(parts, "batch.count.done", count(state -> state instanceof PhotoState.Done));
        add(parts, "batch.count.failed", count(state -> state instanceof PhotoState.Failed));
        add(parts, "batch.count.skipped", count(state -> state instanceof PhotoState.Skipped));
        add(parts, "batch.count.waiting", count(state -> !state.ended()));
        return text("batch.summary", String.join(", ", parts), time(seconds));
    }

    private static void add(List<String> parts, String key, long count) {
        if (count > 0) {
            parts.add(text(key, count));
        }
    }

    private long count(Predicate<PhotoState> kind) {
        return photos.stream().filter(photo -> kind.test(photo.state())).count();
    }

    /// In words, such as `12 min 5 s`.
    static String time(double seconds) {
        long whole = Math.round(seconds);
        if (whole < MINUTE) {
            return text("batch.seconds", seconds);
        }
        return whole < HOUR
                ? text("batch.minutes", whole / MINUTE, whole % MINUTE)
                : text("batch.hours", whole / HOUR, whole % HOUR / MINUTE);
    }
}
