package org.sairbrush.photo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How far reading and writing are, and that both can be cancelled.
class WatchingTest {

    private static final int SIDE = 300;

    @TempDir
    private Path folder;

    static Stream<SourceFile> files() {
        return SourceFile.all().stream();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "JPEG 4:2:0", "JPEG 4:2:0 progressive", "PNG 8 bits", "PNG 16 bits interlaced", "TIFF 16 bits tiled, Deflate",
        "BMP", "WebP lossless", "WebP lossy"
    })
    void readingTellsHowFarItIs(String name) throws IOException {
        SourceFile source = SourceFile.named(name);
        List<Double> told = new ArrayList<>();

        PhotoReader.read(source.write(folder, SIDE, SIDE, 1), told::add);

        assertRising(told);
    }

    @ParameterizedTest
    @MethodSource("files")
    void readingCanBeCancelled(SourceFile source) throws IOException {
        Path file = source.write(folder, SIDE, SIDE, 1);

        assertThrows(CancellationException.class, () -> PhotoReader.read(file, WatchingTest::cancelHalfway));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "tif", "bmp", "ppm"})
    void writingTellsHowFarItIs(String extension) throws IOException {
        List<Double> told = new ArrayList<>();

        PhotoWriter.write(manyStrips(), folder.resolve("a." + extension), WriteOptions.defaults(), told::add);

        assertRising(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpg", "png", "tif", "bmp", "ppm"})
    void whatIsCancelledLeavesTheFileAsItWas(String extension) throws IOException {
        Photo photo = photo();
        Path file = Files.write(folder.resolve("a." + extension), new byte[] {1, 2, 3});

        assertThrows(
                CancellationException.class,
                () -> PhotoWriter.write(photo, file, WriteOptions.defaults(), WatchingTest::cancelHalfway));

        assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of("a." + extension, "source.jpg"),
                    files.map(Path::getFileName).map(Path::toString).sorted().toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"JPEG 4:2:0", "JPEG CMYK"})
    void compressingAnewTellsHowFarItIs(String name) throws IOException {
        SourceFile source = SourceFile.named(name);
        Photo photo = PhotoReader.read(source.write(folder, SIDE, SIDE, 1));
        List<Double> told = new ArrayList<>();

        PhotoWriter.write(photo, folder.resolve("anew.jpg"), new WriteOptions(OptionalInt.of(80)), told::add);

        assertRising(told);
    }

    @Test
    void aPaletteTellsHowFarItIs() throws IOException {
        SourceFile source = SourceFile.named("PNG palette");
        Photo photo = PhotoReader.read(source.write(folder, SIDE, SIDE, 1));
        List<Double> told = new ArrayList<>();

        PhotoWriter.write(photo, folder.resolve("palette.png"), WriteOptions.defaults(), told::add);

        assertRising(told);
    }

    /// TIFF and PNG are told of after some megabytes.
    private Photo manyStrips() throws IOException {
        Path file = folder.resolve("large.jpg");
        Photo large = Photo.of(new BufferedImage(4000, 3000, BufferedImage.TYPE_3BYTE_BGR));
        PhotoWriter.write(large, file, WriteOptions.defaults());
        return PhotoReader.read(file);
    }

    private static void cancelHalfway(double fraction) {
        if (fraction > 0.4) {
            throw new CancellationException();
        }
    }

    private Photo photo() throws IOException {
        return PhotoReader.read(SourceFile.all().getFirst().write(folder, SIDE, SIDE, 1));
    }

    private static void assertRising(List<Double> told) {
        assertTrue(told.size() > 3, "told: " + told);
        for (int i = 1; i < told.size(); i++) {
            assertTrue(told.get(i) >= told.get(i - 1), "told: " + told);
        }
        assertEquals(1, told.getLast());
    }
}
