package org.sairbrush.editor.compare;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.EditorHarness;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.fill.FillViewModel;
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Levels;
import org.sairbrush.photo.Tones;
import org.sairbrush.restore.FillChoice;
import org.sairbrush.restore.Method;
import org.sairbrush.restore.Restoration;
import org.sairbrush.sair.PackException;

class CompareViewModelTest {

    private static CompareViewModel model(EditorHarness harness) {
        return new CompareViewModel(harness.document, harness.packs, harness.jobs, harness.restorer, harness.notices());
    }

    private static void fill(EditorHarness harness) {
        harness.fill(new Notices()).fill();
    }

    @Test
    void afterAFillOnlyTheOtherMethodRuns() {
        EditorHarness harness = new EditorHarness();
        CompareViewModel compare = model(harness);
        PhotoDocument document = harness.openMasked();
        fill(harness);
        compare.compareMethods();
        Restoration left = compare.methods().candidates().getFirst().resultProperty().get();
        Restoration right = compare.methods().candidates().getLast().resultProperty().get();
        assertSame(document.fill().orElseThrow().restoration(), left);
        assertSame(Method.LIIF, right.settings().method());
        assertEquals(left.regions().getFirst().holePixels(), right.regions().getFirst().holePixels());
    }

    @Test
    void aPhotoThatOnlyHasLevelsHasABeforeToo() {
        EditorHarness harness = new EditorHarness();
        CompareViewModel compare = model(harness);
        PhotoDocument document = harness.open();
        compare.split();
        assertSame(CompareMode.EDIT, compare.modeProperty().get());
        document.setTones(Tones.NONE.withLevels(Levels.NONE.withAll(new Levels.Range(0.1, 1, 0.7))));
        compare.split();
        assertSame(CompareMode.SPLIT, compare.modeProperty().get());
        document.history().undo();
        assertSame(CompareMode.EDIT, compare.modeProperty().get());
    }

    @Test
    void aFillThatWasWeakenedIsComparedAsItWasMade() {
        EditorHarness harness = new EditorHarness();
        CompareViewModel compare = model(harness);
        PhotoDocument document = harness.openMasked();
        FillViewModel fill = harness.fill(new Notices());
        fill.fill();
        Restoration full = document.fill().orElseThrow().restoration();
        fill.strength().percentProperty().set(40);
        compare.compareMethods();
        Restoration left = compare.methods().candidates().getFirst().resultProperty().get();
        Area all = Area.of(120, 90);
        assertSame(full.settings().method(), left.settings().method());
        assertArrayEquals(full.photo().argb(all, 120, 90), left.photo().argb(all, 120, 90));
    }

    @Test
    void theOtherResultCanBeKeptInOneStep() {
        EditorHarness harness = new EditorHarness();
        CompareViewModel compare = model(harness);
        PhotoDocument document = harness.openMasked();
        fill(harness);
        int steps = document.history().size();
        compare.compareMethods();
        Restoration liif = compare.methods().candidates().getLast().resultProperty().get();
        compare.methods().keep(compare.methods().candidates().getLast());
        assertSame(liif.photo(), document.photo());
        assertEquals(steps + 1, document.history().size());
        assertSame(CompareMode.EDIT, compare.modeProperty().get());
    }

    @Test
    void keepingWhatIsThereChangesNothing() {
        EditorHarness harness = new EditorHarness();
        CompareViewModel compare = model(harness);
        PhotoDocument document = harness.openMasked();
        fill(harness);
        int steps = document.history().size();
        compare.compareMethods();
        compare.methods().keep(compare.methods().candidates().getFirst());
        assertEquals(steps, document.history().size());
    }

    @Test
    void aMaskThatIsNotFilledYetIsFilledByBothAndConsumedWhenOneIsKept() {
        EditorHarness harness = new EditorHarness();
        CompareViewModel compare = model(harness);
        PhotoDocument document = harness.openMasked();
        compare.compareMethods();
        assertSame(document.original(), document.photo());
        compare.methods().keep(compare.methods().candidates().getFirst());
        assertEquals(0, document.holePixelsProperty().get());
        assertTrue(compare.splittableProperty().get());
    }

    @Test
    void undoLeavesTheComparison() {
        EditorHarness harness = new EditorHarness();
        CompareViewModel compare = model(harness);
        PhotoDocument document = harness.openMasked();
        fill(harness);
        compare.compareMethods();
        document.history().undo();
        assertSame(CompareMode.EDIT, compare.modeProperty().get());
    }

    @Test
    void leavingStopsWhatRuns() {
        Queue<Runnable> background = new ArrayDeque<>();
        EditorHarness harness = new EditorHarness(background::add);
        CompareViewModel compare = model(harness);
        harness.openMasked();
        compare.compareMethods();
        Candidate last = compare.methods().candidates().getLast();
        assertTrue(last.runningProperty().get());
        compare.edit();
        background.forEach(Runnable::run);
        assertFalse(last.runningProperty().get());
        assertNull(last.resultProperty().get());
    }

