package org.sairbrush.editor.hints;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.sairbrush.editor.controls.Buttons;

/// The present hint in a narrow bar below the photo.
public final class HintBar extends HBox {

    public HintBar(Hints hints) {
        setId("hints");
        getStyleClass().add("hint-bar");
        setAlignment(Pos.CENTER_LEFT);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setAccessibleRole(AccessibleRole.TEXT);
        Label sentence = new Label();
        sentence.setMinWidth(0);
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        setHgrow(sentence, Priority.ALWAYS);
        Label count = new Label();
        count.getStyleClass().add(Styles.TEXT_MUTED);
        count.setMinWidth(USE_PREF_SIZE);
        Button next = new Button();
        next.setId("hint-next");
        next.getStyleClass().addAll(Styles.SMALL);
        next.setMinWidth(USE_PREF_SIZE);
        next.setOnAction(event -> hints.next());
        Button close = Buttons.icon(MaterialDesignC.CLOSE, "hints.close", hints::dismiss);
        close.setId("hint-close");
        close.getStyleClass().add(Styles.SMALL);
        getChildren().addAll(new FontIcon(MaterialDesignL.LIGHTBULB_ON_OUTLINE), sentence, count, next, close);
        managedProperty().bind(visibleProperty());
        hints.currentProperty().subscribe(hint -> {
            int shown = hint.intValue();
            setVisible(shown != Hints.NONE);
            if (shown != Hints.NONE) {
                sentence.setText(text("hints." + shown));
                setAccessibleText(sentence.getText());
                count.setText(text("hints.count", shown + 1, Hints.COUNT));
                next.setText(text(shown == Hints.COUNT - 1 ? "hints.last" : "hints.next"));
            }
        });
    }
}
