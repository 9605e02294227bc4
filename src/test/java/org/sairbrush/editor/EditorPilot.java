package org.sairbrush.editor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.sairbrush.editor.canvas.PhotoView;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.settings.Theme;
import org.sairbrush.editor.tools.ToolsViewModel;
import org.sairbrush.photo.Photo;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Drives a whole editor with a fake restorer, in places given as shares of the photo.
public final class EditorPilot implements AutoCloseable {

    private static final Path SCREENS = Path.of("target", "screens");

    public final EditorStage editor;
    public final FakeRestorer fake = new FakeRestorer();
    private final Stage stage;
    private final Path folder;

    public EditorPilot(Stage stage, Path folder) {
        this.stage = stage;
        this.folder = folder;
        editor = new EditorStage(
                stage, folder.resolve("settings.json"), () -> fake, EditorHarness.noModels());
        stage.setWidth(1280);
        stage.setHeight(720);
        stage.show();
    }

    public void openLandscape(FxRobot robot, int width, int height) throws Exception {
        editor.answers.photo = TestPhotos.landscape(folder.resolve(width + "x" + height + ".png"), width, height);
        robot.clickOn("#open");
        await(() -> document() != null);
    }

    public PhotoDocument document() {
        return editor.model.documentProperty().get();
    }

    public ToolsViewModel tools() {
        return editor.model.tools();
    }

    public long holes() {
        return document().holePixelsProperty().get();
    }

    public void drag(FxRobot robot, double fromX, double fromY, double toX, double toY) throws Exception {
        Point2D from = onPhoto(fromX, fromY);
        Point2D to = onPhoto(toX, toY);
        robot.moveTo(from).press(MouseButton.PRIMARY).moveTo(from.midpoint(to)).moveTo(to).release(MouseButton.PRIMARY);
        settle();
    }

    public void undo(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
        settle();
    }

    /// A place of the photo on the screen.
    public Point2D onPhoto(double shareX, double shareY) throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> {
                    PhotoView view = (PhotoView) stage.getScene().lookup("#photo");
                    Photo photo = document().photo();
                    var transform = view.viewport().transform();
                    return view.localToScreen(
                            transform.toScreenX(photo.width() * shareX), transform.toScreenY(photo.height() * shareY));
                })
                .get();
    }

    public void onFx(Runnable action) throws Exception {
        WaitForAsyncUtils.asyncFx(action).get();
        settle();
    }

    public void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        settle();
    }

    public void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Writes a picture of the window in both themes.
    public void snapshot(String name) throws Exception {
        for (Theme theme : Theme.values()) {
            onFx(() -> editor.model.settings().themeProperty().set(theme));
            picture(name, stage.getScene().getRoot());
        }
    }

    /// Writes a picture of a node in the present theme.
    public void picture(String name, Node node) throws Exception {
        Theme theme = editor.model.settings().themeProperty().get();
        // Tiles come from the background, one pulse after another.
        WaitForAsyncUtils.waitForFxEvents(20);
        var image = WaitForAsyncUtils.asyncFx(() -> node.snapshot(null, null)).get();
        Files.createDirectories(SCREENS);
        String file = name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
        ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", SCREENS.resolve(file).toFile());
    }

    @Override
    public void close() {
        editor.close();
    }
}
