package org.sairbrush.photo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The contract: nothing but the damage changes.
class FidelityTest {

    private static final int PICTURES = 6;
    private static final Path DOCUMENT = Path.of("docs", "formats.md");

    @TempDir
    private Path folder;

    static Stream<SourceFile> exactFiles() {
        return SourceFile.all().stream().filter(SourceFile::exact);
    }

    @ParameterizedTest
    @MethodSource("exactFiles")
    void everySampleOutsideTheMaskStaysTheSame(SourceFile source) throws IOException {
        for (long seed = 0; seed < PICTURES; seed++) {
            Random random = new Random(seed);
            int width = 1 + random.nextInt(90);
            int height = 1 + random.nextInt(90);

            RoundTrip trip = RoundTrip.of(source, FormatTable.sameFormat(source), folder, width, height, seed);

            assertEquals(Optional.of(new Fidelity(1, 0)), trip.fidelity(), "%d × %d".formatted(width, height));
        }
    }

    static List<SourceFile> allFiles() {
        return SourceFile.all();
    }

    /// As photos do that are too large for the heap.
    @ParameterizedTest
    @MethodSource("allFiles")
    void aPhotoOutsideTheHeapBecomesTheSameFile(SourceFile source) throws Exception {
        int width = 40;
        int height = 300;
        // The photo in its smallest kind, and not the strips in which some kinds are converted.
        long heap = width * height - 1;
        String extension = FormatTable.sameFormat(source);
        byte[] expected = Files.readAllBytes(
                RoundTrip.of(source, extension, folder, width, height, 1).written());

        RoundTrip trip = ScopedValue.where(MappedSamples.HEAP_BYTES, heap)
                .call(() -> RoundTrip.of(source, extension, folder, width, height, 1));

        assertInstanceOf(
                MappedSamples.class, trip.filled().image().getRaster().getDataBuffer());
        assertArrayEquals(expected, Files.readAllBytes(trip.written()));
    }

    @Test
    void theTableOfTheDocumentationIsWhatIsMeasured() throws IOException {
        String measured = Files.readString(DOCUMENT)
                .replaceFirst("(?s)(<!-- same -->\n).*?(<!-- end -->)", "$1" + FormatTable.same(folder) + "$2")
                .replaceFirst("(?s)(<!-- across -->\n).*?(<!-- end -->)", "$1" + FormatTable.across(folder) + "$2");
        if (Boolean.getBoolean("sairbrush.docs")) {
            Files.writeString(DOCUMENT, measured);
        }
        assertEquals(measured, Files.readString(DOCUMENT), "Run this test with -Dsairbrush.docs=true and look at it");
    }

    @Test
    void nothingIsLostWithoutBeingTold() throws IOException {
        for (SourceFile source : SourceFile.all()) {
            String extension = FormatTable.sameFormat(source);
            RoundTrip trip = RoundTrip.of(source, extension, folder, 40, 30, 5);
            List<String> losses = PhotoWriter.losses(trip.filled(), trip.written());
            boolean lost = Stream.of(trip.profile(), trip.exif(), trip.xmp(), trip.iptc()).anyMatch("lost"::equals)
                    || !trip.samplesOutside().equals("identical");
            assertTrue(!lost || !losses.isEmpty(), source.name());
        }
    }

    @Test
    void aPaletteStaysWhileTheFillsColoursFitIntoIt() throws IOException {
        SourceFile source = SourceFile.named("PNG palette with transparency");
        Photo photo = PhotoReader.read(source.write(folder, 61, 47, 1));
        Path output = folder.resolve("output.png");

        PhotoWriter.write(
                photo.blend(new Area(5, 5, 1, 1), new float[3], new float[] {1}), output, WriteOptions.defaults());

        assertInstanceOf(IndexColorModel.class, ImageIO.read(output.toFile()).getColorModel());
        assertEquals(PhotoReader.read(output).argb(Area.of(1, 1), 1, 1)[0], photo.argb(Area.of(1, 1), 1, 1)[0]);
    }

    @Test
    void inksOfAJpegAreReadAsTheyAreMeantWithAndWithoutAProfile() throws IOException {
        for (ColorSpace space : List.of(Layout.plain(4), TestProfiles.inks())) {
            BufferedImage image = Pictures.picture(64, 48, 8, 4, space);
            Path file = folder.resolve("inks.jpg");

            PhotoWriter.write(Photo.of(image), file, new WriteOptions(OptionalInt.of(100)));

            int[] expected = image.getRaster().getPixels(0, 0, 64, 48, (int[]) null);
            int[] actual = PhotoReader.read(file).image().getRaster().getPixels(0, 0, 64, 48, (int[]) null);
            for (int i = 0; i < expected.length; i++) {
                assertEquals(expected[i], actual[i], 4);
            }
        }
    }
}
