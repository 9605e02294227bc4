package org.sairbrush.photo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Photos, masks and areas that are turned, and what is written of them.
class TurnedPhotoTest {

    /// Decoders round blocks on their side otherwise, and stretch their chroma otherwise.
    private static final int ROUNDING = 6;

    private static final List<Orientation> TURNS = List.of(
            Orientation.QUARTER_TURN_RIGHT, Orientation.QUARTER_TURN_LEFT, Orientation.HALF_TURN, Orientation.MIRRORED);

    @TempDir
    private Path folder;

    @Test
    void rightIsClockwise() {
        BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setPixels(0, 0, 3, 2, new int[] {1, 2, 3, 4, 5, 6});
        Photo photo = Photo.of(image);

        assertArrayEquals(new int[] {4, 1, 5, 2, 6, 3}, samples(photo.turned(Orientation.QUARTER_TURN_RIGHT)));
        assertArrayEquals(new int[] {3, 6, 2, 5, 1, 4}, samples(photo.turned(Orientation.QUARTER_TURN_LEFT)));
        assertArrayEquals(new int[] {6, 5, 4, 3, 2, 1}, samples(photo.turned(Orientation.HALF_TURN)));
        assertArrayEquals(new int[] {3, 2, 1, 6, 5, 4}, samples(photo.turned(Orientation.MIRRORED)));
        assertSame(photo, photo.turned(Orientation.UPRIGHT));
    }

    @ParameterizedTest
    @EnumSource
    void turnsCanBeAddedAndTakenBack(Orientation first) {
        Photo photo = Photo.of(Pictures.picture(201, 133, 16, 3, Layout.plain(3)));
        Photo turned = photo.turned(first);

        assertEquals(Orientation.UPRIGHT, first.then(first.inverse()));
        assertArrayEquals(samples(photo), samples(turned.turned(first.inverse())));
        for (Orientation second : Orientation.values()) {
            Photo both = photo.turned(first.then(second));
            assertArrayEquals(samples(turned.turned(second)), samples(both), first + ", " + second);
        }
    }

    @ParameterizedTest
    @EnumSource
    void masksAndAreasAreTurnedWithThePhoto(Orientation turn) {
        Area area = new Area(20, 7, 50, 90);
        Mask mask = Mask.empty(201, 133);
        for (int y = area.y(); y < area.bottom(); y++) {
            Arrays.fill(mask.coverage(), y * 201 + area.x(), y * 201 + area.right(), (byte) 200);
        }

        Mask turned = mask.turned(turn);

        assertEquals(turn.swapsAxes() ? 133 : 201, turned.width());
        assertEquals(Optional.of(turn.apply(area, 201, 133)), turned.bounds());
        assertEquals(mask.holePixels(), turned.holePixels());
    }

