package org.sairbrush.editor.controls;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@EnabledOnOs(OS.LINUX)
@ExtendWith(ApplicationExtension.class)
class PlacementTest {

    private static final Rectangle2D LEFT = new Rectangle2D(0, 30, 1280, 770);
    private static final Rectangle2D RIGHT = new Rectangle2D(1280, 0, 1920, 1080);

    @AfterEach
    void close() throws Exception {
        WaitForAsyncUtils.asyncFx(() -> List.copyOf(Window.getWindows()).forEach(Window::hide)).get();
    }

    private static Stage stage() throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> {
                    Stage stage = new Stage();
                    stage.setScene(new Scene(new Group(), 400, 300));
                    stage.setX(120);
                    stage.setY(80);
                    return stage;
                })
                .get();
    }

    private static void awaitPlace(Stage stage, double x, double y) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> stage.getX() == x && stage.getY() == y);
    }

    @Test
    void aWindowThatIsPutElsewhereWhenItIsShownComesBack() throws Exception {
        Stage stage = stage();
        WaitForAsyncUtils.asyncFx(() -> {
                    Placement.hold(stage);
                    stage.show();
                    stage.setX(500);
                    stage.setY(300);
                })
                .get();
        awaitPlace(stage, 120, 80);
    }

    @Test
    void aDialogComesBackOverItsOwner() throws Exception {
        Stage owner = stage();
        Stage dialog = stage();
        WaitForAsyncUtils.asyncFx(() -> {
                    owner.show();
                    dialog.initOwner(owner);
                    dialog.setWidth(200);
                    dialog.setHeight(100);
                    Placement.holdOver(owner, dialog);
                    dialog.show();
                    dialog.setX(500);
                    dialog.setY(300);
                })
                .get();
        awaitPlace(dialog, 120 + (owner.getWidth() - 200) / 2, 80 + (owner.getHeight() - 100) / 2);
    }

    @Test
    void whatIsTooLargeTakesTheRoomThatThereIs() {
        assertEquals(LEFT, Placement.within(new Rectangle2D(100, 100, 2500, 1500), LEFT));
        assertEquals(
                new Rectangle2D(480, 300, 800, 500), Placement.within(new Rectangle2D(900, 400, 800, 500), LEFT));
        assertEquals(
                new Rectangle2D(0, 30, 800, 500), Placement.within(new Rectangle2D(-300, -20, 800, 500), LEFT));
        Rectangle2D inside = new Rectangle2D(1300, 20, 800, 500);
        assertEquals(inside, Placement.within(inside, RIGHT));
    }

    @Test
    void aWindowBelongsToTheScreenThatHasMostOfIt() {
        List<Rectangle2D> screens = List.of(LEFT, RIGHT);
        assertEquals(LEFT, Placement.room(new Rectangle2D(700, 100, 800, 500), screens));
        assertEquals(RIGHT, Placement.room(new Rectangle2D(1100, 100, 800, 500), screens));
    }
}
