package org.sairbrush.photo;

import java.util.Optional;

/// What a repaired photo's metadata has to say otherwise than the source's.
///
/// @param orientation in which the picture is stored
/// @param width       of the stored picture
/// @param swapsAxes   whether it lies on its side as against the source's
/// @param credit      where one is wished
record Revision(Orientation orientation, int width, int height, boolean swapsAxes, Optional<Credit> credit) {

    static Revision upright(Photo photo, Optional<Credit> credit) {
        return of(photo, Orientation.UPRIGHT, photo.width(), photo.height(), credit);
    }

    static Revision of(Photo photo, Orientation orientation, int width, int height, Optional<Credit> credit) {
        boolean swapsAxes = photo.origin().orientation().swapsAxes() != orientation.swapsAxes();
        return new Revision(orientation, width, height, swapsAxes, credit);
    }

    Revision withoutCredit() {
        return new Revision(orientation, width, height, swapsAxes, Optional.empty());
    }

    /// What the source says of across and down, as it is for the stored picture.
    Resolution stored(Resolution source) {
        return swapsAxes ? new Resolution(source.down(), source.across()) : source;
    }

    /// The XMP of a photo that had none, where there is something to say.
    Optional<byte[]> newXmp() {
        return credit.map(XmpCredit::packet);
    }
}
