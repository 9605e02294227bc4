package org.sairbrush.editor.actions;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// All actions with their keys, over the window: typing finds one, Enter does it, Escape leaves.
public final class ActionPalette extends StackPane {

    private static final double WIDTH = 600;
    private static final double HEIGHT = 500;

    private final ActionSearch search;
    private final Runnable left;
    private final TextField words = new TextField();
    private final ListView<ActionSearch.Found> list = new ListView<>();

    /// @param left runs when the palette has closed, before what was chosen is done
    public ActionPalette(Actions actions, Runnable left) {
        this.left = left;
        search = new ActionSearch(actions);
        getStyleClass().add("palette-layer");
        setId("palette");
        words.setId("palette-words");
        words.setPromptText(text("palette.prompt"));
        words.setAccessibleText(text("palette.prompt"));
        words.textProperty().subscribe(this::find);
        list.setId("palette-list");
        list.setAccessibleText(text("palette.list"));
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new ActionCell(this::choose));
        Label nothing = new Label(text("palette.nothing"));
        nothing.getStyleClass().add(Styles.TEXT_MUTED);
        list.setPlaceholder(nothing);
        VBox.setVgrow(list, Priority.ALWAYS);
        Label held = new Label(text("palette.held"));
        held.setWrapText(true);
        held.setMinHeight(USE_PREF_SIZE);
        held.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        VBox card = new VBox(words, list, held);
        card.getStyleClass().add("palette");
        card.setMaxSize(WIDTH, HEIGHT);
        getChildren().add(card);
        setAlignment(Pos.TOP_CENTER);
        setVisible(false);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getTarget() == this) {
                hide();
            }
        });
    }

    /// Shows everything; shown already, it closes.
    public void show() {
        if (isVisible()) {
            hide();
            return;
        }
        words.clear();
        find("");
        setVisible(true);
        words.requestFocus();
    }

    private void hide() {
        setVisible(false);
        left.run();
    }

    private void find(String query) {
        list.getItems().setAll(search.find(query));
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void choose(Action action) {
        if (action.enabled().getValue()) {
            hide();
            action.run();
        }
    }

    private void pressed(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.ESCAPE || code == KeyCode.F1) {
            hide();
        } else if (code == KeyCode.DOWN || code == KeyCode.UP) {
            move(code == KeyCode.DOWN ? 1 : -1);
        } else if (code == KeyCode.PAGE_DOWN || code == KeyCode.PAGE_UP) {
            move(code == KeyCode.PAGE_DOWN ? 8 : -8);
        } else if (code == KeyCode.ENTER && list.getSelectionModel().getSelectedItem() != null) {
            choose(list.getSelectionModel().getSelectedItem().action());
        } else if (code != KeyCode.TAB) {
            return;
        }
        // Tab stays here, too: what lies below can't be seen to have the focus.
        event.consume();
    }

    private void move(int rows) {
        if (!list.getItems().isEmpty()) {
            int row = Math.clamp(list.getSelectionModel().getSelectedIndex() + rows, 0, list.getItems().size() - 1);
            list.getSelectionModel().select(row);
            // keeps a row in sight above the chosen one
            list.scrollTo(Math.max(0, row - 4));
        }
    }
}
