package org.sairbrush.photo;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.plugins.tiff.TIFFTag;
import javax.imageio.stream.ImageOutputStream;

/// Writes photos and masks.
public final class PhotoWriter {

    private static final int USUAL_JPEG_QUALITY = 95;

    private PhotoWriter() {}

    /// Writes a photo in the format of the file name's extension, with its profile; other metadata goes with it where
    /// the format stays the same. An existing file is replaced only by a whole one.
    ///
    /// @throws PhotoException when it can't be written, in one sentence
    public static void write(Photo photo, Path file, WriteOptions options) throws PhotoException {
        PhotoFormat format = format(file);
        if (photo.alpha() && !format.lossless() && !opaque(photo)) {
            throw new PhotoException("%s can't be written because %s has no transparency: choose .png or .tif"
                    .formatted(file.getFileName(), format.title()));
        }
        WholeFile.write(file, part -> {
            switch (format) {
                case JPEG -> Files.write(part, jpeg(photo, options));
                case PNG -> Files.write(part, png(photo));
                case TIFF -> writeTiff(photo, part);
                case BMP -> ImageIO.write(srgb(photo), "bmp", part.toFile());
                default -> throw new AssertionError(format);
            }
        });
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
        if (format == PhotoFormat.JPEG) {
            losses.add("JPEG compresses with loss, so that pixels outside the mask change slightly: "
                    + "choose .png or .tif to keep them");
        }
        if (photo.bitDepth() == 16 && !format.lossless()) {
            losses.add("%s keeps 8 of the photo's 16 bits: choose .png or .tif to keep them all"
                    .formatted(format.title()));
        }
        boolean more = !(photo.metadata() instanceof Metadata.ProfileOnly);
        // what a TIFF says beside its profile is not read yet
        if (format != photo.format() && more || photo.format() == PhotoFormat.TIFF) {
            losses.add("EXIF, XMP and IPTC data are kept only from JPEG to JPEG and from PNG to PNG");
        }
        return losses;
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

    /// The profile to write: the source's very bytes while they still describe the pixels.
    private static Optional<byte[]> profile(Photo photo) {
        ColorSpace space = photo.image().getColorModel().getColorSpace();
        return photo.metadata().iccProfile()
                .filter(bytes -> colourType(bytes) == space.getType())
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

    private static byte[] jpeg(Photo photo, WriteOptions options) throws IOException {
        JpegSegments source =
                photo.metadata() instanceof JpegSegments segments ? segments : new JpegSegments(List.of());
        int quality = options.jpegQuality()
                .orElse(Math.max(USUAL_JPEG_QUALITY, source.quality().orElse(USUAL_JPEG_QUALITY)));
        List<JpegSegments.Segment> segments = new ArrayList<>(source.kept(photo.width(), photo.height()));
        profile(photo).ifPresent(bytes -> segments.addAll(JpegSegments.profileSegments(bytes)));
        return JpegSegments.insert(OpenCvEncoder.jpeg(photo, quality, source.chroma()), segments);
    }

    private static byte[] png(Photo photo) throws IOException {
        List<PngChunks.Chunk> chunks = new ArrayList<>();
        profile(photo).ifPresent(bytes -> chunks.add(PngChunks.profileChunk(bytes)));
        if (photo.metadata() instanceof PngChunks source) {
            chunks.addAll(source.kept(photo.width(), photo.height()));
        }
        byte[] png = photo.grey() && photo.alpha() ? javaPng(photo) : OpenCvEncoder.png(photo);
        return PngChunks.insert(png, chunks);
    }

    private static byte[] javaPng(Photo photo) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ImageIO.write(withoutProfile(photo), "png", output);
        return output.toByteArray();
    }

    private static void writeTiff(Photo photo, Path file) throws IOException {
        BufferedImage image = withoutProfile(photo);
        ImageWriter writer = tiffWriter();
        try (ImageOutputStream output = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(output);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionType("ZLib");
            TIFFDirectory directory = TIFFDirectory.createFromMetadata(
                    writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), parameters));
            profile(photo).ifPresent(bytes -> directory.addTIFFField(profileField(bytes)));
            writer.write(null, new IIOImage(image, null, directory.getAsMetadata()), parameters);
        } finally {
            writer.dispose();
        }
    }

    /// Java's own writer: the other one does not write 16-bit colours.
    private static ImageWriter tiffWriter() {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("tiff");
        ImageWriter writer = writers.next();
        while (!writer.getClass().getName().startsWith("com.sun.") && writers.hasNext()) {
            writer = writers.next();
        }
        return writer;
    }

    private static TIFFField profileField(byte[] profile) {
        TIFFTag tag = BaselineTIFFTagSet.getInstance().getTag(BaselineTIFFTagSet.TAG_ICC_PROFILE);
        return new TIFFField(tag, TIFFTag.TIFF_UNDEFINED, profile.length, profile);
    }

    /// The same samples as an image for which Java's writers add no profile of their own.
    private static BufferedImage withoutProfile(Photo photo) {
        return Layout.withColourSpace(photo.image(), Layout.plain(photo.grey() ? 1 : 3));
    }

    private static BufferedImage srgb(Photo photo) {
        int width = photo.width();
        int height = photo.height();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, photo.argb(Area.of(width, height), width, height), 0, width);
        return image;
    }
}
