package org.sairbrush.restore;

/// A fill could not be done. The message is one sentence that says what is wrong and what to do.
public final class RestoreException extends Exception {

    public RestoreException(String message) {
        super(message);
    }

    public RestoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
