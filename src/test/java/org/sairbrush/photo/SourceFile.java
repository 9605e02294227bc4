package org.sairbrush.photo;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.ExifParentTIFFTagSet;
import javax.imageio.plugins.tiff.ExifTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.plugins.tiff.TIFFTag;
import javax.imageio.plugins.tiff.TIFFTagSet;
import javax.imageio.stream.ImageOutputStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/// A kind of file that photos come as, and how to make one. Written by Java, OpenCV or hand rather than by the
/// program's own writers wherever they can.
///
/// @param described whether EXIF, XMP and IPTC are in it, where the format has them
/// @param exact     whether the format keeps every sample
record SourceFile(String name, String extension, boolean described, boolean exact, Maker maker) {

    static final int ORIENTATION = 6;

    interface Maker {

        /// @param seed says which picture
        byte[] make(int width, int height, long seed) throws IOException;
    }

    Path write(Path folder, int width, int height, long seed) throws IOException {
        return Files.write(folder.resolve("source." + extension), maker.make(width, height, seed));
    }

    @Override
    public String toString() {
        return name;
    }

    static SourceFile named(String name) {
        return all().stream().filter(file -> file.name.equals(name)).findFirst().orElseThrow();
    }

    static List<SourceFile> all() {
        ICC_ColorSpace wide = Pictures.wideColours();
        ICC_ColorSpace grey = TestProfiles.grey();
        ICC_ColorSpace inks = TestProfiles.inks();
        ColorSpace rgb = Layout.plain(3);
        ColorSpace plainGrey = Layout.plain(1);
        List<SourceFile> all = new ArrayList<>();
        all.add(jpeg("JPEG 4:4:4", 3, rgb, JpegSegments.Chroma.FULL, false));
        all.add(jpeg("JPEG 4:2:2", 3, rgb, JpegSegments.Chroma.HALF, false));
        all.add(jpeg("JPEG 4:2:0", 3, rgb, JpegSegments.Chroma.QUARTER, false));
        all.add(jpeg("JPEG 4:2:0 progressive", 3, rgb, JpegSegments.Chroma.QUARTER, true));
        all.add(jpeg("JPEG with a profile", 3, wide, JpegSegments.Chroma.FULL, false));
        all.add(jpeg("JPEG grey", 1, plainGrey, JpegSegments.Chroma.FULL, false));
        all.add(jpeg("JPEG grey with a profile", 1, grey, JpegSegments.Chroma.FULL, false));
        all.add(jpegOfInks("JPEG CMYK", Layout.plain(4)));
        all.add(jpegOfInks("JPEG CMYK with a profile", inks));
        for (int bits : new int[] {8, 16}) {
            all.add(png("PNG %d bits".formatted(bits), bits, 3, rgb, false));
            all.add(png("PNG %d bits interlaced".formatted(bits), bits, 3, rgb, true));
            all.add(png("PNG %d bits with a profile".formatted(bits), bits, 3, wide, false));
            all.add(png("PNG %d bits with alpha".formatted(bits), bits, 4, rgb, false));
            all.add(png("PNG %d bits grey".formatted(bits), bits, 1, plainGrey, false));
            all.add(png("PNG %d bits grey with a profile".formatted(bits), bits, 1, grey, false));
            all.add(png("PNG %d bits grey with alpha".formatted(bits), bits, 2, plainGrey, false));
        }
        all.add(palette("PNG palette", false, 5));
        all.add(palette("PNG palette with transparency", true, 5));
        all.add(palette("PNG palette of 256 colours", false, 8));
        for (int bits : new int[] {8, 16}) {
            all.add(tiff("TIFF %d bits".formatted(bits), bits, 3, rgb, null, false, 1));
            all.add(tiff("TIFF %d bits LZW".formatted(bits), bits, 3, rgb, "LZW", false, 1));
            all.add(tiff("TIFF %d bits tiled, Deflate".formatted(bits), bits, 3, rgb, "Deflate", true, 1));
            all.add(tiff("TIFF %d bits with a profile".formatted(bits), bits, 3, wide, "LZW", false, 1));
            all.add(tiff("TIFF %d bits with alpha".formatted(bits), bits, 4, rgb, "LZW", false, 1));
            all.add(tiff("TIFF %d bits grey".formatted(bits), bits, 1, plainGrey, "PackBits", false, 1));
            all.add(tiff("TIFF %d bits grey with a profile".formatted(bits), bits, 1, grey, "ZLib", false, 1));
            all.add(bySairbrush("TIFF %d bits CMYK".formatted(bits), bits, Layout.plain(4)));
            all.add(bySairbrush("TIFF %d bits CMYK with a profile".formatted(bits), bits, inks));
        }
        all.add(tiff("TIFF of two pages", 8, 3, rgb, "LZW", false, 2));
        all.add(new SourceFile("BigTIFF 16 bits", "tif", false, true, SourceFile::bigTiff));
        all.add(new SourceFile("BMP", "bmp", false, true, (width, height, seed) ->
                written("bmp", image(width, height, 8, 3, rgb, seed), false)));
        for (int bits : new int[] {8, 16}) {
            all.add(pnm("PGM %d bits".formatted(bits), "pgm", bits, 1));
            all.add(pnm("PPM %d bits".formatted(bits), "ppm", bits, 3));
        }
        all.add(new SourceFile("GIF", "gif", false, true, (width, height, seed) ->
                written("gif", indexed(image(width, height, 8, 3, rgb, seed), 6, false), false)));
        all.add(new SourceFile("WebP lossless", "webp", true, true, (width, height, seed) ->
                webp(image(width, height, 8, 3, rgb, seed), 101)));
        all.add(new SourceFile("WebP lossless with alpha", "webp", true, true, (width, height, seed) ->
                webp(image(width, height, 8, 4, rgb, seed), 101)));
        all.add(new SourceFile("WebP lossy", "webp", true, true, (width, height, seed) ->
                webp(image(width, height, 8, 3, rgb, seed), 90)));
        return all;
    }

