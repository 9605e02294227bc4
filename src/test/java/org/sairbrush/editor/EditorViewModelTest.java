package org.sairbrush.editor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.editor.compare.CompareMode;
import org.sairbrush.editor.dialogs.DialogService.Filling;
import org.sairbrush.editor.dialogs.DialogService.Unsaved;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.fill.LazyRestorer;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.editor.settings.EditorSettings;
import org.sairbrush.editor.tools.ToolKind;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.selection.Selection;
import org.sairbrush.restore.CloneSource;
import org.sairbrush.restore.Method;

class EditorViewModelTest {

    private final EditorStage.Answers answers = new EditorStage.Answers();
    private final EditorSettings settings = EditorSettings.load(Path.of("no such file"));
    private final Queue<Runnable> background = new ArrayDeque<>();
    private boolean later;
    private final EditorViewModel editor = new EditorViewModel(
            answers,
            new BackgroundJobs(work -> run(work), Runnable::run),
            new LazyRestorer(FakeRestorer::new),
            settings,
            EditorHarness.noModels());

    @TempDir
    Path folder;

    private Path photo;

    private void run(Runnable work) {
        if (later) {
            background.add(work);
        } else {
            work.run();
        }
    }

    @BeforeEach
    void makePhoto() throws Exception {
        photo = TestPhotos.landscape(folder.resolve("my.photo.png"), 160, 120);
    }

    private PhotoDocument openAndPaint() {
        editor.open(photo);
        PhotoDocument document = editor.documentProperty().get();
        document.beginStroke(40, 40, 8, false);
        document.endStroke();
        return document;
    }

    private Notice notice() {
        return editor.notices().currentProperty().get();
    }

    @Test
    void aPhotoIsOpenedAndItsFolderRemembered() {
        editor.open(photo);
        assertEquals("my.photo.png", editor.documentProperty().get().name());
        assertEquals(folder.toAbsolutePath(), settings.folderProperty().get());
    }

    @Test
    void aFileThatIsNoPhotoChangesNothingButTheBar() throws Exception {
        PhotoDocument document = openAndPaint();
        answers.unsaved = Unsaved.DISCARD;
        editor.open(Files.writeString(folder.resolve("text.png"), "text"));
        assertSame(document, editor.documentProperty().get());
        assertTrue(document.holePixelsProperty().get() > 0);
        assertSame(Notice.Kind.ERROR, notice().kind());
    }

    @Test
    void oneGoesThroughAFolderFromPhotoToPhotoAlsoPastWhatCantBeRead() throws Exception {
        TestPhotos.landscape(folder.resolve("z.png"), 160, 120);
        Files.writeString(folder.resolve("n.png"), "text");
        editor.open(photo);
        editor.folder().next();
        assertSame(Notice.Kind.ERROR, notice().kind());
        assertEquals("my.photo.png", editor.documentProperty().get().name());
        editor.folder().next();
        assertEquals("z.png", editor.documentProperty().get().name());
        editor.folder().next();
        assertTrue(notice().sentence().contains("last photo"), notice().sentence());
        editor.folder().previous();
        editor.folder().previous();
        assertEquals("my.photo.png", editor.documentProperty().get().name());
        editor.openSample();
        editor.folder().next();
        assertTrue(notice().sentence().contains("no folder"), notice().sentence());
    }

    @Test
    void changesAreAskedAboutAndKeptOnCancel() {
        PhotoDocument document = openAndPaint();
        editor.open(photo);
        assertEquals(1, answers.unsavedQuestions);
        assertSame(document, editor.documentProperty().get());
    }

    @Test
    void nothingIsAskedWithoutChanges() {
        editor.open(photo);
        editor.open(photo);
        assertEquals(0, answers.unsavedQuestions);
    }

    @Test
    void changesCanBeExportedFirst() {
        PhotoDocument document = openAndPaint();
        answers.unsaved = Unsaved.SAVE;
        answers.target = folder.resolve("saved.png");
        editor.open(photo);
        assertTrue(Files.exists(answers.target));
        assertNotSame(document, editor.documentProperty().get());
    }

