package org.sairbrush.editor.turn;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import org.sairbrush.editor.document.FinishedTurn;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Orientation;
import org.sairbrush.photo.Photo;

/// Turns the photo with its mask, each turn as one step of the history. Turns are worked out in the background, one
/// after the other; while the photo is being filled they wait.
public final class TurnViewModel {

    private final ObservableValue<PhotoDocument> document;
    private final ObservableValue<Boolean> filling;
    private final BackgroundJobs jobs;
    private final Notices notices;
    private final Deque<Orientation> waiting = new ArrayDeque<>();
    private boolean running;

    /// @param filling while it is true the photo must not be replaced
    public TurnViewModel(
            ObservableValue<PhotoDocument> document,
            ObservableValue<Boolean> filling,
            BackgroundJobs jobs,
            Notices notices) {
        this.document = document;
        this.filling = filling;
        this.jobs = jobs;
        this.notices = notices;
        document.addListener((property, old, opened) -> waiting.clear());
        filling.addListener((property, was, is) -> next());
    }

    public void right() {
        turn(Orientation.QUARTER_TURN_RIGHT);
    }

    public void left() {
        turn(Orientation.QUARTER_TURN_LEFT);
    }

    public void over() {
        turn(Orientation.HALF_TURN);
    }

    /// Exchanges left and right.
    public void mirror() {
        turn(Orientation.MIRRORED);
    }

    private void turn(Orientation wanted) {
        if (document.getValue() != null) {
            waiting.add(wanted);
            next();
        }
    }

    /// Works on a snapshot. When photo or mask have changed meanwhile, it is done again with them as they are then.
    private void next() {
        PhotoDocument open = document.getValue();
        if (open == null || waiting.isEmpty() || running || filling.getValue()) {
            return;
        }
        open.endStroke();
        Orientation turn = waiting.getFirst();
        Photo photo = open.photo();
        Photo original = open.original();
        long changes = open.maskChanges();
        Supplier<Mask> mask = open.maskSnapshot();
        running = true;
        jobs.job(progress -> FinishedTurn.of(turn, photo, original, mask.get()))
                .onDone(finished -> {
                    running = false;
                    boolean asItWas = open == document.getValue()
                            && open.photo() == photo
                            && open.maskChanges() == changes
                            && !filling.getValue();
                    if (asItWas) {
                        waiting.removeFirst();
                        open.turn(finished);
                    }
                    next();
                })
                .onFailed(failure -> {
                    giveUp();
                    notices.failed(failure);
                })
                .onCancelled(this::giveUp)
                .start();
    }

    private void giveUp() {
        running = false;
        waiting.clear();
    }
}
