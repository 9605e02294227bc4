package org.sairbrush.editor.project;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.editor.dialogs.DialogService.Recovery;
import org.sairbrush.editor.dialogs.DialogService.Unsaved;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.photo.PhotoReader;
import org.sairbrush.restore.Progress;

/// The program is killed, and started again.
class RecoveryTest {

    @TempDir
    Path folder;

    private Path photo;
    private Path kept;
    private boolean wentOn;

    @BeforeEach
    void makePhoto() throws Exception {
        photo = ProjectDesk.photo(folder.resolve("photo.png"));
        kept = folder.resolve("recovery");
    }

    private ProjectDesk working() {
        ProjectDesk desk = new ProjectDesk(kept);
        desk.editor.open(photo);
        return desk;
    }

    private ProjectDesk startedAgain(Recovery answer) {
        ProjectDesk desk = new ProjectDesk(kept);
        desk.answers.recovery = answer;
        wentOn = false;
        desk.editor.project().offerRecovery(() -> {}, () -> wentOn = true);
        return desk;
    }

    private List<Path> sessions() throws IOException {
        if (!Files.isDirectory(kept)) {
            return List.of();
        }
        try (Stream<Path> sessions = Files.list(kept)) {
            return sessions.toList();
        }
    }

    @Test
    void afterEachStepEverythingIsThereAgain() throws Exception {
        ProjectDesk desk = working();
        for (int step = 0; step < 4; step++) {
            desk.fill(20 + 20 * step);
            desk.stroke(30 + 20 * step);
            desk.kill();
            ProjectDesk again = startedAgain(Recovery.RECOVER);
            assertEquals(desk.look(), again.look());
            assertTrue(again.document().history().changedProperty().get());
            desk = again;
        }
        assertEquals(1, sessions().size());
    }

    @Test
    void whenTheLastStrokeWasKeptIsSaid() throws Exception {
        ProjectDesk desk = working();
        desk.stroke(30);
        desk.kill();
        Path session = sessions().getFirst();
        try (Stream<Path> files = Files.list(session)) {
            for (Path file : files.toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-02T10:00:00Z")));
            }
        }
        Instant stroke = Instant.parse("2026-11-02T10:25:00Z");
        Files.setLastModifiedTime(StrokeFile.in(session, 1).getLast().path(), FileTime.from(stroke));
        assertEquals(stroke, startedAgain(Recovery.LATER).answers.recoverable);
    }

    @Test
    void whatWasUndoneIsNotBroughtBack() throws Exception {
        ProjectDesk desk = working();
        desk.work();
        desk.editor.undo();
        desk.editor.undo();
        desk.kill();
        assertEquals(desk.look(), startedAgain(Recovery.RECOVER).look());
    }

    @Test
    void aPhotoThatIsNoFileIsKeptItself() throws Exception {
        ProjectDesk desk = new ProjectDesk(kept);
        desk.editor.openSample();
        desk.fill(20);
        desk.kill();
        assertEquals(desk.look(), startedAgain(Recovery.RECOVER).look());
    }

    @Test
    void whatIsDiscardedIsNotAskedForAgainAndWhatIsPutOffIs() throws Exception {
        ProjectDesk desk = working();
        desk.work();
        desk.kill();
        assertEquals(1, startedAgain(Recovery.LATER).answers.recoveryQuestions);
        assertTrue(wentOn);
        assertEquals(1, startedAgain(Recovery.DISCARD).answers.recoveryQuestions);
        assertTrue(wentOn);
        assertEquals(0, startedAgain(Recovery.RECOVER).answers.recoveryQuestions);
        assertTrue(wentOn);
        assertTrue(sessions().isEmpty());
    }

    @Test
    void nothingIsOfferedOfWhatWasSavedOrOfAProgramThatStillRuns() throws Exception {
        ProjectDesk desk = working();
        desk.work();
        assertEquals(0, startedAgain(Recovery.RECOVER).answers.recoveryQuestions);
        desk.editor.fill().fill();
        desk.answers.target = folder.resolve("saved.png");
        desk.editor.export().export();
        desk.kill();
        assertEquals(0, startedAgain(Recovery.RECOVER).answers.recoveryQuestions);
        assertTrue(sessions().isEmpty());
    }

    @Test
    void aPhotoThatIsNamedAtTheStartIsOfferedBesideWhatIsRecovered() throws Exception {
        ProjectDesk desk = working();
        desk.stroke(30);
        desk.kill();
        Path other = ProjectDesk.photo(folder.resolve("other.png"));
        ProjectDesk again = new ProjectDesk(kept);
        again.answers.recovery = Recovery.RECOVER;
        again.editor.begin(Optional.of(other), false);
        assertEquals(desk.look(), again.look());
        again.answers.unsaved = Unsaved.DISCARD;
        again.notice().action().orElseThrow().command().run();
        assertEquals("other.png", again.document().name());
    }

