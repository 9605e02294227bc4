package org.sairbrush.editor.hints;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.value.ObservableValue;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.history.History;
import org.sairbrush.editor.settings.Preferences;

/// What a newcomer is told, one thing after the other: to paint, to fill, to compare. Who has done it is told no more.
public final class Hints {

    /// How many there are.
    public static final int COUNT = 3;

    /// Stands for no hint.
    public static final int NONE = -1;

    private final ObjectProperty<Integer> seen;
    private final ReadOnlyIntegerWrapper current = new ReadOnlyIntegerWrapper(NONE);

    public Hints(ObservableValue<PhotoDocument> document, Preferences preferences) {
        seen = preferences.hintsSeenProperty();
        document.map(PhotoDocument::history).flatMap(History::changedProperty).orElse(false).subscribe(painted -> {
            if (painted) {
                seen(1);
            }
        });
        document.flatMap(PhotoDocument::fillProperty).subscribe(fill -> {
            if (fill != null && fill.isPresent()) {
                seen(2);
            }
        });
        Runnable show = () -> current.set(document.getValue() != null && seen.get() < COUNT ? seen.get() : NONE);
        document.addListener((property, old, open) -> {
            // Another photo, in which nothing is masked yet, is nothing to fill.
            if (open != null && seen.get() == 1 && !open.history().changedProperty().get()) {
                seen.set(0);
            }
            show.run();
        });
        seen.subscribe(show);
    }

    /// The hint to show, from 0, or [#NONE].
    public ReadOnlyIntegerProperty currentProperty() {
        return current.getReadOnlyProperty();
    }

    /// Goes on to the next hint, and after the last to none.
    public void next() {
        seen(seen.get() + 1);
    }

    /// Shows no hint any more.
    public void dismiss() {
        seen(COUNT);
    }

    /// Shows them once more.
    public void restart() {
        seen.set(0);
    }

    private void seen(int hints) {
        seen.set(Math.max(seen.get(), hints));
    }
}
