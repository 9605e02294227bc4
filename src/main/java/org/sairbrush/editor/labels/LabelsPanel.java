package org.sairbrush.editor.labels;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.sairbrush.editor.controls.Buttons;
import org.sairbrush.editor.controls.Layouts;
import org.sairbrush.editor.controls.PanelTitle;
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.editor.notice.RemedyButton;

/// The words to look for, which map to look at, and the legend.
public final class LabelsPanel extends VBox {

    private static final double WIDTH = 272;

    private final LabelsViewModel model;
    private static final int AT_A_TIME = 4;

    private final VBox legend = new VBox();

    public LabelsPanel(LabelsViewModel model, LabelSetsViewModel sets) {
        this.model = model;
        getStyleClass().add("labels-panel");
        setPrefWidth(WIDTH);
        setMinWidth(WIDTH);
        legend.getStyleClass().add("legend");
        legend.setId("legend");
        ScrollPane scroll = new ScrollPane(legend);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("legend-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren()
                .addAll(
                        new PanelTitle("labels", model.showingProperty()),
                        new LabelSetBar(sets),
                        words(),
                        maps(),
                        opacity(),
                        state(),
                        scroll);
        Layouts.showWhile(this, model.showingProperty());
        model.legendProperty().addListener((property, old, rows) -> show(rows));
        model.highlightedProperty().addListener(property -> highlight());
    }

    private Region words() {
        TextArea field = new TextArea();
        field.setId("labels-text");
        field.setWrapText(true);
        field.setPrefRowCount(3);
        // The legend scrolls; the words are there to be read as a whole.
        field.setMinHeight(USE_PREF_SIZE);
        field.setAccessibleText(text("labels.words"));
        field.setPromptText(text("labels.default"));
        field.textProperty().bindBidirectional(model.wordsProperty());
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                model.apply();
                event.consume();
            }
        });
        Label hint = new Label(text("labels.hint"));
        hint.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        hint.setWrapText(true);
        hint.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(hint, Priority.ALWAYS);
        Button apply = new Button(text("labels.apply"));
        apply.setId("labels-apply");
        apply.setMinWidth(USE_PREF_SIZE);
        apply.setOnAction(event -> model.apply());
        HBox below = new HBox(hint, apply);
        below.setAlignment(Pos.CENTER_LEFT);
        below.getStyleClass().add("bar-row");
        VBox box = new VBox(field, below);
        box.getStyleClass().add("labels-group");
        return box;
    }

    private Region maps() {
        ToggleGroup group = new ToggleGroup();
        ToggleButton completed = side("labels.completed");
        ToggleButton raw = side("labels.raw");
        completed.setId("labels-completed");
        raw.setId("labels-raw");
        Runnable select = () -> group.selectToggle(model.completedProperty().get() ? completed : raw);
        Region sides = Buttons.wideSegments(group, select, completed, raw);
        completed.setOnAction(event -> model.completedProperty().set(true));
        raw.setOnAction(event -> model.completedProperty().set(false));
        model.completedProperty().addListener(property -> select.run());
        CheckBox whole = new CheckBox(text("labels.whole"));
        whole.setId("labels-whole");
        whole.selectedProperty().bindBidirectional(model.wholePhotoProperty());
        Layouts.showWhile(whole, model.filledPartsKnownProperty());
        VBox box = new VBox(sides, whole);
        box.getStyleClass().add("labels-group");
        return box;
    }

    private static ToggleButton side(String key) {
        ToggleButton button = new ToggleButton(text(key));
        Buttons.describe(button, key + ".tip");
        return button;
    }

    private Region opacity() {
        Label name = new Label(text("labels.opacity"));
        name.setMinWidth(USE_PREF_SIZE);
        Slider slider = new Slider(0, 1, 0.6);
        slider.setId("labels-opacity");
        slider.setAccessibleText(text("labels.opacity"));
        name.setLabelFor(slider);
        slider.valueProperty().bindBidirectional(model.opacityProperty());
        HBox.setHgrow(slider, Priority.ALWAYS);
        HBox row = new HBox(name, slider);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("bar-row");
        return row;
    }

    private Region state() {
        ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setPrefHeight(6);
        bar.visibleProperty().bind(model.runningProperty());
        Label problem = new ProblemLabel(model.problemProperty().map(Notice::sentence));
        Button remedy = new RemedyButton(model.problemProperty());
        remedy.setId("labels-remedy");
        Label outdated = new Label(text("labels.outdated"));
        outdated.setWrapText(true);
        outdated.setMinHeight(USE_PREF_SIZE);
        outdated.getStyleClass().add(Styles.TEXT_MUTED);
        HBox.setHgrow(outdated, Priority.ALWAYS);
        Button update = new Button(text("labels.update"));
        update.setMinWidth(USE_PREF_SIZE);
        update.setOnAction(event -> model.refresh());
        HBox renew = new HBox(outdated, update);
        renew.setAlignment(Pos.CENTER_LEFT);
        renew.getStyleClass().add("bar-row");
        renew.setMinHeight(USE_PREF_SIZE);
        Layouts.showWhile(renew, model.outdatedProperty());
        Label rawInstead = new Label(text("labels.rawInstead"));
        rawInstead.setId("labels-raw-instead");
        rawInstead.setWrapText(true);
        rawInstead.setMinHeight(USE_PREF_SIZE);
        rawInstead.getStyleClass().add(Styles.TEXT_MUTED);
        Layouts.showWhile(rawInstead, model.rawInsteadProperty());
        Label other = new Label();
        other.setId("labels-other");
        other.setWrapText(true);
        other.setMinHeight(USE_PREF_SIZE);
        other.getStyleClass().add(Styles.TEXT_MUTED);
        other.textProperty().bind(model.otherThanFillProperty().map(title -> text("labels.other", title)));
        Layouts.showWhile(other, model.otherThanFillProperty().isNotNull());
        VBox box = new VBox(bar, problem, remedy, rawInstead, other, renew);
        box.getStyleClass().add("labels-group");
        return box;
    }

    private void show(List<LegendRow> rows) {
        if (rows.isEmpty()) {
            legend.getChildren().clear();
        } else {
            build(rows, new ArrayList<>());
        }
    }

    /// A few entries at a time, as many of them would hold the interface up; they are shown all at once.
    private void build(List<LegendRow> rows, List<LegendEntry> entries) {
        if (rows != model.legendProperty().get()) {
            return; // another legend meanwhile
        }
        rows.stream()
                .skip(entries.size())
                .limit(AT_A_TIME)
                .map(row -> new LegendEntry(model, row))
                .forEach(entries::add);
        if (entries.size() < rows.size()) {
            Platform.runLater(() -> build(rows, entries));
        } else {
            legend.getChildren().setAll(entries);
            highlight();
        }
    }

    private void highlight() {
        int index = model.highlightedProperty().get();
        legend.getChildren().forEach(entry -> ((LegendEntry) entry).highlight(index));
    }
}
