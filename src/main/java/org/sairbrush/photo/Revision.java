package org.sairbrush.photo;

/// What a repaired photo's metadata has to say otherwise than the source's.
///
/// @param orientation in which the picture is stored
/// @param width       of the stored picture
record Revision(Orientation orientation, int width, int height) {

    static Revision upright(Photo photo) {
        return new Revision(Orientation.UPRIGHT, photo.width(), photo.height());
    }
}
