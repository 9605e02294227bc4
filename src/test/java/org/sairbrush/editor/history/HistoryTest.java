package org.sairbrush.editor.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private final List<String> log = new ArrayList<>();
    private final History history = new History(100);

    private Edit edit(String name, long bytes) {
        return new Edit() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public long bytes() {
                return bytes;
            }

            @Override
            public boolean changesPhoto() {
                return false;
            }

            @Override
            public void undo() {
                log.add("undo " + name);
            }

            @Override
            public void redo() {
                log.add("redo " + name);
            }
        };
    }

    @Test
    void stepsAreUndoneAndRedoneInOrder() {
        history.push(edit("a", 1));
        history.push(edit("b", 1));
        history.undo();
        history.undo();
        history.redo();
        assertEquals(List.of("undo b", "undo a", "redo a"), log);
    }

    @Test
    void aNewStepMakesUndoneOnesUnreachable() {
        history.push(edit("a", 1));
        history.undo();
        history.push(edit("b", 1));
        assertNull(history.nextRedoProperty().get());
    }

    @Test
    void theOldestAreForgottenBeyondTheBudget() {
        Edit last = edit("c", 60);
        history.push(edit("a", 60));
        history.push(edit("b", 30));
        history.push(last);
        assertEquals(90, history.bytes());
        assertSame(last, history.nextUndoProperty().get());
    }

    @Test
    void theNewestStaysHoweverLargeItIs() {
        history.push(edit("huge", 1000));
        assertEquals(1, history.size());
    }

    @Test
    void undoingBackToTheSavedStateLeavesNothingUnsaved() {
        history.push(edit("a", 1));
        history.markSaved();
        history.push(edit("b", 1));
        assertTrue(history.changedProperty().get());
        history.undo();
        assertFalse(history.changedProperty().get());
    }

    @Test
    void undoingPastTheSavedStateIsAChange() {
        history.push(edit("a", 1));
        history.markSaved();
        history.undo();
        assertTrue(history.changedProperty().get());
    }

    @Test
    void aSavedStateThatCannotBeReachedAnyMoreStaysAChange() {
        history.push(edit("a", 1));
        history.markSaved();
        history.undo();
        history.push(edit("b", 1));
        history.undo();
        assertTrue(history.changedProperty().get());
    }

    @Test
    void theOpenedStateIsGoneWithTheFirstForgottenStep() {
        history.push(edit("a", 60));
        history.push(edit("b", 60));
        history.undo();
        assertTrue(history.changedProperty().get());
    }
}
