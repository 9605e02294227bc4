package org.sairbrush.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sairbrush.editor.settings.WindowPlace;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class WindowMemoryTest {

    private static final Rectangle2D USUAL = new Rectangle2D(0, 0, 600, 400);
    private static final List<Rectangle2D> SCREENS =
            List.of(new Rectangle2D(0, 30, 1280, 770), new Rectangle2D(1280, 0, 1920, 1080));

    private final ObjectProperty<WindowPlace> place = new SimpleObjectProperty<>();

    private Stage shown() throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> {
                    Stage stage = new Stage();
                    stage.setScene(new Scene(new Group(), USUAL.getWidth(), USUAL.getHeight()));
                    WindowMemory.install(stage, USUAL, place);
                    stage.show();
                    return stage;
                })
                .get();
    }

    private static void onFx(Runnable action) throws Exception {
        WaitForAsyncUtils.asyncFx(action).get();
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void aWindowOpensWhereItWasClosed() throws Exception {
        Stage first = shown();
        onFx(() -> {
            first.setX(70);
            first.setY(50);
            first.setWidth(500);
            first.setHeight(300);
        });
        assertNull(place.get());
        onFx(first::close);
        assertEquals(new WindowPlace(70, 50, 500, 300, false), place.get());
        Stage second = shown();
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(70, second.getX());
        assertEquals(50, second.getY());
        assertEquals(500, second.getWidth());
        assertEquals(300, second.getHeight());
        onFx(second::close);
    }

    @Test
    void aWindowThatFilledTheScreenFillsItAgainAndRemembersItsOwnSize() throws Exception {
        place.set(new WindowPlace(60, 40, 480, 320, true));
        Stage stage = shown();
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(stage.isMaximized());
        onFx(stage::close);
        assertEquals(new WindowPlace(60, 40, 480, 320, true), place.get());
    }

    @Test
    void aWindowDoesNotSinkFromStartToStart() throws Exception {
        place.set(new WindowPlace(70, 50, 500, 300, false));
        Stage stage = shown();
        onFx(() -> stage.setY(51));
        onFx(stage::close);
        assertEquals(50, place.get().y());
    }

    @Test
    void aWindowFromALargerScreenIsNoLargerThanThisOne() throws Exception {
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        place.set(new WindowPlace(screen.getMinX() + 50, screen.getMinY() + 60, 4000, 3000, false));
        Stage stage = shown();
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(screen.getMinX(), stage.getX());
        assertEquals(screen.getMinY(), stage.getY());
        assertEquals(screen.getWidth(), stage.getWidth());
        assertEquals(screen.getHeight(), stage.getHeight());
        onFx(stage::close);
    }

    @Test
    void onlyWhatCanBeTakenHoldOfFits() {
        assertTrue(WindowMemory.fits(new Rectangle2D(100, 100, 800, 600), SCREENS));
        assertTrue(WindowMemory.fits(new Rectangle2D(2900, 900, 800, 600), SCREENS));
        assertFalse(WindowMemory.fits(new Rectangle2D(3100, 100, 800, 600), SCREENS), "beside the screens");
        assertFalse(WindowMemory.fits(new Rectangle2D(-700, 100, 800, 600), SCREENS), "beside the screens");
        assertFalse(WindowMemory.fits(new Rectangle2D(100, 0, 800, 600), SCREENS), "title bar above the screen");
        assertFalse(WindowMemory.fits(new Rectangle2D(100, 790, 800, 600), SCREENS), "below the screen");
    }
}
