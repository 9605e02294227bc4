package org.sairbrush.photo;

import java.util.Optional;

/// What a file says beside the pixels, kept so that it can be written again. A file of the same format gets it as it
/// stands; one of another format gets the parts that the methods here give.
sealed interface Metadata permits Metadata.Little, JpegSegments, PngChunks, TiffTags, WebpChunks {

    Metadata NONE = new Little(Optional.empty(), Optional.empty());

    /// The ICC profile, byte for byte.
    Optional<byte[]> iccProfile();

    /// The EXIF block from its byte order mark on.
    default Optional<byte[]> exif() {
        return Optional.empty();
    }

    /// The XMP packet.
    default Optional<byte[]> xmp() {
        return Optional.empty();
    }

    /// Photoshop's image resources, in which IPTC lies.
    default Optional<byte[]> photoshop() {
        return Optional.empty();
    }

    default Optional<Resolution> resolution() {
        return Optional.empty();
    }

    /// How the stored picture is to be turned.
    default Orientation orientation() {
        return exif().flatMap(TiffDirectory::ofBlock)
                .map(directory -> Orientation.of(directory.number(TiffDirectory.ORIENTATION).orElse(1)))
                .orElse(Orientation.UPRIGHT);
    }

    /// How many pictures the file holds.
    default int pictures() {
        return 1;
    }

    /// No more than a profile and a resolution are known.
    record Little(Optional<byte[]> iccProfile, Optional<Resolution> resolution) implements Metadata {}
}
