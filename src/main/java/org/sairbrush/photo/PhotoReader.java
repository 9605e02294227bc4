package org.sairbrush.photo;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.SampleModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Reads photos and masks.
public final class PhotoReader {

    private PhotoReader() {}

    /// The same, with nobody watching.
    ///
    /// @throws PhotoException when it can't be read, in one sentence
    public static Photo read(Path file) throws PhotoException {
        return read(file, Watching.NOBODY);
    }

    /// Reads a photo with its profile, depth and metadata, upright as its orientation tag says. Of several pages or
    /// frames it takes the first, and of a JPEG that was cut off what is there; [Photo#notices()] tells.
    ///
    /// @throws PhotoException when it can't be read, in one sentence
    public static Photo read(Path file, Watching watching) throws PhotoException {
        return readWatched(file, watching.rising());
    }

    private static Photo readWatched(Path file, Watching watching) throws PhotoException {
        return withReader(file, watching, reader -> read(reader, file, watching, 1));
    }

    /// Reads a small picture of a photo, for which no room is needed for all of it.
    ///
    /// @param longest pixels of the longer side that are enough; it gets up to twice as many
    /// @throws PhotoException when it can't be read, in one sentence
    public static PhotoPreview preview(Path file, int longest) throws PhotoException {
        return withReader(file, Watching.NOBODY, reader -> {
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            Photo small = read(reader, file, Watching.NOBODY, Math.max(1, Math.max(width, height) / longest));
            boolean turned = small.origin().orientation().swapsAxes();
            return new PhotoPreview(turned ? height : width, turned ? width : height, small);
        });
    }

    @FunctionalInterface
    private interface Reading<T> {
        T by(ImageReader reader) throws IOException;
    }

