package org.sairbrush.photo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
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
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// From JPEG to JPEG.
class JpegTransferTest {

    /// A few steps of luminance and chroma; chroma that stood side by side is interpolated otherwise when it stands on
    /// end.
    private static final int ROUNDING = 5;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void aProgressiveFileHoldsTheCoefficientsOfASequentialOne(JpegSegments.Chroma chroma) throws IOException {
        for (long seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            int bands = random.nextInt(4) == 0 ? 1 : 3;
            Photo photo = Photo.of(Pictures.picture(
                    1 + random.nextInt(90), 1 + random.nextInt(90), 8, bands, Layout.plain(bands), seed));
            int quality = 20 + random.nextInt(80);

            JpegBlocks sequential =
                    coefficients(OpenCvEncoder.jpeg(photo, quality, chroma, false, Watching.NOBODY));
            JpegBlocks progressive =
                    coefficients(OpenCvEncoder.jpeg(photo, quality, chroma, true, Watching.NOBODY));

            assertSameCoefficients(sequential, progressive);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "3, FULL, false", "3, QUARTER, false", "1, FULL, false", "3, FULL, true", "3, QUARTER, true", "1, FULL, true"
    })
    void whatIsWrittenIsReadByOthersAsTheSame(int bands, JpegSegments.Chroma chroma, boolean progressive)
            throws IOException {
        for (long seed = 0; seed < 6; seed++) {
            Random random = new Random(seed);
            Photo photo = Photo.of(Pictures.picture(
                    1 + random.nextInt(200), 1 + random.nextInt(90), 8, bands, Layout.plain(bands), seed));
            byte[] source = OpenCvEncoder.jpeg(
                    photo, 30 + random.nextInt(70), chroma, random.nextBoolean(), Watching.NOBODY);
            JpegBlocks blocks = JpegDecoder.read(source, Watching.NOBODY).orElseThrow();
            ByteArrayOutputStream written = new ByteArrayOutputStream();

            JpegEncoder.write(blocks, progressive, List.of(), written, Watching.NOBODY);

            assertSameCoefficients(blocks, JpegDecoder.read(written.toByteArray(), Watching.NOBODY).orElseThrow());
            assertArrayEquals(decoded(source), decoded(written.toByteArray()));
        }
    }

    /// A file may say that it is ever brighter; beyond 16 bits nobody could write that again.
    @Test
    void coefficientsBeyondEightBitsAreNotTakenOver() throws IOException {
        int columns = 40;
        short[] brighter = new short[columns * JpegBlocks.SIZE];
        for (int column = 0; column < columns; column++) {
            brighter[column * JpegBlocks.SIZE] = (short) (column * 1000);
        }
        int[] steps = new int[JpegBlocks.SIZE];
        Arrays.fill(steps, 1);
        JpegBlocks.Component grey = new JpegBlocks.Component(1, 1, 1, 0, columns, 1, brighter);
        JpegBlocks blocks = new JpegBlocks(8 * columns, 8, new int[][] {steps, null, null, null}, List.of(grey));
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        JpegEncoder.write(blocks, false, List.of(), file, Watching.NOBODY);

        assertEquals(Optional.empty(), JpegDecoder.read(file.toByteArray(), Watching.NOBODY));
    }

    @Test
    void aProgressiveFileThatLacksScansIsNotTakenForWhole() throws IOException {
        Photo photo = Photo.of(Pictures.picture(61, 47, 8, 3, Layout.plain(3)));
        byte[] whole = OpenCvEncoder.jpeg(photo, 80, JpegSegments.Chroma.FULL, true, Watching.NOBODY);
        int lastScan = whole.length - 2;
        while ((whole[lastScan] & 0xFF) != 0xFF || (whole[lastScan + 1] & 0xFF) != 0xC4) {
            lastScan--;
        }
        byte[] cut = Arrays.copyOf(whole, lastScan + 2);
        cut[lastScan + 1] = (byte) 0xD9;

        assertEquals(Optional.empty(), JpegDecoder.read(cut, Watching.NOBODY));
    }