    static BufferedImage image(int width, int height, int bits, int bands, ColorSpace space, long seed) {
        return Pictures.picture(width, height, bits, bands, space, seed);
    }

    private static SourceFile jpeg(
            String name, int bands, ColorSpace space, JpegSegments.Chroma chroma, boolean progressive) {
        return new SourceFile(name, "jpg", true, false, (width, height, seed) -> {
            Photo photo = Photo.of(image(width, height, 8, bands, space, seed));
            return describedJpeg(OpenCvEncoder.jpeg(photo, 90, chroma, progressive, Watching.NOBODY), space);
        });
    }

    private static SourceFile jpegOfInks(String name, ColorSpace space) {
        return new SourceFile(name, "jpg", true, false, (width, height, seed) -> {
            Photo photo = Photo.of(image(width, height, 8, 4, space, seed));
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            JpegWriter.write(photo, Optional.empty(), WriteOptions.defaults(), output, Watching.NOBODY);
            return describedJpeg(output.toByteArray(), space);
        });
    }

    private static byte[] describedJpeg(byte[] jpeg, ColorSpace space) throws IOException {
        List<JpegSegments.Segment> segments = new ArrayList<>();
        segments.add(segment(0xE0, "JFIF\0\1\2\1\1\54\1\54\0\0", new byte[0]));
        segments.add(segment(0xE1, "Exif\0\0", TestMetadata.exif(ByteOrder.BIG_ENDIAN, ORIENTATION)));
        segments.add(segment(0xE1, "http://ns.adobe.com/xap/1.0/\0", TestMetadata.xmp(ORIENTATION)));
        segments.add(segment(0xED, "Photoshop 3.0\0", PhotoshopBlock.ofIptc(TestMetadata.iptc())));
        if (space instanceof ICC_ColorSpace icc && !Layout.builtIn(space)) {
            segments.addAll(JpegSegments.profileSegments(icc.getProfile().getData()));
        }
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        JpegSegments.insert(jpeg, segments, output);
        return output.toByteArray();
    }