    private static <T> T withReader(Path file, Watching watching, Reading<T> reading) throws PhotoException {
        requireFile(file);
        try (ImageInputStream input = ImageIO.createImageInputStream(file.toFile())) {
            ImageReader reader = reader(input, file, watching);
            try {
                return reading.by(reader);
            } finally {
                reader.dispose();
            }
        } catch (PhotoException | CancellationException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
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
        Photo picture = read(file);
        if (!picture.whole()) {
            throw new PhotoException("The mask %s is cut off: copy it again from where it came, or save it anew"
                    .formatted(file.getFileName()));
        }
        return Mask.of(picture.image());
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

    private static ImageReader reader(ImageInputStream input, Path file, Watching watching) throws IOException {
        if (input.length() == 0) {
            throw new PhotoException("%s is empty: copy it again from where it came".formatted(file.getFileName()));
        }
        Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            Optional<PhotoFormat> format = format(reader);
            if (format.equals(Optional.of(PhotoFormat.JPEG))) {
                JpegSegments jpeg = JpegSegments.read(file);
                if (!misreads(reader, jpeg)) {
                    Optional<byte[]> renamed = JpegNames.plain(jpeg);
                    reader.setInput(renamed.isPresent() ? input(renamed.get()) : input);
                    return reader;
                }
            } else if (format.isPresent()) {
                // Lossless WebP is decoded without a word.
                reader.setInput(
                        format.get() == PhotoFormat.WEBP ? new WatchedInput(input, watching) : input);
                return reader;
            }
        }
        throw new PhotoException("%s is %s: use JPEG, PNG, TIFF, BMP, PNM, GIF or WebP"
                .formatted(file.getFileName(), ForeignKind.of(file)
                        .map(kind -> "a %s file, which Sairbrush can't read".formatted(kind.title()))
                        .orElse("not a picture of a known kind")));
    }

    static ImageInputStream input(byte[] file) {
        return new MemoryCacheImageInputStream(new ByteArrayInputStream(file));
    }

    /// The usual reader of JPEG cuts quantisation steps of more than a byte; Java's own, which comes after it, does
    /// not.
    static boolean misreads(ImageReader reader, JpegSegments jpeg) {
        return jpeg.wideSteps() && !reader.getClass().getName().startsWith("com.sun.");
    }

    private static Optional<PhotoFormat> format(ImageReader reader) {
        return Stream.concat(
                        Arrays.stream(reader.getOriginatingProvider().getFormatNames()),
                        Arrays.stream(reader.getOriginatingProvider().getFileSuffixes()))
                .flatMap(name -> PhotoFormat.ofExtension(name).stream())
                .findFirst();
    }

    /// @param step between the pixels that are read; 1 reads all
    private static Photo read(ImageReader reader, Path file, Watching watching, int step) throws IOException {
        PhotoFormat format = format(reader).orElseThrow();
        Optional<JpegSegments> jpeg =
                format == PhotoFormat.JPEG ? Optional.of(JpegSegments.read(file)) : Optional.empty();
        if (jpeg.isPresent()) {
            jpeg.get().require(file);
        }
        if (step == 1) {
            MemoryNeed.of(reader, kind(reader, ownColours(reader)), format).require(file, format);
        }
        Decoding decoding = Decoding.of(reader, watching);
        Optional<TiffTags> tiff = format == PhotoFormat.TIFF ? Optional.of(TiffTags.read(file)) : Optional.empty();
        if (tiff.isPresent()) {
            tiff.get().samples().require(file);
        }
        BufferedImage image = decode(reader, jpeg, step);
        if (tiff.filter(tags -> tags.samples().timesAlpha()).isPresent()) {
            // Its reader says so at 16 bits only.
            image = Layout.timesAlpha(image);
        }
        Optional<IndexColorModel> palette =
                image.getColorModel() instanceof IndexColorModel colours ? Optional.of(colours) : Optional.empty();
        Metadata metadata = jpeg.isPresent()
                ? jpeg.get()
                : tiff.isPresent() ? tiff.get() : metadata(format, file, image);
        List<String> notices = new ArrayList<>(decoding.notices(metadata, file));
        boolean whole = notices.isEmpty();
        tiff.ifPresent(tags -> notices.addAll(tags.samples().notices(file)));
        int pictures = format == PhotoFormat.GIF ? reader.getNumImages(true) : metadata.pictures();
        if (pictures > 1) {
            notices.add("%s holds more than one picture: this is the first, and only it is written"
                    .formatted(file.getFileName()));
        }
        Optional<ColorSpace> space = metadata.iccProfile().flatMap(PhotoReader::colourSpace);
        if (metadata.iccProfile().isPresent() && space.isEmpty()) {
            notices.add("The colour profile in %s is damaged: sRGB is taken instead".formatted(file.getFileName()));
        }
        if (palette.isPresent() && space.filter(meant -> meant.getNumComponents() == 3).isPresent()) {
            image = Layout.inColours(image, palette.get());
        }
        image = Layout.of(withColourSpace(image, space));
        if (step == 1 && metadata instanceof WebpChunks webp && webp.plainAlpha().isPresent()) {
            webp.plainAlpha().get().putInto(image);
        }
        watching.at(1);
        Orientation orientation = metadata.orientation();
        Optional<Area> all =
                step == 1 ? Optional.of(Area.of(image.getWidth(), image.getHeight())) : Optional.empty();
        return new Photo(
                orientation.apply(image),
                new Origin(format, metadata, orientation, all, palette, whole, List.copyOf(notices)));
    }

    /// The samples as they are stored.
    static BufferedImage decode(ImageReader reader, Optional<JpegSegments> jpeg) throws IOException {
        return decode(reader, jpeg, 1);
    }

    private static BufferedImage decode(ImageReader reader, Optional<JpegSegments> jpeg, int step) throws IOException {
        if (jpeg.filter(JpegSegments::inks).isPresent()) {
            return JpegInks.read(reader, jpeg.get());
        }
        ImageReadParam parameters = ownColours(reader);
        ImageTypeSpecifier type = kind(reader, parameters);
        if (step > 1) {
            parameters.setSourceSubsampling(step, step, 0, 0);
        } else if (MemoryNeed.of(reader, type, format(reader).orElseThrow()).mapped()) {
            SampleModel samples = type.getSampleModel(reader.getWidth(0), reader.getHeight(0));
            parameters.setDestination(Layout.empty(type.getColorModel(), samples));
        }
        return reader.read(0, parameters);
    }

    /// The kind of image that a reader makes.
    private static ImageTypeSpecifier kind(ImageReader reader, ImageReadParam parameters) throws IOException {
        if (parameters.getDestinationType() != null) {
            return parameters.getDestinationType();
        }
        Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
        if (!types.hasNext()) {
            throw new IOException("The reader names no kind of picture");
        }
        return types.next();
    }

    private static Metadata metadata(PhotoFormat format, Path file, BufferedImage image) throws IOException {
        return switch (format) {
            case PNG -> PngChunks.read(file);
            case WEBP -> WebpChunks.read(file);
            case BMP -> new Metadata.Little(profile(image), BmpHeader.resolution(file));
            default -> new Metadata.Little(profile(image), Optional.empty());
        };
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

    static PhotoException damaged(Path file, Throwable cause) {
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

    /// Readers differ in what they make of profiles, so the file's own word is taken where it fits the pixels. Inks
    /// without a profile are nobody's.
    private static BufferedImage withColourSpace(BufferedImage image, Optional<ColorSpace> stated) {
        int components = image.getColorModel().getNumColorComponents();
        return stated.filter(space -> space.getNumComponents() == components)
                .or(() -> components == 4 ? Optional.of(Layout.plain(4)) : Optional.empty())
                .map(space -> Layout.withColourSpace(image, space))
                .orElse(image);
    }

    private static Optional<ColorSpace> colourSpace(byte[] profile) {
        try {
            ColorSpace space = new ICC_ColorSpace(ICC_Profile.getInstance(profile));
            // A damaged profile shows only in use.
            space.toRGB(new float[space.getNumComponents()]);
            space.fromRGB(new float[3]);
            return Optional.of(space);
        } catch (RuntimeException unusable) {
            return Optional.empty();
        }
    }
}
