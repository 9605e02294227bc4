package org.sairbrush.editor.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JobSlotTest {

    private final Queue<Runnable> background = new ArrayDeque<>();
    private final BackgroundJobs jobs = new BackgroundJobs(background::add, Runnable::run);
    private final JobSlot slot = new JobSlot();

    @Test
    void tellsOfTheJobInIt() {
        assertFalse(slot.runningProperty().get());
        slot.start(jobs.job(progress -> {
            progress.report(0.25, "");
            assertEquals(0.25, slot.progressProperty().get());
            return null;
        }));
        assertTrue(slot.runningProperty().get());
        assertEquals(-1, slot.progressProperty().get());
        background.remove().run();
        assertFalse(slot.runningProperty().get());
    }

    @Test
    void takesOneJobAtATime() {
        slot.start(jobs.job(progress -> null));
        assertThrows(IllegalStateException.class, () -> slot.start(jobs.job(progress -> null)));
        background.remove().run();
        slot.start(jobs.job(progress -> null));
        assertTrue(slot.runningProperty().get());
    }

    @Test
    void cancelsWhatRuns() {
        AtomicInteger cancelled = new AtomicInteger();
        slot.cancel();
        slot.start(jobs.job(progress -> {
                    progress.check();
                    return null;
                })
                .onCancelled(cancelled::incrementAndGet));
        slot.cancel();
        background.remove().run();
        assertEquals(1, cancelled.get());
        assertFalse(slot.runningProperty().get());
    }
}
