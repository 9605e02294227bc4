package org.sairbrush.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.sairbrush.editor.tools.ToolKind;
import org.sairbrush.restore.Method;
import org.testfx.api.FxRobot;

class EditorActionsTest extends PilotedTest {

    @Test
    void everyActionIsInAMenuOnceAndNoTwoShareTheirKeys() {
        Set<String> ids = new HashSet<>();
        Set<String> keys = new HashSet<>();
        items().forEach(item -> {
            assertTrue(ids.add(item.getId()), item.getId());
            if (item.getAccelerator() != null) {
                assertTrue(keys.add(item.getAccelerator().getDisplayText()), item.getText());
            }
        });
        for (ToolKind kind : ToolKind.values()) {
            assertTrue(ids.contains("action-" + EditorActions.toolId(kind)));
        }
    }

    @Test
    void menusFollowWhatCanBeDone(FxRobot robot) throws Exception {
        assertTrue(item("action-export").isDisable());
        pilot.openLandscape(robot, 300, 200);
        assertFalse(item("action-export").isDisable());
        assertTrue(item("action-undo").isDisable());
        pilot.drag(robot, 0.2, 0.5, 0.6, 0.5);
        assertFalse(item("action-undo").isDisable());
        pilot.onFx(item("action-mask.clearAll")::fire);
        assertEquals(0, pilot.holes());
    }

    @Test
    void theProgramSaysWhatItIs(FxRobot robot) throws Exception {
        pilot.onFx(item("action-about")::fire);
        String said = robot.lookup(".dialog-pane .content").queryLabeled().getText();
        assertTrue(said.contains("Apache"), said);
        robot.type(KeyCode.ESCAPE);
        pilot.settle();
        assertTrue(robot.lookup(".dialog-pane").tryQuery().isEmpty());
    }

    @Test
    void theMarkOfAMenuStaysWithTheChosenTool(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, 300, 200);
        CheckMenuItem brush = (CheckMenuItem) item("action-tool.brush");
        assertTrue(brush.isSelected());
        pilot.onFx(brush::fire);
        assertTrue(brush.isSelected());
        robot.type(KeyCode.W);
        assertFalse(brush.isSelected());
        assertTrue(((CheckMenuItem) item("action-tool.wand")).isSelected());
    }

    @Test
    void theMethodIsChosenByMenu() throws Exception {
        Menu methods = (Menu) item("action-fill.method");
        pilot.onFx(() -> methods.getItems().get(1).fire());
        assertSame(Method.LIIF, pilot.editor.model.fill().choiceProperty().get().method());
    }

    @Test
    void aMenuOpensAndEscapeClosesIt(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, 300, 200);
        robot.clickOn("#menu-view");
        assertTrue(menuBar().getMenus().get(5).isShowing());
        robot.type(KeyCode.ESCAPE);
        assertFalse(menuBar().getMenus().get(5).isShowing());
    }

    @Test
    void thePaletteFindsAnActionByItsNameAndEnterDoesIt(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, 300, 200);
        robot.type(KeyCode.F1);
        assertTrue(robot.lookup("#palette").query().isVisible());
        pilot.snapshot("palette");
        robot.write("lass");
        pilot.snapshot("palette-found");
        robot.type(KeyCode.ENTER);
        assertSame(ToolKind.LASSO, pilot.tools().toolProperty().get());
        assertFalse(robot.lookup("#palette").query().isVisible());
        assertTrue(stage.getScene().lookup("#photo").isFocused());
    }

    @Test
    void thePaletteLeavesLettersAloneAndClosesByEscape(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, 300, 200);
        robot.type(KeyCode.F1).type(KeyCode.E);
        assertSame(ToolKind.BRUSH, pilot.tools().toolProperty().get());
        assertEquals("e", robot.lookup("#palette-words").queryAs(TextField.class).getText());
        robot.type(KeyCode.ESCAPE);
        assertFalse(robot.lookup("#palette").query().isVisible());
    }

    @Test
    void arrowsChooseInThePalette(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, 300, 200);
        robot.type(KeyCode.F1).write("brush").type(KeyCode.DOWN, 2).type(KeyCode.UP, 2).type(KeyCode.ENTER);
        assertSame(ToolKind.BRUSH, pilot.tools().toolProperty().get());
    }

    @Test
    void escapeLeavesATextFieldForThePhoto(FxRobot robot) throws Exception {
        pilot.openLandscape(robot, 300, 200);
        robot.clickOn("#labels").clickOn("#labels-text").type(KeyCode.ESCAPE).type(KeyCode.E);
        assertSame(ToolKind.ERASER, pilot.tools().toolProperty().get());
    }

    private MenuBar menuBar() {
        return (MenuBar) stage.getScene().lookup("#menu-bar");
    }

    private List<MenuItem> items() {
        return menuBar().getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> item.getId() != null)
                .toList();
    }

    private MenuItem item(String id) {
        return items().stream().filter(item -> id.equals(item.getId())).findFirst().orElseThrow();
    }
}