    @Test
    void anExportThatIsNotMadeStopsWhatWouldLoseTheChanges() {
        PhotoDocument document = openAndPaint();
        answers.unsaved = Unsaved.SAVE;
        answers.target = null;
        editor.open(photo);
        assertSame(document, editor.documentProperty().get());
    }

    @Test
    void openingCanBeCancelledAndThePresentPhotoStays() throws Exception {
        PhotoDocument document = openAndPaint();
        answers.unsaved = Unsaved.DISCARD;
        later = true;
        editor.open(TestPhotos.landscape(folder.resolve("other.png"), 160, 120));
        assertTrue(editor.openingProperty().get());
        editor.escape();
        background.remove().run();
        assertFalse(editor.openingProperty().get());
        assertSame(document, editor.documentProperty().get());
    }

    @Test
    void exportingCanBeCancelledAndLeavesNothing() {
        PhotoDocument document = openAndPaint();
        answers.target = folder.resolve("saved.tif");
        later = true;
        editor.export().export();
        editor.escape();
        background.remove().run();
        assertFalse(editor.export().runningProperty().get());
        assertFalse(Files.exists(folder.resolve("saved.tif")));
        assertTrue(document.history().changedProperty().get());
        assertTrue(notice().sentence().contains("cancelled"), notice().sentence());
    }

    @Test
    void whatWouldLoseThePhotoWaitsForItsExport() {
        openAndPaint();
        editor.fill().fill();
        answers.unsaved = Unsaved.CANCEL;
        answers.target = folder.resolve("saved.tif");
        later = true;
        editor.export().export();
        List<String> closed = new ArrayList<>();
        editor.unlessUnsaved(() -> closed.add("window"));
        assertTrue(closed.isEmpty());
        background.remove().run();
        assertTrue(Files.exists(answers.target));
        assertEquals(List.of("window"), closed);
    }

    @Test
    void anExportThatFailsIsNotFollowedByClosing() {
        openAndPaint();
        answers.target = folder.resolve("no such folder/saved.tif");
        later = true;
        editor.export().export();
        List<String> closed = new ArrayList<>();
        editor.unlessUnsaved(() -> closed.add("window"));
        background.remove().run();
        assertTrue(closed.isEmpty());
        assertSame(Notice.Kind.ERROR, notice().kind());
    }

    @Test
    void anExportThatCompressesSaysWhatItDid() {
        openAndPaint();
        answers.target = folder.resolve("saved.jpg");
        editor.export().export();
        assertTrue(notice().sentence().contains("of all samples are identical"), notice().sentence());
        assertTrue(notice().sentence().contains("PNG and TIFF"), notice().sentence());
    }

    @Test
    void exportSuggestsANameBesideThePhoto() {
        openAndPaint();
        editor.export().export();
        assertEquals(folder.toAbsolutePath().resolve("my.photo-restored.png"), answers.suggested);
    }

    @Test
    void anExportedPhotoHasNoUnsavedChanges() {
        PhotoDocument document = openAndPaint();
        editor.fill().fill();
        answers.target = folder.resolve("saved.tif");
        editor.export().export();
        assertFalse(document.history().changedProperty().get());
        assertSame(Notice.Kind.DONE, notice().kind());
    }

    @Test
    void aMaskIsNotSavedByAnExport() {
        PhotoDocument document = openAndPaint();
        answers.target = folder.resolve("saved.tif");
        editor.export().export();
        assertTrue(document.history().changedProperty().get());
        assertSame(Notice.Kind.DONE, notice().kind());
    }

    @Test
    void theNextExportIsSuggestedWhereTheLastWent() {
        openAndPaint();
        answers.target = folder.resolve("elsewhere.tif");
        editor.export().export();
        editor.export().export();
        assertEquals(folder.resolve("elsewhere.tif"), answers.suggested);
    }

