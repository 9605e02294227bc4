package org.sairbrush.editor.controls;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.sairbrush.editor.actions.Action;

/// Buttons as this editor likes them: an icon, a tooltip that names the shortcut, and a name for screen readers.
public final class Buttons {

    private static final Duration TOOLTIP_DELAY = Duration.millis(500);
    private static final double TOOLTIP_WIDTH = 320;

    private Buttons() {}

    /// A button that does an action, by an icon alone.
    public static Button icon(Ikon icon, Action action) {
        Button button = of(icon, action);
        button.setText(null);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        return button;
    }

    /// A button that does an action, by an icon and its title.
    public static Button of(Ikon icon, Action action) {
        Button button = new Button(action.title(), new FontIcon(icon));
        describe(button, action);
        button.disableProperty().bind(action.enabled().map(enabled -> !enabled));
        button.setOnAction(event -> action.run());
        return button;
    }

    /// @param key of the tooltip's text
    public static Button icon(Ikon icon, String key, Runnable action) {
        Button button = new Button(null, new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        describe(button, key);
        button.setOnAction(event -> action.run());
        return button;
    }

    /// A switch that does an action, by an icon alone.
    public static ToggleButton toggle(Ikon icon, Action action) {
        ToggleButton button = new ToggleButton(null, new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON);
        describe(button, action);
        button.setOnAction(event -> action.run());
        return button;
    }

    /// A switch that is on while its action is, by an icon alone.
    public static ToggleButton following(Ikon icon, Action action) {
        ToggleButton button = toggle(icon, action);
        button.disableProperty().bind(action.enabled().map(enabled -> !enabled));
        action.chosen().orElseThrow().subscribe(button::setSelected);
        return button;
    }

    /// Toggles side by side as one control, of which one is on.
    ///
    /// @param select turns the toggle on that has to be
    public static SegmentedButton segments(ToggleGroup group, Runnable select, ToggleButton... toggles) {
        SegmentedButton segments = new SegmentedButton(toggles);
        segments.setToggleGroup(group);
        for (ToggleButton toggle : toggles) {
            toggle.setToggleGroup(group);
        }
        select.run();
        keepOneOn(group, select);
        return segments;
    }

    /// The same as wide as there is room, all of one width.
    public static SegmentedButton wideSegments(ToggleGroup group, Runnable select, ToggleButton... toggles) {
        SegmentedButton segments = segments(group, select, toggles);
        segments.setMaxWidth(Double.MAX_VALUE);
        for (ToggleButton toggle : toggles) {
            toggle.setMaxWidth(Double.MAX_VALUE);
            toggle.setPrefWidth(Short.MAX_VALUE);
            HBox.setHgrow(toggle, Priority.ALWAYS);
        }
        return segments;
    }

    /// Keeps one toggle on, and lets arrow keys, which go from toggle to toggle, do what clicks do.
    ///
    /// @param select turns the toggle on that has to be
    public static void keepOneOn(ToggleGroup group, Runnable select) {
        group.selectedToggleProperty().addListener((property, old, now) -> {
            if (now == null) {
                select.run();
            } else if (old instanceof Node was && was.isFocused() && now instanceof ButtonBase button) {
                button.getOnAction().handle(new ActionEvent(button, button));
            }
        });
    }

    /// Says what the action is, by which keys it is done, and what more there is to say.
    public static void describe(ButtonBase button, Action action) {
        describe(button, action.title(), action.titleWithKeys(), action.tip());
        action.unless().ifPresent(reason -> DisabledTips.explain(button, reason));
    }

    /// @param key of the tooltip's text
    public static void describe(ButtonBase button, String key) {
        describe(button, text(key), text(key), Optional.empty());
    }

    private static void describe(ButtonBase button, String name, String title, Optional<String> more) {
        button.setAccessibleText(name);
        more.ifPresent(button::setAccessibleHelp);
        Tooltip tooltip = new Tooltip(more.map(words -> title + "\n" + words).orElse(title));
        tooltip.setShowDelay(TOOLTIP_DELAY);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(TOOLTIP_WIDTH);
        button.setTooltip(tooltip);
        button.setFocusTraversable(true);
    }
}
