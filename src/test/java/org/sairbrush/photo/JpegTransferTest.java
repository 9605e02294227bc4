package org.sairbrush.photo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// From JPEG to JPEG.
class JpegTransferTest {

    /// A few steps of luminance and chroma; chroma that stood side by side is interpolated otherwise when it stands on end.
    private static final int ROUNDING = 5;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "3, FULL, 61, 47", "3, HALF, 61, 47", "3, QUARTER, 61, 47", "3, QUARTER, 17, 1", "1, FULL, 61, 47", "1, FULL, 8, 8",
        "4, FULL, 61, 47"
    })
    void nothingChangesWhereNothingIsFilled(int bands, JpegSegments.Chroma chroma, int width, int height)
            throws IOException {
        Path source = source(bands, chroma, width, height, 1);
        Path output = folder.resolve("output.jpg");
        Photo photo = PhotoReader.read(source);

        PhotoWriter.write(photo, output, WriteOptions.defaults());

        assertArrayEquals(samples(photo), samples(PhotoReader.read(output)));
    }

    @ParameterizedTest
    @CsvSource({"3, FULL", "3, HALF", "3, QUARTER", "1, FULL", "4, FULL"})
    void blocksThatTheMaskDoesNotTouchStayAsTheyAre(int bands, JpegSegments.Chroma chroma) throws IOException {
        Path source = source(bands, chroma, 125, 93, 1);
        Path output = folder.resolve("output.jpg");
        Photo photo = PhotoReader.read(source);

        PhotoWriter.write(filled(photo, new Area(50, 35, 20, 10)), output, WriteOptions.defaults());

        JpegBlocks before = JpegDecoder.read(Files.readAllBytes(source)).orElseThrow();
        JpegBlocks after = JpegDecoder.read(Files.readAllBytes(output)).orElseThrow();
        int changed = 0;
        for (int i = 0; i < before.components().size(); i++) {
            JpegBlocks.Component component = before.components().get(i);
            int across = 8 * before.maximumAcross() / component.across();
            int down = 8 * before.maximumDown() / component.down();
            for (int row = 0; row < component.rows(); row++) {
                for (int column = 0; column < component.columns(); column++) {
                    boolean touched = column * across < 70 && (column + 1) * across > 48
                            && row * down < 45 && (row + 1) * down > 32;
                    boolean same = before.sameBlock(after, i, column, row);
                    assertTrue(touched || same, "%d: %d, %d".formatted(i, column, row));
                    changed += same ? 0 : 1;
                }
            }
        }
        assertTrue(changed >= 6, "blocks that changed: " + changed);
        assertEquals(0, differenceBeyond(photo, PhotoReader.read(output), new Area(32, 16, 64, 48)));
    }

    @Test
    void theFillIsThere() throws IOException {
        Path output = folder.resolve("output.jpg");
        Photo filled = filled(PhotoReader.read(source(3, JpegSegments.Chroma.QUARTER, 125, 93, 1)), new Area(48, 32, 16, 16));

        PhotoWriter.write(filled, output, WriteOptions.defaults());

        float[] colours = PhotoReader.read(output).rgb(new Area(50, 34, 12, 12), 1, 1);
        assertArrayEquals(new float[] {0.8f, 0.2f, 0.4f}, colours, 0.02f);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
    void aPhotoThatEndsWithItsBlocksIsTurnedWithoutLoss(int orientation) throws IOException {
        for (JpegSegments.Chroma chroma : JpegSegments.Chroma.values()) {
            Path output = folder.resolve("output.jpg");
            Photo photo = PhotoReader.read(source(3, chroma, 64, 48, orientation));

            PhotoWriter.write(filled(photo, new Area(16, 16, 16, 16)), output, WriteOptions.defaults());

            Photo read = PhotoReader.read(output);
            assertEquals(Orientation.UPRIGHT, read.metadata().orientation());
            // Decoders round, and blocks on their side otherwise.
            int difference = differenceBeyond(photo, read, new Area(0, 0, 48, 48));
            assertTrue(difference <= ROUNDING, chroma + " " + difference);
            JpegBlocks stored = JpegDecoder.read(((JpegSegments) photo.metadata()).file()).orElseThrow();
            JpegBlocks upright = JpegDecoder.read(Files.readAllBytes(output)).orElseThrow();
            assertTrue(stored.turned(Orientation.of(orientation))
                    .sameBlock(upright, 0, upright.components().getFirst().columns() - 1, 0));
        }
    }

    @Test
    void aPhotoThatCantBeTurnedWithoutLossIsCompressedAnew() throws IOException {
        Path output = folder.resolve("output.jpg");
        Photo photo = PhotoReader.read(source(3, JpegSegments.Chroma.QUARTER, 61, 47, 6));

        PhotoWriter.write(photo, output, WriteOptions.defaults());

        assertEquals(47, PhotoReader.read(output).width());
        assertEquals(OptionalInt.of(95), JpegSegments.read(output).quality());
    }

    @Test
    void aQualityThatIsAskedForIsGiven() throws IOException {
        Path output = folder.resolve("output.jpg");

        PhotoWriter.write(
                PhotoReader.read(source(3, JpegSegments.Chroma.FULL, 61, 47, 1)),
                output,
                new WriteOptions(OptionalInt.of(60)));

        assertEquals(OptionalInt.of(60), JpegSegments.read(output).quality());
    }

    @Test
    void spoiltScansEndInNothingOrInBlocks() throws IOException {
        byte[] whole = Files.readAllBytes(source(3, JpegSegments.Chroma.QUARTER, 61, 47, 1));
        int read = 0;
        for (int i = 0; i < 2000; i++) {
            Random random = new Random(i);
            byte[] spoilt = i % 2 == 0 ? FileMutation.cut(whole, random) : FileMutation.spoil(whole, random);
            read += JpegDecoder.read(spoilt).isPresent() ? 1 : 0;
        }
        assertTrue(read > 0 && read < 1200, "read: " + read);
    }

    private Path source(int bands, JpegSegments.Chroma chroma, int width, int height, int orientation)
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
                    OpenCvEncoder.jpeg(photo, 80, chroma, false),
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
}
