package org.sairbrush.editor.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.EditorHarness;
import org.sairbrush.editor.document.Fill;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.selection.Selection;
import org.sairbrush.restore.CloneSource;
import org.sairbrush.restore.Method;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.restore.Seam;
import org.sairbrush.restore.Views;
import org.sairbrush.sair.PackException;

class FillViewModelTest {

    private final Notices notices = new Notices();
    private final Queue<Runnable> background = new ArrayDeque<>();
    private int ended;

    private FillViewModel model(EditorHarness harness) {
        harness.settings.methodProperty().set(Method.LIIF);
        return harness.fill(notices);
    }

    @Test
    void aFillReplacesThePhotoAndConsumesTheMask() {
        EditorHarness harness = new EditorHarness();
        FillViewModel fill = model(harness);
        PhotoDocument document = harness.openMasked();
        fill.fill();
        assertNotSame(document.original(), document.photo());
        assertEquals(0, document.holePixelsProperty().get());
        assertSame(Method.LIIF, document.fill().orElseThrow().restoration().settings().method());
    }

    @Test
    void aFailedFillSaysWhyAndKeepsTheMask() {
        EditorHarness harness = new EditorHarness();
        FillViewModel fill = model(harness);
        PhotoDocument document = harness.openMasked();
        long masked = document.holePixelsProperty().get();
        harness.fake.failWith("The pack is broken: import it again.");
        fill.fill();
        assertEquals("The pack is broken: import it again.", notices.currentProperty().get().sentence());
        assertEquals(masked, document.holePixelsProperty().get());
        assertSame(document.original(), document.photo());
        assertTrue(fill.fillableProperty().get());
    }

    @Test
    void aFillAgainThatFailsIsOfferedOnceMore() {
        EditorHarness harness = new EditorHarness();
        FillViewModel fill = model(harness);
        PhotoDocument document = harness.openMasked();
        fill.fill();
        Fill first = document.fill().orElseThrow();
        harness.fake.failWith("There is not enough memory for this fill.");
        fill.again();
        harness.fake.succeed();
        notices.currentProperty().get().action().orElseThrow().command().run();
        assertNotSame(first, document.fill().orElseThrow());
    }

    @Test
    void aModelThatCannotBeUsedIsCuredInTheModelManager() {
        EditorHarness harness = new EditorHarness();
        Notices offering = harness.notices();
        FillViewModel fill = harness.fill(offering);
        harness.openMasked();
        harness.fake.failWith(new PackException("There is no model pack 'mini'; no pack is installed."));
        fill.fill();
        offering.currentProperty().get().action().orElseThrow().command().run();
        assertEquals(1, harness.modelsShown);
        harness.fake.failWith(new RestoreException(
                "There is not enough memory for this fill.", new PackException("out of memory")));
        fill.fill();
        harness.fake.succeed();
        offering.currentProperty().get().action().orElseThrow().command().run();
        assertEquals(1, harness.modelsShown);
        assertTrue(harness.document.get().fill().isPresent());
    }

    @Test
    void aCancelledFillKeepsTheMask() {
        EditorHarness harness = new EditorHarness(background::add);
        FillViewModel fill = model(harness);
        PhotoDocument document = harness.openMasked();
        long masked = document.holePixelsProperty().get();
        fill.fill();
        assertTrue(fill.runningProperty().get());
        fill.queue().cancel();
        background.remove().run();
        assertFalse(fill.runningProperty().get());
        assertEquals(masked, document.holePixelsProperty().get());
    }

    private static Supplier<Selection> stroke(int x, int y) {
        byte[] coverage = new byte[100];
        Arrays.fill(coverage, (byte) 255);
        return () -> new Selection(new Area(x, y, 10, 10), coverage);
    }

    private void clone(FillViewModel fill, int x, int y) {
        fill.copy(Method.CLONE, Optional.of(new CloneSource(3, 4)), stroke(x, y), () -> ended++);
    }

    @Test
    void aStrokeByHandIsAStepThatKnowsWhereItWentAndLeavesTheMask() {
        EditorHarness harness = new EditorHarness();
        FillViewModel fill = model(harness);
        PhotoDocument document = harness.openMasked();
        long masked = document.holePixelsProperty().get();
        clone(fill, 60, 70);
        assertEquals(masked, document.holePixelsProperty().get());
        assertEquals(100, document.fill().orElseThrow().mask().holePixels());
        assertEquals(Optional.of(new Area(60, 70, 10, 10)), document.fill().orElseThrow().mask().bounds());
        assertEquals(1, ended);
    }

