package org.sairbrush.editor.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.PilotedTest;
import org.sairbrush.editor.settings.MaskColour;
import org.sairbrush.editor.settings.Theme;
import org.sairbrush.photo.Orientation;
import org.testfx.api.FxRobot;

/// Each mask tool with mouse and keyboard.
class MaskToolsTest extends PilotedTest {

    @BeforeEach
    void open(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, 600, 400);
    }

    @Test
    void aRectangleIsMaskedFromCornerToCorner(FxRobot robot) throws Exception {
        robot.type(KeyCode.R);
        pilot.drag(robot, 0.2, 0.2, 0.6, 0.5);
        pilot.await(() -> pilot.holes() > 0);
        assertEquals(240 * 120, pilot.holes(), 600);
        pilot.snapshot("tool-rectangle");
        pilot.undo(robot);
        assertEquals(0, pilot.holes());
    }

    @Test
    void theRightButtonTakesAnEllipseOutOfTheMask(FxRobot robot) throws Exception {
        robot.type(KeyCode.R);
        pilot.drag(robot, 0.1, 0.1, 0.9, 0.9);
        pilot.await(() -> pilot.holes() > 0);
        long whole = pilot.holes();
        robot.type(KeyCode.C);
        robot.moveTo(pilot.onPhoto(0.3, 0.3))
                .press(MouseButton.SECONDARY)
                .moveTo(pilot.onPhoto(0.5, 0.6))
                .release(MouseButton.SECONDARY);
        pilot.await(() -> pilot.holes() < whole);
        assertEquals(Math.PI * 60 * 60, whole - pilot.holes(), 600);
        pilot.snapshot("tool-ellipse");
    }

    @Test
    void numbersBesideSlidersCanBeTyped(FxRobot robot) throws Exception {
        robot.type(KeyCode.B);
        robot.clickOn("#size-number").write("81").type(KeyCode.ENTER);
        pilot.await(() -> pilot.tools().brushSizeProperty().get() == 81);
        // the keyboard is back at the photo: a key is a tool again, not a letter
        robot.type(KeyCode.E);
        pilot.await(() -> pilot.tools().toolProperty().get() == ToolKind.ERASER);

        robot.clickOn("#hardness-number").write("35,5 %").type(KeyCode.ENTER);
        pilot.await(() -> Math.abs(pilot.tools().hardnessProperty().get() - 0.355) < 1e-9);
        robot.clickOn("#hardness-number").type(KeyCode.DOWN);
        pilot.await(() -> Math.abs(pilot.tools().hardnessProperty().get() - 0.345) < 1e-9);
        pilot.snapshot("tool-number");
        robot.write("70").type(KeyCode.ESCAPE);
        robot.clickOn("#size-number").write("enormous").type(KeyCode.ENTER);
        robot.clickOn("#size-number").write("99999").type(KeyCode.ENTER);
        pilot.await(() -> pilot.tools().brushSizeProperty().get() == 600);
        assertEquals(0.345, pilot.tools().hardnessProperty().get(), 1e-9, "Esc keeps the old number");
    }

    @Test
    void aTurnWaitsForTheStrokeThatIsBeingPainted(FxRobot robot) throws Exception {
        robot.type(KeyCode.B);
        robot.moveTo(pilot.onPhoto(0.2, 0.2)).press(MouseButton.PRIMARY).moveTo(pilot.onPhoto(0.25, 0.2));
        pilot.onFx(() -> pilot.editor.model.turning().over());
        robot.moveTo(pilot.onPhoto(0.5, 0.2)).release(MouseButton.PRIMARY);
        pilot.await(() -> pilot.document().turn() == Orientation.HALF_TURN);
        int width = pilot.document().photo().width();
        int height = pilot.document().photo().height();
        assertTrue(pilot.document().mask().hole((int) (width * 0.52), (int) (height * 0.8)));
        assertTrue(pilot.document().mask().hole((int) (width * 0.79), (int) (height * 0.8)));
        assertEquals(2, pilot.document().history().size());
    }

    @Test
    void aLassoMasksWhatItGoesAround(FxRobot robot) throws Exception {
        robot.type(KeyCode.L);
        robot.moveTo(pilot.onPhoto(0.3, 0.3)).press(MouseButton.PRIMARY);
        for (double[] corner : new double[][] {{0.6, 0.3}, {0.6, 0.7}, {0.3, 0.7}}) {
            robot.moveTo(pilot.onPhoto(corner[0], corner[1]));
        }
        pilot.snapshot("tool-lasso");
        robot.release(MouseButton.PRIMARY);
        pilot.await(() -> pilot.holes() > 0);
        assertTrue(pilot.document().mask().hole(270, 200));
        assertFalse(pilot.document().mask().hole(100, 200));
    }

    @Test
    void aPolygonIsClosedByEnterAndEscapeGivesItUp(FxRobot robot) throws Exception {
        robot.type(KeyCode.P);
        click(robot, 0.2, 0.2);
        click(robot, 0.6, 0.2);
        robot.type(KeyCode.ESCAPE);
        assertNull(pilot.tools().pendingProperty().get());
        click(robot, 0.2, 0.2);
        click(robot, 0.6, 0.2);
        click(robot, 0.9, 0.9);
        robot.type(KeyCode.BACK_SPACE);
        click(robot, 0.6, 0.8);
        pilot.snapshot("tool-polygon");
        robot.type(KeyCode.ENTER);
        pilot.await(() -> pilot.holes() > 0);
        assertEquals(240 * 240 / 2, pilot.holes(), 900);
        assertTrue(pilot.document().fill().isEmpty());
    }

    @Test
    void aPolygonIsClosedByAClickOnItsFirstCorner(FxRobot robot) throws Exception {
        robot.type(KeyCode.P);
        click(robot, 0.2, 0.2);
        click(robot, 0.6, 0.2);
        click(robot, 0.6, 0.8);
        click(robot, 0.2, 0.2);
        pilot.await(() -> pilot.holes() > 0);
        assertNull(pilot.tools().pendingProperty().get());
    }

    @Test
    void aScratchLineGoesFromClickToClickAsWideAsTheBrush(FxRobot robot) throws Exception {
        robot.type(KeyCode.S);
        pilot.onFx(() -> pilot.tools().setBrushSize(10));
        click(robot, 0.2, 0.5);
        robot.moveTo(pilot.onPhoto(0.7, 0.5));
        pilot.snapshot("tool-line");
        click(robot, 0.7, 0.5);
        pilot.await(() -> pilot.holes() > 0);
        assertEquals(300 * 10 + Math.PI * 25, pilot.holes(), 350);
    }

    @Test
    void aSoftBrushFadesTowardsItsRim(FxRobot robot) throws Exception {
        pilot.onFx(() -> {
            pilot.tools().setBrushSize(80);
            pilot.tools().hardnessProperty().set(0);
        });
        click(robot, 0.5, 0.5);
        byte[] coverage = pilot.document().mask().coverage();
        int middle = coverage[200 * 600 + 300] & 0xff;
        int halfway = coverage[200 * 600 + 320] & 0xff;
        int rim = coverage[200 * 600 + 338] & 0xff;
        assertTrue(middle > 240 && halfway < 160 && halfway > 96 && rim < 40, middle + " " + halfway + " " + rim);
        pilot.snapshot("tool-soft-brush");
    }

    @Test
    void leavingAToolGivesItsShapeUp(FxRobot robot) throws Exception {
        robot.type(KeyCode.P);
        click(robot, 0.2, 0.2);
        robot.type(KeyCode.B);
        assertNull(pilot.tools().pendingProperty().get());
        assertSame(ToolKind.BRUSH, pilot.tools().toolProperty().get());
    }

    @Test
    void theWandMasksTheColourThatIsClicked(FxRobot robot) throws Exception {
        robot.type(KeyCode.W);
        click(robot, 0.667, 0.267);
        pilot.await(() -> pilot.holes() > 0);
        assertEquals(Math.PI * 40 * 40, pilot.holes(), 300);
        pilot.snapshot("tool-wand");
    }

    @Test
    void aClickOnAMeaningMasksIt(FxRobot robot) throws Exception {
        robot.type(KeyCode.A);
        click(robot, 0.1, 0.5);
        pilot.await(() -> pilot.holes() > 0);
        assertTrue(pilot.document().mask().hole(100, 300));
        assertFalse(pilot.document().mask().hole(300, 300));
        pilot.snapshot("tool-semantic");
    }

    @Test
    void aSpotIsProposedUnderThePointerAndFilledByAClick(FxRobot robot) throws Exception {
        robot.type(KeyCode.F);
        robot.moveTo(pilot.onPhoto(0.64, 0.25)).moveTo(pilot.onPhoto(0.667, 0.267));
        pilot.await(() -> pilot.tools().spots().proposalProperty().get() != null);
        pilot.snapshot("tool-spot");
        click(robot, 0.667, 0.267);
        pilot.await(() -> pilot.document().fill().isPresent());
        assertEquals(0, pilot.holes());
        pilot.snapshot("tool-spot-filled");
        pilot.undo(robot);
        assertTrue(pilot.document().fill().isEmpty());
        assertEquals(0, pilot.holes());
    }

    @Test
    void theMaskIsChangedAsAWholeFromItsPanel(FxRobot robot) throws Exception {
        robot.type(KeyCode.R);
        pilot.drag(robot, 0.3, 0.3, 0.6, 0.6);
        pilot.await(() -> pilot.holes() > 0);
        long before = pilot.holes();
        for (Theme theme : Theme.values()) {
            pilot.onFx(() -> pilot.editor.model.settings().themeProperty().set(theme));
            openMaskPanel(robot);
            pilot.picture("mask-panel", robot.lookup("#mask-panel").query().getParent());
            robot.type(KeyCode.ESCAPE);
            pilot.await(() -> !maskPanelShows(robot));
        }
        openMaskPanel(robot);
        robot.clickOn("#mask-grow");
        pilot.await(() -> pilot.holes() > before);
        robot.clickOn("#mask-green");
        assertSame(MaskColour.GREEN, pilot.editor.model.settings().maskColourProperty().get());
        robot.clickOn("#mask-clearAll");
        pilot.await(() -> pilot.holes() == 0);
        robot.type(KeyCode.ESCAPE);
        pilot.undo(robot);
        pilot.snapshot("mask-green");
        assertTrue(pilot.holes() > before);
    }

    private void openMaskPanel(FxRobot robot) throws Exception {
        robot.clickOn("#mask");
        pilot.await(() -> maskPanelShows(robot));
    }

    private static boolean maskPanelShows(FxRobot robot) {
        return robot.lookup("#mask-panel").tryQuery().isPresent();
    }

    private void click(FxRobot robot, double x, double y) throws Exception {
        Point2D place = pilot.onPhoto(x, y);
        robot.moveTo(place).press(MouseButton.PRIMARY).release(MouseButton.PRIMARY);
        pilot.settle();
    }
}
