package org.sairbrush.editor.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.EditorHarness;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.fill.FillViewModel;
import org.sairbrush.editor.mask.Combining;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.editor.settings.EditorSettings;
import org.sairbrush.editor.tools.ToolsViewModel;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.selection.Selection;
import org.sairbrush.restore.CloneSource;
import org.sairbrush.restore.FillChoice;
import org.sairbrush.restore.Method;
import org.sairbrush.sair.PackException;
import org.sairbrush.semantics.LabelMap;

class LabelsViewModelTest {

    private final EditorHarness harness = new EditorHarness();
    private final EditorSettings settings = harness.settings;
    private final LabelsViewModel labels =
            harness.labels();

    private void fill() {
        harness.fill(new Notices()).fill();
    }

    @Test
    void withoutAFillTheWholePhotoIsLabelled() {
        harness.openMasked();
        labels.showingProperty().set(true);
        assertEquals(Area.of(120, 90), labels.layersProperty().get().getFirst().area());
    }

    @Test
    void theLegendNamesTheLabelsWithTheirShares() {
        harness.open();
        // The fake's text space tells labels apart by their length.
        labels.wordsProperty().set("sky, tree,  house");
        labels.showingProperty().set(true);
        List<LegendRow> rows = labels.legendProperty().get();
        assertEquals(List.of("sky", "tree", "house"), rows.stream().map(LegendRow::name).limit(3).toList());
        assertEquals(1, rows.stream().mapToDouble(LegendRow::share).sum(), 1e-9);
        assertEquals(1 / 3.0, rows.getFirst().share(), 0.05);
    }

    @Test
    void bordersBetweenLabelsAreUnsureInARowOfTheirOwn() {
        harness.open();
        labels.wordsProperty().set("sky, tree, house");
        labels.showingProperty().set(true);
        LegendRow last = labels.legendProperty().get().getLast();
        assertEquals(LabelMap.UNSURE, last.index());
        assertTrue(last.found());
        labels.highlightedProperty().set(last.index());
        assertEquals(51, labels.layersProperty().get().getFirst().argb()[0] >>> 24);
    }

    @Test
    void afterAFillTheWholeIsLabelledOrItsPartsOnDemand() {
        PhotoDocument document = harness.openMasked();
        Area masked = document.mask().bounds().orElseThrow();
        labels.showingProperty().set(true);
        fill();
        assertEquals(Area.of(120, 90), labels.layersProperty().get().getFirst().area());
        labels.wholePhotoProperty().set(false);
        assertEquals(masked, labels.layersProperty().get().getFirst().area());
    }

    @Test
    void undoingTheFillLabelsTheWholePhotoAgain() {
        PhotoDocument document = harness.openMasked();
        labels.showingProperty().set(true);
        fill();
        document.history().undo();
        assertEquals(Area.of(120, 90), labels.layersProperty().get().getFirst().area());
        assertFalse(labels.filledPartsKnownProperty().get());
    }

    @Test
    void wordsThatMakeNoLabelsAreRefusedInOneSentenceAndTheOldOnesStay() {
        harness.open();
        labels.showingProperty().set(true);
        labels.wordsProperty().set(" , ");
        labels.apply();
        assertNotNull(labels.problemProperty().get());
        assertFalse(labels.legendProperty().get().isEmpty());
        labels.wordsProperty().set("sky");
        labels.apply();
        assertNull(labels.problemProperty().get());
    }

    @Test
    void appliedWordsAreRemembered() {
        harness.open();
        labels.showingProperty().set(true);
        labels.wordsProperty().set("brick wall, ivy");
        labels.apply();
        assertEquals("brick wall, ivy", settings.labelsProperty().get());
    }

    @Test
    void highlightingALabelDimsTheOthers() {
        harness.open();
        labels.wordsProperty().set("sky, tree, house");
        labels.showingProperty().set(true);
        int[] plain = labels.layersProperty().get().getFirst().argb();
        labels.highlightedProperty().set(1);
        int[] dimmed = labels.layersProperty().get().getFirst().argb();
        assertEquals(255, plain[0] >>> 24);
        assertNotEquals(255, dimmed[0] >>> 24);
    }

    @Test
    void paintingMakesAWholePhotoMapOutdatedUntilItIsRenewed() {
        PhotoDocument document = harness.open();
        labels.showingProperty().set(true);
        document.beginStroke(20, 20, 5, false);
        document.endStroke();
        assertTrue(labels.outdatedProperty().get());
        labels.refresh();
        assertFalse(labels.outdatedProperty().get());
    }

    @Test
    void strokesByHandLeaveTheLabelsAsTheyAreUntilNewOnesAreAskedFor() {
        PhotoDocument document = harness.open();
        FillViewModel fill = harness.fill(new Notices());
        labels.showingProperty().set(true);
        List<LabelLayer> first = labels.layersProperty().get();
        byte[] coverage = new byte[100];
        Arrays.fill(coverage, (byte) 255);
        for (int x = 10; x < 50; x += 20) {
            Selection stroke = new Selection(new Area(x, 20, 10, 10), coverage);
            fill.copy(Method.CLONE, Optional.of(new CloneSource(30, 30)), () -> stroke, () -> {});
        }
        assertEquals(2, document.history().size());
        assertSame(first, labels.layersProperty().get());
        assertTrue(labels.outdatedProperty().get());
        document.history().undo();
        assertTrue(labels.outdatedProperty().get());
        document.history().undo();
        assertSame(first, labels.layersProperty().get());
        assertFalse(labels.outdatedProperty().get());
        document.history().redo();
        labels.refresh();
        assertFalse(labels.outdatedProperty().get());
        assertNotSame(first, labels.layersProperty().get());
    }