    private static JpegSegments.Segment segment(int marker, String signature, byte[] content) {
        byte[] start = TestMetadata.ascii(signature);
        return new JpegSegments.Segment(
                marker, ByteBuffer.allocate(start.length + content.length).put(start).put(content).array());
    }

    private static SourceFile png(String name, int bits, int bands, ColorSpace space, boolean interlaced) {
        return new SourceFile(name, "png", true, true, (width, height, seed) -> {
            BufferedImage image = image(width, height, bits, bands, space, seed);
            image = Layout.withColourSpace(image, Layout.plain(bands < 3 ? 1 : 3));
            return describedPng(written("png", image, interlaced), space);
        });
    }

    private static SourceFile palette(String name, boolean transparent, int bits) {
        return new SourceFile(name, "png", true, true, (width, height, seed) -> {
            BufferedImage image = image(width, height, 8, 3, Layout.plain(3), seed);
            return describedPng(written("png", indexed(image, bits, transparent), false), null);
        });
    }

    private static byte[] describedPng(byte[] png, ColorSpace space) throws IOException {
        List<PngChunks.Chunk> chunks = new ArrayList<>();
        if (space instanceof ICC_ColorSpace icc && !Layout.builtIn(space)) {
            chunks.add(PngChunks.profileChunk(icc.getProfile().getData()));
        }
        chunks.add(new PngChunks.Chunk("pHYs", new Resolution(600, 600).toPng()));
        chunks.add(new PngChunks.Chunk("tEXt", TestMetadata.ascii("Author\0Somebody")));
        chunks.add(new PngChunks.Chunk("eXIf", TestMetadata.exif(ByteOrder.LITTLE_ENDIAN, ORIENTATION)));
        chunks.add(new PngChunks.Chunk("iTXt", concatenate(
                TestMetadata.ascii("XML:com.adobe.xmp\0\0\0\0\0"), TestMetadata.xmp(ORIENTATION))));
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        PngChunks.insert(png, chunks, output);
        return output.toByteArray();
    }

    private static SourceFile tiff(
            String name, int bits, int bands, ColorSpace space, String compression, boolean tiled, int pages) {
        return new SourceFile(name, "tif", true, true, (width, height, seed) -> {
            BufferedImage image = image(width, height, bits, bands, space, seed);
            image = Layout.withColourSpace(image, Layout.plain(bands < 3 ? 1 : 3));
            return tiff(image, space, compression, tiled, pages);
        });
    }