    @Test
    void exportingAgainReplacesTheLastExportWithoutAQuestion() throws Exception {
        openAndPaint();
        Path target = folder.resolve("saved.png");
        answers.target = target;
        editor.export().again();
        byte[] before = Files.readAllBytes(target);
        editor.fill().fill();
        answers.target = null;
        editor.export().again();
        assertFalse(Arrays.equals(before, Files.readAllBytes(target)));
        editor.open(TestPhotos.landscape(folder.resolve("other.png"), 160, 120));
        byte[] last = Files.readAllBytes(target);
        editor.export().again();
        assertArrayEquals(last, Files.readAllBytes(target), "another photo has its own target");
    }

    @Test
    void whatWouldLoseAFillCanWaitForIt() {
        openAndPaint();
        answers.filling = Filling.WAIT;
        answers.unsaved = Unsaved.CANCEL;
        later = true;
        editor.fill().fill();
        List<String> closed = new ArrayList<>();
        editor.unlessUnsaved(() -> closed.add("window"));
        assertEquals(1, answers.fillingQuestions);
        assertEquals(0, answers.unsavedQuestions);
        background.remove().run();
        assertEquals(1, answers.unsavedQuestions, "asked about the filled photo");
        assertTrue(editor.documentProperty().get().fill().isPresent());
        assertTrue(closed.isEmpty());
    }

    @Test
    void whatWouldLoseAFillCanStopIt() {
        openAndPaint();
        answers.filling = Filling.STOP;
        answers.unsaved = Unsaved.DISCARD;
        later = true;
        editor.fill().fill();
        List<String> closed = new ArrayList<>();
        editor.unlessUnsaved(() -> closed.add("window"));
        background.remove().run();
        assertEquals(List.of("window"), closed);
        assertTrue(editor.documentProperty().get().fill().isEmpty());
    }

    private void copyStroke() {
        byte[] coverage = new byte[100];
        Arrays.fill(coverage, (byte) 255);
        editor.fill().copy(
                Method.CLONE,
                Optional.of(new CloneSource(30, 20)),
                () -> new Selection(new Area(100, 80, 10, 10), coverage),
                () -> {});
    }

    @Test
    void undoTakesTheStrokeBackThatIsJustBeingCopied() {
        PhotoDocument document = openAndPaint();
        later = true;
        copyStroke();
        assertTrue(editor.undoableProperty().get());
        editor.undo();
        assertEquals(1, document.history().size());
        background.remove().run();
        assertEquals(1, document.history().size());
        assertSame(document.original(), document.photo());
        editor.redo();
        assertNotSame(document.original(), document.photo());
    }

    @Test
    void undoTakesTheStrokeBackThatWaitsForAFill() {
        PhotoDocument document = openAndPaint();
        later = true;
        editor.fill().fill();
        copyStroke();
        editor.undo();
        assertEquals(1, document.history().size());
        assertTrue(document.holePixelsProperty().get() > 0);
        copyStroke();
        document.beginStroke(20, 90, 5, false);
        editor.undo();
        assertEquals(1, document.history().size(), "what was painted last");
        background.remove().run();
        background.remove().run();
        assertTrue(background.isEmpty());
        assertEquals(3, document.history().size());
    }

    @Test
    void aStrokeThatIsJustBeingCopiedIsWaitedForWithoutAsking() {
        openAndPaint();
        answers.unsaved = Unsaved.CANCEL;
        later = true;
        copyStroke();
        editor.unlessUnsaved(() -> fail("the stroke is not saved"));
        assertEquals(0, answers.fillingQuestions);
        assertEquals(0, answers.unsavedQuestions);
        background.remove().run();
        assertEquals(0, answers.fillingQuestions);
        assertEquals(1, answers.unsavedQuestions);
    }

    @Test
    void aFillMayEndWhileTheQuestionIsAsked() {
        openAndPaint();
        answers.filling = Filling.WAIT;
        answers.unsaved = Unsaved.DISCARD;
        answers.whileAsked = () -> background.remove().run();
        later = true;
        editor.fill().fill();
        List<String> closed = new ArrayList<>();
        editor.unlessUnsaved(() -> closed.add("window"));
        assertEquals(List.of("window"), closed);
        assertTrue(editor.documentProperty().get().fill().isPresent());
    }

