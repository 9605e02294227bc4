package org.sairbrush.editor.models;

import static org.sairbrush.editor.text.Texts.text;

import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The model manager's window, beside the editor's, which goes on working.
public final class ModelsWindow {

    private static final double WIDTH = 820;
    private static final double HEIGHT = 560;

    private final ModelsViewModel model;
    private final String stylesheet;
    private Stage stage;

    /// @param stylesheet the editor's
    public ModelsWindow(ModelsViewModel model, String stylesheet) {
        this.model = model;
        this.stylesheet = stylesheet;
    }

    /// Shows it, in front where it is open already.
    public void show(Window owner) {
        model.refresh();
        if (stage == null) {
            Scene scene = new Scene(new ModelsPane(model), WIDTH, HEIGHT);
            scene.getStylesheets().add(stylesheet);
            stage = new Stage();
            stage.initOwner(owner);
            stage.setTitle(text("models.title"));
            stage.setScene(scene);
            stage.setMinWidth(640);
            stage.setMinHeight(420);
            scene.getAccelerators().put(KeyCombination.valueOf(KeyCode.ESCAPE.getName()), stage::hide);
        }
        stage.show();
        stage.toFront();
    }
}
