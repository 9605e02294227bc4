package org.sairbrush.editor.models;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.sairbrush.models.Bytes;
import org.sairbrush.models.Model;

/// A model in the list: its name, what it is, and whether it is there.
final class ModelCell extends ListCell<Model> {

    @Override
    protected void updateItem(Model model, boolean empty) {
        super.updateItem(model, empty);
        if (empty || model == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        Label title = new Label(model.title());
        title.setMaxWidth(Double.MAX_VALUE);
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox first = new HBox(title);
        first.setAlignment(Pos.CENTER_LEFT);
        if (model.isDefault()) {
            Label badge = new Label(text("models.default"));
            badge.getStyleClass().add("models-badge");
            badge.setMinWidth(USE_PREF_SIZE);
            first.getChildren().add(badge);
        }
        Label what = new Label(model.kind().isEmpty()
                ? Bytes.words(model.bytes(), Locale.getDefault())
                : text("models.row", ModelDetails.kind(model), Bytes.words(model.bytes(), Locale.getDefault())));
        what.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        what.setMinWidth(0);
        VBox words = new VBox(first, what);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMinWidth(0);
        HBox row = new HBox(icon(model), words);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("models-row");
        row.prefWidthProperty().bind(getListView().widthProperty().subtract(36));
        setGraphic(row);
        setAccessibleText(model.title());
    }

    private static FontIcon icon(Model model) {
        if (model.problem().isPresent()) {
            return new FontIcon(MaterialDesignA.ALERT_CIRCLE_OUTLINE);
        }
        if (model.installed()) {
            return new FontIcon(MaterialDesignC.CHECK_CIRCLE_OUTLINE);
        }
        return new FontIcon(
                model.staged() > 0 ? MaterialDesignP.PAUSE_CIRCLE_OUTLINE : MaterialDesignD.DOWNLOAD_OUTLINE);
    }
}
