package org.sairbrush.editor.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.document.FinishedFill;
import org.sairbrush.editor.document.Forgotten;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Orientation;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoReader;
import org.sairbrush.restore.Restoration;
import org.sairbrush.restore.RestoreSettings;

/// Turns in projects and in what is kept of a program that is killed.
class TurnedProjectTest extends DeskTest {

    private static String look(PhotoDocument document) {
        return "%s %s %d %d %d %d".formatted(
                ProjectDesk.look(document),
                document.turn(),
                document.photo().width(),
                document.mask().width(),
                ProjectDesk.samples(document.original()),
                document.holePixelsProperty().get());
    }

    /// Fills and strokes, each on another side.
    private static List<Runnable> work(ProjectDesk desk) {
        return List.of(
                () -> desk.fill(20),
                () -> desk.editor.turning().right(),
                () -> desk.stroke(30),
                () -> desk.editor.fill().fill(),
                () -> desk.editor.turning().mirror(),
                () -> desk.editor.fill().again(),
                () -> desk.editor.turning().left(),
                () -> desk.editor.turning().left(),
                () -> desk.stroke(60),
                () -> desk.editor.undo(),
                () -> desk.editor.undo(),
                () -> desk.editor.redo(),
                () -> desk.stroke(80));
    }

    @Test
    void aProjectBringsTurnsFillsAndMaskBack() {
        ProjectDesk desk = working();
        work(desk).forEach(Runnable::run);
        desk.editor.project().save();

        ProjectDesk other = opened();

        assertEquals(look(desk.document()), look(other.document()));
        assertEquals(
                ProjectDesk.samples(desk.document().fill().orElseThrow().before()),
                ProjectDesk.samples(other.document().fill().orElseThrow().before()));
        other.document().goTo(null);
        desk.document().goTo(null);
        assertEquals(look(desk.document()), look(other.document()));
    }

    @Test
    void onlyWhoHasTurnedNeedsANewerProgram() throws Exception {
        ProjectDesk desk = working();
        desk.work();
        assertTrue(manifest().contains("\"version\": 1"));
        desk.editor.turning().right();
        assertTrue(manifest().contains("\"version\": 2"));
        desk.editor.undo();
        assertTrue(manifest().contains("\"version\": 1"));
    }

    @Test
    void afterEachStepEverythingIsThereAgain() throws Exception {
        ProjectDesk desk = working();
        for (int step = 0; step < work(desk).size(); step++) {
            work(desk).get(step).run();
            desk.kill();
            ProjectDesk again = startedAgain();
            // What was undone can't be done again after a kill.
            if (step != 10) {
                assertEquals(look(desk.document()), look(again.document()), "step " + step);
                desk = again;
            } else {
                desk = again;
                desk.editor.redo();
            }
        }
    }

    /// As if the program were killed before the state with the turn was written: only the log of strokes goes on.
    @Test
    void turnsAreKeptBetweenStrokes() throws Exception {
        ProjectDesk desk = working();
        desk.fill(20);
        desk.stroke(50);
        desk.kill();
        desk.editor.turning().right();
        desk.stroke(100);
        desk.editor.turning().mirror();
        desk.editor.turning().left();
        desk.stroke(60);
        desk.editor.undo();
        desk.editor.undo();

        ProjectDesk again = startedAgain();

        assertTrue(manifest().contains("\"version\": 2"));
        assertEquals(look(desk.document()), look(again.document()));
    }

    @Test
    void anEmptyMaskOfATurnedPhotoIsWrittenAnew() {
        ProjectDesk desk = working();
        desk.fill(20);
        desk.editor.project().save();
        desk.editor.turning().right();
        desk.editor.project().save();
        assertEquals(look(desk.document()), look(opened().document()));
    }

    @Test
    void whatIsForgottenIsKeptThroughSeveralSaves() throws Exception {
        ProjectDesk desk = working();
        PhotoDocument poor = new PhotoDocument(photo, "photo.png", PhotoReader.read(photo), 1);
        poor.replaceMask("mask", mask(poor));
        fillAll(poor);
        poor.turn(Orientation.QUARTER_TURN_RIGHT);
        poor.replaceMask("mask", mask(poor));
        fillAll(poor);
        poor.turn(Orientation.MIRRORED);
        poor.replaceMask("mask", mask(poor));
        assertEquals(1, poor.history().size());
        Forgotten forgotten = poor.state().forgotten();
        assertEquals(poor.turn(), forgotten.turn());
        Session session = Session.create(folder.resolve("poor"));
        desk.save(poor, session, folder.resolve("poor"), photo, project);
        String look = withoutFill(poor);
        for (int save = 0; save < 3; save++) {
            ProjectDesk other = opened();
            assertEquals(look, withoutFill(other.document()), "save " + save);
            other.stroke(20 + save);
            other.editor.undo();
            other.editor.project().save();
        }
    }

    private static String withoutFill(PhotoDocument document) {
        return "%d %d %s %d".formatted(
                ProjectDesk.samples(document.photo()),
                ProjectDesk.samples(document.original()),
                document.turn(),
                Arrays.hashCode(document.mask().coverage()));
    }

    private static Mask mask(PhotoDocument document) {
        Mask mask = Mask.empty(document.photo().width(), document.photo().height());
        for (int i = 0; i < 700; i++) {
            mask.coverage()[i * 3] = (byte) 255;
        }
        return mask;
    }

    private static void fillAll(PhotoDocument document) {
        Photo before = document.photo();
        Mask mask = document.maskSnapshot().get();
        Photo after = before.turned(Orientation.HALF_TURN);
        var settings = RestoreSettings.defaults();
        var restoration = new Restoration(after, settings, "CPU", List.of(), 1);
        List<Area> everywhere = List.of(Area.of(before.width(), before.height()));
        document.applyFill(FinishedFill.of(before, restoration, mask, everywhere));
    }

    @Test
    void aPhotoThatIsInItsProjectIsTheOneThatWasOpened() throws Exception {
        ProjectDesk desk = working();
        desk.editor.turning().right();
        Files.delete(photo);
        desk.fill(20);
        desk.editor.project().save();

        ProjectDesk other = opened();

        assertEquals(look(desk.document()), look(other.document()));
        other.document().goTo(null);
        assertEquals(ProjectDesk.WIDTH, other.document().photo().width());
        assertEquals(ProjectDesk.HEIGHT, other.document().original().height());
    }
}
