package org.sairbrush.photo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Frames, what they show of photos, and what is written of that.
class FramedPhotoTest {

    private static final Area PART = new Area(5, 7, 40, 30);

    @TempDir
    private Path folder;

    private static Photo framed(Photo photo, Area area, double angle) {
        return photo.framed(new Frame(area, angle), Watching.NOBODY);
    }

    private static int[] samples(Photo photo) {
        return samples(photo, Area.of(photo.width(), photo.height()));
    }

    private static int[] samples(Photo photo, Area area) {
        return photo.image().getRaster().getPixels(area.x(), area.y(), area.width(), area.height(), (int[]) null);
    }

    static List<SourceFile> files() {
        return SourceFile.all();
    }

    /// Whatever kind of file, on its side as these are: the very samples, with profile and metadata.
    @ParameterizedTest
    @MethodSource("files")
    void withoutAnAngleAFrameIsTheVerySamples(SourceFile source) throws IOException {
        Photo photo = PhotoReader.read(source.write(folder, 64, 48, 3));
        Area part = new Area(5, 7, photo.width() - 11, photo.height() - 12);

        Photo framed = framed(photo, part, 0);

        assertArrayEquals(samples(photo, part), samples(framed));
        assertEquals(photo.image().getColorModel(), framed.image().getColorModel());
        boolean writable = PhotoFormat.ofExtension(source.extension()).filter(PhotoFormat::writable).isPresent();
        Path output = folder.resolve("framed." + (writable ? source.extension() : "png"));
        PhotoWriter.write(framed, output, WriteOptions.defaults());
        Photo read = PhotoReader.read(output);
        assertEquals(part.width(), read.width());
        assertEquals(part.height(), read.height());
        if (source.exact()) {
            assertArrayEquals(samples(framed), samples(read));
        }
        assertEquals(photo.metadata().iccProfile().isPresent(), read.metadata().iccProfile().isPresent());
        photo.metadata().exif().filter(block -> writable)
                .map(block -> ExifBlock.revised(block, Revision.upright(read, Optional.empty())))
                .ifPresent(block -> assertArrayEquals(block, read.metadata().exif().orElseThrow()));
    }

    @Test
    void allOfThePhotoIsThePhoto() {
        Photo photo = Photo.of(Pictures.picture(64, 48, 8, 3));
        assertSame(photo, photo.framed(Frame.whole(64, 48), Watching.NOBODY));
    }

    @Test
    void whatReachesBeyondThePhotoIsRefused() {
        Photo photo = Photo.of(Pictures.picture(64, 48, 8, 3));
        assertThrows(IllegalArgumentException.class, () -> framed(photo, new Area(30, 0, 35, 10), 0));
        assertThrows(IllegalArgumentException.class, () -> framed(photo, new Area(-1, 0, 35, 10), 0));
        assertThrows(IllegalArgumentException.class, () -> framed(photo, Area.of(64, 48), 1));
        assertThrows(IllegalArgumentException.class, () -> framed(photo, Area.of(8, 8), 46));
        assertThrows(IllegalArgumentException.class, () -> framed(photo, Area.of(8, 8), Double.NaN));
    }

    @ParameterizedTest
    @CsvSource({"8, 1", "8, 2", "8, 3", "8, 4", "16, 1", "16, 2", "16, 3", "16, 4"})
    void oneColourStaysThatColourAtAnyAngle(int bits, int bands) {
        BufferedImage image = Pictures.picture(200, 120, bits, bands);
        int[] colour = {(1 << bits) - 1, 12_345 >> 16 - bits, 3, 40_000 >> 16 - bits};
        for (int y = 0; y < 120; y++) {
            for (int x = 0; x < 200; x++) {
                image.getRaster().setPixel(x, y, Arrays.copyOf(colour, bands));
            }
        }
        Photo photo = Photo.of(image);
        for (double angle : new double[] {-45, -3.3, 0.1, 12, 45}) {
            Frame frame = Frame.largest(1.5, angle, 200, 120);
            int[] made = samples(photo.framed(frame, Watching.NOBODY));
            for (int i = 0; i < made.length; i++) {
                // Colours that are seen through come back from what they weigh.
                assertEquals(colour[i % bands], made[i], bits == 16 && bands % 2 == 0 ? 1 : 0, angle + " " + i);
            }
        }
    }