    @ParameterizedTest
    @CsvSource({
        "3, FULL, 61, 47, false", "3, HALF, 61, 47, false", "3, QUARTER, 61, 47, false", "3, QUARTER, 17, 1, false",
        "1, FULL, 61, 47, false", "1, FULL, 8, 8, false", "4, FULL, 61, 47, false", "3, FULL, 61, 47, true",
        "3, QUARTER, 61, 47, true", "1, FULL, 61, 47, true"
    })
    void nothingChangesWhereNothingIsFilled(
            int bands, JpegSegments.Chroma chroma, int width, int height, boolean progressive) throws IOException {
        Path source = source(bands, chroma, width, height, 1, progressive);
        Path output = folder.resolve("output.jpg");
        Photo photo = PhotoReader.read(source);

        PhotoWriter.write(photo, output, WriteOptions.defaults());

        assertArrayEquals(samples(photo), samples(PhotoReader.read(output)));
        assertEquals(progressive, JpegSegments.read(output).progressive());
    }

    @Test
    void blocksThatTheMaskDoesNotTouchStayAsTheyAre() throws IOException {
        for (long seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            int bands = new int[] {1, 3, 3, 3, 4}[random.nextInt(5)];
            JpegSegments.Chroma chroma = JpegSegments.Chroma.values()[bands == 3 ? random.nextInt(3) : 0];
            int orientation = bands == 4 ? 1 : 1 + random.nextInt(8);
            Path source = source(
                    bands, chroma, 40 + random.nextInt(90), 40 + random.nextInt(90), orientation, random.nextBoolean());
            Path output = folder.resolve("output.jpg");
            Photo photo = PhotoReader.read(source);
            Area area = new Area(random.nextInt(photo.width() - 20), random.nextInt(photo.height() - 20), 20, 10);
            Photo filled = filled(photo, area);

            PhotoWriter.write(filled, output, WriteOptions.defaults());

            assertBlocksKept(source, output, photo, area, "seed " + seed);
        }
    }

    private static void assertBlocksKept(Path source, Path output, Photo photo, Area area, String what)
            throws IOException {
        Orientation orientation = photo.metadata().orientation();
        JpegBlocks stored = JpegDecoder.read(Files.readAllBytes(source), Watching.NOBODY).orElseThrow();
        boolean turned = stored.turnable(orientation);
        JpegBlocks before = turned ? stored.turned(orientation) : stored;
        JpegBlocks after = JpegDecoder.read(Files.readAllBytes(output), Watching.NOBODY).orElseThrow();
        Photo written = PhotoReader.read(output);
        assertEquals(turned ? Orientation.UPRIGHT : orientation, written.metadata().orientation(), what);
        BufferedImage filled = filledPixels(photo, area);
        BufferedImage filledAsStored = turned ? filled : orientation.inverse().apply(filled);
        int changed = 0;
        for (int i = 0; i < before.components().size(); i++) {
            JpegBlocks.Component component = before.components().get(i);
            int across = 8 * before.maximumAcross() / component.across();
            int down = 8 * before.maximumDown() / component.down();
            for (int row = 0; row < component.rows(); row++) {
                for (int column = 0; column < component.columns(); column++) {
                    boolean same = before.sameBlock(after, i, column, row);
                    Area block = new Area(column * across, row * down, across, down);
                    assertTrue(same || anyOf(filledAsStored, block), "%s: %d, %s".formatted(what, i, block));
                    changed += same ? 0 : 1;
                }
            }
        }
        assertTrue(changed >= 2, what + ": blocks that changed: " + changed);
        if (!turned || orientation == Orientation.UPRIGHT) {
            // The largest block of chroma, which when it is stretched reaches one pixel farther.
            Area reach = new Area(area.x() - 17, area.y() - 17, area.width() + 34, area.height() + 34);
            assertEquals(0, differenceBeyond(photo, written, reach), what);
        }
    }

    private static BufferedImage filledPixels(Photo photo, Area area) {
        BufferedImage pixels = new BufferedImage(photo.width(), photo.height(), BufferedImage.TYPE_BYTE_GRAY);
        for (int y = area.y(); y < area.bottom(); y++) {
            for (int x = area.x(); x < area.right(); x++) {
                pixels.getRaster().setSample(x, y, 0, 1);
            }
        }
        return pixels;
    }

