package org.sairbrush.sair;

import java.io.IOException;

/// A model pack can't be used. The message is one sentence that names the file and says what to do.
public final class PackException extends IOException {

    public PackException(String message) {
        super(message);
    }

    public PackException(String message, Throwable cause) {
        super(message, cause);
    }
}
