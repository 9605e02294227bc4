package org.sairbrush.cli;

/// Measures laps of wall time.
final class Stopwatch {

    private long start = System.nanoTime();

    /// Milliseconds since the last lap or the start.
    double lap() {
        long now = System.nanoTime();
        double millis = (now - start) / 1e6;
        start = now;
        return millis;
    }
}
