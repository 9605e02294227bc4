package org.sairbrush.restore;

import java.util.concurrent.CancellationException;
import org.sairbrush.photo.Watching;

/// How a job tells how far it is, and learns that it should stop. Looked at between chunks of at most ~100 ms.
public interface Progress {

    /// Nobody listens and nobody cancels.
    Progress NONE = new Progress() {
        @Override
        public void report(double fraction, String message) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    /// @param fraction done so far, in [0, 1]
    /// @param message  what is being done, a few words
    void report(double fraction, String message);

    boolean cancelled();

    /// Whether nobody waits for the job, so that others may go first.
    default boolean patient() {
        return false;
    }

    /// @throws CancellationException when the job was asked to stop
    default void check() {
        if (cancelled()) {
            throw new CancellationException("Cancelled");
        }
    }

    /// This progress for what reads and writes photos.
    default Watching watching(String message) {
        return fraction -> {
            check();
            report(fraction, message);
        };
    }

    /// This progress seen by a part of the job that spans `[from, to]` of the whole.
    default Progress part(double from, double to) {
        Progress whole = this;
        return new Progress() {
            @Override
            public void report(double fraction, String message) {
                whole.report(from + (to - from) * fraction, message);
            }

            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }

            @Override
            public boolean patient() {
                return whole.patient();
            }
        };
    }

    /// This progress of a job that lets others go first.
    default Progress patiently() {
        Progress job = this;
        return new Progress() {
            @Override
            public void report(double fraction, String message) {
                job.report(fraction, message);
            }

            @Override
            public boolean cancelled() {
                return job.cancelled();
            }

            @Override
            public boolean patient() {
                return true;
            }
        };
    }
}
