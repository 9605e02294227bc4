package org.sairbrush.photo;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/// Writes photos and masks.
public final class PhotoWriter {

    private static final int DEFAULT_JPEG_QUALITY = 95;

    @FunctionalInterface
    private interface Encoder {
        void encode(Path file) throws IOException;
    }

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
        replace(file, temporary -> {
            switch (format) {
                case JPEG -> Files.write(temporary, jpeg(photo, options));
                case PNG -> writePng(photo, temporary);
                case TIFF -> writeTiff(photo, temporary);
                case BMP -> ImageIO.write(srgb(photo), "bmp", temporary.toFile());
                default -> throw new AssertionError(format);
            }
        });
    }

    /// Writes a mask in black and white.
    ///
    /// @throws PhotoException when it can't be written, in one sentence
    public static void writeMask(Mask mask, Path file) throws PhotoException {
        PhotoFormat format = format(file);
        if (format == PhotoFormat.JPEG) {
            throw new PhotoException("%s can't be written because JPEG blurs masks: choose .png".formatted(file.getFileName()));
        }
        write(Photo.of(mask.toImage()), file, WriteOptions.defaults());
    }

    /// What a photo loses in the format of this file name: sentences for people, none where every sample survives.
    public static List<String> losses(Photo photo, Path file) throws PhotoException {
        PhotoFormat format = format(file);
        List<String> losses = new ArrayList<>();
        if (format == PhotoFormat.JPEG) {
            losses.add("JPEG compresses with loss, so pixels outside the mask change slightly: choose .png or .tif to keep them.");
        }
        if (photo.bitDepth() == 16 && !format.lossless()) {
            losses.add("%s stores 8 of the photo's 16 bits: choose .png or .tif to keep them.".formatted(format.title()));
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
        int alpha = samples.position(samples.bands() - 1);
        int end = samples.index(0, photo.height());
        for (int i = alpha; i < end; i += samples.bands()) {
            if (samples.get(i) != samples.maximum()) {
                return false;
            }
        }
        return true;
    }

    /// Writes beside the file, then moves, so that no reader ever sees half of it.
    private static void replace(Path file, Encoder encoder) throws PhotoException {
        Path temporary = null;
        try {
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            if (!Files.isDirectory(target.getParent())) {
                throw new PhotoException("The folder %s does not exist: create it or choose another".formatted(target.getParent()));
            }
            temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
            encoder.encode(temporary);
            move(temporary, target);
        } catch (PhotoException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new PhotoException("%s can't be written (%s): check the disk's space and the folder's permissions"
                    .formatted(file, e.getMessage()), e);
        } catch (OutOfMemoryError e) {
            throw new PhotoException("%s can't be written for lack of memory: give Java more with -Xmx".formatted(file.getFileName()), e);
        } finally {
            delete(temporary);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void delete(Path temporary) {
        try {
            if (temporary != null) {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException leftOver) {
            // The error that led here says more.
        }
    }

    /// The profile to write: the source's very bytes while they still describe the pixels.
    private static Optional<byte[]> profile(Photo photo) {
        ColorSpace space = photo.image().getColorModel().getColorSpace();
        int type = photo.grey() ? ColorSpace.TYPE_GRAY : ColorSpace.TYPE_RGB;
        return photo.metadata().iccProfile()
                .filter(bytes -> colourType(bytes) == type)
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
        JpegSegments source = photo.metadata() instanceof JpegSegments segments ? segments : new JpegSegments(List.of());
        int quality = options.jpegQuality()
                .orElse(Math.max(DEFAULT_JPEG_QUALITY, source.quality().orElse(DEFAULT_JPEG_QUALITY)));
        List<JpegSegments.Segment> segments = new ArrayList<>(source.kept(photo.width(), photo.height()));
        profile(photo).ifPresent(bytes -> segments.addAll(JpegSegments.profileSegments(bytes)));
        return JpegSegments.insert(compress(photo, quality, source.chroma()), segments);
    }

    private static byte[] compress(Photo photo, int quality, JpegSegments.Chroma chroma) throws IOException {
        int sampling = switch (chroma) {
            case FULL -> opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_444;
            case HALF -> opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_422;
            case QUARTER -> opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_420;
        };
        int type = photo.grey() ? opencv_core.CV_8UC1 : opencv_core.CV_8UC3;
        try (BytePointer pixels = new BytePointer(bgr(photo));
                Mat image = new Mat(photo.height(), photo.width(), type, pixels);
                BytePointer output = new BytePointer();
                IntPointer parameters = new IntPointer(
                        opencv_imgcodecs.IMWRITE_JPEG_QUALITY, quality,
                        opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR, sampling,
                        opencv_imgcodecs.IMWRITE_JPEG_OPTIMIZE, 1)) {
            if (!opencv_imgcodecs.imencode(".jpg", image, output, parameters)) {
                throw new IOException("JPEG can't hold a picture of this size");
            }
            byte[] bytes = new byte[Math.toIntExact(output.limit())];
            output.get(bytes);
            return bytes;
        }
    }

    /// The samples at 8 bits without alpha, blue first as OpenCV wants them.
    private static byte[] bgr(Photo photo) {
        Samples samples = photo.samples();
        int components = photo.grey() ? 1 : 3;
        int pixels = photo.width() * photo.height();
        byte[] bgr = new byte[pixels * components];
        int step = samples.maximum() / 255;
        for (int component = 0; component < components; component++) {
            int from = samples.position(components - 1 - component);
            for (int i = component; i < bgr.length; i += components, from += samples.bands()) {
                bgr[i] = (byte) ((samples.get(from) + step / 2) / step);
            }
        }
        return bgr;
    }

    private static void writePng(Photo photo, Path file) throws IOException {
        List<PngChunks.Chunk> chunks = new ArrayList<>();
        profile(photo).ifPresent(bytes -> chunks.add(PngChunks.profileChunk(bytes)));
        if (photo.metadata() instanceof PngChunks source) {
            chunks.addAll(source.kept(photo.width(), photo.height()));
        }
        try (OutputStream output = new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW));
                OutputStream png = new InsertingOutputStream(output, PngChunks.HEADER_BYTES, PngChunks.bytes(chunks))) {
            ImageIO.write(Layout.withColourSpace(photo.image(), Layout.plain(photo.grey() ? 1 : 3)), "png", png);
        }
    }

    private static void writeTiff(Photo photo, Path file) throws IOException {
        ImageWriter writer = tiffWriter();
        BufferedImage image = Layout.withColourSpace(photo.image(), Layout.plain(photo.grey() ? 1 : 3));
        try (ImageOutputStream output = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(output);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionType("Deflate");
            TIFFDirectory directory = TIFFDirectory.createFromMetadata(
                    writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), parameters));
            profile(photo).ifPresent(bytes -> directory.addTIFFField(profileField(bytes)));
            writer.write(new IIOImage(image, null, directory.getAsMetadata()));
        } finally {
            writer.dispose();
        }
    }

    /// Java's own writer: others do not write 16-bit colours.
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

    private static BufferedImage srgb(Photo photo) {
        int width = photo.width();
        int height = photo.height();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, photo.argb(Area.of(width, height), width, height), 0, width);
        return image;
    }
}