    @Test
    void whatIsDrawnByHandMeanwhileIsNotLostWithTheFill() {
        EditorHarness harness = new EditorHarness(background::add);
        FillViewModel fill = model(harness);
        PhotoDocument document = harness.openMasked();
        long masked = document.holePixelsProperty().get();
        fill.fill();
        clone(fill, 10, 70);
        clone(fill, 60, 70);
        fill.queue().cancel();
        background.remove().run();
        assertTrue(fill.runningProperty().get());
        assertFalse(fill.lastingProperty().get());
        background.remove().run();
        background.remove().run();
        assertFalse(fill.runningProperty().get());
        assertEquals(3, document.history().size());
        assertEquals(masked, document.holePixelsProperty().get());
        assertEquals(2, ended);

        harness.fake.failWith("There is not enough memory for this fill.");
        fill.fill();
        clone(fill, 90, 10);
        background.remove().run();
        harness.fake.succeed();
        background.remove().run();
        assertEquals(4, document.history().size());
        assertEquals("There is not enough memory for this fill.", notices.currentProperty().get().sentence());
        assertTrue(background.isEmpty());
    }

    @Test
    void whileStrokesAreCopiedTheLatestIsGivenUpFirstAndNoneButThat() {
        EditorHarness harness = new EditorHarness(background::add);
        FillViewModel fill = model(harness);
        PhotoDocument document = harness.open();
        clone(fill, 10, 10);
        clone(fill, 40, 10);
        clone(fill, 70, 10);
        fill.queue().cancel();
        assertEquals(1, ended);
        background.remove().run();
        background.remove().run();
        assertEquals(2, document.history().size());
        assertEquals(Optional.of(new Area(40, 10, 10, 10)), document.fill().orElseThrow().mask().bounds());

        clone(fill, 10, 40);
        fill.queue().cancel();
        clone(fill, 40, 40);
        background.remove().run();
        background.remove().run();
        assertEquals(3, document.history().size());
        assertEquals(Optional.of(new Area(40, 40, 10, 10)), document.fill().orElseThrow().mask().bounds());
        assertTrue(background.isEmpty());
        assertEquals(5, ended);
    }

    @Test
    void strokesAreTakenBackTheLatestFirstWhereNothingWasMaskedSince() {
        EditorHarness harness = new EditorHarness(background::add);
        FillViewModel fill = model(harness);
        PhotoDocument document = harness.open();
        assertFalse(fill.queue().strokesUnderWayProperty().get());
        clone(fill, 10, 10);
        assertTrue(fill.queue().strokesUnderWayProperty().get());
        assertFalse(fill.queue().takeBack());
        clone(fill, 40, 10);
        clone(fill, 70, 10);
        background.remove().run();
        assertTrue(fill.queue().takeBack());
        clone(fill, 70, 10);
        document.beginStroke(10, 80, 4, false);
        assertFalse(fill.queue().takeBack());
        background.remove().run();
        background.remove().run();
        assertEquals(4, document.history().size());
        assertFalse(fill.queue().strokesUnderWayProperty().get());
    }

    @Test
    void strokesThatWaitGoWithTheirPhoto() {
        EditorHarness harness = new EditorHarness(background::add);
        FillViewModel fill = model(harness);
        harness.openMasked();
        fill.fill();
        clone(fill, 10, 70);
        PhotoDocument other = harness.open();
        assertEquals(1, ended);
        background.remove().run();
        assertTrue(background.isEmpty());
        assertSame(other.original(), other.photo());
    }

    @Test
    void aFillThatIsAskedForWhileAStrokeIsCopiedComesRightAfterIt() {
        EditorHarness harness = new EditorHarness(background::add);
        FillViewModel fill = model(harness);
        PhotoDocument document = harness.openMasked();
        clone(fill, 60, 70);
        assertTrue(fill.fillableProperty().get());
        fill.fill();
        assertEquals(1, background.size());
        background.remove().run();
        background.remove().run();
        assertSame(Method.LIIF, document.fill().orElseThrow().restoration().settings().method());
        assertEquals(0, document.holePixelsProperty().get());
    }

    @Test
    void withNothingMaskedThereIsAHintAndNoWork() {
        EditorHarness harness = new EditorHarness(background::add);
        FillViewModel fill = model(harness);
        harness.open();
        fill.fill();
        assertSame(Notice.Kind.INFO, notices.currentProperty().get().kind());
        assertTrue(background.isEmpty());
    }

    @Test
    void aSecondFillHasToWait() {
        EditorHarness harness = new EditorHarness(background::add);
        FillViewModel fill = model(harness);
        harness.openMasked();
        fill.fill();
        fill.fill();
        assertEquals(1, background.size());
        assertFalse(fill.fillableProperty().get());
    }

