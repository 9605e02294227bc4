package org.sairbrush.editor.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sairbrush.photo.PhotoFormat;

class DestinationTest {

    private static final Path FOLDER = Path.of("out");

    @ParameterizedTest
    @CsvSource({
        "a.jpg, , a.jpg",
        "a.JPG, JPEG, a.JPG",
        "a.b.tiff, , a.b.tiff",
        "a.webp, , a.png",
        "a.jpg, PNG, a.png",
        "a.png, TIFF, a.tif",
        ".jpg, , .jpg"
    })
    void resultsAreCalledAsTheirPhotos(String photo, PhotoFormat format, String result) {
        Destination destination = new Destination(FOLDER, Optional.ofNullable(format));
        assertEquals(FOLDER.resolve(result), destination.of(Path.of(photo), file -> false, file -> false));
    }

    @Test
    void photosOfOneNameAreToldApart() {
        Destination destination = new Destination(FOLDER, Optional.of(PhotoFormat.PNG));
        Set<Path> taken = Set.of(FOLDER.resolve("a.png"), FOLDER.resolve("a-2.png"));
        assertEquals(FOLDER.resolve("a-3.png"), destination.of(Path.of("x/a.jpg"), file -> false, taken::contains));
    }

    @Test
    void whatIsKeptIsNeverAResult() {
        Destination destination = new Destination(FOLDER, Optional.empty());
        Set<Path> kept = Set.of(FOLDER.resolve("a.jpg"), FOLDER.resolve("b.jpg"), FOLDER.resolve("b-restored.jpg"));
        assertEquals(
                FOLDER.resolve("a-restored.jpg"), destination.of(Path.of("out/a.jpg"), kept::contains, file -> false));
        assertEquals(
                FOLDER.resolve("b-restored-2.jpg"),
                destination.of(Path.of("out/b.jpg"), kept::contains, file -> false));
    }
}