    @Test
    void aFailureIsShownOnItsSide() {
        EditorHarness harness = new EditorHarness();
        CompareViewModel compare = model(harness);
        harness.openMasked();
        fill(harness);
        harness.fake.failWith("No memory left.");
        compare.compareMethods();
        Candidate failed = compare.methods().candidates().getLast();
        assertEquals("No memory left.", failed.failureProperty().get().sentence());
        assertTrue(failed.failureProperty().get().action().isEmpty());
        harness.fake.succeed();
        compare.methods().tryAgain(failed);
        assertNull(failed.failureProperty().get());
        assertSame(Method.LIIF, failed.resultProperty().get().settings().method());
    }

    @Test
    void aModelThatFailsIsCuredInTheModelManager() {
        EditorHarness harness = new EditorHarness();
        CompareViewModel compare = model(harness);
        harness.openMasked();
        harness.fake.failWith(new PackException("The model is damaged: fetch it again."));
        compare.compareMethods();
        Notice failure = compare.methods().candidates().getFirst().failureProperty().get();
        assertEquals("The model is damaged: fetch it again.", failure.sentence());
        failure.action().orElseThrow().command().run();
        assertEquals(1, harness.modelsShown);
    }

    @Test
    void thereIsNoBeforeAndAfterWithoutAFill() {
        EditorHarness harness = new EditorHarness();
        CompareViewModel compare = model(harness);
        PhotoDocument document = harness.openMasked();
        compare.split();
        assertSame(CompareMode.EDIT, compare.modeProperty().get());
        fill(harness);
        compare.split();
        assertSame(CompareMode.SPLIT, compare.modeProperty().get());
        document.history().undo();
        assertSame(CompareMode.EDIT, compare.modeProperty().get());
    }

    @Test
    void beforeAndAfterStandBesideEachOtherOnlyAfterAFill() {
        EditorHarness harness = new EditorHarness();
        CompareViewModel compare = model(harness);
        PhotoDocument document = harness.openMasked();
        compare.beside();
        assertSame(CompareMode.EDIT, compare.modeProperty().get());
        fill(harness);
        compare.beside();
        assertSame(CompareMode.BESIDE, compare.modeProperty().get());
        document.beginStroke(20, 20, 5, false);
        document.endStroke();
        assertSame(CompareMode.BESIDE, compare.modeProperty().get());
        document.history().undo();
        document.history().undo();
        assertSame(CompareMode.EDIT, compare.modeProperty().get());
    }

    @Test
    void upToFourMethodsAreComparedAndRememberedForTheNextTime() {
        EditorHarness harness = new EditorHarness();
        CompareViewModel compare = model(harness);
        harness.openMasked();
        compare.compareMethods();
        MethodComparison methods = compare.methods();
        methods.add();
        methods.add();
        methods.add();
        List<FillChoice> four = methods.comparedProperty().get();
        assertEquals(4, methods.candidates().size());
        assertEquals(4, Set.copyOf(four).size());
        compare.edit();
        assertEquals(four, methods.comparedProperty().get());
        compare.compareMethods();
        methods.remove(methods.candidates().get(1));
        methods.remove(methods.candidates().get(1));
        methods.remove(methods.candidates().get(1));
        assertEquals(List.of(four.getFirst(), four.getLast()), methods.comparedProperty().get());
    }

    @Test
    void whatIsComparedIsKnownBeforehandAndBeginsWithTheLastFillsMethod() {
        EditorHarness harness = new EditorHarness();
        CompareViewModel compare = model(harness);
        assertEquals(List.of(), compare.methods().comparedProperty().get());
        harness.openMasked();
        assertEquals(List.of("SAIR", "LIIF"), titles(compare));
        FillViewModel fill = harness.fill(new Notices());
        fill.choose(fill.choicesProperty().get().getLast());
        fill.fill();
        assertEquals(List.of("Stain removal", "SAIR"), titles(compare));
        compare.compareMethods();
        assertEquals(List.of("Stain removal", "SAIR"), titles(compare));
        compare.methods().choose(
                compare.methods().candidates().getLast(), fill.choicesProperty().get().get(1));
        assertEquals(List.of("Stain removal", "LIIF"), titles(compare));
    }

    @Test
    void theUnfilledPhotoIsShownOnlyWhileThereIsSomethingToCompareItWith() {
        EditorHarness harness = new EditorHarness();
        CompareViewModel compare = model(harness);
        harness.openMasked();
        compare.flip(true);
        assertFalse(compare.flippedProperty().get());
        compare.compareMethods();
        compare.flip(true);
        assertTrue(compare.flippedProperty().get());
        compare.edit();
        assertFalse(compare.flippedProperty().get());
    }

    private static List<String> titles(CompareViewModel compare) {
        return compare.methods().comparedProperty().get().stream().map(FillChoice::title).toList();
    }
}
