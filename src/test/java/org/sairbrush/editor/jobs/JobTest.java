package org.sairbrush.editor.jobs;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class JobTest {

    private final Queue<Runnable> background = new ArrayDeque<>();
    private final Queue<Runnable> userInterface = new ArrayDeque<>();
    private final BackgroundJobs jobs = new BackgroundJobs(background::add, userInterface::add);
    private final List<String> endings = new ArrayList<>();

    private Job<String> start(Job.Work<String> work) {
        return jobs.job(work)
                .onDone(result -> endings.add("done " + result))
                .onFailed(failure -> endings.add("failed " + failure.getMessage()))
                .onCancelled(() -> endings.add("cancelled"))
                .start();
    }

    private static void run(Queue<Runnable> queue) {
        while (!queue.isEmpty()) {
            queue.poll().run();
        }
    }

    @Test
    void theResultIsHandedBackOnTheInterfacesThread() {
        Job<String> job = start(progress -> "work");
        assertTrue(job.runningProperty().get());
        run(background);
        assertTrue(endings.isEmpty());
        run(userInterface);
        assertEquals(List.of("done work"), endings);
        assertFalse(job.runningProperty().get());
    }

    @Test
    void aFailureIsHandedBack() {
        start(progress -> {
            throw new IOException("full disk");
        });
        run(background);
        run(userInterface);
        assertEquals(List.of("failed full disk"), endings);
    }

    @Test
    void runningOutOfMemoryIsAFailure() {
        start(progress -> {
            throw new OutOfMemoryError("heap");
        });
        run(background);
        run(userInterface);
        assertEquals(List.of("failed heap"), endings);
    }

    @Test
    void anyErrorEndsTheJob() {
        Job<String> job = start(progress -> {
            throw new AssertionError("impossible");
        });
        run(background);
        run(userInterface);
        assertEquals(List.of("failed impossible"), endings);
        assertFalse(job.runningProperty().get());
    }

    @Test
    void whenTheProgramEndsOnlyLastingWorkIsDoneToItsEnd() {
        start(progress -> "picture");
        jobs.lasting(progress -> "file").onDone(result -> endings.add("done " + result)).start();
        jobs.cancelPassing();
        assertFalse(jobs.isLastingWorkDone());
        run(background);
        assertTrue(jobs.isLastingWorkDone());
        run(userInterface);
        assertEquals(List.of("cancelled", "done file"), endings);
    }

    @Test
    void aCancelledJobEndsAsCancelledEvenWhenItFinishes() {
        Job<String> job = start(progress -> "too late");
        job.cancel();
        run(background);
        run(userInterface);
        assertEquals(List.of("cancelled"), endings);
    }

    @Test
    void workThatLooksAtCancelStops() {
        Job<String> job = start(progress -> {
            progress.check();
            return "never";
        });
        job.cancel();
        run(background);
        run(userInterface);
        assertEquals(List.of("cancelled"), endings);
    }

    @Test
    void manyReportsAreOneHandOver() {
        Job<String> job = start(progress -> {
            for (int i = 0; i <= 100; i++) {
                progress.report(i / 200.0, "step " + i);
            }
            return "";
        });
        run(background);
        assertEquals(2, userInterface.size());
        userInterface.poll().run();
        assertEquals(0.5, job.progressProperty().get());
        assertEquals("step 100", job.messageProperty().get());
    }

    @Test
    void aJobThatHasEndedHoldsNothingOfWhatItWasAbout() {
        byte[] large = new byte[1 << 20];
        WeakReference<byte[]> held = new WeakReference<>(large);
        Job<Integer> job = about(large);
        job.start();
        large = null;
        for (int i = 0; i < 50 && held.get() != null; i++) {
            System.gc();
        }
        assertNull(held.get());
        assertFalse(job.runningProperty().get());
    }

    private static Job<Integer> about(byte[] large) {
        return new BackgroundJobs(Runnable::run, Runnable::run)
                .job(progress -> large.length)
                .onDone(length -> assertEquals(large.length, length));
    }
}
