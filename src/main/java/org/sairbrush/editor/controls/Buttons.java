package org.sairbrush.editor.controls;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// Buttons as this editor likes them: an icon, a tooltip that names the shortcut, and a name for screen readers.
public final class Buttons {

    private static final Duration TOOLTIP_DELAY = Duration.millis(500);

    private Buttons() {}

    /// @param key of the tooltip's text
    public static Button icon(Ikon icon, String key, Runnable action) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        describe(button, key);
        button.setOnAction(event -> action.run());
        return button;
    }

    /// @param key of the tooltip's text
    public static ToggleButton toggle(Ikon icon, String key) {
        ToggleButton button = new ToggleButton(null, new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON);
        describe(button, key);
        return button;
    }

    public static void describe(ButtonBase button, String key) {
        String words = text(key);
        button.setAccessibleText(words);
        Tooltip tooltip = new Tooltip(words);
        tooltip.setShowDelay(TOOLTIP_DELAY);
        button.setTooltip(tooltip);
        button.setFocusTraversable(true);
    }
}