    /// Each lies on its side in its file already.
    static List<SourceFile> files() {
        return SourceFile.all().stream()
                .filter(source -> PhotoFormat.ofExtension(source.extension())
                        .filter(PhotoFormat::writable)
                        .isPresent())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void outsideAFillOfATurnedPhotoEverySampleStaysTheSame(SourceFile source) throws IOException {
        Photo photo = PhotoReader.read(source.write(folder, 64, 48, 3));
        for (Orientation turn : TURNS) {
            Photo turned = photo.turned(turn);
            Mask mask = Mask.empty(turned.width(), turned.height());
            Area area = new Area(8, 16, 16, 8);
            for (int y = area.y(); y < area.bottom(); y++) {
                Arrays.fill(mask.coverage(), y * mask.width() + 8, y * mask.width() + 24, (byte) 255);
            }
            float[] weight = new float[(int) area.pixels()];
            Arrays.fill(weight, 1);
            Photo filled = turned.blend(area, new float[3 * weight.length], weight);
            Path output = folder.resolve("turned." + source.extension());

            PhotoWriter.write(filled, output, WriteOptions.defaults());

            Photo read = PhotoReader.read(output);
            Fidelity fidelity = Fidelity.outside(mask, turned, read).orElseThrow();
            assertTrue(!source.exact() || fidelity.largest() == 0, turn + ": " + fidelity);
            assertEquals(Orientation.UPRIGHT, read.metadata().orientation());
            photo.metadata().exif().map(block -> ExifBlock.revised(block, Revision.upright(read, Optional.empty())))
                    .ifPresent(block -> assertArrayEquals(block, read.metadata().exif().orElseThrow()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16})
    void samplesOutsideTheHeapAreTurnedToo(int bits) throws Exception {
        Photo photo = Photo.of(Pictures.picture(201, 133, bits, 3, Layout.plain(3)));
        for (Orientation turn : TURNS) {
            int[] mapped = ScopedValue.where(MappedSamples.HEAP_BYTES, 0L).call(() -> samples(photo.turned(turn)));
            assertArrayEquals(samples(photo.turned(turn)), mapped);
        }
    }

    @Test
    void tagsOfATurnedPhotoAreTrue() throws IOException {
        Path source = jpeg(61, 47, 3, JpegSegments.Chroma.FULL, Optional.of(6));
        Photo turned = PhotoReader.read(source).turned(Orientation.QUARTER_TURN_LEFT);
        Path output = folder.resolve("turned.tif");

        PhotoWriter.write(turned, output, WriteOptions.defaults());

        Photo read = PhotoReader.read(output);
        assertEquals(61, read.width());
        assertEquals(Orientation.UPRIGHT, read.metadata().orientation());
        assertArrayEquals(samples(turned), samples(read));
    }

    /// As it is for the photo that is seen, whatever way round its file is.
    private static Resolution resolution(Photo photo) {
        Resolution said = photo.metadata().resolution().orElseThrow();
        return photo.origin().orientation().swapsAxes() ? new Resolution(said.down(), said.across()) : said;
    }

    private Photo written(Photo photo, String extension) throws IOException {
        Path file = folder.resolve("resolution." + extension);
        PhotoWriter.write(photo, file, WriteOptions.defaults());
        return PhotoReader.read(file);
    }

    /// Whether a JPEG is turned or says how it is to be turned.
    @ParameterizedTest
    @CsvSource({"png, 61", "tif, 61", "jpg, 61", "jpg, 64"})
    void acrossAndDownAreExchangedWithTheAxes(String extension, int width) throws IOException {
        Resolution scanned = new Resolution(300, 150);
        PngChunks physical = new PngChunks(List.of(new PngChunks.Chunk("pHYs", scanned.toPng())));
        Origin origin = new Origin(
                PhotoFormat.PNG,
                physical,
                Orientation.UPRIGHT,
                Optional.empty(),
                Optional.empty(),
                true,
                List.of());
        Photo source = written(new Photo(Pictures.picture(width, 48, 8, 3, Layout.plain(3)), origin), extension);
        for (Orientation turn : Orientation.values()) {
            for (String other : List.of("png", "tif", "jpg")) {
                Resolution turned = resolution(written(source.turned(turn), other));
                assertEquals(turn.swapsAxes() ? 150 : 300, turned.across(), 0.02, turn + " as " + other);
                assertEquals(turn.swapsAxes() ? 300 : 150, turned.down(), 0.02, turn + " as " + other);
            }
        }
    }

    @Test
    void whatExifXmpAndPhotoshopSayOfTheAxesIsExchangedToo() {
        Revision turned = new Revision(Orientation.UPRIGHT, 48, 64, true, Optional.empty());
        TiffDirectory tools = new TiffDirectory(ByteOrder.LITTLE_ENDIAN, List.of());
        byte[] block = tools.with(List.of(
                        tools.rational(TiffTags.RESOLUTION_ACROSS, 300), tools.rational(TiffTags.RESOLUTION_DOWN, 150)))
                .toBlock();
        TiffDirectory exif = TiffDirectory.ofBlock(ExifBlock.revised(block, turned)).orElseThrow();
        assertEquals(150, exif.rational(TiffTags.RESOLUTION_ACROSS));
        assertEquals(300, exif.rational(TiffTags.RESOLUTION_DOWN));

        String packet = "<a tiff:XResolution=\"300/1\"><tiff:YResolution>150/1</tiff:YResolution></a>";
        assertEquals(
                "<a tiff:YResolution=\"300/1\"><tiff:XResolution>150/1</tiff:XResolution></a>",
                new String(XmpBlock.revised(TestMetadata.ascii(packet), turned), StandardCharsets.ISO_8859_1));

        byte[] resource = TestMetadata.ascii("8BIM\3\355\0\0\0\0\0\20acrossACdown  DO");
        assertArrayEquals(
                TestMetadata.ascii("8BIM\3\355\0\0\0\0\0\20down  DOacrossAC"),
                PhotoshopBlock.revised(resource, turned));
    }

    /// No sample is coded anew: where the blocks can't be turned, the file says how the picture is to be turned,
    /// whether it said so before or not.
    @ParameterizedTest
    @CsvSource({
        "0, 3, QUARTER", "0, 3, FULL", "0, 1, FULL", "1, 3, QUARTER", "3, 3, FULL", "5, 1, FULL", "6, 3, QUARTER"
    })
    void aJpegThatDoesNotEndWithItsBlocksKeepsThem(int orientation, int bands, JpegSegments.Chroma chroma)
            throws IOException {
        Photo photo = PhotoReader.read(jpeg(61, 47, bands, chroma, tag(orientation)));
        for (Orientation turn : Orientation.values()) {
            Orientation both = photo.origin().orientation().then(turn);
            Photo read = written(photo.turned(turn));

            JpegBlocks stored = blocks((JpegSegments) photo.metadata());
            boolean turnable = stored.turnable(both);
            assertEquals(turnable ? Orientation.UPRIGHT : both, read.metadata().orientation());
            assertClose(photo.turned(turn), read, turnable && both != Orientation.UPRIGHT ? ROUNDING : 0);
            assertSameBlocks(turnable ? stored.turned(both) : stored, blocks((JpegSegments) read.metadata()));
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 3, QUARTER", "0, 3, HALF", "0, 1, FULL", "1, 3, FULL", "6, 3, QUARTER", "7, 3, FULL", "8, 1, FULL"})
    void aJpegThatEndsWithItsBlocksIsTurnedWithoutLoss(int orientation, int bands, JpegSegments.Chroma chroma)
            throws IOException {
        Photo photo = PhotoReader.read(jpeg(64, 48, bands, chroma, tag(orientation)));
        for (Orientation turn : Orientation.values()) {
            Photo read = written(photo.turned(turn));

            assertEquals(Orientation.UPRIGHT, read.metadata().orientation());
            assertClose(photo.turned(turn), read, ROUNDING);
            Orientation both = photo.origin().orientation().then(turn);
            assertSameBlocks(
                    blocks((JpegSegments) photo.metadata()).turned(both), blocks((JpegSegments) read.metadata()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"II", "MM"})
    void anExifBlockThatSaysNothingOfTheOrientationIsToldOfIt(String mark) throws IOException {
        ByteOrder order = mark.equals("II") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        byte[] artist = TestMetadata.ascii("Somebody\0");
        TiffDirectory directory = new TiffDirectory(order, List.of(new TiffDirectory.Entry(0x013B, 2, artist)));
        Photo photo = PhotoReader.read(jpeg(61, 47, 3, JpegSegments.Chroma.QUARTER, directory.toBlock()));

        Photo read = written(photo.turned(Orientation.HALF_TURN));

        assertEquals(Orientation.HALF_TURN, read.metadata().orientation());
        byte[] block = read.metadata().exif().orElseThrow();
        assertArrayEquals(artist, TiffDirectory.ofBlock(block).orElseThrow().value(0x013B).orElseThrow());
        assertClose(photo.turned(Orientation.HALF_TURN), read, 0);
    }

    /// Where nothing can say how the picture is to be turned, it is compressed anew.
    @Test
    void aJpegWithADamagedExifBlockIsTurnedAllTheSame() throws IOException {
        Photo photo = PhotoReader.read(jpeg(61, 47, 3, JpegSegments.Chroma.QUARTER, new byte[] {'I', 'I', 42, 0, 99}));

        Photo read = written(photo.turned(Orientation.HALF_TURN));

        assertEquals(Orientation.UPRIGHT, read.metadata().orientation());
        assertClose(photo.turned(Orientation.HALF_TURN), read, 40);
    }

    @Test
    void aJpegOfInksIsTurnedToo() throws IOException {
        Path source = folder.resolve("inks.jpg");
        PhotoWriter.write(
                Photo.of(Pictures.picture(61, 47, 8, 4, Layout.plain(4))), source, WriteOptions.defaults());
        Photo photo = PhotoReader.read(source);
        for (Orientation turn : Orientation.values()) {
            assertClose(photo.turned(turn), written(photo.turned(turn)), ROUNDING);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6})
    void outsideAFillOfATurnedJpegNothingChanges(int orientation) throws IOException {
        Photo photo = PhotoReader.read(jpeg(125, 93, 3, JpegSegments.Chroma.QUARTER, tag(orientation)));
        for (Orientation turn : Orientation.values()) {
            Photo turned = photo.turned(turn);
            float[] rgb = new float[3 * 100];
            float[] weight = new float[100];
            Arrays.fill(weight, 1);
            Photo filled = turned.blend(new Area(40, 40, 10, 10), rgb, weight);

            Photo read = written(filled);

            Area reach = new Area(40 - 17, 40 - 17, 10 + 34, 10 + 34);
            boolean asItLay = read.metadata().orientation() == photo.origin().orientation().then(turn);
            int difference = differenceBeyond(turned, read, reach);
            assertTrue(difference <= (asItLay ? 0 : ROUNDING), turn + ": " + difference);
            assertArrayEquals(new float[3], read.rgb(new Area(43, 43, 4, 4), 1, 1), 0.05f);
        }
    }

    private Photo written(Photo photo) throws IOException {
        Path output = folder.resolve("turned.jpg");
        PhotoWriter.write(photo, output, WriteOptions.defaults());
        return PhotoReader.read(output);
    }

    private static Optional<Integer> tag(int orientation) {
        return Optional.of(orientation).filter(tag -> tag > 0);
    }

    /// @param orientation as EXIF says it; empty for a file without EXIF
    private Path jpeg(int width, int height, int bands, JpegSegments.Chroma chroma, Optional<Integer> orientation)
            throws IOException {
        byte[] exif = orientation
                .map(tag -> TestMetadata.exif(ByteOrder.BIG_ENDIAN, tag))
                .orElse(new byte[0]);
        return jpeg(width, height, bands, chroma, exif);
    }

    /// @param exif nothing for a file without EXIF
    private Path jpeg(int width, int height, int bands, JpegSegments.Chroma chroma, byte[] exif) throws IOException {
        Photo photo = Photo.of(Pictures.picture(width, height, 8, bands, Layout.plain(bands)));
        byte[] payload = ByteBuffer.allocate(6 + exif.length).put(TestMetadata.ascii("Exif\0\0")).put(exif).array();
        List<JpegSegments.Segment> segments =
                exif.length == 0 ? List.of() : List.of(new JpegSegments.Segment(0xE1, payload));
        Path file = folder.resolve("source.jpg");
        try (OutputStream output = Files.newOutputStream(file)) {
            JpegSegments.insert(
                    OpenCvEncoder.jpeg(photo, 80, chroma, false, Watching.NOBODY), segments, output);
        }
        return file;
    }

    private static JpegBlocks blocks(JpegSegments file) {
        return JpegDecoder.read(file.file(), Watching.NOBODY).orElseThrow();
    }

    private static void assertSameBlocks(JpegBlocks expected, JpegBlocks actual) {
        for (int i = 0; i < expected.components().size(); i++) {
            JpegBlocks.Component component = expected.components().get(i);
            for (int row = 0; row < component.rows(); row++) {
                for (int column = 0; column < component.columns(); column++) {
                    assertTrue(expected.sameBlock(actual, i, column, row), i + ": " + column + ", " + row);
                }
            }
        }
    }

    private static void assertClose(Photo expected, Photo actual, int tolerance) {
        assertEquals(expected.width(), actual.width());
        int difference = differenceBeyond(expected, actual, new Area(-1, -1, 1, 1));
        assertTrue(difference <= tolerance, "difference " + difference);
    }

    private static int differenceBeyond(Photo before, Photo after, Area area) {
        int[] expected = samples(before);
        int[] actual = samples(after);
        int bands = before.samples().bands();
        int largest = 0;
        for (int i = 0; i < expected.length; i++) {
            boolean inside = area.holds(i / bands % before.width(), i / bands / before.width());
            largest = inside ? largest : Math.max(largest, Math.abs(expected[i] - actual[i]));
        }
        return largest;
    }

    private static int[] samples(Photo photo) {
        return photo.image().getRaster().getPixels(0, 0, photo.width(), photo.height(), (int[]) null);
    }
}
