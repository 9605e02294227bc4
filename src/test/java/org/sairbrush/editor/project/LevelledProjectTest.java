package org.sairbrush.editor.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sairbrush.editor.dialogs.DialogService.Recovery;
import org.sairbrush.photo.Levels;
import org.sairbrush.photo.PhotoException;

/// Levels in projects and in what is kept of a program that is killed.
class LevelledProjectTest {

    private static final Levels LEVELS = new Levels(
            new Levels.Range(0.1, 1.3, 0.9),
            List.of(Levels.Range.WHOLE, new Levels.Range(0.05, 1, 0.8), Levels.Range.WHOLE));

    @TempDir
    Path folder;

    private Path photo;
    private Path project;

    @BeforeEach
    void makePhoto() throws Exception {
        photo = ProjectDesk.photo(folder.resolve("photo.png"));
        project = folder.resolve("work.sairbrush");
    }

    private ProjectDesk working() {
        ProjectDesk desk = new ProjectDesk(folder.resolve("recovery"));
        desk.editor.open(photo);
        desk.answers.projectTarget = project;
        return desk;
    }

    private ProjectDesk opened() {
        ProjectDesk desk = new ProjectDesk(folder.resolve("other"));
        desk.editor.open(project);
        return desk;
    }

    private Path manifest(String sessions) throws Exception {
        try (Stream<Path> all = Files.list(folder.resolve(sessions))) {
            return all.findFirst().orElseThrow().resolve(Manifest.FILE);
        }
    }

    @Test
    void aProjectBringsThemBack() {
        ProjectDesk desk = working();
        desk.fill(20);
        desk.document().setLevels(LEVELS);
        desk.fill(50);
        desk.editor.project().save();

        ProjectDesk other = opened();

        assertEquals(LEVELS, other.document().levels());
        assertEquals(LEVELS, other.document().levelsProperty().get());
        assertEquals(desk.look(), other.look());
    }

    @Test
    void afterAKillTheyAreThereAgain() throws Exception {
        ProjectDesk desk = working();
        desk.stroke(30);
        desk.document().setLevels(LEVELS);
        desk.kill();

        ProjectDesk again = new ProjectDesk(folder.resolve("recovery"));
        again.answers.recovery = Recovery.RECOVER;
        again.editor.project().offerRecovery(() -> {}, () -> {});

        assertEquals(LEVELS, again.document().levels());
        assertEquals(desk.look(), again.look());
    }

    @Test
    void onlyWhoHasThemNeedsANewerProgram() throws Exception {
        ProjectDesk desk = working();
        desk.stroke(30);
        assertTrue(Files.readString(manifest("recovery")).contains("\"version\": 1"));
        desk.document().setLevels(LEVELS);
        assertTrue(Files.readString(manifest("recovery")).contains("\"version\": 3"));
        desk.editor.undo();
        assertTrue(Files.readString(manifest("recovery")).contains("\"version\": 1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[0.5, 1.0, 0.4]", "[0.1, 1.0]", "null", "[0.1, -3.0, 0.9]"})
    void whatIsNoRangeIsDamage(String range) throws Exception {
        ProjectDesk desk = working();
        desk.document().setLevels(new Levels(new Levels.Range(0.1, 1, 0.9), List.of()));
        String whole = Files.readString(manifest("recovery"));
        assertEquals(desk.document().levels(), Manifest.parse(whole, "work").readLevels());

        String spoilt = whole.replaceAll("(?s)\"levels\": \\[\\s*\\[.*?\\]\\s*\\]", "\"levels\": [" + range + "]");

        assertTrue(spoilt.contains(range));
        assertThrows(PhotoException.class, () -> Manifest.parse(spoilt, "work"));
    }
}
