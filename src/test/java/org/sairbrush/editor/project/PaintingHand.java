package org.sairbrush.editor.project;

import java.nio.file.Path;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Window;
import org.sairbrush.editor.EditorHarness;
import org.sairbrush.editor.EditorLauncher;
import org.sairbrush.editor.FakeRestorer;
import org.sairbrush.editor.canvas.PhotoView;
import org.sairbrush.models.ModelStore;
import org.sairbrush.restore.PackLibrary;
import org.sairbrush.restore.PackRestorer;

/// The program with a photo, and a hand that paints one short stroke after the other as soon as the photo is there.
/// Says where on the photo each finished stroke lies.
final class PaintingHand extends AnimationTimer {

    /// After how many strokes it fills, if it is told to.
    static final int BEFORE_FILL = 4;

    private static final long NANOS_A_STROKE = 250_000_000;
    private static final int MOVES = 6;
    private static final int FILL_MILLIS = 1500;

    private final Robot robot = new Robot();
    private final boolean filling;
    private long next;
    private int strokes;
    private int moves;

    private PaintingHand(boolean filling) {
        this.filling = filling;
    }

    /// @param arguments the photo, and what to do: `paint`, or `fill` what was painted first, or that with the default
    ///     `pack`
    public static void main(String[] arguments) {
        boolean filling = !arguments[1].equals("paint");
        boolean pack = arguments[1].equals("pack");
        Thread.ofVirtual().start(() -> begin(filling));
        EditorLauncher.launch(
                Optional.of(Path.of(arguments[0])),
                false,
                pack ? () -> new PackRestorer(PackLibrary.standard()) : PaintingHand::patientRestorer,
                pack ? ModelStore.standard() : EditorHarness.noModels());
    }

    private static void begin(boolean filling) {
        boolean begun = false;
        while (!begun) {
            try {
                Platform.runLater(() -> new PaintingHand(filling).start());
                begun = true;
            } catch (IllegalStateException notYetThere) {
                Thread.onSpinWait();
            }
        }
    }

    private static FakeRestorer patientRestorer() {
        FakeRestorer restorer = new FakeRestorer();
        restorer.takeItsTime(FILL_MILLIS);
        return restorer;
    }

    @Override
    public void handle(long now) {
        Optional<PhotoView> view = view();
        if (view.isEmpty() || now < next) {
            return;
        }
        Point2D from = new Point2D(400 + 30 * (strokes % 15), 60 + 25 * (strokes / 15 % 12));
        Point2D at = from.add(20.0 * moves / MOVES, 20.0 * moves / MOVES);
        robot.mouseMove(view.get().localToScreen(at));
        if (moves == 0) {
            robot.mousePress(MouseButton.PRIMARY);
        }
        if (moves++ == MOVES) {
            robot.mouseRelease(MouseButton.PRIMARY);
            Platform.runLater(() -> finished(view.get(), from));
            next = now + NANOS_A_STROKE;
            moves = 0;
            strokes++;
        }
    }

    private void finished(PhotoView view, Point2D place) {
        Point2D onPhoto = view.viewport().transform().toPhoto(place.getX(), place.getY());
        System.out.println((int) onPhoto.getX() + " " + (int) onPhoto.getY());
        if (filling && strokes == BEFORE_FILL) {
            // Keys may go elsewhere where there is no window manager.
            Node button = view.getScene().lookup("#fill");
            robot.mouseMove(button.localToScreen(20, 10));
            robot.mouseClick(MouseButton.PRIMARY);
        }
    }

    private static Optional<PhotoView> view() {
        return Window.getWindows().stream()
                .map(Window::getScene)
                .map(PaintingHand::view)
                .filter(view -> view != null && view.tilesProperty().get() != null
                        && !view.tilesProperty().get().isEmpty())
                .findFirst();
    }

    private static PhotoView view(Scene scene) {
        return scene == null ? null : (PhotoView) scene.lookup("#photo");
    }
}