    private static boolean anyOf(BufferedImage pixels, Area area) {
        int right = Math.min(area.right(), pixels.getWidth());
        int bottom = Math.min(area.bottom(), pixels.getHeight());
        int[] block = pixels.getRaster().getPixels(
                Math.min(area.x(), right), Math.min(area.y(), bottom), Math.max(0, right - area.x()),
                Math.max(0, bottom - area.y()), (int[]) null);
        return Arrays.stream(block).anyMatch(pixel -> pixel > 0);
    }

    /// Four inks as luminance, chroma and black, which Java writes when it is told that they are; read as such.
    @Test
    void inksOfLuminanceAndChromaKeepTheirBlocks() throws IOException {
        Path source = source(4, JpegSegments.Chroma.FULL, 61, 47, 1, false);
        byte[] bytes = Files.readAllBytes(source);
        int adobe = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("Adobe");
        bytes[adobe + 11] = 2;
        Files.write(source, bytes);
        Path output = folder.resolve("output.jpg");
        Photo photo = PhotoReader.read(source);
        Area area = new Area(20, 20, 20, 10);

        PhotoWriter.write(filled(photo, area), output, WriteOptions.defaults());

        assertBlocksKept(source, output, photo, area, "YCCK");
        float[] expected = filled(photo, area).rgb(new Area(26, 24, 4, 3), 1, 1);
        assertArrayEquals(expected, PhotoReader.read(output).rgb(new Area(26, 24, 4, 3), 1, 1), 0.02f);
    }

    @Test
    void theFillIsThere() throws IOException {
        Path output = folder.resolve("output.jpg");
        Photo photo = PhotoReader.read(source(3, JpegSegments.Chroma.QUARTER, 125, 93, 1, false));
        Photo filled = filled(photo, new Area(48, 32, 16, 16));

        PhotoWriter.write(filled, output, WriteOptions.defaults());

        float[] colours = PhotoReader.read(output).rgb(new Area(50, 34, 12, 12), 1, 1);
        assertArrayEquals(new float[] {0.8f, 0.2f, 0.4f}, colours, 0.02f);
    }

    /// As the coarsest qualities have them.
    @Test
    void stepsOfMoreThanAByteAreReadAndFilled() throws IOException {
        JpegBlocks fine = coefficients(Files.readAllBytes(source(3, JpegSegments.Chroma.FULL, 125, 93, 1, false)));
        int coarser = 50;
        int[][] tables = Arrays.stream(fine.tables())
                .map(table -> table == null ? null : Arrays.stream(table).map(step -> step * coarser).toArray())
                .toArray(int[][]::new);
        for (JpegBlocks.Component component : fine.components()) {
            for (int i = 0; i < component.coefficients().length; i++) {
                component.coefficients()[i] = (short) Math.round(component.coefficients()[i] / (float) coarser);
            }
        }
        Path file = folder.resolve("coarse.jpg");
        try (OutputStream output = Files.newOutputStream(file)) {
            JpegEncoder.write(
                    new JpegBlocks(fine.width(), fine.height(), tables, fine.components()), false, List.of(), output,
                    Watching.NOBODY);
        }
        int[] right = Pictures.picture(125, 93, 8, 3).getRaster().getPixel(20, 20, (int[]) null);
        Photo photo = PhotoReader.read(file);
        float[] read = photo.rgb(new Area(16, 16, 8, 8), 1, 1);
        for (int band = 0; band < 3; band++) {
            assertEquals(right[band] / 255f, read[band], 0.2f);
        }
        Path output = folder.resolve("output.jpg");

        PhotoWriter.write(filled(photo, new Area(48, 32, 16, 16)), output, WriteOptions.defaults());

        float[] colours = PhotoReader.read(output).rgb(new Area(50, 34, 12, 12), 1, 1);
        assertArrayEquals(new float[] {0.8f, 0.2f, 0.4f}, colours, 0.2f);
    }

