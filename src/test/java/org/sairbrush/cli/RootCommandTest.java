package org.sairbrush.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RootCommandTest {

    @TempDir
    private Path folder;

    private record Opened(Optional<Path> photo, boolean sample) {}

    private final List<Opened> opened = new ArrayList<>();
    private final World withDisplay = new World(
            _ -> new FakeRestorer(),
            (_, _) -> new FakeNetworks(),
            (photo, sample) -> opened.add(new Opened(photo, sample)),
            Path.of("target"),
            false);

    @Test
    void aloneItOpensTheEditor() {
        CommandRun run = CommandRun.of(withDisplay);

        assertEquals(0, run.status());
        assertEquals(List.of(new Opened(Optional.empty(), false)), opened);
    }

    @Test
    void aPhotoIsOpenedInTheEditor() throws IOException {
        Path photo = Pictures.photo(folder.resolve("photo.png"), 8, 6);

        assertEquals(0, CommandRun.of(withDisplay, photo).status());
        assertEquals(List.of(new Opened(Optional.of(photo), false)), opened);
    }

    @Test
    void theSampleIsOpenedWhenAskedFor() {
        assertEquals(0, CommandRun.of(withDisplay, "--sample").status());
        assertEquals(List.of(new Opened(Optional.empty(), true)), opened);
    }

    @ParameterizedTest
    @ValueSource(strings = {"restore", "detect", "labels", "evaluate", "train", "bench"})
    void helpSaysOnceWhatIsUsual(String command) {
        CommandRun run = CommandRun.of(withDisplay, command, "--help");

        assertEquals(0, run.status());
        assertTrue(run.out().contains("Default: "), run.out());
        assertFalse(run.out().contains("default: "), run.out());
    }

    @Test
    void aMisspeltCommandIsWrongUsage() {
        CommandRun run = CommandRun.of(withDisplay, "restroe");

        assertEquals(2, run.status());
        assertTrue(run.err().contains("There is no command and no photo named 'restroe'."), run.err());
    }

    @Test
    void aMisspeltCommandWithPhotosIsNamed() {
        CommandRun run = CommandRun.of(withDisplay, "restroe", "--verbose", "a.png", "b.png");

        assertEquals(2, run.status());
        assertTrue(run.err().contains("There is no command 'restroe'."), run.err());
    }

    @Test
    void aPhotoWhoseNameBeginsLikeAListOfArgumentsIsAPhoto() throws IOException {
        Path photo = Pictures.photo(folder.resolve("@photo.png"), 8, 6);
        Files.writeString(folder.resolve("photo.png"), "--sample");

        assertEquals(0, CommandRun.of(withDisplay, photo).status());
        assertEquals(2, CommandRun.of(withDisplay, "@" + folder.resolve("photo.png")).status());
        assertEquals(List.of(new Opened(Optional.of(photo), false)), opened);
    }

    @Test
    void anEmptyNameIsNotThePresentFolder() {
        CommandRun run = CommandRun.of(withDisplay, "restore", "a.png", "--mask", "", "--out", "b.png");

        assertEquals(2, run.status());
        assertTrue(run.err().contains("The name of a file or folder is empty."), run.err());
    }

    @Test
    void withoutADisplayAPhotoIsNotOpened() throws IOException {
        Path photo = Pictures.photo(folder.resolve("photo.png"), 8, 6);

        CommandRun run = CommandRun.of(new FakeRestorer(), photo);

        assertEquals(1, run.status());
        assertTrue(run.err().contains("The editor needs a display"), run.err());
    }

    @Test
    void withoutADisplayTheSampleIsRestored() throws IOException {
        World withoutDisplay =
                new World(_ -> new FakeRestorer(), (_, _) -> new FakeNetworks(), (_, _) -> false, folder, false);

        CommandRun run = CommandRun.of(withoutDisplay);

        assertEquals(0, run.status(), run.err());
        assertTrue(Files.exists(Path.of(run.out().strip())), run.out());
        try (Stream<Path> files = Files.list(folder.resolve("sairbrush-sample"))) {
            assertEquals(
                    List.of("sample-mask.png", "sample-restored.jpg", "sample.jpg"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void helpAndVersionGoToStandardOutput() {
        CommandRun help = CommandRun.of(new FakeRestorer(), "restore", "--help");
        CommandRun version = CommandRun.of(new FakeRestorer(), "--version");

        assertEquals(0, help.status());
        assertTrue(help.out().contains("--fit-mask"), help.out());
        assertTrue(version.out().startsWith("Sairbrush "), version.out());
    }
}
