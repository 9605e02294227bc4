package org.sairbrush.restore.batch;

import java.nio.file.Path;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.photo.PhotoReader;

/// Masks that fit their photo.
public final class Masks {

    private Masks() {}

    /// @param fit stretch a mask of another size, instead of refusing it
    public static Mask read(Path file, Photo photo, boolean fit) throws PhotoException {
        Mask mask = PhotoReader.readMask(file);
        if (mask.width() == photo.width() && mask.height() == photo.height()) {
            return mask;
        }
        if (!fit) {
            throw new PhotoException(
                    "The mask %s is %d×%d but the photo is %d×%d: give one of the photo's size, or have it stretched (--fit-mask)"
                            .formatted(file.getFileName(), mask.width(), mask.height(), photo.width(), photo.height()));
        }
        return mask.fit(photo.width(), photo.height());
    }
}
