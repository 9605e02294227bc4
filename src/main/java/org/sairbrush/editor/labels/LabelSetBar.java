package org.sairbrush.editor.labels;

import static org.sairbrush.editor.text.Texts.text;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A choice of label sets, and a menu of what can be done with them.
final class LabelSetBar extends VBox {

    private final LabelSetsViewModel model;

    LabelSetBar(LabelSetsViewModel model) {
        this.model = model;
        getStyleClass().add("labels-group");
        HBox row = new HBox(box(), menu());
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("bar-row");
        getChildren().addAll(row, problem());
    }

    private ComboBox<String> box() {
        ComboBox<String> box = new ComboBox<>(model.names());
        box.setId("label-sets");
        box.setPromptText(text("labels.sets"));
        box.setAccessibleText(text("labels.sets"));
        box.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(box, Priority.ALWAYS);
        model.chosenProperty().addListener((property, old, name) -> box.setValue(name));
        box.setOnAction(event -> {
            if (box.getValue() != null && !box.getValue().equals(model.chosenProperty().get())) {
                model.choose(box.getValue());
            }
        });
        return box;
    }

    private MenuButton menu() {
        MenuButton menu = new MenuButton(text("labels.sets.menu"));
        menu.setId("label-set-menu");
        menu.setMinWidth(USE_PREF_SIZE);
        menu.getItems()
                .addAll(
                        item("labels.sets.save", model::save, false),
                        item("labels.sets.rename", model::rename, true),
                        item("labels.sets.delete", model::delete, true));
        return menu;
    }

    private MenuItem item(String key, Runnable action, boolean ofOwn) {
        MenuItem item = new MenuItem(text(key));
        item.setOnAction(event -> action.run());
        if (ofOwn) {
            item.disableProperty().bind(Bindings.not(model.ownProperty()));
        }
        return item;
    }

    private Label problem() {
        Label problem = new ProblemLabel(model.problemProperty());
        problem.setId("label-sets-problem");
        return problem;
    }
}
