package org.sairbrush.editor.labels;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.sairbrush.editor.controls.Buttons;
import org.sairbrush.editor.mask.Combining;

/// A label of the legend: a click makes it stand out, its button masks it, its menu also takes it away or replaces the
/// mask by it.
final class LegendEntry extends HBox {

    private static final double SHARE_BAR = 40;
    private static final double WHOLE = 0.9995;

    private final LabelsViewModel model;
    private final LegendRow label;
    private final ToggleButton row;

    LegendEntry(LabelsViewModel model, LegendRow label) {
        this.model = model;
        this.label = label;
        row = row();
        setHgrow(row, Priority.ALWAYS);
        Button select = Buttons.icon(
                MaterialDesignS.SELECTION, "labels.select", () -> model.select(label, Combining.ADD));
        select.setAccessibleText(text("labels.select.named", label.name()));
        select.getStyleClass().addAll(Styles.SMALL, "legend-select");
        select.setVisible(label.found());
        getChildren().addAll(row, select);
        setAlignment(Pos.CENTER_LEFT);
        if (label.found()) {
            setOnContextMenuRequested(event -> {
                menu().show(this, event.getScreenX(), event.getScreenY());
                event.consume();
            });
        }
    }

    /// @param index of the label that stands out, or -1
    void highlight(int index) {
        row.setSelected(label.index() == index);
    }

    private ContextMenu menu() {
        return new ContextMenu(
                item("labels.select.add", Combining.ADD),
                item("labels.select.takeAway", Combining.TAKE_AWAY),
                item("labels.select.replace", Combining.REPLACE));
    }

    private MenuItem item(String key, Combining how) {
        MenuItem item = new MenuItem(text(key));
        item.setOnAction(event -> model.select(label, how));
        return item;
    }

    private ToggleButton row() {
        Label name = new Label(label.name());
        name.setMaxWidth(Double.MAX_VALUE);
        name.setMinWidth(0);
        setHgrow(name, Priority.ALWAYS);
        Label share = new Label(label.found() ? share() : text("labels.notFound"));
        share.setMinWidth(USE_PREF_SIZE);
        share.setAlignment(Pos.CENTER_RIGHT);
        share.getStyleClass().add(Styles.TEXT_MUTED);
        if (label.found()) {
            // As wide as any, so that bars can be compared.
            share.getStyleClass().add("legend-share");
        }
        HBox content = new HBox(Swatch.of(label.colour()), name, track(), share);
        content.setAlignment(Pos.CENTER_LEFT);
        content.getStyleClass().add("bar-row");
        ToggleButton button = new ToggleButton(null, content);
        button.setDisable(!label.found());
        button.getStyleClass().add("legend-row");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(0);
        content.prefWidthProperty().bind(button.widthProperty().subtract(20));
        button.setAccessibleText(text("labels.row", label.name(), label.share()));
        button.setOnAction(event -> model.highlightedProperty().set(button.isSelected() ? label.index() : -1));
        return button;
    }

    /// What rounds to the whole has no decimals, so that names have the room.
    private String share() {
        return text(label.share() >= WHOLE ? "labels.score" : "labels.share", label.share());
    }

    private Region track() {
        Region bar = new Region();
        bar.getStyleClass().add("share-bar");
        bar.setBackground(new Background(
                new BackgroundFill(Swatch.paint(label.colour()), new CornerRadii(2), null)));
        bar.setMaxWidth(Math.max(1, SHARE_BAR * label.share()));
        StackPane track = new StackPane(bar);
        track.setAlignment(Pos.CENTER_LEFT);
        track.setMinWidth(SHARE_BAR);
        track.setMaxWidth(SHARE_BAR);
        track.setVisible(label.found());
        track.setManaged(label.found());
        return track;
    }
}
