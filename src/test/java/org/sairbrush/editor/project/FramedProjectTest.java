package org.sairbrush.editor.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Frame;
import org.sairbrush.photo.PhotoException;

/// Frames in projects and in what is kept of a program that is killed.
class FramedProjectTest extends DeskTest {

    private static final Frame FRAME = new Frame(new Area(20, 15, 90, 70), 2.5);
    private static final Frame OTHER = new Frame(new Area(8, 8, 100, 90), 0);

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
