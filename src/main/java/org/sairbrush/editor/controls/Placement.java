package org.sairbrush.editor.controls;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import javafx.util.Subscription;

/// Where windows belong. A window manager of X11 that is slow to answer puts a new window into the corner of the
/// screen, its title bar above it, whatever place it was given; so the place is given once more.
public final class Placement {

    private static final boolean X11 = System.getProperty("os.name", "").startsWith("Linux");
    private static final Duration BETWEEN_LOOKS = Duration.millis(200);

    /// After the window manager has put its title bar onto a window.
    private static final int LAST_LOOKS = 15;

    /// That the window manager has time to do what it was asked for.
    private static final int LOOKS_TO_ANSWER = 4;

    /// Where no title bar comes.
    private static final int MOST_LOOKS = 75;

    /// A window manager that wants it otherwise has its way, and so has somebody who moves the window.
    private static final int MOST_TRIES = 3;

    /// By which a window may be off the middle: what is right need not jump.
    private static final double SLACK = 40;

    private final Stage stage;
    private final Supplier<Rectangle2D> place;
    private final Timeline looking = new Timeline();
    private Subscription watching = Subscription.EMPTY;
    private int looks;
    private int lastLooks;
    private int nextTry;
    private int tries;

    private Placement(Stage stage, Supplier<Rectangle2D> place) {
        this.stage = stage;
        this.place = place;
        looking.getKeyFrames().add(new KeyFrame(BETWEEN_LOOKS, event -> look()));
        looking.setCycleCount(Animation.INDEFINITE);
    }

    /// Keeps a window that is about to be shown where it was put, in the size that it was given, if any.
    public static void hold(Stage stage) {
        double x = stage.getX();
        double y = stage.getY();
        double width = stage.getWidth();
        double height = stage.getHeight();
        hold(stage, () -> new Rectangle2D(
                x,
                y,
                Double.isNaN(width) ? stage.getWidth() : width,
                Double.isNaN(height) ? stage.getHeight() : height));
    }

    /// Keeps a window that is about to be shown about over the middle of another, as far as it can be on the screen
    /// there.
    public static void holdOver(Window owner, Stage stage) {
        hold(stage, () -> {
            Rectangle2D over = within(centred(bounds(stage), bounds(owner)), room(bounds(owner)));
            Rectangle2D near = within(bounds(stage), room(bounds(owner)));
            boolean about = Math.abs(near.getMinX() - over.getMinX()) <= SLACK
                    && Math.abs(near.getMinY() - over.getMinY()) <= SLACK;
            return about ? near : over;
        });
    }

    private static void hold(Stage stage, Supplier<Rectangle2D> place) {
        if (!X11) {
            return;
        }
        Placement placement = new Placement(stage, place);
        placement.watching = stage.showingProperty().subscribe((before, showing) -> placement.shown(showing));
    }

    /// Once it has been hidden its place is that where people moved it.
    private void shown(boolean showing) {
        if (showing) {
            looking.play();
        } else {
            looking.stop();
            watching.unsubscribe();
        }
    }

    private void look() {
        looks++;
        // Above the scene lies the title bar.
        if (stage.getScene().getY() > 0) {
            lastLooks++;
        }
        boolean free = !stage.isMaximized() && !stage.isFullScreen() && !stage.isIconified();
        if (free && looks >= nextTry && put(place.get())) {
            tries++;
            nextTry = looks + LOOKS_TO_ANSWER;
        }
        if (looks >= MOST_LOOKS || lastLooks >= LAST_LOOKS || tries >= MOST_TRIES) {
            looking.stop();
        }
    }

    /// @return whether it was elsewhere
    private boolean put(Rectangle2D wanted) {
        boolean moved = differ(stage.getX(), wanted.getMinX()) || differ(stage.getY(), wanted.getMinY());
        boolean resized = differ(stage.getWidth(), wanted.getWidth()) || differ(stage.getHeight(), wanted.getHeight());
        if (moved) {
            stage.setX(wanted.getMinX());
            // Where the title bar is missed out, the place asked for is that where the content is already, and nothing
            // happens; a pixel further it does.
            stage.setY(wanted.getMinY() + Math.min(tries, 1));
        }
        if (resized) {
            stage.setWidth(wanted.getWidth());
            stage.setHeight(wanted.getHeight());
        }
        return moved || resized;
    }

    private static boolean differ(double is, double wanted) {
        return Math.abs(is - wanted) > 1;
    }

    private static Rectangle2D bounds(Window window) {
        return new Rectangle2D(window.getX(), window.getY(), window.getWidth(), window.getHeight());
    }

    /// A window in the middle of another or of a screen.
    public static Rectangle2D centred(Rectangle2D window, Rectangle2D over) {
        return new Rectangle2D(
                over.getMinX() + (over.getWidth() - window.getWidth()) / 2,
                over.getMinY() + (over.getHeight() - window.getHeight()) / 2,
                window.getWidth(),
                window.getHeight());
    }

    /// Of the screen that most of a window is on, what no panel takes.
    private static Rectangle2D room(Rectangle2D window) {
        return room(
                window, Screen.getScreens().stream().map(Screen::getVisualBounds).toList());
    }

    /// The one of several screens that most of a window is on.
    public static Rectangle2D room(Rectangle2D window, List<Rectangle2D> screens) {
        return screens.stream()
                .max(Comparator.comparingDouble(screen -> shared(window, screen)))
                .orElseThrow();
    }

    private static double shared(Rectangle2D one, Rectangle2D other) {
        double width = Math.min(one.getMaxX(), other.getMaxX()) - Math.max(one.getMinX(), other.getMinX());
        double height = Math.min(one.getMaxY(), other.getMaxY()) - Math.max(one.getMinY(), other.getMinY());
        return Math.max(0, width) * Math.max(0, height);
    }

    /// As much of a window as there is room for, moved to where the room is.
    public static Rectangle2D within(Rectangle2D window, Rectangle2D room) {
        double width = Math.min(window.getWidth(), room.getWidth());
        double height = Math.min(window.getHeight(), room.getHeight());
        return new Rectangle2D(
                Math.clamp(window.getMinX(), room.getMinX(), room.getMaxX() - width),
                Math.clamp(window.getMinY(), room.getMinY(), room.getMaxY() - height),
                width,
                height);
    }
}
