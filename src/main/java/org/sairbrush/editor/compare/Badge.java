package org.sairbrush.editor.compare;

import static org.sairbrush.editor.text.Texts.text;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/// A word over the photo that says which state of it is seen.
public final class Badge extends Label {

    /// @param key of the word
    public Badge(String key) {
        super(text(key));
        getStyleClass().add("badge");
        setAlignment(Pos.CENTER);
        setMouseTransparent(true);
        StackPane.setMargin(this, new Insets(14));
    }
}
