package org.sairbrush.models;

import java.time.Duration;

/// How long a download waits for a server.
///
/// @param attempts in a row that bring nothing before it is given up
/// @param pause    before the next of these
/// @param stall    how long a connection may bring nothing
record Patience(int attempts, Duration pause, Duration stall) {

    static final Patience USUAL = new Patience(4, Duration.ofSeconds(2), Duration.ofSeconds(60));
}
