package org.sairbrush.editor.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.editor.dialogs.DialogService.Unsaved;
import org.sairbrush.editor.document.Fill;
import org.sairbrush.editor.document.FillStep;
import org.sairbrush.editor.document.FinishedFill;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.history.Edit;
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.selection.Selection;
import org.sairbrush.restore.CloneSource;
import org.sairbrush.restore.Method;
import org.sairbrush.restore.Restoration;

class ProjectViewModelTest {

    @TempDir
    Path folder;

    private Path photo;
    private Path recovery;
    private Path project;
    private ProjectDesk desk;

    @BeforeEach
    void open() throws Exception {
        photo = ProjectDesk.photo(folder.resolve("photo.png"));
        recovery = folder.resolve("recovery");
        project = folder.resolve("work.sairbrush");
        desk = new ProjectDesk(recovery);
        desk.editor.open(photo);
        desk.answers.projectTarget = project;
    }

    private ProjectDesk opened() {
        ProjectDesk other = new ProjectDesk(folder.resolve("elsewhere"));
        other.editor.open(project);
        return other;
    }

    private static List<String> states(ProjectDesk desk) {
        List<String> states = new ArrayList<>();
        PhotoDocument document = desk.document();
        for (Edit edit : document.history().done().reversed()) {
            if (edit.changesPhoto()) {
                document.goTo(edit);
                states.add(desk.look());
            }
        }
        document.goTo(null);
        states.add(desk.look());
        return states;
    }

    @Test
    void aProjectComesBackWithEveryFillItsMaskAndWhatWasChosen() {
        desk.work();
        desk.settings.featherProperty().set(9);
        desk.editor.labels().wordsProperty().set("sea, sky");
        desk.editor.project().save();
        assertFalse(desk.document().history().changedProperty().get());
        ProjectDesk other = opened();
        assertEquals(desk.look(), other.look());
        assertEquals("photo.png", other.document().name());
        assertFalse(other.document().history().changedProperty().get());
        assertEquals(9, other.settings.featherProperty().get());
        assertEquals("sea, sky", other.editor.labels().wordsProperty().get());
        assertEquals(desk.editor.fill().choiceProperty().get(), other.editor.fill().choiceProperty().get());
        assertEquals(states(desk), states(other));
        assertEquals(List.of(project), other.settings.recentFilesProperty().get());
    }

    @Test
    void theLastFillOfAProjectCanBeDoneAgain() {
        desk.settings.detailProperty().set(30);
        desk.work();
        desk.editor.project().save();
        ProjectDesk other = opened();
        assertEquals(0.3, other.document().fill().orElseThrow().restoration().settings().detail());
        other.editor.fill().choose(other.editor.fill().choicesProperty().get().getFirst());
        other.editor.fill().again();
        assertEquals("SAIR", other.document().fill().orElseThrow().restoration().settings().method().title());
        assertEquals(
                ProjectDesk.samples(desk.document().fill().orElseThrow().before()),
                ProjectDesk.samples(other.document().fill().orElseThrow().before()));
    }

    @Test
    void whatWasCopiedByHandComesBackAndLeftTheMaskAsItWas() {
        desk.work();
        long masked = desk.document().holePixelsProperty().get();
        assertTrue(masked > 0);
        CloneSource source = new CloneSource(-7, 5);
        Selection stroke = new Selection(new Area(30, 20, 2, 2), new byte[] {-1, -1, 90, -1});
        desk.editor.fill().copy(Method.HEAL, Optional.of(source), () -> stroke, () -> {});
        assertEquals(masked, desk.document().holePixelsProperty().get());
        desk.editor.project().save();
        ProjectDesk other = opened();
        assertEquals(desk.look(), other.look());
        assertEquals(masked, other.document().holePixelsProperty().get());
        Fill copied = other.document().fill().orElseThrow();
        assertEquals(Method.HEAL, copied.restoration().settings().method());
        assertEquals(Optional.of(source), copied.restoration().settings().source());
        assertEquals(90, copied.mask().coverage()[21 * copied.mask().width() + 30]);
        assertEquals(states(desk), states(other));
    }

    @Test
    void theNextSaveGoesToTheSameFile() {
        desk.fill(30);
        desk.editor.project().save();
        desk.answers.projectTarget = null;
        desk.fill(70);
        desk.editor.project().save();
        assertSame(Notice.Kind.DONE, desk.notice().kind());
        assertEquals(desk.look(), opened().look());
    }

    @Test
    void aPhotoInsideNeedsNoFileAndOneOutsideIsFoundBesideTheProject() throws Exception {
        desk.work();
        desk.editor.project().save();
        Path apart = Files.createDirectories(folder.resolve("apart"));
        Path moved = Files.move(photo, apart.resolve("photo.png"));
        assertEquals(desk.look(), opened().look());

        ProjectDesk second = new ProjectDesk(folder.resolve("second"));
        second.editor.open(moved);
        second.work();
        second.settings.embedPhotoProperty().set(false);
        second.answers.projectTarget = folder.resolve("small.sairbrush");
        second.editor.project().save();
        assertTrue(Files.size(folder.resolve("small.sairbrush")) < Files.size(project));
        Files.move(moved, photo);
        project = folder.resolve("small.sairbrush");
        assertEquals(second.look(), opened().look());
    }

