package org.sairbrush.restore;

/// Measures laps of wall time.
public final class Stopwatch {

    private long start = System.nanoTime();

    /// Milliseconds since the last lap or the start.
    public double lap() {
        long now = System.nanoTime();
        double millis = (now - start) / 1e6;
        start = now;
        return millis;
    }
}