    /// JFIF knows luminance and chroma only.
    @Test
    void coloursThatAreCalledRedGreenAndBlueAreNotThatInJfif() throws IOException {
        Path source = source(3, JpegSegments.Chroma.FULL, 125, 93, 1, false);
        byte[] jpeg = Files.readAllBytes(source);
        name(jpeg, "RGB");
        Photo photo = PhotoReader.read(Files.write(source, jpeg));
        Path output = folder.resolve("output.jpg");

        PhotoWriter.write(filled(photo, new Area(48, 32, 16, 16)), output, WriteOptions.defaults());

        float[] colours = PhotoReader.read(output).rgb(new Area(50, 34, 12, 12), 1, 1);
        assertArrayEquals(new float[] {0.8f, 0.2f, 0.4f}, colours, 0.02f);
    }

    /// As old Java programs called luminance and chroma.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void luminanceAndChromaAreThatByWhateverNames(boolean progressive) throws IOException {
        Path source = source(3, JpegSegments.Chroma.FULL, 125, 93, 1, progressive);
        int[] right = samples(PhotoReader.read(source));
        byte[] jpeg = Files.readAllBytes(source);
        assertEquals((byte) JpegSegments.APP0, jpeg[3]);
        jpeg[3] = (byte) 0xEF;
        name(jpeg, "YCc");
        Photo photo = PhotoReader.read(Files.write(source, jpeg));
        Path output = folder.resolve("output.jpg");

        assertArrayEquals(right, samples(photo));
        PhotoWriter.write(filled(photo, new Area(48, 32, 16, 16)), output, WriteOptions.defaults());

