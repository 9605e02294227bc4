package org.sairbrush.photo;

import java.util.OptionalInt;

/// How a photo is written; its format follows from the file name's extension.
///
/// @param jpegQuality 1–100; when absent 95, or the source's own quality where that is higher
/// @throws IllegalArgumentException when the quality is out of its range
public record WriteOptions(OptionalInt jpegQuality) {

    public WriteOptions {
        if (jpegQuality.isPresent() && (jpegQuality.getAsInt() < 1 || jpegQuality.getAsInt() > 100)) {
            throw new IllegalArgumentException("The JPEG quality must be 1 to 100, not " + jpegQuality.getAsInt());
        }
    }

    public static WriteOptions defaults() {
        return new WriteOptions(OptionalInt.empty());
    }
}
