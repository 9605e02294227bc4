package org.sairbrush.editor.controls;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.Styles;
import javafx.beans.property.BooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// What stands above a panel beside the photo: its name, and a button that closes it.
public final class PanelTitle extends HBox {

    /// @param panel   `panel.title` and `panel.close` are the keys of its texts
    /// @param showing whether it is open
    public PanelTitle(String panel, BooleanProperty showing) {
        Label title = new Label(text(panel + ".title"));
        title.getStyleClass().add(Styles.TEXT_BOLD);
        title.setMaxWidth(Double.MAX_VALUE);
        setHgrow(title, Priority.ALWAYS);
        Button close = Buttons.icon(MaterialDesignC.CLOSE, panel + ".close", () -> showing.set(false));
        close.getStyleClass().add(Styles.SMALL);
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(title, close);
    }
}
