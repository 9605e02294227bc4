package org.sairbrush.editor.dialogs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sairbrush.photo.PhotoFormat;

class TargetNameTest {

    @ParameterizedTest
    @CsvSource({"oma, oma.sairbrush", "oma.2026, oma.2026.sairbrush", "Oma.SAIRBRUSH, Oma.SAIRBRUSH"})
    void aProjectHasItsEnding(Path typed, Path target) {
        assertEquals(target.toAbsolutePath(), TargetName.of(typed.toAbsolutePath(), ".sairbrush"));
    }

    @ParameterizedTest
    @CsvSource({
        "oma-restored.jpg, JPEG, oma-restored.jpg",
        "oma-restored.jpg, TIFF, oma-restored.tif",
        "oma, TIFF, oma.tif",
        "Oma 1. Mai, PNG, Oma 1. Mai.png",
        "other.png, JPEG, other.png",
        "other.JPG, PNG, other.png",
        "other.tiff, TIFF, other.tiff"
    })
    void theKindThatWasChosenCountsUnlessAnEndingWasTyped(String typed, PhotoFormat kind, String target) {
        Path folder = Path.of("photos").toAbsolutePath();
        assertEquals(
                folder.resolve(target),
                TargetName.of(folder.resolve(typed), folder.resolve("oma-restored.jpg"), kind));
    }
}
