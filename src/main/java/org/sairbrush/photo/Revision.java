package org.sairbrush.photo;

import java.util.Optional;

/// What a repaired photo's metadata has to say otherwise than the source's.
///
/// @param orientation in which the picture is stored
/// @param width       of the stored picture
/// @param credit      where one is wished
record Revision(Orientation orientation, int width, int height, Optional<Credit> credit) {

    static Revision upright(Photo photo, Optional<Credit> credit) {
        return new Revision(Orientation.UPRIGHT, photo.width(), photo.height(), credit);
    }

    Revision withoutCredit() {
        return new Revision(orientation, width, height, Optional.empty());
    }

    /// The XMP of a photo that had none, where there is something to say.
    Optional<byte[]> newXmp() {
        return credit.map(XmpCredit::packet);
    }
}