    /// By Java's own writer, which knows nothing of the program's.
    private static byte[] tiff(BufferedImage image, ColorSpace space, String compression, boolean tiled, int pages)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = writer("tiff");
        try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (compression != null) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionType(compression);
            }
            if (tiled) {
                parameters.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setTiling(32, 16, 0, 0);
            }
            TIFFDirectory directory = TIFFDirectory.createFromMetadata(
                    writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), parameters));
            describe(directory, space);
            writer.prepareWriteSequence(null);
            for (int page = 0; page < pages; page++) {
                writer.writeToSequence(new IIOImage(image, null, directory.getAsMetadata()), parameters);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static void describe(TIFFDirectory directory, ColorSpace space) {
        BaselineTIFFTagSet tags = BaselineTIFFTagSet.getInstance();
        directory.addTIFFField(new TIFFField(
                tags.getTag(274), TIFFTag.TIFF_SHORT, 1, new char[] {ORIENTATION}));
        directory.addTIFFField(new TIFFField(
                tags.getTag(TestMetadata.ARTIST), TIFFTag.TIFF_ASCII, 1, new String[] {"Sergei Prokudin-Gorskii"}));
        for (int tag : new int[] {282, 283}) {
            directory.addTIFFField(
                    new TIFFField(tags.getTag(tag), TIFFTag.TIFF_RATIONAL, 1, new long[][] {{600, 1}}));
        }
        directory.addTIFFField(new TIFFField(tags.getTag(296), TIFFTag.TIFF_SHORT, 1, new char[] {2}));
        addBytes(directory, 700, TIFFTag.TIFF_BYTE, TestMetadata.xmp(ORIENTATION));
        addBytes(directory, 33723, TIFFTag.TIFF_UNDEFINED, TestMetadata.iptc());
        if (space instanceof ICC_ColorSpace icc && !Layout.builtIn(space)) {
            addBytes(directory, 34675, TIFFTag.TIFF_UNDEFINED, icc.getProfile().getData());
        }
        TIFFTag comment = new TIFFTag("UserComment", TestMetadata.USER_COMMENT, 1 << TIFFTag.TIFF_UNDEFINED);
        TIFFDirectory exif = new TIFFDirectory(
                new TIFFTagSet[] {
                    ExifTIFFTagSet.getInstance()
                }, tags.getTag(34665));
        byte[] text = TestMetadata.ascii("ASCII\0\0\0a scan of 1923");
        exif.addTIFFField(new TIFFField(comment, TIFFTag.TIFF_UNDEFINED, text.length, text));
        TIFFTag pointer = ExifParentTIFFTagSet.getInstance().getTag(34665);
        directory.addTIFFField(new TIFFField(pointer, TIFFTag.TIFF_LONG, 1L, exif));
    }

    private static void addBytes(TIFFDirectory directory, int number, int type, byte[] value) {
        TIFFTag tag = new TIFFTag("tag" + number, number, 1 << type);
        directory.addTIFFField(new TIFFField(tag, type, value.length, value));
    }

    /// For kinds of file that nobody else here writes.
    private static SourceFile bySairbrush(String name, int bits, ColorSpace space) {
        return new SourceFile(name, "tif", false, true, (width, height, seed) -> {
            Photo photo = Photo.of(image(width, height, bits, 4, space, seed));
            Path folder = Files.createTempDirectory("inks");
            Path file = folder.resolve("inks.tif");
            try {
                PhotoWriter.write(photo, file, WriteOptions.defaults());
                return Files.readAllBytes(file);
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        });
    }

    /// One strip, not compressed, big-endian.
    private static byte[] bigTiff(int width, int height, long seed) {
        BufferedImage image = image(width, height, 16, 3, Layout.plain(3), seed);
        int[] samples = image.getRaster().getPixels(0, 0, width, height, (int[]) null);
        TiffDirectory tools = new TiffDirectory(ByteOrder.BIG_ENDIAN, List.of());
        TiffDirectory directory = tools.with(List.of(
                tools.longs(256, width), tools.longs(257, height), tools.shorts(258, 16, 16, 16),
                tools.shorts(259, 1), tools.shorts(262, 2), tools.longs(273, 16), tools.shorts(277, 3),
                tools.longs(278, height), tools.longs(279, samples.length * 2), tools.shorts(284, 1)));
        long position = 16 + samples.length * 2L;
        ByteBuffer file = ByteBuffer.allocate(16 + samples.length * 2);
        file.put(TestMetadata.ascii("MM"))
                .putShort((short) 43)
                .putShort((short) 8)
                .putShort((short) 0)
                .putLong(position);
        for (int sample : samples) {
            file.putShort((short) sample);
        }
        return concatenate(file.array(), directory.at(position, true));
    }

    private static SourceFile pnm(String name, String extension, int bits, int bands) {
        return new SourceFile(name, extension, false, true, (width, height, seed) -> {
            BufferedImage image = image(width, height, bits, bands, Layout.plain(bands), seed);
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            output.writeBytes(TestMetadata.ascii("%s\n# by hand\n%d %d\n%d\n".formatted(
                    bands == 1 ? "P5" : "P6", width, height, (1 << bits) - 1)));
            for (int sample : image.getRaster().getPixels(0, 0, width, height, (int[]) null)) {
                if (bits == 16) {
                    output.write(sample >> 8);
                }
                output.write(sample);
            }
            return output.toByteArray();
        });
    }

    private static BufferedImage indexed(BufferedImage image, int bits, boolean transparent) {
        int count = 1 << bits;
        int[] colours = new int[count];
        for (int i = 0; i < count; i++) {
            int alpha = transparent && i % 3 == 0 ? 0x80 : 0xFF;
            colours[i] = alpha << 24 | i * 255 / count << 16 | i * 40503 & 0xFF00 | 255 - i * 255 / count;
        }
        IndexColorModel palette =
                new IndexColorModel(8, count, colours, 0, transparent, -1, 0);
        BufferedImage result =
                new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, palette);
        WritableRaster raster = result.getRaster();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                raster.setSample(x, y, 0, image.getRaster().getSample(x, y, 0) * count / 256);
            }
        }
        return result;
    }

    static byte[] webp(BufferedImage image, int quality) throws IOException {
        int bands = image.getColorModel().getNumComponents();
        int[] samples = image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
        byte[] bytes = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            int band = i % bands;
            bytes[i] = (byte) samples[i - band + (band == 3 ? 3 : 2 - band)];
        }
        try (BytePointer pixels = new BytePointer(bytes);
                Mat mat = new Mat(image.getHeight(), image.getWidth(), opencv_core.CV_8UC(bands), pixels);
                BytePointer encoded = new BytePointer();
                IntPointer parameters = new IntPointer(opencv_imgcodecs.IMWRITE_WEBP_QUALITY, quality)) {
            opencv_imgcodecs.imencode(".webp", mat, encoded, parameters);
            byte[] webp = new byte[(int) encoded.limit()];
            encoded.get(webp);
            return describedWebp(webp, image);
        }
    }

    /// The simple file that OpenCV writes becomes an extended one.
    private static byte[] describedWebp(byte[] webp, BufferedImage image) {
        int flags = 0x0C | (image.getColorModel().hasAlpha() ? 0x10 : 0);
        ByteBuffer head = ByteBuffer.allocate(18).order(ByteOrder.LITTLE_ENDIAN)
                .put(TestMetadata.ascii("VP8X")).putInt(10).putInt(flags)
                .putShort((short) (image.getWidth() - 1)).put((byte) 0)
                .putShort((short) (image.getHeight() - 1)).put((byte) 0);
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        chunks.writeBytes(TestMetadata.ascii("WEBP"));
        chunks.writeBytes(head.array());
        byte[] pixels = Arrays.copyOfRange(webp, 12, webp.length);
        chunks.writeBytes(pixels);
        chunks.writeBytes(chunk("EXIF", TestMetadata.exif(ByteOrder.LITTLE_ENDIAN, ORIENTATION)));
        chunks.writeBytes(chunk("XMP ", TestMetadata.xmp(ORIENTATION)));
        return concatenate(
                ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).put(TestMetadata.ascii("RIFF"))
                        .putInt(chunks.size()).array(),
                chunks.toByteArray());
    }

    private static byte[] chunk(String name, byte[] content) {
        return ByteBuffer.allocate(8 + content.length + content.length % 2).order(ByteOrder.LITTLE_ENDIAN)
                .put(TestMetadata.ascii(name)).putInt(content.length).put(content).array();
    }

    private static byte[] written(String format, BufferedImage image, boolean interlaced) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = writer(format);
        try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (interlaced) {
                parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            }
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    static ImageWriter writer(String format) {
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName(format);
        ImageWriter writer = writers.next();
        while (!writer.getClass().getName().startsWith("com.sun.")) {
            writer = writers.next();
        }
        return writer;
    }

    private static byte[] concatenate(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
    }
}
