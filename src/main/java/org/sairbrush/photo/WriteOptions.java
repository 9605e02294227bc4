package org.sairbrush.photo;

import java.util.Optional;
import java.util.OptionalInt;

/// How a photo is written; its format follows from the file name's extension.
///
/// @param jpegQuality 1–100; when absent 95, or the source's own quality where that is higher
/// @param credit      what the metadata is to say about the change; usually nothing
/// @throws IllegalArgumentException when the quality is out of its range
public record WriteOptions(OptionalInt jpegQuality, Optional<Credit> credit) {

    public WriteOptions {
        if (jpegQuality.isPresent() && (jpegQuality.getAsInt() < 1 || jpegQuality.getAsInt() > 100)) {
            throw new IllegalArgumentException("The JPEG quality must be 1 to 100, not " + jpegQuality.getAsInt());
        }
    }

    public WriteOptions(OptionalInt jpegQuality) {
        this(jpegQuality, Optional.empty());
    }

    public static WriteOptions defaults() {
        return new WriteOptions(OptionalInt.empty());
    }

    public WriteOptions with(Credit credit) {
        return new WriteOptions(jpegQuality, Optional.of(credit));
    }
}
