package org.sairbrush.editor.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The one undo stack of the editor. When its edits hold more bytes than the budget, they give up what can be computed
/// again, and if that is not enough the oldest are forgotten; the newest always stays.
public final class History {

    private final long budget;
    private final Consumer<Edit> forgotten;
    private final Deque<Edit> done = new ArrayDeque<>();
    private final Deque<Edit> undone = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<Edit> nextUndo = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Edit> nextRedo = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
    private final ReadOnlyLongWrapper revision = new ReadOnlyLongWrapper();
    private Edit saved;
    private boolean savedForgotten;

    /// @param budget bytes that all edits together may hold
    public History(long budget) {
        this(budget, edit -> {});
    }

    /// @param budget    bytes that all edits together may hold
    /// @param forgotten hears of steps that can't be taken back any more, for lack of memory
    public History(long budget, Consumer<Edit> forgotten) {
        this.budget = budget;
        this.forgotten = forgotten;
    }

    /// Remembers a step that was just done. What had been undone can't be redone any more.
    public void push(Edit edit) {
        if (undone.contains(saved)) {
            savedForgotten = true;
        }
        undone.clear();
        done.push(edit);
        for (Iterator<Edit> oldest = done.descendingIterator(); bytes() > budget && oldest.hasNext(); ) {
            oldest.next().shed();
        }
        while (bytes() > budget && done.size() > 1) {
            // The state right after the forgotten edit becomes the bottom of the stack; those before it are gone.
            Edit oldest = done.removeLast();
            savedForgotten |= saved == null;
            saved = saved == oldest ? null : saved;
            forgotten.accept(oldest);
        }
        update();
    }

    /// Remembers a step that was just done in place of the last one, which it goes on with: both are taken back as one.
    public void replaceLast(Edit edit) {
        savedForgotten |= done.pop() == saved;
        push(edit);
    }

    /// Makes the last two steps one under the second's name, if the first is this one and nothing was saved in between.
    public void joinLast(Edit first) {
        Edit second = done.pop();
        if (done.peek() == first && saved != first) {
            done.pop();
            Edit joined = new JoinedEdit(first, second);
            done.push(joined);
            saved = saved == second ? joined : saved;
        } else {
            done.push(second);
        }
        update();
    }

    /// Whether a step is done now: not taken back, and not forgotten.
    public boolean isDone(Edit edit) {
        return done.contains(edit);
    }

    public void undo() {
        if (!done.isEmpty()) {
            Edit edit = done.pop();
            undone.push(edit);
            edit.undo();
            update();
        }
    }

    public void redo() {
        if (!undone.isEmpty()) {
            Edit edit = undone.pop();
            done.push(edit);
            edit.redo();
            update();
        }
    }

    /// Undoes or redoes until a step is the last that is done; null goes to before the first.
    public void goTo(Edit step) {
        while (undone.contains(step)) {
            redo();
        }
        while (done.peek() != step && (step == null || done.contains(step))) {
            undo();
        }
    }

    /// The steps that are done, oldest first.
    public List<Edit> done() {
        return new ArrayList<>(done).reversed();
    }

    /// The steps that can be done again, the next first.
    public List<Edit> undone() {
        return new ArrayList<>(undone);
    }

    /// Grows with everything that happens to the history.
    public ReadOnlyLongProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    public void clear() {
        done.clear();
        undone.clear();
        markSaved();
    }

    /// The present state is on disk: [#changedProperty()] is false here, whatever is undone and redone meanwhile.
    public void markSaved() {
        saved = done.peek();
        savedForgotten = false;
        update();
    }

    public long bytes() {
        return done.stream().mapToLong(Edit::bytes).sum() + undone.stream().mapToLong(Edit::bytes).sum();
    }

    public int size() {
        return done.size();
    }

    /// The step that [#undo()] would take back, or null.
    public ReadOnlyObjectProperty<Edit> nextUndoProperty() {
        return nextUndo.getReadOnlyProperty();
    }

    /// The step that [#redo()] would do again, or null.
    public ReadOnlyObjectProperty<Edit> nextRedoProperty() {
        return nextRedo.getReadOnlyProperty();
    }

    /// Whether anything was done since the photo was opened or saved.
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    private void update() {
        nextUndo.set(done.peek());
        nextRedo.set(undone.peek());
        changed.set(savedForgotten || done.peek() != saved);
        revision.set(revision.get() + 1);
    }
}
