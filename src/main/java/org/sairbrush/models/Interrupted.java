package org.sairbrush.models;

import java.io.IOException;

/// A connection ended before the file did, or the server is not well: another attempt may do better.
/// The message says what happened, without a name and without a full stop.
final class Interrupted extends IOException {

    Interrupted(String message, Throwable cause) {
        super(message, cause);
    }
}
