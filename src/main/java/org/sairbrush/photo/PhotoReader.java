package org.sairbrush.photo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/// Reads photos and masks.
public final class PhotoReader {

    private PhotoReader() {}

    /// Reads a photo with its profile, depth and metadata, upright as its orientation tag says. Of several pages or
    /// frames it takes the first.
    ///
    /// @throws PhotoException when it can't be read, in one sentence
    public static Photo read(Path file) throws PhotoException {
        requireFile(file);
        try (ImageInputStream input = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new PhotoException("%s is not a picture of a known kind: use JPEG, PNG, TIFF, BMP, GIF or WebP"
                        .formatted(file.getFileName()));
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input);
                BufferedImage image = reader.read(0);
                return new Photo(image, format(reader), Metadata.NONE);
            } finally {
                reader.dispose();
            }
        } catch (PhotoException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new PhotoException("%s is damaged and can't be read: %s".formatted(file.getFileName(), e.getMessage()), e);
        }
    }

    /// Reads a mask: white (luminance of at least 128 of 255) is hole, transparent is not.
    ///
    /// @throws PhotoException when it can't be read, in one sentence
    public static Mask readMask(Path file) throws PhotoException {
        return Mask.of(read(file).image());
    }

    private static PhotoFormat format(ImageReader reader) throws IOException {
        return PhotoFormat.valueOf(reader.getFormatName().toUpperCase(Locale.ROOT));
    }

    private static void requireFile(Path file) throws PhotoException {
        if (!Files.exists(file)) {
            throw new PhotoException("%s does not exist: check the name".formatted(file));
        }
        if (Files.isDirectory(file)) {
            throw new PhotoException("%s is a folder: choose a picture in it".formatted(file));
        }
    }
}
