package org.sairbrush.photo;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Directory;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;

/// Reads photos and masks.
public final class PhotoReader {

    /// What reading, turning and working copies take, in bytes a pixel.
    private static final int WORKING_BYTES = 8;

    private PhotoReader() {}

    /// Reads a photo with its profile, depth and metadata, upright as its orientation tag says. Of several pages or
    /// frames it takes the first.
    ///
    /// @throws PhotoException when it can't be read, in one sentence
    public static Photo read(Path file) throws PhotoException {
        requireFile(file);
        try (ImageInputStream input = ImageIO.createImageInputStream(file.toFile())) {
            ImageReader reader = reader(input, file);
            try {
                return read(reader, file);
            } finally {
                reader.dispose();
            }
        } catch (PhotoException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw damaged(file, e);
        } catch (OutOfMemoryError e) {
            throw new PhotoException("%s does not fit into memory: make it smaller, or give Java more with -Xmx"
                    .formatted(file.getFileName()), e);
        }
    }

    /// Reads a mask: white (luminance of at least 128 of 255) is hole, transparent is not.
    ///
    /// @throws PhotoException when it can't be read, in one sentence
    public static Mask readMask(Path file) throws PhotoException {
        return Mask.of(read(file).image());
    }

    private static void requireFile(Path file) throws PhotoException {
        if (!Files.exists(file)) {
            throw new PhotoException("%s does not exist: check the name".formatted(file));
        }
        if (Files.isDirectory(file)) {
            throw new PhotoException("%s is a folder: choose a picture in it".formatted(file));
        }
        if (!Files.isReadable(file)) {
            throw new PhotoException("%s may not be read: change its permissions".formatted(file));
        }
    }

    private static ImageReader reader(ImageInputStream input, Path file) throws IOException {
        if (input.length() == 0) {
            throw new PhotoException("%s is empty: copy it again from where it came".formatted(file.getFileName()));
        }
        Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (format(reader).isPresent()) {
                reader.setInput(input);
                return reader;
            }
        }
        throw new PhotoException("%s is not a picture of a known kind: use JPEG, PNG, TIFF, BMP, GIF or WebP"
                .formatted(file.getFileName()));
    }

    private static Optional<PhotoFormat> format(ImageReader reader) {
        return Arrays.stream(reader.getOriginatingProvider().getFormatNames())
                .flatMap(name -> PhotoFormat.ofExtension(name).stream())
                .findFirst();
    }

    private static Photo read(ImageReader reader, Path file) throws IOException {
        requireRoom(reader.getWidth(0), reader.getHeight(0), file);
        SuddenEnd suddenEnd = new SuddenEnd();
        reader.addIIOReadWarningListener(suddenEnd);
        BufferedImage image = reader.read(0, ownColours(reader));
        if (suddenEnd.seen) {
            throw damaged(file, null);
        }
        PhotoFormat format = format(reader).orElseThrow();
        Metadata metadata = switch (format) {
            case JPEG -> JpegSegments.read(file);
            case PNG -> PngChunks.read(file);
            default -> new Metadata.ProfileOnly(profile(image));
        };
        image = Layout.of(withProfile(image, metadata));
        return new Photo(Orientation.of(orientation(file)).apply(image), format, metadata);
    }

    /// Asks for the samples as they are stored. Left alone, JPEG readers convert them to sRGB.
    private static ImageReadParam ownColours(ImageReader reader) throws IOException {
        ImageReadParam parameters = reader.getDefaultReadParam();
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        while (types.hasNext()) {
            ImageTypeSpecifier type = types.next();
            if (!Layout.builtIn(type.getColorModel().getColorSpace())) {
                parameters.setDestinationType(type);
                break;
            }
        }
        return parameters;
    }

    private static void requireRoom(long width, long height, Path file) throws PhotoException {
        long needed = width * height * WORKING_BYTES;
        if (width * height * 4 > Integer.MAX_VALUE || needed > Runtime.getRuntime().maxMemory()) {
            throw new PhotoException(("%s is too large: %d × %d pixels need about %d MB of memory; "
                            + "make it smaller, or give Java more with -Xmx")
                    .formatted(file.getFileName(), width, height, needed >> 20));
        }
    }

    private static PhotoException damaged(Path file, Exception cause) {
        return new PhotoException(
                "%s is damaged or cut off: copy it again from where it came, or save it anew in another program"
                        .formatted(file.getFileName()),
                cause);
    }

    private static Optional<byte[]> profile(BufferedImage image) {
        return image.getColorModel().getColorSpace() instanceof ICC_ColorSpace space && !Layout.builtIn(space)
                ? Optional.of(space.getProfile().getData())
                : Optional.empty();
    }

    /// Readers differ in what they make of profiles, so the file's own word is taken where it fits the pixels.
    private static BufferedImage withProfile(BufferedImage image, Metadata metadata) {
        int components = image.getColorModel().getNumColorComponents();
        return metadata.iccProfile()
                .flatMap(PhotoReader::colourSpace)
                .filter(space -> space.getNumComponents() == components)
                .map(space -> Layout.withColourSpace(image, space))
                .orElse(image);
    }

    private static Optional<ColorSpace> colourSpace(byte[] profile) {
        try {
            ColorSpace space = new ICC_ColorSpace(ICC_Profile.getInstance(profile));
            // A damaged profile shows only in use.
            space.toRGB(new float[space.getNumComponents()]);
            return Optional.of(space);
        } catch (IllegalArgumentException | CMMException unusable) {
            return Optional.empty();
        }
    }

    /// The EXIF orientation, 1–8; 1 where nothing is said.
    private static int orientation(Path file) throws IOException {
        try {
            Directory directory = ImageMetadataReader.readMetadata(file.toFile())
                    .getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer orientation = directory == null ? null : directory.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return orientation == null ? 1 : orientation;
        } catch (ImageProcessingException | RuntimeException malformed) {
            return 1;
        }
    }

    /// Decoders go on after a sudden end and leave the rest grey; they only warn.
    private static final class SuddenEnd implements IIOReadWarningListener {
        private boolean seen;

        @Override
        public void warningOccurred(ImageReader source, String warning) {
            seen |= warning.contains("premature end");
        }
    }
}
