package org.sairbrush.photo;

/// What a file says beside the pixels, kept so that it can be written again.
sealed interface Metadata permits Metadata.None {

    Metadata NONE = new None();

    /// Nothing is known.
    record None() implements Metadata {}
}
