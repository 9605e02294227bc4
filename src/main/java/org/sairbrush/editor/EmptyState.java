package org.sairbrush.editor;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.sairbrush.editor.actions.Actions;
import org.sairbrush.editor.controls.Buttons;

/// What is seen before a photo is open: how to get one in, and what to do then.
final class EmptyState extends StackPane {

    EmptyState(EditorViewModel model, Actions actions) {
        getStyleClass().add("empty-state");
        FontIcon picture = new FontIcon(MaterialDesignI.IMAGE_PLUS);
        picture.getStyleClass().add("empty-icon");
        Label title = new Label(text("empty.title"));
        title.getStyleClass().add(Styles.TITLE_3);
        Label formats = new Label(text("empty.formats"));
        formats.getStyleClass().add(Styles.TEXT_MUTED);

        Button open = Buttons.of(MaterialDesignF.FOLDER_OPEN_OUTLINE, actions.get("open"));
        open.setText(text("empty.open"));
        open.setId("empty-open");
        open.getStyleClass().add(Styles.ACCENT);
        Button sample = new Button(text("empty.sample"));
        sample.setId("sample");
        sample.setOnAction(event -> model.openSample());
        sample.setVisible(model.sampleAvailable());
        sample.setManaged(model.sampleAvailable());
        HBox buttons = new HBox(open, sample);
        buttons.setAlignment(Pos.CENTER);
        buttons.getStyleClass().add("empty-buttons");

        VBox drop = new VBox(picture, title, formats, buttons);
        drop.setAlignment(Pos.CENTER);
        drop.getStyleClass().add("empty-drop");
        HBox steps = new HBox(
                step(MaterialDesignB.BRUSH, "empty.paint"),
                step(MaterialDesignA.AUTO_FIX, "empty.fill"),
                step(MaterialDesignT.TRAY_ARROW_DOWN, "empty.export"));
        steps.setAlignment(Pos.CENTER);
        steps.getStyleClass().add("empty-steps");
        VBox all = new VBox(drop, steps);
        all.setAlignment(Pos.CENTER);
        all.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        all.getStyleClass().add("empty");
        getChildren().add(all);
        visibleProperty().bind(model.documentProperty().isNull().and(model.openingProperty().not()));
    }

    private static HBox step(Ikon icon, String key) {
        Label words = new Label(text(key));
        HBox step = new HBox(new FontIcon(icon), words);
        step.setAlignment(Pos.CENTER_LEFT);
        step.getStyleClass().add("empty-step");
        return step;
    }
}