        Photo read = PhotoReader.read(output);
        float[] colours = read.rgb(new Area(50, 34, 12, 12), 1, 1);
        assertArrayEquals(new float[] {0.8f, 0.2f, 0.4f}, colours, 0.02f);
        assertArrayEquals(photo.rgb(Area.of(32, 32), 32, 32), read.rgb(Area.of(32, 32), 32, 32));
    }

    /// Gives the three colours other names, in the frame and in every scan.
    private static void name(byte[] jpeg, String names) {
        byte[] plain = {1, 2, 3};
        for (int i = 2; i < jpeg.length - 10; i++) {
            int marker = (jpeg[i] & 0xFF) == 0xFF ? jpeg[i + 1] & 0xFF : 0;
            boolean frame = marker == 0xC0 || marker == 0xC2;
            if (frame || marker == 0xDA) {
                for (int k = 0; k < jpeg[frame ? i + 9 : i + 4]; k++) {
                    int at = frame ? i + 10 + 3 * k : i + 5 + 2 * k;
                    jpeg[at] = (byte) names.charAt(Arrays.binarySearch(plain, jpeg[at]));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void aPhotoThatEndsWithItsBlocksIsTurnedWithoutLoss(int orientation) throws IOException {
        for (JpegSegments.Chroma chroma : JpegSegments.Chroma.values()) {
            Path output = folder.resolve("output.jpg");
            Photo photo = PhotoReader.read(source(3, chroma, 64, 48, orientation, false));

            PhotoWriter.write(filled(photo, new Area(16, 16, 16, 16)), output, WriteOptions.defaults());

            Photo read = PhotoReader.read(output);
            assertEquals(Orientation.UPRIGHT, read.metadata().orientation());
            // Decoders round, and blocks on their side otherwise.
            int difference = differenceBeyond(photo, read, new Area(0, 0, 48, 48));
            assertTrue(difference <= ROUNDING, chroma + " " + difference);
            JpegBlocks stored = coefficients(((JpegSegments) photo.metadata()).file());
            JpegBlocks upright = JpegDecoder.read(Files.readAllBytes(output), Watching.NOBODY).orElseThrow();
            assertTrue(stored.turned(Orientation.of(orientation))
                    .sameBlock(upright, 0, upright.components().getFirst().columns() - 1, 0));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 6, 7, 8})
    void aPhotoThatCantBeTurnedWithoutLossStaysAsItLies(int orientation) throws IOException {
        Path source = source(3, JpegSegments.Chroma.QUARTER, 61, 47, orientation, true);
        Path output = folder.resolve("output.jpg");
        Photo photo = PhotoReader.read(source);

        PhotoWriter.write(photo, output, WriteOptions.defaults());

        assertArrayEquals(samples(photo), samples(PhotoReader.read(output)));
        assertArrayEquals(
                JpegSegments.read(source).exif().orElseThrow(), JpegSegments.read(output).exif().orElseThrow());
    }

    @Test
    void aQualityThatIsAskedForIsGiven() throws IOException {
        Path output = folder.resolve("output.jpg");

        PhotoWriter.write(
                PhotoReader.read(source(3, JpegSegments.Chroma.FULL, 61, 47, 1, false)),
                output,
                new WriteOptions(OptionalInt.of(60)));

        assertEquals(OptionalInt.of(60), JpegSegments.read(output).quality());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void spoiltScansEndInNothingOrInBlocks(boolean progressive) throws IOException {
        byte[] whole = Files.readAllBytes(source(3, JpegSegments.Chroma.QUARTER, 61, 47, 1, progressive));
        int read = 0;
        for (int i = 0; i < 2000; i++) {
            Random random = new Random(i);
            byte[] spoilt = i % 2 == 0 ? FileMutation.cut(whole, random) : FileMutation.spoil(whole, random);
            read += JpegDecoder.read(spoilt, Watching.NOBODY).isPresent() ? 1 : 0;
        }
        assertTrue(read > 0 && read < 1200, "read: " + read);
    }

    private Path source(
            int bands, JpegSegments.Chroma chroma, int width, int height, int orientation, boolean progressive)
            throws IOException {
        Photo photo = Photo.of(Pictures.picture(width, height, 8, bands, Layout.plain(bands)));
        Path file = folder.resolve("source.jpg");
        if (bands == 4) {
            PhotoWriter.write(photo, file, WriteOptions.defaults());
            return file;
        }
        byte[] exif = TestMetadata.exif(ByteOrder.BIG_ENDIAN, orientation);
        byte[] payload = ByteBuffer.allocate(6 + exif.length).put(TestMetadata.ascii("Exif\0\0")).put(exif).array();
        try (OutputStream output = Files.newOutputStream(file)) {
            JpegSegments.insert(
                    OpenCvEncoder.jpeg(photo, 80, chroma, progressive, Watching.NOBODY),
                    List.of(new JpegSegments.Segment(0xE1, payload)),
                    output);
        }
        return file;
    }

    private static Photo filled(Photo photo, Area area) {
        int pixels = (int) area.pixels();
        float[] rgb = new float[3 * pixels];
        Arrays.fill(rgb, 0, pixels, 0.8f);
        Arrays.fill(rgb, pixels, 2 * pixels, 0.2f);
        Arrays.fill(rgb, 2 * pixels, 3 * pixels, 0.4f);
        float[] weight = new float[pixels];
        Arrays.fill(weight, 1);
        return photo.blend(area, rgb, weight);
    }

    private static void assertSameCoefficients(JpegBlocks expected, JpegBlocks actual) {
        assertEquals(expected.width(), actual.width());
        assertEquals(expected.height(), actual.height());
        for (int i = 0; i < expected.components().size(); i++) {
            JpegBlocks.Component component = expected.components().get(i);
            // Those beyond the picture are in no scan of a single colour.
            int across = Math.ceilDiv(Math.ceilDiv(expected.width() * component.across(), expected.maximumAcross()), 8);
            int down = Math.ceilDiv(Math.ceilDiv(expected.height() * component.down(), expected.maximumDown()), 8);
            for (int row = 0; row < down; row++) {
                for (int column = 0; column < across; column++) {
                    assertTrue(expected.sameBlock(actual, i, column, row), i + ": " + column + ", " + row);
                }
            }
        }
    }

    private static int[] decoded(byte[] jpeg) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
        return image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
    }

    private static int differenceBeyond(Photo before, Photo after, Area area) {
        int[] expected = samples(before);
        int[] actual = samples(after);
        int bands = before.samples().bands();
        int largest = 0;
        for (int i = 0; i < expected.length; i++) {
            int x = i / bands % before.width();
            int y = i / bands / before.width();
            boolean inside = x >= area.x() && x < area.right() && y >= area.y() && y < area.bottom();
            largest = inside ? largest : Math.max(largest, Math.abs(expected[i] - actual[i]));
        }
        return largest;
    }

    private static int[] samples(Photo photo) {
        return photo.image().getRaster().getPixels(0, 0, photo.width(), photo.height(), (int[]) null);
    }

    private static JpegBlocks coefficients(byte[] file) {
        return JpegDecoder.read(file, Watching.NOBODY).orElseThrow();
    }
}
