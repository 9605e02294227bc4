package org.sairbrush.editor.project;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.sairbrush.editor.document.DocumentListener;
import org.sairbrush.editor.document.MaskPatch;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.jobs.JobQueue;
import org.sairbrush.photo.Frame;
import org.sairbrush.photo.Orientation;

/// Appends each change of a document's mask, each turn and each frame to a [StrokeFile], beside whatever else is being
/// written: to write a whole state takes far longer than to paint a stroke. Used by the interface's thread, where
/// nothing else is said.
final class StrokeLog implements DocumentListener {

    private final BackgroundJobs jobs;
    private final Consumer<Throwable> failed;
    private final JobQueue appending = new JobQueue();
    private final Queue<Entry> waiting = new ConcurrentLinkedQueue<>();
    private volatile Path folder;
    private volatile int oldest;
    private int number;

    /// @param number of the file
    private record Entry(int number, Change change) {}

    @FunctionalInterface
    private interface Change {
        void appendTo(StrokeFile file) throws IOException;
    }

    /// @param last   number of a file that is there already, or 0
    /// @param failed hears what goes wrong; the changes wait for the next try
    StrokeLog(BackgroundJobs jobs, int last, Consumer<Throwable> failed) {
        this.jobs = jobs;
        this.failed = failed;
        number = last;
    }

    @Override
    public void maskStepped(MaskPatch patch, boolean undone) {
        add(file -> file.append(patch, undone));
    }

    @Override
    public void turned(Orientation turn) {
        add(file -> file.append(turn));
    }

    @Override
    public void framed(Frame frame) {
        add(file -> file.append(frame));
    }

    private void add(Change change) {
        waiting.add(new Entry(number, change));
        flush();
    }

    /// From now on changes go to another file. A state that is taken now holds all those before.
    ///
    /// @return the file's number
    int next() {
        return ++number;
    }

    /// Appends what waits.
    void flush() {
        if (!waiting.isEmpty()) {
            appending.add(() -> jobs.<Void>job(progress -> {
                        write();
                        return null;
                    })
                    .onFailed(failed));
        }
    }

    /// The folder is there from now on. For background work.
    void openIn(Path session) {
        folder = session;
    }

    /// A state was written that holds all changes in files before this one. For background work.
    void written(int since) {
        oldest = since;
    }

    private void write() throws IOException {
        Path to = folder;
        for (Entry next = waiting.peek(); to != null && next != null; next = waiting.peek()) {
            if (next.number >= oldest) {
                next.change.appendTo(StrokeFile.of(to, next.number));
            }
            waiting.remove();
        }
    }
}