    @Test
    void strokesAreKeptBesideTheWholeStateAndOneThatIsCutOffCostsNoOther() throws Exception {
        ProjectDesk desk = working();
        Path manifest = sessions().getFirst().resolve(Manifest.FILE);
        byte[] written = Files.readAllBytes(manifest);
        desk.stroke(20);
        String first = desk.look();
        desk.stroke(50);
        desk.editor.undo();
        desk.stroke(80);
        assertArrayEquals(written, Files.readAllBytes(manifest));
        desk.kill();
        List<StrokeFile> strokes = StrokeFile.in(sessions().getFirst(), 1);
        assertEquals(1, strokes.size());
        byte[] whole = Files.readAllBytes(strokes.getFirst().path());
        Path copy = copy(sessions().getFirst(), folder.resolve("copy"));
        Files.write(copy.resolve(strokes.getFirst().path().getFileName()), Arrays.copyOf(whole, whole.length - 1));
        assertEquals(first, look(copy));
        assertEquals(desk.look(), startedAgain(Recovery.RECOVER).look());
    }

    @Test
    void whatWasToBeFilledIsStillMaskedWhereTheFillCouldNotBeWrittenAnyMore() throws Exception {
        ProjectDesk desk = working();
        desk.stroke(20);
        Path cut = copy(sessions().getFirst(), folder.resolve("cut"));
        desk.editor.fill().fill();
        desk.stroke(24);
        desk.stroke(60);
        for (StrokeFile later : StrokeFile.in(sessions().getFirst(), 1)) {
            Files.copy(later.path(), cut.resolve(later.path().getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        ProjectDesk painted = new ProjectDesk(folder.resolve("elsewhere"));
        painted.editor.open(photo);
        painted.stroke(20);
        painted.stroke(24);
        painted.stroke(60);
        assertEquals(painted.look(), look(cut));
    }

    @Test
    void aProgramThatEndsAsItShouldLeavesNothing() throws Exception {
        ProjectDesk desk = working();
        desk.work();
        assertFalse(sessions().isEmpty());
        desk.editor.project().end();
        assertTrue(sessions().isEmpty());
    }

    @Test
    void aRecoveredProjectKnowsItsFile() throws Exception {
        ProjectDesk desk = working();
        desk.fill(20);
        desk.answers.projectTarget = folder.resolve("work.sairbrush");
        desk.editor.project().save();
        desk.fill(60);
        desk.kill();
        ProjectDesk again = startedAgain(Recovery.RECOVER);
        assertEquals(folder.resolve("work.sairbrush"), again.editor.project().file().orElseThrow());
    }

    @Test
    void aPhotoThatHasGoneMeanwhileDoesNotLoseTheWork() throws Exception {
        ProjectDesk desk = working();
        desk.work();
        desk.kill();
        Path moved = Files.move(photo, folder.resolve("moved.png"));
        ProjectDesk again = startedAgain(Recovery.RECOVER);
        assertNull(again.document());
        ProjectDesk third = new ProjectDesk(kept);
        third.answers.recovery = Recovery.RECOVER;
        third.answers.located = moved;
        third.editor.project().offerRecovery(() -> {}, () -> {});
        assertEquals(desk.look(), third.look());
    }

    /// The folder of a session goes from one state to the next by new files, each written under a passing name and then
    /// moved, by one move of the manifest, and by deletions. Killed anywhere, it holds the one state or the other.
    @Test
    void aWriteThatIsCutAtAnyByteLeavesTheStateBeforeOrTheStateAfter() throws Exception {
        ProjectDesk desk = working();
        desk.fill(20);
        String before = desk.look();
        Path first = copy(sessions().getFirst(), folder.resolve("first"));
        desk.fill(60);
        String after = desk.look();
        Path second = copy(sessions().getFirst(), folder.resolve("second"));
        List<Path> added = new ArrayList<>();
        try (Stream<Path> files = Files.list(second)) {
            files.filter(file -> Files.notExists(first.resolve(file.getFileName()))).forEach(added::add);
        }
        added.add(second.resolve(Manifest.FILE));
        assertTrue(added.size() > 3);
        Path cut = copy(first, folder.resolve("cut"));
        for (Path file : added) {
            byte[] bytes = Files.readAllBytes(file);
            Path part = cut.resolve("." + file.getFileName() + ".part");
            for (int length = 0; length <= bytes.length; length += Math.max(1, bytes.length / 20)) {
                Files.write(part, Arrays.copyOf(bytes, length));
                assertEquals(before, look(cut));
            }
            Files.delete(part);
            Files.write(cut.resolve(file.getFileName()), bytes);
            assertEquals(file.endsWith(Manifest.FILE) ? after : before, look(cut));
        }
        try (Stream<Path> files = Files.list(first)) {
            for (Path old : files.filter(file -> Files.notExists(second.resolve(file.getFileName()))).toList()) {
                Files.delete(cut.resolve(old.getFileName()));
                assertEquals(after, look(cut));
            }
        }
    }

    private String look(Path session) throws IOException {
        Manifest manifest = Manifest.parse(Files.readString(session.resolve(Manifest.FILE)), "cut");
        PhotoDocument read = new ProjectReader(session, manifest, "cut").read(photo, 64 << 20, Progress.NONE);
        assertEquals(ProjectDesk.samples(PhotoReader.read(photo)), ProjectDesk.samples(read.original()));
        return ProjectDesk.look(read);
    }

    private static Path copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return to;
    }
}
