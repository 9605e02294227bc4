package org.sairbrush.cli;

/// A command could not do what it was asked. The message is one sentence that says what is wrong and what to do.
final class CommandException extends Exception {

    CommandException(String message) {
        super(message);
    }

    CommandException(String message, Throwable cause) {
        super(message, cause);
    }
}
