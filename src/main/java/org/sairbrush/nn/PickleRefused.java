package org.sairbrush.nn;

/// A pickle is malformed, or is more than a description of tensors. The message is the part of a sentence that follows
/// the file's name.
final class PickleRefused extends RuntimeException {

    PickleRefused(String problem) {
        super(problem);
    }

    PickleRefused(String problem, Throwable cause) {
        super(problem, cause);
    }
}
