package org.sairbrush.editor.fill;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import org.sairbrush.editor.document.Fill;
import org.sairbrush.editor.document.FinishedFill;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.history.Edit;
import org.sairbrush.photo.Photo;

/// How much of the last fill is seen: restorers often weaken what a fill takes away, rather than lose it. One step of
/// the history, however often it is set anew; undo brings the whole fill back. Used by the interface's thread only.
public final class FillStrength {

    /// In percent.
    public static final int FULL = 100;

    private static final int STEP = 10;

    private final ObservableValue<PhotoDocument> document;
    private final FillQueue queue;
    private final BooleanExpression settable;
    private final Consumer<Throwable> failed;
    private final IntegerProperty percent = new SimpleIntegerProperty(FULL);
    private final Runnable mixing = this::mix;

    /// @param settable whether there is a fill, and no other is being made
    /// @param failed   hears why a strength can't be had
    FillStrength(
            ObservableValue<PhotoDocument> document,
            FillQueue queue,
            BooleanExpression settable,
            Consumer<Throwable> failed) {
        this.document = document;
        this.queue = queue;
        this.settable = settable;
        this.failed = failed;
        document.flatMap(PhotoDocument::fillProperty).addListener((property, old, fill) -> follow());
        percent.addListener((property, old, wanted) -> {
            if (wanted.intValue() != present()) {
                queue.whenFree(mixing, this::follow);
            }
        });
    }

    /// Of the last fill, in [0, 100]. The photo follows what is set here as soon as it can.
    public IntegerProperty percentProperty() {
        return percent;
    }

    public BooleanExpression settableProperty() {
        return settable;
    }

    public void weaken() {
        percent.set(Math.max(0, percent.get() - STEP));
    }

    public void strengthen() {
        percent.set(Math.min(FULL, percent.get() + STEP));
    }

    /// Of the fill that is seen.
    private int present() {
        return last().map(fill -> (int) Math.round(FULL * fill.strength())).orElse(FULL);
    }

    private Optional<Fill> last() {
        return document.getValue() == null ? Optional.empty() : document.getValue().fill();
    }

    /// Not while another strength is wanted already: a slider must not move under the hand.
    private void follow() {
        if (!queue.isWaiting(mixing)) {
            percent.set(present());
        }
    }

    private void mix() {
        Optional<Fill> last = last();
        int wanted = percent.get();
        if (last.isEmpty() || wanted == present()) {
            follow();
            return;
        }
        PhotoDocument target = document.getValue();
        target.endStroke();
        boolean anew = target.endsWithStrength();
        if (anew && wanted == FULL) {
            target.history().undo();
            return;
        }
        Edit before = target.history().nextUndoProperty().get();
        Photo photo = target.photo();
        Fill fill = last.get();
        queue.add(() -> new FillQueue.Order(
                progress -> FinishedFill.atStrength((double) wanted / FULL, fill, anew),
                true,
                finished -> {
                    boolean asItWas = target == document.getValue()
                            && target.photo() == photo
                            && (!anew || target.history().nextUndoProperty().get() == before);
                    if (asItWas) {
                        target.setStrength(finished, fill, anew);
                    } else {
                        queue.whenFree(mixing, this::follow);
                    }
                },
                failure -> {
                    follow();
                    failed.accept(failure);
                },
                this::follow));
    }
}
