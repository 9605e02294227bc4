package org.sairbrush.photo;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Writes photos and masks.
public final class PhotoWriter {

    private PhotoWriter() {}

    /// The same, with nobody watching.
    ///
    /// @throws PhotoException when it can't be written, in one sentence
    public static void write(Photo photo, Path file, WriteOptions options) throws PhotoException {
        write(photo, file, options, Watching.NOBODY);
    }

    /// Writes a photo in the format of the file name's extension, with its profile and what the format can hold of its
    /// metadata. An existing file is replaced only by a whole one.
    ///
    /// @throws PhotoException when it can't be written, in one sentence
    public static void write(Photo photo, Path file, WriteOptions options, Watching watching) throws PhotoException {
        requireFitting(photo, file);
        PhotoFormat format = format(file);
        PhotoFile.write(file, part -> encode(meant(photo, format), format, part, options, watching));
    }

    /// Asks before the work what [#write] refuses after it.
    ///
    /// @throws PhotoException when the format of this file name can't hold the photo, in one sentence
    public static void requireFitting(Photo photo, Path file) throws PhotoException {
        PhotoFormat format = format(file);
        if (photo.alpha() && !format.alpha() && !opaque(photo)) {
            throw new PhotoException("%s can't be written because %s has no transparency: choose .png or .tif"
                    .formatted(file.getFileName(), format.title()));
        }
    }

    private static void encode(Photo photo, PhotoFormat format, Path file, WriteOptions options, Watching watching)
            throws IOException {
        watching.at(0);
        switch (format) {
            case TIFF -> TiffWriter.write(photo, file, profile(photo, format), options, watching);
            case BMP -> BmpWriter.write(photo, file, watching);
            default -> {
                try (OutputStream output = Files.newOutputStream(file)) {
                    switch (format) {
                        case JPEG -> JpegWriter.write(photo, profile(photo, format), options, output, watching);
                        case PNG -> PngWriter.write(photo, profile(photo, format), options, output, watching);
                        case PNM -> PnmWriter.write(photo, output, watching);
                        default -> throw new AssertionError(format);
                    }
                }
            }
        }
        watching.at(1);
    }

    /// Writes a mask in black and white.
    ///
    /// @throws PhotoException when it can't be written, in one sentence
    public static void writeMask(Mask mask, Path file) throws PhotoException {
        if (format(file) == PhotoFormat.JPEG) {
            throw new PhotoException("%s can't be written because JPEG blurs the edges of masks: choose .png"
                    .formatted(file.getFileName()));
        }
        write(Photo.of(mask.toImage()), file, WriteOptions.defaults());
    }

    /// What a photo would lose in the format of this file name, in sentences for people; none where every sample
    /// and all metadata survive.
    ///
    /// @throws PhotoException when the file's name is that of no format that can be written
    public static List<String> losses(Photo photo, Path file) throws PhotoException {
        PhotoFormat format = format(file);
        List<String> losses = new ArrayList<>();
        if (!format.exact()) {
            losses.add("JPEG compresses with loss, so that pixels outside the mask change slightly: "
                    + "choose .png or .tif to keep them");
        }
        if (photo.bitDepth() == 16 && !format.deep()) {
            losses.add("%s keeps 8 of the photo's 16 bits: choose .png or .tif to keep them all"
                    .formatted(format.title()));
        }
        if (!keepsColours(photo, format)) {
            losses.add("%s can't hold the photo's colour space, so that its colours are converted to sRGB: choose .tif"
                    .formatted(format.title()));
        }
        List<String> lost = lostMetadata(photo.metadata(), format);
        if (!lost.isEmpty()) {
            losses.add("%s can't hold the photo's %s: choose .tif"
                    .formatted(format.title(), String.join(" and ", lost)));
        }
        return losses;
    }

    private static List<String> lostMetadata(Metadata metadata, PhotoFormat format) {
        List<String> lost = new ArrayList<>();
        boolean segments = format == PhotoFormat.JPEG && !(metadata instanceof JpegSegments);
        Predicate<byte[]> beyond = block -> !format.profile() || segments && JpegSegments.tooLarge(block);
        metadata.exif().filter(beyond).ifPresent(block -> lost.add("EXIF data"));
        metadata.xmp().filter(beyond).ifPresent(block -> lost.add("XMP data"));
        metadata.photoshop()
                .filter(beyond.or(block -> format == PhotoFormat.PNG))
                .ifPresent(block -> lost.add("IPTC data"));
        return lost;
    }

    private static PhotoFormat format(Path file) throws PhotoException {
        PhotoFormat format = PhotoFormat.of(file).orElseThrow(() -> new PhotoException(
                "%s does not end like a picture's name: use .png, .tif, .jpg or .bmp".formatted(file.getFileName())));
        if (!format.writable()) {
            throw new PhotoException("%s can't be written because %s is only read: choose .png, .tif or .jpg"
                    .formatted(file.getFileName(), format.title()));
        }
        return format;
    }

    private static boolean opaque(Photo photo) {
        Samples samples = photo.samples();
        int end = samples.index(0, photo.height());
        for (int i = samples.position(samples.bands() - 1); i < end; i += samples.bands()) {
            if (samples.get(i) != samples.maximum()) {
                return false;
            }
        }
        return true;
    }

    /// The profile to write: the source's very bytes while they still describe the pixels, or as much of them as they
    /// did: many programs give grey files a profile for colours.
    private static Optional<byte[]> profile(Photo photo, PhotoFormat format) {
        ColorSpace space = photo.image().getColorModel().getColorSpace();
        boolean asItCame = photo.grey() && photo.format() == format;
        return photo.metadata().iccProfile()
                .filter(bytes -> {
                    int type = colourType(bytes);
                    return type == space.getType() || asItCame && type == ColorSpace.TYPE_RGB;
                })
                .or(() -> space instanceof ICC_ColorSpace icc && !Layout.builtIn(space)
                        ? Optional.of(icc.getProfile().getData())
                        : Optional.empty());
    }

    private static int colourType(byte[] profile) {
        try {
            return ICC_Profile.getInstance(profile).getColorSpaceType();
        } catch (IllegalArgumentException unusable) {
            return -1;
        }
    }

    private static boolean keepsColours(Photo photo, PhotoFormat format) {
        ColorSpace space = photo.image().getColorModel().getColorSpace();
        return (format.profile() || Layout.builtIn(space)) && (format.inks() || photo.components() != 4);
    }

    /// The photo as it is, or in sRGB at its own depth where the format can't say what its colours mean.
    private static Photo meant(Photo photo, PhotoFormat format) {
        return keepsColours(photo, format) ? photo : new Photo(Layout.inSrgb(photo), photo.origin());
    }
}
