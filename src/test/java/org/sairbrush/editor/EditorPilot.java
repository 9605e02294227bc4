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
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.editor.settings.Theme;
import org.sairbrush.editor.tools.ToolsViewModel;
import org.sairbrush.models.ModelStore;
import org.sairbrush.photo.Photo;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Drives a whole editor, in places given as shares of the photo.
public final class EditorPilot implements AutoCloseable {

    private static final Path SCREENS = Path.of("target", "screens");

    /// A fill takes a second or two, and very many times that on a machine that is busy with other work.
    private static final int PATIENCE_SECONDS = 300;

    public final EditorStage editor;
    public final FakeRestorer fake;
    private final Stage stage;
    private final Path folder;

    private EditorPilot(Stage stage, Path folder, EditorStage editor, FakeRestorer fake) {
        this.stage = stage;
        this.folder = folder;
        this.editor = editor;
        this.fake = fake;
    }

    /// Of an editor that has no models.
    public static EditorPilot withFake(Stage stage, Path folder) {
        return withFake(stage, folder, EditorHarness.noModels());
    }

    /// Of an editor that has these models, and never opens them.
    public static EditorPilot withFake(Stage stage, Path folder, ModelStore models) {
        FakeRestorer fake = new FakeRestorer();
        return new EditorPilot(stage, folder, EditorStage.shown(stage, folder, () -> fake, models), fake);
    }

    /// Of an editor that really fills, with the packs that come with the program.
    public static EditorPilot withPacks(Stage stage, Path folder) {
        return new EditorPilot(stage, folder, EditorStage.withPacks(stage, folder), null);
    }

    public void openLandscape(FxRobot robot, int width, int height) throws Exception {
        editor.answers.photo = TestPhotos.landscape(folder.resolve(width + "x" + height + ".png"), width, height);
        robot.clickOn("#open");
        await(() -> document() != null);
    }

    public PhotoDocument document() {
        return editor.model.documentProperty().get();
    }

    public PhotoView view() {
        return (PhotoView) stage.getScene().lookup("#photo");
    }

    /// What the bar says, or null.
    public Notice notice() {
        return editor.model.notices().currentProperty().get();
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
                    PhotoView view = view();
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
        WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, condition);
        settle();
    }

    public void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Writes a picture of the window in both themes.
    public void snapshot(String name) throws Exception {
        snapshot(name, stage.getScene().getRoot());
    }

    /// Writes a picture of a node in both themes.
    public void snapshot(String name, Node node) throws Exception {
        for (Theme theme : Theme.values()) {
            onFx(() -> editor.model.settings().themeProperty().set(theme));
            picture(name, node);
        }
    }

    /// Writes a picture of a node in the present theme.
    public void picture(String name, Node node) throws Exception {
        Theme theme = editor.model.settings().themeProperty().get();
        // Tiles come from the background, one pulse after another.
        WaitForAsyncUtils.waitForFxEvents(20);
        var image = WaitForAsyncUtils.asyncFx(() -> node.snapshot(null, null)).get();
        Path file = SCREENS.resolve(name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png");
        Files.createDirectories(file.getParent());
        ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
    }

    @Override
    public void close() {
        editor.close();
    }
}
