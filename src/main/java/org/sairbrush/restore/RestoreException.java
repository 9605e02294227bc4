package org.sairbrush.restore;

import org.sairbrush.sair.PackException;

/// A fill could not be done. The message is one sentence that says what is wrong and what to do.
public final class RestoreException extends Exception {

    public RestoreException(String message) {
        super(message);
    }

    public RestoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /// A pack can't be used for it, which says itself what is wrong and what to do.
    public RestoreException(PackException pack) {
        super(pack.getMessage(), pack);
    }
}
