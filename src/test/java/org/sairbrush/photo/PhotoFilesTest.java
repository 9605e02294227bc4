package org.sairbrush.photo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.color.ICC_ColorSpace;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoFilesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "8,1,png", "8,2,png", "8,3,png", "8,4,png", "16,1,png", "16,2,png", "16,3,png", "16,4,png",
        "8,1,tif", "8,2,tif", "8,3,tif", "8,4,tif", "16,1,tif", "16,2,tif", "16,3,tif", "16,4,tif", "8,3,bmp"
    })
    void everySampleSurvivesALosslessFormat(int bits, int bands, String extension) throws IOException {
        Photo photo = Photo.of(Pictures.picture(61, 47, bits, bands));
        Path file = folder.resolve("photo." + extension);

        PhotoWriter.write(photo, file, WriteOptions.defaults());

        Photo read = PhotoReader.read(file);
        assertEquals(bands, read.samples().bands());
        assertArrayEquals(samples(photo), samples(read));
    }

    @ParameterizedTest
    @CsvSource({"png,8,3", "png,16,3", "png,16,1", "tif,16,4", "tif,8,1", "jpg,8,3", "jpg,8,1"})
    void aFillChangesNothingElseThroughFiles(String extension, int bits, int bands) throws IOException {
        Path input = folder.resolve("input." + extension);
        PhotoWriter.write(Photo.of(Pictures.picture(61, 47, bits, bands)), input, WriteOptions.defaults());
        Photo photo = PhotoReader.read(input);
        float[] weight = new float[100];
        Arrays.fill(weight, 1);
        Path output = folder.resolve(extension.equals("tif") ? "output.tif" : "output.png");

        Photo filled = photo.blend(new Area(20, 15, 10, 10), new float[300], weight);
        PhotoWriter.write(filled, output, WriteOptions.defaults());

        Photo read = PhotoReader.read(output);
        for (int y = 0; y < 47; y++) {
            for (int x = 0; x < 61; x++) {
                boolean inside = x >= 20 && x < 30 && y >= 15 && y < 25;
                if (!inside) {
                    assertArrayEquals(pixel(photo, x, y), pixel(read, x, y), x + ", " + y);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void orientationIsAppliedOnReading(int orientation) throws IOException {
        BufferedImage image = new BufferedImage(48, 32, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 16; x++) {
                image.getRaster().setSample(x, y, 0, 255);
            }
        }
        Path file = jpegWithExif(Photo.of(image), orientation);

        Photo photo = PhotoReader.read(file);

        // EXIF 2.32, 4.6.4: where the stored picture's first row and column are to be seen.
        boolean onTheRight = List.of(2, 3, 6, 7).contains(orientation);
        boolean below = List.of(3, 4, 7, 8).contains(orientation);
        assertEquals(orientation < 5 ? 48 : 32, photo.width());
        assertTrue(pixel(photo, onTheRight ? photo.width() - 8 : 8, below ? photo.height() - 8 : 8)[0] > 250);
        assertTrue(pixel(photo, onTheRight ? 8 : photo.width() - 8, below ? 8 : photo.height() - 8)[0] < 5);
    }

    @Test
    void exifIsKeptAndTrueToTheUprightPhoto() throws IOException {
        Photo photo = PhotoReader.read(jpegWithExif(Photo.of(Pictures.picture(48, 32, 8, 3)), 6));
        Path output = folder.resolve("output.jpg");

        PhotoWriter.write(photo, output, WriteOptions.defaults());

        byte[] written = payload(output, "Exif\0\0");
        ByteBuffer block = ByteBuffer.wrap(written, 6, written.length - 6).slice();
        assertEquals(1, block.getShort(18), "orientation");
        assertEquals(32, block.getInt(56), "width");
        assertEquals(48, block.getInt(68), "height");
        assertEquals(0, block.getInt(34), "link to the thumbnail");
        assertEquals(0, block.get(block.capacity() - 1), "last byte of the thumbnail");
        assertEquals(32, PhotoReader.read(output).width());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>", "Photoshop 3.0\0" + "8BIM caption"})
    void xmpAndIptcOfAJpegAreKeptByteForByte(String block) throws IOException {
        byte[] payload = block.getBytes(StandardCharsets.ISO_8859_1);
        int marker = block.startsWith("Photo") ? 0xED : 0xE1;
        Photo photo = PhotoReader.read(jpegWith(Photo.of(Pictures.picture(32, 32, 8, 3)), marker, payload));
        Path output = folder.resolve("output.jpg");

        PhotoWriter.write(photo, output, WriteOptions.defaults());

        assertArrayEquals(payload, payload(output, block.substring(0, 10)));
    }

    @Test
    void orientationInXmpIsResetToo() throws IOException {
        byte[] payload = "http://ns.adobe.com/xap/1.0/\0<x tiff:Orientation=\"6\" b=\"8\"/>".getBytes();
        Photo photo = PhotoReader.read(jpegWith(Photo.of(Pictures.picture(32, 32, 8, 3)), 0xE1, payload));
        Path output = folder.resolve("output.jpg");

        PhotoWriter.write(photo, output, WriteOptions.defaults());

        String written = new String(payload(output, "http:"), StandardCharsets.ISO_8859_1);
        assertTrue(written.endsWith("<x tiff:Orientation=\"1\" b=\"8\"/>"), written);
    }

    @Test
    void orientationOfAPngIsAppliedAndReset() throws IOException {
        Path input = folder.resolve("input.png");
        PhotoWriter.write(Photo.of(Pictures.picture(20, 10, 16, 3)), input, WriteOptions.defaults());
        PngChunks.Chunk exif = new PngChunks.Chunk("eXIf", exif(6, 20, 10));
        insert(input, exif);
        Path output = folder.resolve("output.png");

        PhotoWriter.write(PhotoReader.read(input), output, WriteOptions.defaults());

        assertEquals(10, PhotoReader.read(output).width());
        assertEquals(1, ByteBuffer.wrap(PngChunks.read(output).chunks().getFirst().data()).getShort(18));
    }

    @Test
    void orientationOfATiffIsApplied() throws IOException {
        Path file = folder.resolve("photo.tif");
        PhotoWriter.write(Photo.of(Pictures.picture(20, 10, 8, 3)), file, WriteOptions.defaults());
        byte[] bytes = Files.readAllBytes(file);
        setOrientation(ByteBuffer.wrap(bytes).order(bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN));
        Files.write(file, bytes);

        assertEquals(10, PhotoReader.read(file).width());
    }

    private static void setOrientation(ByteBuffer tiff) {
        int directory = tiff.getInt(4);
        for (int i = 0; i < tiff.getShort(directory); i++) {
            int entry = directory + 2 + i * 12;
            if (tiff.getShort(entry) == 0x0112) {
                tiff.putShort(entry + 8, (short) 6);
                return;
            }
        }
        throw new AssertionError("The directory says nothing about the orientation");
    }

    @Test
    void textOfAPngIsKept() throws IOException {
        Path input = folder.resolve("input.png");
        PhotoWriter.write(Photo.of(Pictures.picture(20, 20, 8, 3)), input, WriteOptions.defaults());
        byte[] text = "Author\0Somebody".getBytes(StandardCharsets.ISO_8859_1);
        insert(input, new PngChunks.Chunk("tEXt", text));
        Path output = folder.resolve("output.png");

        PhotoWriter.write(PhotoReader.read(input), output, WriteOptions.defaults());

        assertArrayEquals(text, PngChunks.read(output).chunks().getFirst().data());
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "tif"})
    void theProfileIsKeptByteForByte(String extension) throws IOException {
        ICC_ColorSpace space = Pictures.wideColours();
        Path file = folder.resolve("photo." + extension);

        PhotoWriter.write(Photo.of(Pictures.picture(40, 30, 8, 3, space)), file, WriteOptions.defaults());

        Photo read = PhotoReader.read(file);
        assertArrayEquals(space.getProfile().getData(), read.metadata().iccProfile().orElseThrow());
        assertFalse(read.image().getColorModel().getColorSpace().isCS_sRGB());
    }

    /// Many programs give grey files a profile for colours.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aGreyPngKeepsAProfileForColours(boolean palette) throws IOException {
        Path file = folder.resolve("grey.png");
        BufferedImage grey = Pictures.picture(40, 30, 8, 1);
        PhotoWriter.write(Photo.of(grey), file, WriteOptions.defaults());
        if (palette) {
            makePalette(file);
        }
        byte[] profile = Pictures.wideColours().getProfile().getData();
        insert(file, PngChunks.profileChunk(profile));
        Path written = folder.resolve("written.png");

        PhotoWriter.write(PhotoReader.read(file), written, WriteOptions.defaults());

        assertArrayEquals(profile, PhotoReader.read(written).metadata().iccProfile().orElseThrow());
        BufferedImage picture = ImageIO.read(written.toFile());
        assertEquals(palette ? 3 : 1, picture.getColorModel().getNumColorComponents());
        assertArrayEquals(
                grey.getRaster().getSamples(0, 0, 40, 30, 0, (int[]) null),
                picture.getRaster().getSamples(0, 0, 40, 30, 0, (int[]) null));
    }

    /// Makes of the samples of a grey file numbers of greys.
    private static void makePalette(Path file) throws IOException {
        byte[] png = Files.readAllBytes(file);
        png[25] = 3;
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        Files.write(file, png);
        byte[] palette = new byte[768];
        for (int i = 0; i < palette.length; i++) {
            palette[i] = (byte) (i / 3);
        }
        insert(file, new PngChunks.Chunk("PLTE", palette));
    }

    @Test
    void aGreyJpegKeepsAProfileForColours() throws IOException {
        byte[] profile = Pictures.wideColours().getProfile().getData();
        byte[] jpeg = OpenCvEncoder.jpeg(
                Photo.of(Pictures.picture(40, 30, 8, 1)), 90, JpegSegments.Chroma.FULL, false, Watching.NOBODY);
        Path file = folder.resolve("grey.jpg");
        try (OutputStream output = Files.newOutputStream(file)) {
            JpegSegments.insert(jpeg, JpegSegments.profileSegments(profile), output);
        }
        Path written = folder.resolve("written.jpg");

        PhotoWriter.write(PhotoReader.read(file), written, WriteOptions.defaults());

        assertArrayEquals(profile, PhotoReader.read(written).metadata().iccProfile().orElseThrow());
    }

    @Test
    void theResolutionOfABmpIsKept() throws IOException {
        Path file = folder.resolve("scan.bmp");
        PhotoWriter.write(Photo.of(Pictures.picture(9, 7, 8, 3)), file, WriteOptions.defaults());
        assertEquals(Optional.empty(), PhotoReader.read(file).metadata().resolution());
        BmpHeader.put(new Resolution(300, 600), file);
        Path written = folder.resolve("written.bmp");

        PhotoWriter.write(
                PhotoReader.read(file).turned(Orientation.QUARTER_TURN_LEFT), written, WriteOptions.defaults());

        Resolution kept = PhotoReader.read(written).metadata().resolution().orElseThrow();
        assertEquals(600, kept.across(), 0.02);
        assertEquals(300, kept.down(), 0.02);
    }

    /// By their frames' markers, which say how they are coded, and of how many bits.
    @ParameterizedTest
    @CsvSource({"C9, 8, arithmetic coding", "CA, 8, arithmetic coding", "C1, 12, more than 8 bits"})
    void jpegsThatNothingHereDecodesAreCalledWhatTheyAre(String marker, int bits, String said) throws IOException {
        byte[] jpeg = OpenCvEncoder.jpeg(
                Photo.of(Pictures.picture(40, 30, 8, 3)), 90, JpegSegments.Chroma.FULL, false, Watching.NOBODY);
        for (int i = 0; i + 4 < jpeg.length; i++) {
            if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == 0xC0) {
                jpeg[i + 1] = (byte) Integer.parseInt(marker, 16);
                jpeg[i + 4] = (byte) bits;
                break;
            }
        }

        String refusal = refusal(Files.write(folder.resolve("rare.jpg"), jpeg));

        assertTrue(refusal.contains(said), refusal);
    }

    @Test
    void aJpegsSamplesAreNotConvertedByItsProfile() throws IOException {
        BufferedImage plain = Pictures.picture(40, 30, 8, 3);
        Path without = folder.resolve("without.jpg");
        Path with = folder.resolve("with.jpg");
        PhotoWriter.write(Photo.of(plain), without, WriteOptions.defaults());
        PhotoWriter.write(
                Photo.of(Pictures.picture(40, 30, 8, 3, Pictures.wideColours())), with, WriteOptions.defaults());

        assertArrayEquals(samples(PhotoReader.read(without)), samples(PhotoReader.read(with)));
    }

    @ParameterizedTest
    @CsvSource({"50", "75", "90", "97", "100"})
    void theQualityOfAJpegIsRecognised(int quality) throws IOException {
        Path file = folder.resolve("photo.jpg");

        PhotoWriter.write(Photo.of(Pictures.picture(32, 32, 8, 3)), file, new WriteOptions(OptionalInt.of(quality)));

        assertEquals(OptionalInt.of(quality), JpegSegments.read(file).quality());
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 99})
    void theDefaultQualityIsTheSources(int source) throws IOException {
        Path input = folder.resolve("input.jpg");
        PhotoWriter.write(Photo.of(Pictures.picture(32, 32, 8, 3)), input, new WriteOptions(OptionalInt.of(source)));
        Path output = folder.resolve("output.jpg");

        PhotoWriter.write(PhotoReader.read(input), output, WriteOptions.defaults());

        assertEquals(OptionalInt.of(source), JpegSegments.read(output).quality());
    }

    @ParameterizedTest
    @CsvSource({"FULL", "HALF", "QUARTER"})
    void chromaStaysAsTheSourceHadIt(JpegSegments.Chroma chroma) throws IOException {
        Path input = folder.resolve("input.jpg");
        Photo photo = Photo.of(Pictures.picture(32, 32, 8, 3));
        Files.write(input, OpenCvEncoder.jpeg(photo, 90, chroma, false, Watching.NOBODY));
        Path output = folder.resolve("output.jpg");

        PhotoWriter.write(PhotoReader.read(input), output, WriteOptions.defaults());

        assertEquals(chroma, JpegSegments.read(input).chroma());
        assertEquals(chroma, JpegSegments.read(output).chroma());
    }

    @Test
    void aFailedWriteLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("photo.png");
        Files.writeString(file, "old");

        assertThrows(PhotoException.class, () -> PhotoFile.write(file, part -> {
            Files.writeString(part, "half");
            throw new IOException("The disk is full");
        }));

        assertEquals("old", Files.readString(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void aWriteReplacesTheOldFileAndLeavesNothingElse() throws IOException {
        Path file = folder.resolve("photo.png");
        Files.writeString(file, "old");

        PhotoWriter.write(Photo.of(Pictures.picture(20, 10, 8, 3)), file, WriteOptions.defaults());

        assertEquals(20, PhotoReader.read(file).width());
        assertEquals(List.of(file), files());
    }

    @Test
    void masksSurviveTheirFile() throws IOException {
        Mask mask = Mask.empty(20, 10);
        Arrays.fill(mask.coverage(), 50, 90, (byte) -1);
        Path file = folder.resolve("mask.png");

        PhotoWriter.writeMask(mask, file);

        assertArrayEquals(mask.coverage(), PhotoReader.readMask(file).coverage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "tif", "bmp"})
    void aFileThatWasCutOffIsRefused(String extension) throws IOException {
        Path whole = folder.resolve("whole." + extension);
        PhotoWriter.write(Photo.of(Pictures.picture(200, 150, 8, 3)), whole, WriteOptions.defaults());
        byte[] bytes = Files.readAllBytes(whole);
        Path cut = folder.resolve("cut." + extension);
        Files.write(cut, Arrays.copyOf(bytes, bytes.length * 2 / 3));

        assertTrue(refusal(cut).startsWith("cut." + extension + " is damaged or cut off: "));
    }

    @Test
    void missingFilesAreNamed() {
        assertTrue(refusal(folder.resolve("none.png")).endsWith("none.png does not exist: check the name"));
    }

    @Test
    void foldersAreRefused() {
        assertTrue(refusal(folder).endsWith(" is a folder: choose a picture in it"));
    }

    @Test
    void emptyFilesAreRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("empty.jpg"));

        assertTrue(refusal(file).startsWith("empty.jpg is empty: "));
    }

    @Test
    void otherFilesAreRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("letter.jpg"), "Dear photo, this is a letter.");

        assertTrue(refusal(file).startsWith("letter.jpg is not a picture of a known kind: "));
    }

    @Test
    void absurdSizesAreRefusedBeforeMemoryIsAsked() throws IOException {
        Path file = folder.resolve("bomb.png");
        PhotoWriter.write(Photo.of(Pictures.picture(8, 8, 8, 1)), file, WriteOptions.defaults());
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer header = ByteBuffer.wrap(bytes).putInt(16, 1_000_000).putInt(20, 1_000_000);
        CRC32 crc = new CRC32();
        crc.update(bytes, 12, 17);
        header.putInt(29, (int) crc.getValue());
        Files.write(file, bytes);

        assertTrue(refusal(file).startsWith("bomb.png is too large: 1000000 × 1000000 pixels"));
    }

    @Test
    void entriesThatNameTheSameBytesOverAndOverAreLeftOut() {
        int entries = 200;
        int megabyte = 1 << 20;
        ByteBuffer block = ByteBuffer.allocate(megabyte + 4096).order(ByteOrder.LITTLE_ENDIAN);
        block.put(TestMetadata.ascii("II")).putShort((short) 42).putInt(8).putShort((short) entries);
        for (int i = 0; i < entries; i++) {
            block.putShort((short) (1000 + i)).putShort((short) TiffDirectory.UNDEFINED).putInt(megabyte).putInt(4096);
        }

        TiffDirectory read = TiffDirectory.ofBlock(block.array()).orElseThrow();

        assertEquals(64, read.entries().size());
    }

    @ParameterizedTest
    @CsvSource({"HEIC, ....ftypheic", "AVIF, ....ftypavif", "Photoshop, 8BPS....", "PDF, %PDF-1.7"})
    void whatIsNotReadIsCalledByItsName(String kind, String beginning) throws IOException {
        Path file = Files.writeString(folder.resolve("photo.jpg"), beginning + "0".repeat(100));

        assertEquals("photo.jpg is a %s file, which Sairbrush can't read: use JPEG, PNG, TIFF, BMP, PNM, GIF or WebP"
                .formatted(kind), refusal(file));
    }

    @Test
    void aPhotoBeyondTheMemoryIsRefusedWithWhatToDo() {
        Path file = folder.resolve("large.tif");

        PhotoException beyond = assertThrows(
                PhotoException.class,
                () -> new MemoryNeed(20_000, 20_000, 600, 3, false).require(file, PhotoFormat.TIFF));
        assertTrue(beyond.getMessage().contains("SAIRBRUSH_OPTS=-Xmx338g"), beyond.getMessage());

        PhotoException noRoom = assertThrows(
                PhotoException.class,
                () -> new MemoryNeed(20_000, 20_000, 60_000, 3, true).require(file, PhotoFormat.TIFF));
        assertTrue(noRoom.getMessage().contains("SAIRBRUSH_OPTS=-Djava.io.tmpdir="), noRoom.getMessage());

        PhotoException never = assertThrows(
                PhotoException.class, () -> new MemoryNeed(40_000, 40_000, 3, 3, true).require(file, PhotoFormat.TIFF));
        assertTrue(never.getMessage().contains("more than the 715 megapixels"), never.getMessage());
    }

    @Test
    void transparencyIsNotLostSilently() {
        Photo photo = Photo.of(Pictures.picture(10, 10, 8, 4));

        PhotoException refusal = assertThrows(
                PhotoException.class,
                () -> PhotoWriter.write(photo, folder.resolve("photo.jpg"), WriteOptions.defaults()));

        assertEquals(
                "photo.jpg can't be written because JPEG has no transparency: choose .png or .tif",
                refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"photo.webp", "photo.gif", "photo.doc", "photo"})
    void namesOfOtherFormatsAreRefused(String name) {
        Photo photo = Photo.of(Pictures.picture(10, 10, 8, 3));

        assertThrows(
                PhotoException.class, () -> PhotoWriter.write(photo, folder.resolve(name), WriteOptions.defaults()));
    }

    @Test
    void missingFoldersAreNamed() {
        Photo photo = Photo.of(Pictures.picture(10, 10, 8, 3));

        PhotoException refusal = assertThrows(
                PhotoException.class,
                () -> PhotoWriter.write(photo, folder.resolve("none/photo.png"), WriteOptions.defaults()));

        assertTrue(refusal.getMessage().contains("none does not exist: create it"));
    }

    @Test
    void lossesAreToldBeforehand() throws PhotoException {
        Photo photo = Photo.of(Pictures.picture(10, 10, 16, 3));

        assertEquals(List.of(), PhotoWriter.losses(photo, Path.of("photo.png")));
        assertEquals(2, PhotoWriter.losses(photo, Path.of("photo.jpg")).size(), "compression and depth");
    }

    /// Photoshop can write megabytes of where a picture comes from.
    @Test
    void metadataThatAreTooLargeForAJpegAreToldOf() throws IOException {
        Path file = folder.resolve("photo.png");
        PhotoWriter.write(Photo.of(Pictures.picture(9, 9, 8, 3)), file, WriteOptions.defaults());
        byte[] xmp = Arrays.copyOf(TestMetadata.ascii("XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta/>"), 70_000);
        insert(file, new PngChunks.Chunk("iTXt", xmp));

        List<String> losses = PhotoWriter.losses(PhotoReader.read(file), Path.of("photo.jpg"));

        assertTrue(losses.getLast().contains("XMP data"), losses.toString());
    }

    /// Phones write gain maps for HDR so, and cameras small versions, which are no loss.
    @ParameterizedTest
    @CsvSource({"0, 1", "0x010001, 0"})
    void furtherPicturesInAJpegAreToldOf(String kind, int notices) throws IOException {
        TiffDirectory tools = new TiffDirectory(ByteOrder.LITTLE_ENDIAN, List.of());
        ByteBuffer entries = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
        entries.putInt(0, 0x030000).putInt(16, Integer.decode(kind));
        byte[] index = tools.with(List.of(
                        tools.longs(0xB001, 2),
                        new TiffDirectory.Entry(0xB002, TiffDirectory.UNDEFINED, entries.array())))
                .toBlock();
        byte[] payload = ByteBuffer.allocate(4 + index.length).put("MPF\0".getBytes()).put(index).array();
        Path file = folder.resolve("phone.jpg");
        byte[] jpeg = OpenCvEncoder.jpeg(
                Photo.of(Pictures.picture(9, 9, 8, 3)), 90, JpegSegments.Chroma.FULL, false, Watching.NOBODY);
        try (OutputStream output = Files.newOutputStream(file)) {
            JpegSegments.insert(jpeg, List.of(new JpegSegments.Segment(JpegSegments.APP2, payload)), output);
        }

        assertEquals(notices, PhotoReader.read(file).notices().size());
    }

    private static void insert(Path png, PngChunks.Chunk chunk) throws IOException {
        byte[] bytes = Files.readAllBytes(png);
        try (OutputStream output = Files.newOutputStream(png)) {
            PngChunks.insert(bytes, List.of(chunk), output);
        }
    }

    private static String refusal(Path file) {
        return assertThrows(PhotoException.class, () -> PhotoReader.read(file)).getMessage();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private Path jpegWithExif(Photo photo, int orientation) throws IOException {
        ByteBuffer payload = ByteBuffer.allocate(6 + EXIF_BYTES);
        payload.put("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
        payload.put(exif(orientation, photo.width(), photo.height()));
        return jpegWith(photo, 0xE1, payload.array());
    }

    private Path jpegWith(Photo photo, int marker, byte[] payload) throws IOException {
        byte[] jpeg = OpenCvEncoder.jpeg(photo, 95, JpegSegments.Chroma.FULL, false, Watching.NOBODY);
        JpegSegments.Segment segment = new JpegSegments.Segment(marker, payload);
        Path file = folder.resolve("input.jpg");
        try (OutputStream output = Files.newOutputStream(file)) {
            JpegSegments.insert(jpeg, List.of(segment), output);
        }
        return file;
    }

    private static byte[] payload(Path jpeg, String start) throws IOException {
        return JpegSegments.read(jpeg).segments().stream()
                .filter(segment -> segment.startsWith(start.getBytes(StandardCharsets.ISO_8859_1)))
                .findFirst()
                .orElseThrow()
                .payload();
    }

    private static final int EXIF_BYTES = 130;

    /// Orientation and a link to the size in the first directory, a thumbnail of 20 bytes in the second.
    private static byte[] exif(int orientation, int width, int height) {
        ByteBuffer block = ByteBuffer.allocate(EXIF_BYTES);
        block.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8);
        block.putShort((short) 2);
        block.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation).putShort((short) 0);
        block.putShort((short) 0x8769).putShort((short) 4).putInt(1).putInt(46);
        block.putInt(80);
        block.position(46);
        block.putShort((short) 2);
        block.putShort((short) 0xA002).putShort((short) 4).putInt(1).putInt(width);
        block.putShort((short) 0xA003).putShort((short) 4).putInt(1).putInt(height);
        block.putInt(0);
        block.position(80);
        block.putShort((short) 2);
        block.putShort((short) 0x0201).putShort((short) 4).putInt(1).putInt(110);
        block.putShort((short) 0x0202).putShort((short) 4).putInt(1).putInt(20);
        block.putInt(0);
        block.position(110);
        block.put("a stale thumbnail...".getBytes(StandardCharsets.ISO_8859_1));
        return block.array();
    }

    /// All samples, red first, whatever the layout.
    private static int[] samples(Photo photo) {
        return photo.image().getRaster().getPixels(0, 0, photo.width(), photo.height(), (int[]) null);
    }

    private static int[] pixel(Photo photo, int x, int y) {
        return photo.image().getRaster().getPixel(x, y, (int[]) null);
    }
}
