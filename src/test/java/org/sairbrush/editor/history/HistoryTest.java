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

    @Test
    void anyStepIsGoneTo() {
        Edit a = edit("a", 1);
        Edit b = edit("b", 1);
        Edit c = edit("c", 1);
        history.push(a);
        history.push(b);
        history.push(c);
        history.goTo(a);
        assertEquals(List.of(a), history.done());
        assertEquals(List.of(b, c), history.undone());
        history.goTo(c);
        assertEquals(List.of(a, b, c), history.done());
        history.goTo(null);
        assertEquals(List.of(a, b, c), history.undone());
    }

    @Test
    void aStepThatIsUnknownIsNotGoneTo() {
        Edit a = edit("a", 1);
        history.push(a);
        history.goTo(edit("other", 1));
        assertEquals(List.of(a), history.done());
    }

    @Test
    void whatCanBeComputedAgainIsGivenUpBeforeAnyStepIsForgotten() {
        long[] held = {90};
        Edit heavy = new Edit() {
            @Override
            public String name() {
                return "heavy";
            }

            @Override
            public long bytes() {
                return held[0];
            }

            @Override
            public void shed() {
                held[0] = 10;
            }

            @Override
            public boolean changesPhoto() {
                return true;
            }

            @Override
            public void undo() {}

            @Override
            public void redo() {}
        };
        history.push(heavy);
        history.push(edit("next", 60));
        assertEquals(2, history.size());
        assertEquals(70, history.bytes());
    }
}
