package org.sairbrush.editor.actions;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.Styles;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A row of the palette: the menu, the title, and the keys.
final class ActionCell extends ListCell<ActionSearch.Found> {

    private final Label menu = new Label();
    private final Label title = new Label();
    private final HBox keys = new HBox();
    private final HBox row = new HBox(menu, title, keys);

    ActionCell(Consumer<Action> choose) {
        menu.getStyleClass().add(Styles.TEXT_MUTED);
        menu.getStyleClass().add("palette-menu");
        menu.setMinWidth(USE_PREF_SIZE);
        title.setMinWidth(0);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        keys.setMinWidth(USE_PREF_SIZE);
        keys.setAlignment(Pos.CENTER_RIGHT);
        keys.getStyleClass().add("palette-keys");
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("bar-row");
        // A title that is too long is cut, instead of making the list wider than it is.
        setPrefWidth(0);
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (getItem() != null) {
                choose.accept(getItem().action());
            }
        });
    }

    @Override
    protected void updateItem(ActionSearch.Found found, boolean empty) {
        super.updateItem(found, empty);
        if (empty || found == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        Action action = found.action();
        menu.setText(found.menu());
        title.setText(action.title());
        keys.getChildren().setAll(action.strokes().stream().map(ActionCell::cap).toList());
        row.setDisable(!action.enabled().getValue());
        setAccessibleText(text("palette.row", found.menu(), action.titleWithKeys()));
        setGraphic(row);
    }

    private static Label cap(Stroke stroke) {
        Label cap = new Label(stroke.words());
        cap.getStyleClass().add("key-cap");
        return cap;
    }
}