    @Test
    void whatWouldLoseAFillCanBeLeft() {
        openAndPaint();
        answers.filling = Filling.CANCEL;
        later = true;
        editor.fill().fill();
        editor.unlessUnsaved(() -> fail("nobody wanted that any more"));
        background.remove().run();
        assertTrue(editor.documentProperty().get().fill().isPresent());
    }

    @Test
    void anExportTellsOfAllThatIsInThePhotoWhereThatIsWished() throws Exception {
        openAndPaint();
        settings.preferences().creditProperty().set(true);
        editor.fill().choose(editor.fill().choicesProperty().get().getFirst());
        editor.fill().fill();
        editor.fill().choose(editor.fill().choicesProperty().get().get(1));
        editor.fill().again();
        copyStroke();
        answers.target = folder.resolve("credited.jpg");
        editor.export().export();
        String written = Files.readString(answers.target, StandardCharsets.ISO_8859_1);
        assertTrue(written.contains("filled, method liif, clone"));
    }

    @Test
    void anExportThatFailsSaysSoInTheBarAndStaysUnsaved() {
        PhotoDocument document = openAndPaint();
        answers.target = folder.resolve("no such folder/saved.png");
        editor.export().export();
        assertSame(Notice.Kind.ERROR, notice().kind());
        assertTrue(document.history().changedProperty().get());
    }

    @Test
    void aFormatThatCannotBeWrittenIsRefusedInTheBar() {
        openAndPaint();
        answers.target = folder.resolve("saved.xyz");
        editor.export().export();
        assertSame(Notice.Kind.ERROR, notice().kind());
    }

    @Test
    void undoAndRedoGoThroughStrokesAndFills() {
        PhotoDocument document = openAndPaint();
        long masked = document.holePixelsProperty().get();
        editor.fill().fill();
        assertNotSame(document.original(), document.photo());
        editor.undo();
        assertSame(document.original(), document.photo());
        assertEquals(masked, document.holePixelsProperty().get());
        editor.undo();
        assertEquals(0, document.holePixelsProperty().get());
        assertFalse(editor.undoableProperty().get());
        editor.redo();
        editor.redo();
        assertNotSame(document.original(), document.photo());
    }

    @Test
    void whileAFillRunsStrokesCanBeUndoneButNoEarlierFill() {
        PhotoDocument document = openAndPaint();
        editor.fill().fill();
        document.beginStroke(90, 60, 8, false);
        document.endStroke();
        later = true;
        editor.fill().fill();
        assertTrue(editor.undoableProperty().get());
        editor.undo();
        assertFalse(editor.undoableProperty().get());
        background.remove().run();
        assertTrue(editor.undoableProperty().get());
    }

    @Test
    void escapeLeavesAComparisonBeforeWhatWasFound() {
        editor.open(photo);
        editor.damage().find();
        editor.fill().fill();
        editor.damage().find();
        editor.compare().split();
        editor.escape();
        assertSame(CompareMode.EDIT, editor.compare().modeProperty().get());
        assertTrue(editor.damage().adjustableProperty().get());
        editor.escape();
        assertFalse(editor.damage().adjustableProperty().get());
    }

    @Test
    void escapeLeavesTheViewOfDustFirst() {
        editor.open(photo);
        editor.damage().reliefProperty().set(true);
        editor.compare().split();
        editor.escape();
        assertFalse(editor.damage().reliefProperty().get());
    }

