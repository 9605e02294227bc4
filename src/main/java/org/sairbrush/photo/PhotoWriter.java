package org.sairbrush.photo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// Writes photos and masks.
public final class PhotoWriter {

    private PhotoWriter() {}

    /// Writes a photo in the format of the file name's extension. An existing file is replaced only by a whole one.
    ///
    /// @throws PhotoException when it can't be written, in one sentence
    public static void write(Photo photo, Path file, WriteOptions options) throws PhotoException {
        PhotoFormat format = PhotoFormat.of(file).orElse(PhotoFormat.PNG);
        write(photo.image(), format, file);
    }

    /// Writes a mask as black and white.
    ///
    /// @throws PhotoException when it can't be written, in one sentence
    public static void writeMask(Mask mask, Path file) throws PhotoException {
        write(mask.toImage(), PhotoFormat.PNG, file);
    }

    private static void write(BufferedImage image, PhotoFormat format, Path file) throws PhotoException {
        try {
            ImageIO.write(image, format.extensions().getFirst(), file.toFile());
        } catch (IOException e) {
            throw new PhotoException("%s can't be written: %s".formatted(file, e.getMessage()), e);
        }
    }
}