    /// A dark line that rises by the angle from left to right is level in what the frame shows, and as dark as before.
    @ParameterizedTest
    @ValueSource(doubles = {-30, -2.5, 0.3, 1.7, 44})
    void aLineThatLeansBecomesLevel(double angle) {
        int width = 400;
        int height = 300;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_USHORT_GRAY);
        double slope = Math.tan(Math.toRadians(-angle));
        double steep = Math.cos(Math.toRadians(angle));
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double distance = (y + 0.5 - height / 2.0 - slope * (x + 0.5 - width / 2.0)) * steep;
                image.getRaster().setSample(x, y, 0, 60_000 - (int) (50_000 * Math.exp(-distance * distance / 8)));
            }
        }
        Frame frame = Frame.largest(1, angle, width, height);

        Photo straight = Photo.of(image).framed(frame, Watching.NOBODY);

        for (int x = 0; x < straight.width(); x += 7) {
            double sum = 0;
            double places = 0;
            int darkest = 65_535;
            for (int y = 0; y < straight.height(); y++) {
                int value = straight.image().getRaster().getSample(x, y, 0);
                sum += 60_000 - value;
                places += (60_000 - value) * (frame.area().y() + y + 0.5);
                darkest = Math.min(darkest, value);
            }
            assertEquals(height / 2.0, places / sum, 0.03, "column " + x);
            assertEquals(10_000, darkest, 1600);
        }
    }

    /// Positive angles turn clockwise.
    @Test
    void atTheLargestAngleTwiceAPhotoHasTurnedOnce() {
        BufferedImage image = new BufferedImage(101, 101, BufferedImage.TYPE_BYTE_GRAY);
        // Right of the middle: after a turn clockwise below it.
        int[] white = new int[81];
        Arrays.fill(white, 255);
        image.getRaster().setPixels(70, 46, 9, 9, white);
        Frame frame = Frame.largest(1, 45, 101, 101);

        Photo turned = Photo.of(image).framed(frame, Watching.NOBODY);

        int at = 50 + (int) Math.round(24 * Math.sqrt(0.5));
        Area area = frame.area();
        assertTrue(turned.image().getRaster().getSample(at - area.x(), at - area.y(), 0) > 240);
        assertEquals(0, turned.image().getRaster().getSample(at - area.x(), 100 - at - area.y(), 0));
    }

    /// A white shape on see-through black has no dark rim.
    @Test
    void whatIsSeenThroughLeavesNoFringe() {
        BufferedImage image = new BufferedImage(80, 80, BufferedImage.TYPE_4BYTE_ABGR);
        for (int y = 20; y < 60; y++) {
            for (int x = 20; x < 60; x++) {
                image.setRGB(x, y, 0xFFFFFFFF);
            }
        }
        Photo turned = Photo.of(image).framed(Frame.largest(1, 20, 80, 80), Watching.NOBODY);
        int[] values = samples(turned);
        for (int i = 0; i < values.length; i += 4) {
            if (values[i + 3] > 0) {
                assertEquals(255, values[i], "opacity " + values[i + 3]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 3})
    void samplesOutsideTheHeapAreFramedToo(double angle) throws Exception {
        for (int bits : new int[] {8, 16}) {
            Photo photo = Photo.of(Pictures.picture(201, 133, bits, 3, Layout.plain(3)));
            Frame frame = new Frame(new Area(20, 30, 100, 80), angle);
            int[] mapped = ScopedValue.where(MappedSamples.HEAP_BYTES, 0L)
                    .call(() -> samples(photo.framed(frame, Watching.NOBODY)));
            assertArrayEquals(samples(photo.framed(frame, Watching.NOBODY)), mapped);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFrameTurnsWithItsPhoto(Orientation turn) {
        Photo photo = Photo.of(Pictures.picture(201, 133, 8, 3, Layout.plain(3)));
        Frame level = new Frame(PART, 0);
        assertArrayEquals(
                samples(photo.framed(level, Watching.NOBODY).turned(turn)),
                samples(photo.turned(turn).framed(level.turned(turn, 201, 133), Watching.NOBODY)));

        Frame leaning = new Frame(new Area(60, 30, 60, 50), 7);
        int[] expected = samples(photo.framed(leaning, Watching.NOBODY).turned(turn));
        int[] actual = samples(photo.turned(turn).framed(leaning.turned(turn, 201, 133), Watching.NOBODY));
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], actual[i], 1);
        }
    }

    @Test
    void framesStayInThePhotoWhateverIsDoneToThem() {
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            int width = 1 + random.nextInt(300);
            int height = 1 + random.nextInt(300);
            double angle = Math.clamp(random.nextGaussian() * 15, -45, 45);
            Frame frame = Frame.largest(0.2 + random.nextDouble() * 4, angle, width, height);
            assertTrue(frame.fits(width, height), frame::toString);
            Frame other = frame.straightened(random.nextDouble(-45, 45), width, height)
                    .moved(random.nextDouble(-400, 400), random.nextDouble(-400, 400), width, height);
            assertTrue(other.fits(width, height), other::toString);
        }
    }

    @Test
    void theLargestFrameUsesWhatThereIs() {
        assertEquals(Frame.whole(600, 400), Frame.largest(1.5, 0, 600, 400));
        assertEquals(new Frame(new Area(100, 0, 400, 400), 0), Frame.largest(1, 0, 600, 400));
        Frame leaning = Frame.largest(1.5, 5, 600, 400);
        assertEquals(1.5, (double) leaning.area().width() / leaning.area().height(), 0.01);
        assertFalse(new Frame(
                        new Area(
                                leaning.area().x() - 2, leaning.area().y() - 2,
                                leaning.area().width() + 4, leaning.area().height() + 4), 5)
                .fits(600, 400));
        assertEquals(leaning, leaning.straightened(5, 600, 400));
    }

    private Path jpeg(int bands, JpegSegments.Chroma chroma, int orientation, boolean progressive) throws IOException {
        Photo photo = Photo.of(Pictures.picture(157, 141, 8, bands, Layout.plain(bands)));
        byte[] exif = TestMetadata.exif(ByteOrder.BIG_ENDIAN, orientation);
        byte[] payload = ByteBuffer.allocate(6 + exif.length).put(TestMetadata.ascii("Exif\0\0")).put(exif).array();
        Path file = folder.resolve("source.jpg");
        try (OutputStream output = Files.newOutputStream(file)) {
            JpegSegments.insert(
                    OpenCvEncoder.jpeg(photo, 80, chroma, progressive, Watching.NOBODY),
                    List.of(new JpegSegments.Segment(0xE1, payload)),
                    output);
        }
        return file;
    }

    private static JpegBlocks blocks(Photo photo) {
        return JpegDecoder.read(((JpegSegments) photo.metadata()).file(), Watching.NOBODY).orElseThrow();
    }

    private Photo written(Photo photo) throws IOException {
        Path output = folder.resolve("framed.jpg");
        PhotoWriter.write(photo, output, WriteOptions.defaults());
        return PhotoReader.read(output);
    }

    /// However the photo lies in its file and was turned since, whole blocks keep their coefficients.
    @ParameterizedTest
    @CsvSource({
        "3, QUARTER, 1, false", "3, HALF, 6, false", "3, FULL, 3, true", "1, FULL, 8, false", "3, QUARTER, 5, true"
    })
    void aFrameOfWholeBlocksKeepsThem(int bands, JpegSegments.Chroma chroma, int orientation, boolean progressive)
            throws IOException {
        Photo photo = PhotoReader.read(jpeg(bands, chroma, orientation, progressive));
        JpegBlocks source = blocks(photo);
        for (Orientation turn : Orientation.values()) {
            Photo turned = photo.turned(turn);
            Blocks grid = turned.blocks().orElseThrow();
            Area wished = new Area(37, 21, 60, 70);
            Area area = grid.around(wished, turned.width(), turned.height());
            assertEquals(wished.union(area), area);

            Photo framed = framed(turned, area, 0);
            Photo read = written(framed);

            Area stored = framed.origin().area().orElseThrow();
            assertTrue(source.beginsAt(stored));
            Orientation both = turned.origin().orientation();
            JpegBlocks kept = source.cut(stored);
            JpegBlocks expected = kept.turnable(both) ? kept.turned(both) : kept;
            assertSameBlocks(expected, blocks(read));
            assertEquals(kept.turnable(both) ? Orientation.UPRIGHT : both, read.metadata().orientation());
            assertEquals(area.width(), read.width());
            // Decoders stretch chroma otherwise at the edge of a picture, and round otherwise on its side.
            assertTrue(meanDifference(framed, read) < 1.5, turn + " " + meanDifference(framed, read));

            Area moved = grid.before(wished, turned.width(), turned.height());
            assertEquals(wished.width(), moved.width());
            assertTrue(source.beginsAt(framed(turned, moved, 0).origin().area().orElseThrow()));
        }
    }

    /// What a fill changed in it is coded anew, and nothing else.
    @Test
    void aFillInAFrameOfWholeBlocksChangesItsOwn() throws IOException {
        Photo photo = PhotoReader.read(jpeg(3, JpegSegments.Chroma.FULL, 1, false));
        float[] weight = new float[64];
        Arrays.fill(weight, 1);
        Photo filled = photo.blend(new Area(40, 40, 8, 8), new float[192], weight);

        JpegBlocks read = blocks(written(framed(filled, new Area(24, 16, 50, 50), 0)));

        JpegBlocks expected = blocks(photo).cut(new Area(24, 16, 50, 50));
        assertTrue(expected.sameBlock(read, 0, 1, 1));
        assertFalse(expected.sameBlock(read, 0, 2, 3));
        assertTrue(expected.sameBlock(read, 0, 3, 3));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 6", "2.5, 1", "2.5, 8"})
    void otherFramesAreCodedAsTheSourceWas(double angle, int orientation) throws IOException {
        Photo photo = PhotoReader.read(jpeg(3, JpegSegments.Chroma.QUARTER, orientation, false));
        Photo framed = framed(photo, new Area(37, 21, 61, 70), angle);

        Photo read = written(framed);

        assertEquals(Orientation.UPRIGHT, read.metadata().orientation());
        assertArrayEquals(
                blocks(photo).turned(photo.origin().orientation()).tables()[0], blocks(read).tables()[0]);
        assertEquals(((JpegSegments) photo.metadata()).chroma(), ((JpegSegments) read.metadata()).chroma());
        assertTrue(meanDifference(framed, read) < 4, "difference " + meanDifference(framed, read));
    }

    @Test
    void onlySamplesOfAJpegLieInBlocks() throws IOException {
        Photo photo = PhotoReader.read(jpeg(3, JpegSegments.Chroma.HALF, 1, false));
        assertEquals(Optional.of(new Blocks(16, 8, Orientation.UPRIGHT)), photo.blocks());
        assertEquals(Optional.empty(), framed(photo, PART, 3).blocks());
        assertEquals(Optional.empty(), Photo.of(Pictures.picture(64, 48, 8, 3)).blocks());
    }

    private static double meanDifference(Photo one, Photo other) {
        int[] expected = samples(one);
        int[] actual = samples(other);
        double sum = 0;
        for (int i = 0; i < expected.length; i++) {
            sum += Math.abs(expected[i] - actual[i]);
        }
        return sum / expected.length;
    }

    private static void assertSameBlocks(JpegBlocks expected, JpegBlocks actual) {
        assertEquals(expected.width(), actual.width());
        for (int i = 0; i < expected.components().size(); i++) {
            JpegBlocks.Component component = expected.components().get(i);
            int across = Math.ceilDiv(Math.ceilDiv(expected.width() * component.across(), expected.maximumAcross()), 8);
            int down = Math.ceilDiv(Math.ceilDiv(expected.height() * component.down(), expected.maximumDown()), 8);
            for (int row = 0; row < down; row++) {
                for (int column = 0; column < across; column++) {
                    assertTrue(expected.sameBlock(actual, i, column, row), i + ": " + column + ", " + row);
                }
            }
        }
    }
}