    @Test
    void aPhotoThatHasGoneIsLocatedAndOnlyTheVerySameIsTaken() throws Exception {
        desk.settings.embedPhotoProperty().set(false);
        desk.work();
        desk.editor.project().save();
        Path moved = Files.move(photo, folder.resolve("moved.png"));
        ProjectDesk other = opened();
        assertNull(other.document());
        assertSame(Notice.Kind.INFO, other.notice().kind());

        other.answers.located = ProjectDesk.photo(folder.resolve("other.png"));
        Files.write(other.answers.located, new byte[] {0}, StandardOpenOption.APPEND);
        other.editor.open(project);
        assertNull(other.document());
        assertTrue(other.notice().sentence().startsWith("other.png is not the photo"), other.notice().sentence());

        other.answers.located = moved;
        other.editor.open(project);
        assertEquals(desk.look(), other.look());
    }

    @Test
    void aPhotoThatWasReplacedMeanwhileIsSavedAsItWasOpened() throws Exception {
        desk.work();
        Files.delete(photo);
        Files.writeString(photo, "something else");
        desk.editor.project().save();
        assertEquals(desk.look(), opened().look());
    }

    @Test
    void changesCanBeSavedAsAProjectBeforeSomethingElseIsOpened() {
        desk.work();
        desk.answers.unsaved = Unsaved.PROJECT;
        PhotoDocument before = desk.document();
        desk.editor.open(photo);
        assertNotEquals(before, desk.document());
        assertTrue(Files.exists(project));
        assertEquals(List.of(photo, project), desk.settings.recentFilesProperty().get());
    }

    @Test
    void stepsThatWereForgottenAreInTheProjectAllTheSame() throws Exception {
        desk.work();
        PhotoDocument rich = desk.document();
        String look = desk.look();
        Session session = Session.create(folder.resolve("poor"));
        PhotoDocument poor = new PhotoDocument(photo, "photo.png", rich.original(), 1);
        rich.steps().forEach(step -> {
            if (step instanceof FillStep fill) {
                var after = fill.shown().redo(poor.photo());
                poor.replaceMask("mask", fill.mask(ProjectDesk.WIDTH, ProjectDesk.HEIGHT));
                var restoration = new Restoration(after, fill.settings(), "CPU", List.of(), 1);
                poor.applyFill(FinishedFill.of(poor.photo(), restoration, poor.maskSnapshot().get(), fill.areas()));
            }
        });
        poor.replaceMask("mask", rich.maskSnapshot().get());
        assertEquals(1, poor.history().size());
        desk.save(poor, session, folder.resolve("poor"), photo, project);
        ProjectDesk other = opened();
        assertEquals(
                look.substring(0, look.lastIndexOf(' ')),
                other.look().substring(0, other.look().lastIndexOf(' ')));
    }

    @Test
    void anExportIsNoSaveOfAProject() {
        desk.editor.project().save();
        desk.fill(30);
        desk.answers.target = folder.resolve("exported.png");
        desk.editor.export().export();
        assertTrue(Files.exists(desk.answers.target));
        assertTrue(desk.document().history().changedProperty().get());
    }

    @Test
    void aProjectIsExportedBesideItsPhotoOrBesideItself() throws Exception {
        desk.fill(30);
        desk.editor.project().save();
        ProjectDesk other = opened();
        other.editor.export().export();
        assertEquals(folder.resolve("photo-restored.png"), other.answers.suggested);

        Path moved = Files.createDirectories(folder.resolve("moved/to")).resolve("work.sairbrush");
        Files.move(project, moved);
        Path gone = Files.createDirectory(folder.resolve("gone"));
        ProjectDesk first = new ProjectDesk(folder.resolve("third"));
        first.editor.open(Files.copy(photo, gone.resolve("oma.png")));
        first.answers.projectTarget = project;
        first.editor.project().save();
        first.kill();
        Files.delete(gone.resolve("oma.png"));
        Files.delete(gone);
        ProjectDesk later = opened();
        later.editor.export().export();
        assertEquals(folder.resolve("oma-restored.png"), later.answers.suggested);
    }

    @Test
    void whereNothingCanBeKeptThatIsSaidAndAProjectCanBeSavedAllTheSame() throws Exception {
        Path noFolder = Files.writeString(folder.resolve("file"), "in the way");
        ProjectDesk unkept = new ProjectDesk(noFolder);
        unkept.editor.open(photo);
        assertTrue(unkept.editor.project().unprotectedProperty().get());
        assertTrue(unkept.notice().sentence().contains("not protected against a crash"), unkept.notice().sentence());
        unkept.editor.notices().dismiss();
        unkept.work();
        assertNull(unkept.notice(), "said once");
        unkept.answers.projectTarget = project;
        unkept.editor.project().save();
        assertSame(Notice.Kind.DONE, unkept.notice().kind());
        assertFalse(unkept.document().history().changedProperty().get());
        assertEquals(unkept.look(), opened().look());
        try (Stream<Path> left = Files.list(folder)) {
            assertTrue(left.noneMatch(file -> file.getFileName().toString().startsWith(".sairbrush")));
        }
    }

    @Test
    void aSaveThatFailsSaysSoAndLeavesTheChangesUnsaved() {
        desk.work();
        desk.answers.projectTarget = folder.resolve("no such folder/work.sairbrush");
        desk.editor.project().save();
        assertSame(Notice.Kind.ERROR, desk.notice().kind());
        assertTrue(desk.document().history().changedProperty().get());
    }

    @Test
    void theFileHoldsPlainPictures() throws Exception {
        desk.work();
        desk.editor.project().save();
        try (ZipFile zip = new ZipFile(project.toFile())) {
            assertTrue(zip.stream().anyMatch(entry -> entry.getName().equals("original.png")));
            assertTrue(zip.stream().allMatch(entry -> entry.getName().matches("[a-z]+(-\\d+)?\\.(png|json)")));
        }
    }
}
