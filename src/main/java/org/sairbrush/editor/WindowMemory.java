package org.sairbrush.editor;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.sairbrush.editor.controls.Placement;
import org.sairbrush.editor.settings.WindowPlace;

/// Opens the window where it was closed last, if there is still a screen for it, and not larger than that screen.
final class WindowMemory {

    /// What a window's title bar takes, or a little more.
    private static final double TITLE_BAR = 40;
    /// Of the title bar that must be seen, so that it can be taken hold of.
    private static final double HANDLE = 200;

    private WindowMemory() {}

    /// @param usual its scene's size where nothing is remembered
    /// @param place is read now, and written when the stage is closed
    static void install(Stage stage, Rectangle2D usual, ObjectProperty<WindowPlace> place) {
        List<Rectangle2D> screens =
                Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
        Rectangle2D primary = Screen.getPrimary().getVisualBounds();
        Optional<WindowPlace> last = Optional.ofNullable(place.get()).filter(known -> fits(known.bounds(), screens));
        Rectangle2D room = last.map(known -> Placement.room(known.bounds(), screens)).orElse(primary);
        Rectangle2D bounds = Placement.within(
                last.map(WindowPlace::bounds).orElseGet(() -> Placement.centred(usual, primary)), room);
        stage.setX(bounds.getMinX());
        stage.setY(bounds.getMinY());
        if (last.isPresent() || isSmall(room, usual)) {
            stage.setWidth(bounds.getWidth());
            stage.setHeight(bounds.getHeight());
        }
        // At a scale of 200 % a screen may be smaller than what the window usually needs at least.
        stage.setMinWidth(Math.min(stage.getMinWidth(), room.getWidth()));
        stage.setMinHeight(Math.min(stage.getMinHeight(), room.getHeight()));
        stage.setMaximized(last.filter(WindowPlace::maximized).isPresent());
        stage.setOnHiding(event -> place.set(place(stage, bounds)));
    }

    /// @param unknown taken for where it would be if it did not fill the screen, which a stage does not say
    private static WindowPlace place(Stage stage, Rectangle2D unknown) {
        boolean filling = stage.isMaximized() || stage.isFullScreen() || stage.isIconified();
        return filling
                ? new WindowPlace(
                        unknown.getMinX(),
                        unknown.getMinY(),
                        unknown.getWidth(),
                        unknown.getHeight(),
                        stage.isMaximized())
                : new WindowPlace(
                        stage.getX(), y(stage, unknown), stage.getWidth(), stage.getHeight(), false);
    }

    /// A window that was put right may lie a pixel too low, and must not sink from start to start.
    private static double y(Stage stage, Rectangle2D opened) {
        return stage.getY() - opened.getMinY() == 1 ? opened.getMinY() : stage.getY();
    }

    /// Whether enough of the title bar is on a screen.
    static boolean fits(Rectangle2D window, List<Rectangle2D> screens) {
        return screens.stream()
                .anyMatch(screen -> window.getMinY() >= screen.getMinY()
                        && window.getMinY() + TITLE_BAR <= screen.getMaxY()
                        && Math.min(window.getMaxX(), screen.getMaxX()) - Math.max(window.getMinX(), screen.getMinX())
                                >= HANDLE);
    }

    private static boolean isSmall(Rectangle2D room, Rectangle2D usual) {
        return room.getWidth() < usual.getWidth() || room.getHeight() < usual.getHeight() + TITLE_BAR;
    }
}
