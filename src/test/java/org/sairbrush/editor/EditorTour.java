package org.sairbrush.editor;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sairbrush.editor.settings.Theme;
import org.testfx.util.WaitForAsyncUtils;

/// Makes the pictures of the README: the real editor with the real default pack, from the sample photo to its labels.
/// It is no test and runs only when it is asked for: `mvn test -Dtest=EditorTour`.
class EditorTour {

    private static final Path DOCS = Path.of("docs");
    private static final int SMALL_WIDTH = 800;

    @TempDir
    Path folder;

    private final List<BufferedImage> tour = new ArrayList<>();
    private Stage stage;
    private EditorStage editor;

    @Test
    void takePictures() throws Exception {
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        onFx(() -> {
            stage = new Stage();
            editor = EditorStage.withPacks(stage, folder);
            editor.model.openSample();
        });
        EditorViewModel model = editor.model;
        await(() -> model.documentProperty().get() != null
                && model.documentProperty().get().holePixelsProperty().get() > 0);
        onFx(model.notices()::dismiss);
        onFx(model.hints()::restart);
        long masked = model.documentProperty().get().holePixelsProperty().get();
        onFx(model.damage()::find);
        await(() -> model.documentProperty().get().holePixelsProperty().get() > masked);
        look();
        onFx(model.fill()::fill);
        await(() -> model.documentProperty().get().fill().isPresent());
        onFx(model.hints()::dismiss);
        look();
        onFx(model.compare()::split);
        look();
        onFx(() -> {
            model.compare().edit();
            model.labels().showingProperty().set(true);
        });
        await(() -> !model.labels().layersProperty().get().isEmpty());
        look();
        onFx(() -> {
            model.labels().showingProperty().set(false);
            model.settings().themeProperty().set(Theme.DARK);
            model.compare().split();
        });
        ImageIO.write(look(), "png", DOCS.resolve("screenshot.png").toFile());
        onFx(() -> stage.getScene().lookup("#photo").requestFocus());
        onFx(() -> palette("mask"));
        look();
        writeTour();
        editor.close();
    }

    private void palette(String words) {
        var press = new KeyEvent(
                KeyEvent.KEY_PRESSED, "", "", KeyCode.F1,
                false, false, false, false);
        stage.getScene().lookup("#photo").fireEvent(press);
        ((TextField) stage.getScene().lookup("#palette-words")).setText(words);
    }

    private BufferedImage look() throws Exception {
        // Tiles come from the background, one pulse after another.
        WaitForAsyncUtils.waitForFxEvents(40);
        BufferedImage picture = WaitForAsyncUtils.asyncFx(() ->
                        SwingFXUtils.fromFXImage(stage.getScene().getRoot().snapshot(null, null), null))
                .get();
        int height = SMALL_WIDTH * picture.getHeight() / picture.getWidth();
        BufferedImage small = new BufferedImage(SMALL_WIDTH, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(picture, 0, 0, SMALL_WIDTH, height, null);
        graphics.dispose();
        tour.add(small);
        return picture;
    }

    /// All of them in one picture, two in a row.
    private void writeTour() throws IOException {
        int height = tour.getFirst().getHeight();
        BufferedImage all = new BufferedImage(
                2 * SMALL_WIDTH, height * Math.ceilDiv(tour.size(), 2), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = all.createGraphics();
        for (int i = 0; i < tour.size(); i++) {
            graphics.drawImage(tour.get(i), i % 2 * SMALL_WIDTH, i / 2 * height, null);
        }
        graphics.dispose();
        ImageIO.write(all, "png", DOCS.resolve("tour.png").toFile());
    }

    private static void onFx(Runnable action) throws Exception {
        WaitForAsyncUtils.asyncFx(action).get();
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(300, TimeUnit.SECONDS, condition);
        WaitForAsyncUtils.waitForFxEvents();
    }
}
