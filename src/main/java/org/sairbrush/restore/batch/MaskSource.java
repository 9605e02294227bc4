package org.sairbrush.restore.batch;

import java.nio.file.Path;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.restore.Progress;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.restore.Restorer;

/// Where the mask of a photo comes from. Its text is what is typed on the command line.
public sealed interface MaskSource {

    /// The word for [Found] on the command line.
    String AUTO = "auto";

    /// @param settings which networks look for damage, and where they run
    Mask mask(Path photo, Photo picture, Restorer restorer, RestoreSettings settings, Progress progress)
            throws PhotoException, RestoreException;

    /// What a report calls the mask of a photo.
    String of(Path photo) throws PhotoException;

    /// @param path a mask, or a folder that holds one of the photo's name
    /// @param fit  stretch a mask of another size
    record File(Path path, boolean fit) implements MaskSource {

        @Override
        public Mask mask(Path photo, Photo picture, Restorer restorer, RestoreSettings settings, Progress progress)
                throws PhotoException {
            return Masks.read(PhotoNames.maskFor(photo, path), picture, fit);
        }

        @Override
        public String of(Path photo) throws PhotoException {
            return PhotoNames.maskFor(photo, path).toString();
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /// The damage that the program finds by itself.
    ///
    /// @param sensitivity in [0, 1]
    record Found(double sensitivity) implements MaskSource {

        @Override
        public Mask mask(Path photo, Photo picture, Restorer restorer, RestoreSettings settings, Progress progress)
                throws RestoreException {
            return restorer.damage(picture, settings, progress).mask(sensitivity, picture.width(), picture.height());
        }

        @Override
        public String of(Path photo) {
            return AUTO;
        }

        @Override
        public String toString() {
            return AUTO;
        }
    }
}
