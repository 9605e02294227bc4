package org.sairbrush.editor.controls;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.Styles;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// How controls lie in bars and panels.
public final class Layouts {

    private Layouts() {}

    /// Controls beside each other, at the distance that they have everywhere.
    public static HBox row(Node... children) {
        HBox row = new HBox(children);
        row.getStyleClass().add("bar-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    /// Small words below a control, in as many lines as they need.
    ///
    /// @param key of the text
    public static Label note(String key) {
        Label note = new Label(text(key));
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        return note;
    }

    /// Shows something only while a condition holds; else it takes no room.
    public static void showWhile(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(node.visibleProperty());
    }
}
