package org.sairbrush.photo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Odd names, and places where nothing can be written.
class PlacesTest {

    private static final Photo PHOTO = Photo.of(Pictures.picture(20, 10, 8, 3));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"a photo of  1923", "Großmutter à l'été", "家族の写真", "👵📷", "100%s done", "--out", "a.b.c"})
    void oddNamesAreFine(String name) throws IOException {
        assumeTrue(System.getProperty("sun.jnu.encoding").equals("UTF-8"), "This system has ASCII names only");
        for (PhotoFormat format : PhotoFormat.values()) {
            if (format.writable()) {
                Path file = Files.createDirectories(folder.resolve(name))
                        .resolve(name + "." + format.extensions().getFirst());

                PhotoWriter.write(PHOTO, file, WriteOptions.defaults());

                assertEquals(20, PhotoReader.read(file).width());
            }
        }
    }

    @Test
    void aNameMayBeAsLongAsNamesCanBe() throws IOException {
        Path file = folder.resolve("x".repeat(251) + ".png");

        PhotoWriter.write(PHOTO, file, WriteOptions.defaults());

        assertEquals(20, PhotoReader.read(file).width());
    }

    @Test
    void aNameThatIsTooLongIsToldToBe() throws IOException {
        Path file = folder.resolve("x".repeat(300) + ".png");

        assertTrue(refusal(file).endsWith("because the name is too long: choose a shorter one"), refusal(file));
        assertEquals(List.of(), files());
    }

    @Test
    void aReadOnlyFolderIsToldToBe() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        assumeFalse(Files.isWritable(folder), "The super-user may write anywhere");

        assertTrue(refusal(folder.resolve("photo.png")).endsWith("because the folder is read-only: choose another"));
    }

    @Test
    void aFullDiskLeavesTheOldFileAndIsTold() throws IOException {
        Path file = Files.writeString(folder.resolve("photo.png"), "old");

        PhotoException refusal = assertThrows(PhotoException.class, () -> PhotoFile.write(file, part -> {
            Files.write(part, new byte[1000]);
            throw new IOException("No space left on device");
        }));

        assertTrue(refusal.getMessage().contains("because the disk is full"), refusal.getMessage());
        assertEquals("old", Files.readString(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void aReplacedFileKeepsItsPermissions() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "No such permissions here");
        Path file = Files.writeString(folder.resolve("photo.png"), "old");
        Set<PosixFilePermission> owners = PosixFilePermissions.fromString("rw-------");
        Files.setPosixFilePermissions(file, owners);

        PhotoWriter.write(PHOTO, file, WriteOptions.defaults());

        assertEquals(owners, Files.getPosixFilePermissions(file));
        assertArrayEquals(new byte[] {(byte) 0x89, 'P'}, Arrays.copyOf(Files.readAllBytes(file), 2));
    }

    private static String refusal(Path file) {
        return assertThrows(PhotoException.class, () -> PhotoWriter.write(PHOTO, file, WriteOptions.defaults()))
                .getMessage();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
