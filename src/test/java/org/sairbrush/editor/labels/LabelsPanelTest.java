package org.sairbrush.editor.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.PilotedTest;
import org.testfx.api.FxRobot;

/// The choice of label sets, with mouse and keyboard, on the headless platform.
class LabelsPanelTest extends PilotedTest {

    @Test
    void aReadySetIsChosenEditedSavedAndDeleted(FxRobot robot) throws Exception {
        pilot.onFx(pilot.editor.model::openSample);
        pilot.await(() -> pilot.document() != null);
        robot.clickOn("#labels").clickOn("#label-sets").clickOn("street");
        pilot.await(() -> "street".equals(sets().chosenProperty().get()));
        assertTrue(words().startsWith("sky, building"));

        robot.clickOn("#labels-text").press(KeyCode.CONTROL, KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
        robot.write("sky, tree, house").clickOn("#labels-apply");
        pilot.editor.answers.labelSetName = "My street";
        robot.clickOn("#label-set-menu").clickOn("Save as …");
        pilot.await(() -> "My street".equals(sets().chosenProperty().get()));
        assertEquals("My street", sets().names().getLast());
        pilot.await(() -> pilot.editor.model.labels().legendProperty().get().size() == 4);
        pilot.snapshot("label-sets");

        pilot.editor.answers.remove = true;
        robot.clickOn("#label-set-menu").clickOn("Delete …");
        pilot.await(() -> sets().chosenProperty().get() == null);
        assertEquals("sky, tree, house", words());
    }

    @Test
    void theBarsOfAllSharesBeginBelowOneAnother(FxRobot robot) throws Exception {
        pilot.onFx(pilot.editor.model::openSample);
        pilot.await(() -> pilot.document() != null);
        robot.clickOn("#labels");
        pilot.await(() -> !pilot.editor.model.labels().legendProperty().get().isEmpty());
        VBox legend = robot.lookup("#legend").query();
        pilot.onFx(() -> legend.getChildren()
                .setAll(DoubleStream.of(0.001, 0.077, 0.329, 1)
                        .mapToObj(share -> new LegendRow(0, "word" + share, Color.ORANGE, share))
                        .map(row -> new LegendEntry(pilot.editor.model.labels(), row))
                        .toList()));
        pilot.snapshot("labels-shares", legend);
        Set<Double> starts = robot.from(legend).lookup(".share-bar").<Region>queryAll().stream()
                .map(bar -> bar.localToScene(0, 0).getX())
                .collect(Collectors.toSet());
        assertEquals(1, starts.size(), starts.toString());
    }

    @Test
    void labelsAreNamedUnderThePointerStandOutAndBecomeTheMask(FxRobot robot) throws Exception {
        pilot.onFx(pilot.editor.model::openSample);
        pilot.await(() -> pilot.document() != null);
        pilot.onFx(() -> pilot.editor.model.labels().wordsProperty().set("sky, tree, house"));
        robot.clickOn("#labels");
        pilot.await(() -> !pilot.editor.model.labels().legendProperty().get().isEmpty());
        pilot.onFx(pilot.editor.model.mask()::clear);
        robot.clickOn("tree");
        pilot.await(() -> pilot.editor.model.labels().highlightedProperty().get() >= 0);
        robot.moveTo("#photo");
        pilot.await(() -> robot.lookup("#labels-hover").query().isVisible());
        assertEquals(3, pilot.editor.model.labels().pointedProperty().get().size());
        pilot.snapshot("labels-hover");
        robot.clickOn((Node) robot.lookup("#legend .legend-select").nth(0).query());
        pilot.await(() -> pilot.document().holePixelsProperty().get() > 0);
        long one = pilot.document().holePixelsProperty().get();
        robot.rightClickOn("house").clickOn("Add to the mask");
        pilot.await(() -> pilot.document().holePixelsProperty().get() > one);
        robot.rightClickOn("house").clickOn("Replace the mask");
        pilot.await(() -> !pilot.document().mask().hole(0, 0));
        pilot.snapshot("labels-selected");
        robot.rightClickOn("house").clickOn("Take out of the mask");
        pilot.await(() -> pilot.document().holePixelsProperty().get() == 0);
    }

    private LabelSetsViewModel sets() {
        return pilot.editor.model.labelSets();
    }

    private String words() {
        return pilot.editor.model.labels().wordsProperty().get();
    }
}
