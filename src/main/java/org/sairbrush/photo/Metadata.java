package org.sairbrush.photo;

import java.util.Optional;

/// What a file says beside the pixels, kept so that it can be written again.
sealed interface Metadata permits Metadata.ProfileOnly, JpegSegments, PngChunks {

    Metadata NONE = new ProfileOnly(Optional.empty());

    /// The ICC profile, byte for byte.
    Optional<byte[]> iccProfile();

    /// No more than a profile is known.
    record ProfileOnly(Optional<byte[]> iccProfile) implements Metadata {}
}
