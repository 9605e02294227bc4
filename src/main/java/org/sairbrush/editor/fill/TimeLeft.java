package org.sairbrush.editor.fill;

import static org.sairbrush.editor.text.Texts.text;

import java.util.function.LongSupplier;

/// How long work will go on, by how long the part of it took that is done. Said roughly: parts are not all alike.
public final class TimeLeft {

    /// So long nothing is said: of a short fill nobody asks, and of a long one little is known yet.
    private static final double SECONDS_OF_SILENCE = 5;

    private static final double FEW_SECONDS = 10;
    private static final double MINUTE = 60;

    private final LongSupplier nanos;
    private long start;

    /// @param nanos as [System#nanoTime()]
    public TimeLeft(LongSupplier nanos) {
        this.nanos = nanos;
        start = nanos.getAsLong();
    }

    /// @param fraction done by now, in [0, 1]. As long as that is nothing, such as while a model is opened, the work
    ///                 itself has not begun
    /// @return in words; none as long as there is nothing to say
    public String after(double fraction) {
        if (fraction <= 0) {
            start = nanos.getAsLong();
            return "";
        }
        double elapsed = (nanos.getAsLong() - start) / 1e9;
        return elapsed < SECONDS_OF_SILENCE || fraction == 1 ? "" : words(elapsed * (1 - fraction) / fraction);
    }

    private static String words(double seconds) {
        double tens = Math.ceil(seconds / FEW_SECONDS) * FEW_SECONDS;
        if (seconds < FEW_SECONDS) {
            return text("fill.left.few");
        }
        return tens < MINUTE
                ? text("fill.left.seconds", tens)
                : text("fill.left.minutes", Math.round(seconds / MINUTE));
    }
}
