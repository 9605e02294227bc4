package org.sairbrush.editor.timeline;

import static org.sairbrush.editor.text.Texts.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.sairbrush.editor.document.DocumentStep;
import org.sairbrush.editor.document.FillStep;
import org.sairbrush.editor.document.FrameStep;
import org.sairbrush.editor.document.MaskStep;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.document.TonesStep;
import org.sairbrush.editor.document.TurnStep;
import org.sairbrush.editor.history.Edit;
import org.sairbrush.editor.history.History;
import org.sairbrush.editor.jobs.BackgroundJobs;

/// The states of the document, from the photo as it was opened to what was last undone. Any of them can be gone to.
public final class HistoryViewModel {

    private final ObservableValue<PhotoDocument> document;
    private final ObservableValue<Boolean> filling;
    private final Thumbnails thumbnails;
    private final BooleanProperty showing = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<List<HistoryRow>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyIntegerWrapper present = new ReadOnlyIntegerWrapper(-1);
    private boolean onTheWay;

    /// @param filling while it is true the photo must not be replaced
    public HistoryViewModel(
            ObservableValue<PhotoDocument> document, ObservableValue<Boolean> filling, BackgroundJobs jobs) {
        this.document = document;
        this.filling = filling;
        thumbnails = new Thumbnails(jobs, this::list);
        document.map(PhotoDocument::history)
                .flatMap(History::revisionProperty)
                .addListener((property, old, revision) -> refresh());
        document.addListener((property, old, opened) -> refresh());
        showing.addListener((property, was, is) -> refresh());
    }

    /// Whether the panel is open; while it is closed there are no rows.
    public BooleanProperty showingProperty() {
        return showing;
    }

    /// Oldest first.
    public ReadOnlyObjectProperty<List<HistoryRow>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /// Which of the rows is the present state; -1 where there are none.
    public ReadOnlyIntegerProperty presentProperty() {
        return present.getReadOnlyProperty();
    }

    /// Goes to a state. Nothing happens while a fill runs that the step would take the photo away from.
    public void goTo(HistoryRow row) {
        PhotoDocument open = document.getValue();
        if (open == null || filling.getValue() && between(open, row).anyMatch(Edit::changesPhoto)) {
            list();
            return;
        }
        onTheWay = true;
        try {
            open.goTo(row.edit().orElse(null));
        } finally {
            onTheWay = false;
        }
        refresh();
    }

    private Stream<Edit> between(PhotoDocument open, HistoryRow row) {
        List<HistoryRow> all = rows.get();
        int to = all.indexOf(row);
        int from = present.get();
        return all.subList(Math.min(from, to) + 1, Math.max(from, to) + 1).stream()
                .flatMap(passed -> passed.edit().stream());
    }

    /// On the way to another state steps and photo do not go together yet.
    private void refresh() {
        if (onTheWay) {
            return;
        }
        PhotoDocument open = document.getValue();
        if (open != null && showing.get()) {
            thumbnails.keep(fills(open));
            thumbnails.draw(open.photo(), open.steps());
        }
        list();
    }

    private void list() {
        PhotoDocument open = document.getValue();
        if (open == null || !showing.get()) {
            present.set(-1);
            rows.set(List.of());
            return;
        }
        List<HistoryRow> listed = new ArrayList<>();
        listed.add(new HistoryRow(
                Optional.empty(), text("history.opened"), HistoryRow.Kind.OPENED, false, Optional.empty()));
        open.history().done().forEach(edit -> listed.add(row(open, edit, false)));
        int last = listed.size() - 1;
        open.history().undone().forEach(edit -> listed.add(row(open, edit, true)));
        present.set(-1);
        rows.set(List.copyOf(listed));
        present.set(last);
    }

    private HistoryRow row(PhotoDocument open, Edit edit, boolean undone) {
        Optional<FillStep> fill = fillOf(open, edit);
        return new HistoryRow(
                Optional.of(edit), edit.name(), kind(open.steps(edit)), undone, fill.map(thumbnails::get));
    }

    /// A step that masked and filled is one that filled.
    private static HistoryRow.Kind kind(List<DocumentStep> steps) {
        return switch (steps.getLast()) {
            case MaskStep mask -> HistoryRow.Kind.MASK;
            case FillStep fill -> HistoryRow.Kind.FILL;
            case TurnStep turn -> HistoryRow.Kind.TURN;
            case FrameStep frame -> HistoryRow.Kind.FRAME;
            case TonesStep tones -> HistoryRow.Kind.TONES;
        };
    }

    private static Optional<FillStep> fillOf(PhotoDocument open, Edit edit) {
        return open.steps(edit).stream()
                .filter(FillStep.class::isInstance)
                .map(FillStep.class::cast)
                .findFirst();
    }

    private static Set<FillStep> fills(PhotoDocument open) {
        Set<FillStep> fills = Collections.newSetFromMap(new IdentityHashMap<>());
        Stream.concat(open.history().done().stream(), open.history().undone().stream())
                .forEach(edit -> fillOf(open, edit).ifPresent(fills::add));
        return fills;
    }
}