    @Test
    void aFailureIsOneSentence() {
        harness.open();
        harness.fake.failWith("There is no pack.");
        labels.showingProperty().set(true);
        assertEquals("There is no pack.", labels.problemProperty().get().sentence());
        harness.fake.succeed();
        labels.problemProperty().get().action().orElseThrow().command().run();
        assertNull(labels.problemProperty().get());
        assertFalse(labels.legendProperty().get().isEmpty());
    }

    @Test
    void aModelThatCannotBeUsedIsCuredInTheModelManager() {
        harness.open();
        harness.fake.failWith(new PackException("The model is damaged: fetch it again."));
        labels.showingProperty().set(true);
        labels.problemProperty().get().action().orElseThrow().command().run();
        assertEquals(1, harness.modelsShown);
    }

    @Test
    void aModelWithoutSirShowsItsRawMapAndSaysSo() {
        harness.open();
        labels.showingProperty().set(true);
        assertFalse(labels.rawInsteadProperty().get());
        harness.fake.leaveOutSir();
        harness.open();
        assertTrue(labels.rawInsteadProperty().get());
        assertFalse(labels.layersProperty().get().isEmpty());
        labels.completedProperty().set(false);
        assertFalse(labels.rawInsteadProperty().get());
    }

    @Test
    void afterAFillWithoutSemanticsTheLabelsSayWhoseTheyAre() {
        harness.openMasked();
        FillViewModel fill = harness.fill(new Notices());
        fill.choose(new FillChoice(Method.INPAINTER, "lama", "LaMa"));
        fill.fill();
        labels.showingProperty().set(true);
        assertEquals("lama", labels.otherThanFillProperty().get());
        assertFalse(labels.layersProperty().get().isEmpty());
        assertSame(Method.SAIR, harness.fake.settings.method());
        harness.open();
        assertNull(labels.otherThanFillProperty().get());
    }

    @Test
    void hidingTakesTheLayersAway() {
        harness.open();
        labels.showingProperty().set(true);
        labels.showingProperty().set(false);
        assertTrue(labels.layersProperty().get().isEmpty());
    }

    @Test
    void theLabelsUnderThePointerAreNamedTheMostProbableFirst() {
        harness.open();
        labels.wordsProperty().set("sky, tree, house");
        labels.showingProperty().set(true);
        labels.point(new Point2D(10, 50));
        List<PointedLabel> pointed = labels.pointedProperty().get();
        assertEquals("sky", pointed.getFirst().name());
        assertEquals(3, pointed.size());
        assertEquals(1, pointed.stream().mapToDouble(PointedLabel::probability).sum(), 1e-6);
        labels.point(new Point2D(-3, 50));
        assertTrue(labels.pointedProperty().get().isEmpty());
        labels.point(new Point2D(110, 50));
        assertNotEquals("sky", labels.pointedProperty().get().getFirst().name());
        labels.showingProperty().set(false);
        assertTrue(labels.pointedProperty().get().isEmpty());
    }

    @Test
    void aLabelsRegionIsAddedToTheMaskTakenOutOfItOrReplacesIt() {
        PhotoDocument document = harness.open();
        labels.wordsProperty().set("sky, tree, house");
        labels.showingProperty().set(true);
        List<LegendRow> rows = labels.legendProperty().get();
        labels.select(rows.get(0), Combining.ADD);
        assertTrue(document.mask().hole(5, 40));
        assertFalse(document.mask().hole(60, 40));
        long one = document.holePixelsProperty().get();
        assertEquals(120 * 90 * rows.get(0).share(), one, 90);
        labels.select(rows.get(1), Combining.ADD);
        assertTrue(document.holePixelsProperty().get() > one);
        labels.select(rows.get(0), Combining.TAKE_AWAY);
        assertFalse(document.mask().hole(5, 40));
        labels.select(rows.get(0), Combining.REPLACE);
        assertEquals(one, document.holePixelsProperty().get());
        assertEquals(4, document.history().size());
        assertEquals("Label sky", document.history().nextUndoProperty().get().name());
    }

    @Test
    void anotherLabelStandsOutWithoutAnotherPass() {
        harness.open();
        labels.wordsProperty().set("sky, tree, house");
        labels.showingProperty().set(true);
        List<LegendRow> legend = labels.legendProperty().get();
        labels.highlightedProperty().set(1);
        labels.highlightedProperty().set(2);
        assertSame(legend, labels.legendProperty().get());
        assertEquals(1, harness.fake.understandings);
    }

    @Test
    void labelsAndToolsShareTheSemanticsOfThePhoto() {
        PhotoDocument document = harness.open();
        Notices notices = new Notices();
        ToolsViewModel tools = harness.tools(harness.fill(notices), notices);
        labels.showingProperty().set(true);
        tools.picking().meaning(10, 10, false);
        tools.picking().meaning(100, 10, false);
        assertTrue(document.holePixelsProperty().get() > 0);
        assertEquals(1, harness.fake.understandings);
        document.history().undo();
        document.history().undo();
        labels.refresh();
        assertEquals(1, harness.fake.understandings, "the mask is again what it was");
        document.beginStroke(20, 20, 5, false);
        document.endStroke();
        labels.refresh();
        assertEquals(2, harness.fake.understandings, "what is masked now is completed anew");
    }
}
