package org.sairbrush.editor.timeline;

import static org.sairbrush.editor.text.Texts.text;

import java.util.List;
import javafx.application.Platform;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.sairbrush.editor.controls.Layouts;
import org.sairbrush.editor.controls.PanelTitle;

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
        PanelTitle title = new PanelTitle("history", model.showingProperty());
        title.getStyleClass().add("history-title");
        getChildren().addAll(title, list);
        Layouts.showWhile(this, model.showingProperty());
        list.getSelectionModel().selectedItemProperty().addListener((property, old, row) -> chosen(row));
        model.rowsProperty().subscribe(this::show);
        model.presentProperty().subscribe(index -> follow(index.intValue()));
        // A list that was not there knows only once it is laid out how high its rows are.
        model.showingProperty().addListener((property, old, showing) -> {
            if (showing) {
                Platform.runLater(() -> follow(model.presentProperty().get()));
            }
        });
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
