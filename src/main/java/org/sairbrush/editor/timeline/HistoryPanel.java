package org.sairbrush.editor.timeline;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.sairbrush.editor.controls.Buttons;

/// The list of states; a click goes to one.
public final class HistoryPanel extends VBox {

    static final double WIDTH = 226;

    private final HistoryViewModel model;
    private final ListView<HistoryRow> list = new ListView<>();
    private boolean following;

    public HistoryPanel(HistoryViewModel model) {
        this.model = model;
        getStyleClass().add("history-panel");
        setPrefWidth(WIDTH);
        setMinWidth(WIDTH);
        list.setId("history-list");
        list.setAccessibleText(text("history.title"));
        list.setCellFactory(view -> new HistoryCell());
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(title(), list);
        visibleProperty().bind(model.showingProperty());
        managedProperty().bind(model.showingProperty());
        list.getSelectionModel().selectedItemProperty().addListener((property, old, row) -> chosen(row));
        model.rowsProperty().subscribe(this::show);
        model.presentProperty().subscribe(index -> follow(index.intValue()));
    }

    private HBox title() {
        Label title = new Label(text("history.title"));
        title.getStyleClass().add(Styles.TEXT_BOLD);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Button close = Buttons.icon(
                MaterialDesignC.CLOSE, "history.close", () -> model.showingProperty().set(false));
        close.getStyleClass().add(Styles.SMALL);
        HBox row = new HBox(title, close);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("history-title");
        return row;
    }

    private void show(List<HistoryRow> rows) {
        following = true;
        list.getItems().setAll(rows);
        following = false;
    }

    private void follow(int present) {
        if (present >= 0) {
            following = true;
            list.getSelectionModel().select(present);
            list.scrollTo(present);
            following = false;
        }
    }

    // Going to a state changes the list, which must not happen while it still tells of the choice.
    private void chosen(HistoryRow row) {
        if (!following && row != null && row != list.getItems().get(model.presentProperty().get())) {
            Platform.runLater(() -> model.goTo(row));
        }
    }
}