    @Test
    void aDropperIsHeldUntilItIsLetGo() {
        editor.open(photo);
        editor.tools().toolProperty().set(ToolKind.LASSO);
        editor.switchDropper(ToolKind.BLACK_POINT);
        assertTrue(editor.levels().showingProperty().get());
        editor.switchDropper(ToolKind.GREY_POINT);
        assertSame(ToolKind.GREY_POINT, editor.tools().toolProperty().get());
        editor.escape();
        assertSame(ToolKind.LASSO, editor.tools().toolProperty().get());

        editor.switchDropper(ToolKind.WHITE_POINT);
        editor.switchDropper(ToolKind.WHITE_POINT);
        assertSame(ToolKind.LASSO, editor.tools().toolProperty().get());

        editor.switchDropper(ToolKind.WHITE_POINT);
        editor.levels().showingProperty().set(false);
        assertSame(ToolKind.LASSO, editor.tools().toolProperty().get());

        editor.switchDropper(ToolKind.WHITE_POINT);
        editor.open(photo);
        assertSame(ToolKind.LASSO, editor.tools().toolProperty().get());
    }

    @Test
    void fromTheFrameADropperLeadsBackToWork() {
        editor.open(photo);
        editor.tools().toolProperty().set(ToolKind.LASSO);
        editor.tools().toolProperty().set(ToolKind.FRAME);
        editor.switchDropper(ToolKind.BLACK_POINT);
        editor.escape();
        assertSame(ToolKind.LASSO, editor.tools().toolProperty().get());
    }

    @Test
    void escapeCancelsTheRunningFill() {
        openAndPaint();
        later = true;
        editor.fill().fill();
        editor.escape();
        background.remove().run();
        assertFalse(editor.fill().runningProperty().get());
        assertTrue(editor.documentProperty().get().holePixelsProperty().get() > 0);
    }

    @Test
    void whatIsPaintedWhileAnotherPhotoIsReadIsNotLostInSilence() throws Exception {
        editor.open(photo);
        PhotoDocument document = editor.documentProperty().get();
        Path other = TestPhotos.landscape(folder.resolve("other.png"), 160, 120);
        later = true;
        editor.open(other);
        document.beginStroke(20, 20, 5, false);
        background.remove().run();
        assertEquals(1, answers.unsavedQuestions);
        assertSame(document, editor.documentProperty().get());
        assertEquals(1, document.history().size());

        answers.unsaved = Unsaved.DISCARD;
        editor.open(other);
        background.remove().run();
        assertEquals(2, answers.unsavedQuestions);
        assertNotSame(document, editor.documentProperty().get());
    }

    @Test
    void aStrokeByHandCanBeUndoneBeforeItIsInThePhoto() {
        editor.open(photo);
        PhotoDocument document = editor.documentProperty().get();
        later = true;
        assertFalse(editor.undoableProperty().get());
        byte[] coverage = new byte[100];
        Arrays.fill(coverage, (byte) 255);
        Selection stroke = new Selection(new Area(20, 20, 10, 10), coverage);
        editor.fill().copy(Method.CLONE, Optional.of(new CloneSource(30, 30)), () -> stroke, () -> {});
        assertTrue(editor.undoableProperty().get());
        editor.undo();
        background.remove().run();
        assertSame(document.original(), document.photo());
        assertEquals(1, document.history().undone().size());
    }

    @Test
    void aNewPhotoStartsWithABrushThatSuitsIt() throws Exception {
        editor.open(photo);
        double small = editor.tools().brushSizeProperty().get();
        editor.open(TestPhotos.landscape(folder.resolve("large.png"), 2400, 1800));
        assertTrue(editor.tools().brushSizeProperty().get() > 5 * small);
    }

    @Test
    void theBrushGrowsAndShrinksByAtLeastOnePixelWithinItsLimits() {
        editor.open(photo);
        editor.tools().setBrushSize(1);
        editor.tools().shrinkBrush();
        assertEquals(1, editor.tools().brushSizeProperty().get());
        editor.tools().enlargeBrush();
        assertEquals(2, editor.tools().brushSizeProperty().get());
        editor.tools().scaleBrush(0.2);
        assertEquals(3, editor.tools().brushSizeProperty().get());
        editor.tools().setBrushSize(1e6);
        assertEquals(160, editor.tools().brushSizeProperty().get());
    }
}
