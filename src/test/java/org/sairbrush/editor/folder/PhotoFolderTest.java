package org.sairbrush.editor.folder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoFolderTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void fill() throws IOException {
        for (String name : List.of(
                "scan 10.jpg", "scan 9.jpg", "Scan 11.TIF", "notes.txt", ".hidden.png", "scan 9-restored.jpg",
                "old-restored.png", "work.sairbrush")) {
            Files.createFile(folder.resolve(name));
        }
        Files.createDirectory(folder.resolve("folder.png"));
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    @Test
    void photosComeInTheOrderOfTheirNumbersWithoutWhatWasMadeOfThem() throws IOException {
        assertEquals(
                List.of("old-restored.png", "scan 9.jpg", "scan 10.jpg", "Scan 11.TIF"),
                PhotoFolder.of(file("scan 9.jpg")).photos().stream()
                        .map(photo -> photo.getFileName().toString())
                        .toList());
    }

    @Test
    void oneGoesOnInBothDirectionsAndComesToAnEnd() throws IOException {
        PhotoFolder photos = PhotoFolder.of(file("scan 9.jpg"));
        assertEquals(Optional.of(file("scan 10.jpg")), photos.after(file("scan 9.jpg")));
        assertEquals(Optional.of(file("old-restored.png")), photos.before(file("scan 9.jpg")));
        assertTrue(photos.after(file("Scan 11.TIF")).isEmpty());
        assertTrue(photos.before(file("old-restored.png")).isEmpty());
    }

    @Test
    void aFileThatHasGoneStillHasItsPlace() throws IOException {
        Files.delete(file("scan 10.jpg"));
        assertEquals(Optional.of(file("Scan 11.TIF")), PhotoFolder.of(file("scan 10.jpg")).after(file("scan 10.jpg")));
    }

    @Test
    void aResultThatIsOpenItselfIsOneOfThem() throws IOException {
        Path result = file("scan 9-restored.jpg");
        assertTrue(PhotoFolder.of(result).photos().contains(result));
        assertEquals(Optional.of(file("scan 10.jpg")), PhotoFolder.of(result).after(result));
    }
}
