package org.sairbrush.editor.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.editor.dialogs.DialogService.Recovery;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Frame;
import org.sairbrush.photo.PhotoException;

/// Frames in projects and in what is kept of a program that is killed.
class FramedProjectTest {

    private static final Frame FRAME = new Frame(new Area(20, 15, 90, 70), 2.5);
    private static final Frame OTHER = new Frame(new Area(8, 8, 100, 90), 0);

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

    private ProjectDesk startedAgain() {
        ProjectDesk desk = new ProjectDesk(folder.resolve("recovery"));
        desk.answers.recovery = Recovery.RECOVER;
        desk.editor.project().offerRecovery(() -> {}, () -> {});
        return desk;
    }

    private static String look(ProjectDesk desk) {
        return desk.look() + " " + desk.document().turn() + " " + desk.document().frame();
    }

    private static List<Runnable> work(ProjectDesk desk) {
        return List.of(
                () -> desk.document().frame(FRAME),
                () -> desk.fill(20),
                () -> desk.editor.turning().right(),
                () -> desk.stroke(30),
                () -> desk.document().frame(new Frame(new Area(5, 6, 70, 80), 0)),
                () -> desk.editor.turning().mirror(),
                () -> desk.editor.undo());
    }

    private String manifest() throws Exception {
        try (Stream<Path> sessions = Files.list(folder.resolve("recovery"))) {
            return Files.readString(sessions.findFirst().orElseThrow().resolve(Manifest.FILE));
        }
    }

    @Test
    void aProjectBringsTheFrameBack() {
        ProjectDesk desk = working();
        work(desk).forEach(Runnable::run);
        desk.editor.project().save();

        ProjectDesk other = opened();

        assertEquals(look(desk), look(other));
        assertFalse(other.document().history().changedProperty().get());
    }

    @Test
    void onlyWhoHasAFrameNeedsANewerProgram() throws Exception {
        ProjectDesk desk = working();
        desk.editor.turning().right();
        assertTrue(manifest().contains("\"version\": 2"));
        desk.document().frame(Frame.largest(1, 0, ProjectDesk.HEIGHT, ProjectDesk.WIDTH));
        assertTrue(manifest().contains("\"version\": 3"));
        desk.editor.undo();
        assertTrue(manifest().contains("\"version\": 2"));
    }

    @Test
    void afterEachStepEverythingIsThereAgain() throws Exception {
        ProjectDesk desk = working();
        for (int step = 0; step < work(desk).size() - 1; step++) {
            work(desk).get(step).run();
            desk.kill();
            ProjectDesk again = startedAgain();
            assertEquals(look(desk), look(again), "step " + step);
            desk = again;
        }
    }

    /// As if the program were killed before the state with the frame was written: only the log of strokes goes on.
    @Test
    void framesAreKeptBetweenStrokes() throws Exception {
        ProjectDesk desk = working();
        desk.stroke(50);
        desk.kill();
        desk.document().frame(FRAME);
        desk.stroke(90);
        desk.editor.turning().right();
        desk.document().frame(OTHER.turned(desk.document().turn(), ProjectDesk.WIDTH, ProjectDesk.HEIGHT));
        desk.editor.turning().mirror();
        desk.stroke(60);

        assertEquals(look(desk), look(startedAgain()));
    }

    @Test
    void aFrameBesideThePhotoIsDamage() throws Exception {
        ProjectDesk desk = working();
        desk.document().frame(FRAME);
        String json = manifest();
        assertEquals(FRAME, Manifest.parse(json, "it").frame().frame());
        for (String spoilt : List.of(
                json.replace("\"angle\": 2.5", "\"angle\": 60"),
                json.replace("\"angle\": 2.5", "\"angle\": 45"),
                json.replaceFirst("\"width\": 90", "\"width\": -90"),
                json.replaceFirst("\"x\": 20", "\"x\": 100000"))) {
            assertThrows(PhotoException.class, () -> Manifest.parse(spoilt, "it"), spoilt);
        }
    }
}
