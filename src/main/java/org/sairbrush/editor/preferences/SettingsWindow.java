package org.sairbrush.editor.preferences;

import static org.sairbrush.editor.text.Texts.text;

import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.sairbrush.editor.models.ModelsViewModel;
import org.sairbrush.editor.settings.EditorSettings;

/// The settings' window, beside the editor's, which goes on working. What is chosen counts at once.
public final class SettingsWindow {

    private static final double WIDTH = 580;
    private static final double HEIGHT = 660;

    private final EditorSettings settings;
    private final ModelsViewModel models;
    private final Consumer<Scene> dress;
    private Stage stage;

    /// @param dress gives a scene the editor's looks
    public SettingsWindow(EditorSettings settings, ModelsViewModel models, Consumer<Scene> dress) {
        this.settings = settings;
        this.models = models;
        this.dress = dress;
    }

    /// Shows it, in front where it is open already.
    public void show(Window owner) {
        models.refresh();
        if (stage == null) {
            ScrollPane scroll = new ScrollPane(new SettingsPane(settings, models));
            scroll.setFitToWidth(true);
            scroll.getStyleClass().addAll("editor", "settings-scroll");
            Scene scene = new Scene(scroll, WIDTH, HEIGHT);
            dress.accept(scene);
            stage = new Stage();
            stage.initOwner(owner);
            stage.setTitle(text("settings.title"));
            stage.setScene(scene);
            stage.setMinWidth(480);
            stage.setMinHeight(360);
            scene.getAccelerators().put(KeyCombination.valueOf(KeyCode.ESCAPE.getName()), stage::hide);
        }
        stage.show();
        stage.toFront();
    }
}
