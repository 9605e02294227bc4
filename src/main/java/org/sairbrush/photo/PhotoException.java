package org.sairbrush.photo;

import java.io.IOException;

/// A photo or mask can't be read or written. The message is one sentence that says what is wrong and what to do.
public final class PhotoException extends IOException {

    public PhotoException(String message) {
        super(message);
    }

    public PhotoException(String message, Throwable cause) {
        super(message, cause);
    }
}