    @Test
    void openingAnotherPhotoCancelsAndLeavesItAlone() {
        EditorHarness harness = new EditorHarness(background::add);
        FillViewModel fill = model(harness);
        harness.openMasked();
        fill.fill();
        PhotoDocument other = harness.openMasked();
        background.remove().run();
        assertSame(other.original(), other.photo());
        assertFalse(fill.runningProperty().get());
    }

    @Test
    void theLastFillIsDoneAgainByAnotherMethodWithoutANewMask() {
        EditorHarness harness = new EditorHarness();
        FillViewModel fill = model(harness);
        PhotoDocument document = harness.openMasked();
        assertFalse(fill.repeatableProperty().get());
        fill.fill();
        long filled = document.fill().orElseThrow().mask().holePixels();
        fill.choose(fill.choicesProperty().get().getFirst());
        fill.again();
        assertSame(Method.SAIR, document.fill().orElseThrow().restoration().settings().method());
        assertEquals(filled, document.fill().orElseThrow().mask().holePixels());
        assertSame(document.original(), document.fill().orElseThrow().before());
        document.history().undo();
        assertSame(Method.LIIF, document.fill().orElseThrow().restoration().settings().method());
    }

    @Test
    void aStainIsTakenAwayWhateverElseFills() {
        EditorHarness harness = new EditorHarness();
        FillViewModel fill = model(harness);
        PhotoDocument document = harness.openMasked();
        fill.removeStain();
        assertSame(Method.STAIN_REMOVAL, document.fill().orElseThrow().restoration().settings().method());
        assertEquals(0, document.holePixelsProperty().get());
        assertSame(Method.LIIF, fill.choiceProperty().get().method());
    }

    @Test
    void whereNothingIsMaskedTheLastFillBecomesTheRemovalOfAStain() {
        EditorHarness harness = new EditorHarness();
        FillViewModel fill = model(harness);
        PhotoDocument document = harness.openMasked();
        fill.fill();
        fill.removeStain();
        assertSame(Method.STAIN_REMOVAL, document.fill().orElseThrow().restoration().settings().method());
        assertSame(document.original(), document.fill().orElseThrow().before());
    }

    @Test
    void eachFurtherTryIsMadeWithTheNextSeedAndIsAnEntryOfItsOwn() {
        EditorHarness harness = new EditorHarness();
        FillViewModel fill = model(harness);
        PhotoDocument document = harness.openMasked();
        harness.settings.passesProperty().set(3);
        fill.fill();
        assertEquals(new Views(3, 0), harness.fake.settings.views());
        fill.anotherTry();
        fill.anotherTry();
        assertEquals(new Views(3, 2), harness.fake.settings.views());
        assertTrue(document.history().nextUndoProperty().get().name().endsWith("try 3"));
        document.history().undo();
        assertEquals(1, document.fill().orElseThrow().restoration().settings().views().seed());
        fill.again();
        assertEquals(0, harness.fake.settings.views().seed());
    }

    @Test
    void theMaskPaintedSinceTheLastFillStaysWhenThatIsDoneAgain() {
        EditorHarness harness = new EditorHarness();
        FillViewModel fill = model(harness);
        PhotoDocument document = harness.openMasked();
        fill.fill();
        document.beginStroke(10, 80, 4, false);
        document.endStroke();
        long masked = document.holePixelsProperty().get();
        fill.again();
        assertEquals(masked, document.holePixelsProperty().get());
    }

    @Test
    void fillsAreMadeWithTheSeamTheGrainAndTheDetailThatAreSet() {
        EditorHarness harness = new EditorHarness();
        FillViewModel fill = model(harness);
        harness.openMasked();
        harness.settings.featherProperty().set(7);
        harness.settings.grainProperty().set(false);
        harness.settings.detailProperty().set(30);
        fill.fill();
        assertEquals(new Seam(true, 7), harness.fake.settings.seam());
        assertFalse(harness.fake.settings.grain());
        assertEquals(0.3, harness.fake.settings.detail());
    }

    @Test
    void withAutomaticFillsWhatIsMaskedIsFilledAtOnceAndWhatIsMaskedMeanwhileAfterwards() {
        EditorHarness harness = new EditorHarness(background::add);
        FillViewModel fill = model(harness);
        PhotoDocument document = harness.openMasked();
        fill.masked();
        assertTrue(background.isEmpty());
        harness.settings.autoFillProperty().set(true);
        fill.masked();
        document.beginStroke(10, 80, 4, false);
        document.endStroke();
        fill.masked();
        assertEquals(1, background.size());
        background.remove().run();
        assertEquals(1, background.size());
        background.remove().run();
        assertEquals(0, document.holePixelsProperty().get());
        assertTrue(background.isEmpty());
    }
}
