package org.sairbrush.editor.batch;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.sairbrush.editor.controls.Layouts;
import org.sairbrush.editor.fill.FillChoices;
import org.sairbrush.editor.preferences.Choices;
import org.sairbrush.photo.PhotoFormat;
import org.sairbrush.restore.FillChoice;

/// What is repaired, how, and where the results go. Nothing can be chosen while that is being done.
final class BatchChoicesPane extends VBox {

    private final BatchViewModel model;
    private final BatchChoices choices;

    BatchChoicesPane(BatchViewModel model) {
        this.model = model;
        choices = model.choices();
        getStyleClass().add("batch-choices");
        disableProperty().bind(model.runningProperty());
        getChildren().addAll(title("batch.what"));
        masks();
        getChildren().add(title("batch.how"));
        fill();
        getChildren().add(title("batch.where"));
        results();
    }

    private void masks() {
        RadioButton find = new RadioButton(text("batch.find"));
        find.setId("batch-find");
        RadioButton byMasks = new RadioButton(text("batch.masks"));
        byMasks.setId("batch-by-masks");
        ToggleGroup group = new ToggleGroup();
        group.getToggles().addAll(find, byMasks);
        choices.byMasksProperty().subscribe(by -> group.selectToggle(by ? byMasks : find));
        group.selectedToggleProperty().subscribe(chosen -> choices.byMasksProperty().set(chosen == byMasks));
        HBox sensitivity = slider("damage.sensitivity", "batch-sensitivity", choices.sensitivityProperty());
        CheckBox fit = box("batch.fitMasks", "batch-fit-masks", choices.fitMasksProperty());
        VBox folder = new VBox(
                path(choices.masksProperty(), "batch.masks.choose", "batch-masks", model::chooseMasks),
                Layouts.note("batch.masks.hint"),
                fit);
        folder.getStyleClass().add("batch-group");
        Layouts.showWhile(sensitivity, choices.byMasksProperty().not());
        Layouts.showWhile(folder, choices.byMasksProperty());
        getChildren().addAll(find, sensitivity, byMasks, folder);
    }

    private void fill() {
        ComboBox<FillChoice> method = FillChoices.box(
                choices.offeredProperty(),
                choices.choiceProperty(),
                "fill.method",
                choices.choiceProperty()::set);
        method.setId("batch-method");
        method.setMaxWidth(Double.MAX_VALUE);
        Choices<BatchChoices.OwnLevels> levels = Choices.of(
                List.of(BatchChoices.OwnLevels.values()),
                own -> text("batch.levels." + own.name().toLowerCase(Locale.ROOT)),
                choices.levelsProperty());
        levels.setId("batch-levels");
        getChildren().addAll(
                named("fill.method", method),
                slider("fill.detail", "batch-detail", choices.detailProperty()),
                named("levels.title", levels),
                box("batch.blackAndWhite", "batch-black-and-white", choices.blackAndWhiteProperty()));
    }

    private void results() {
        Choices<PhotoFormat> format = Choices.orOwn(
                text("settings.format.own"),
                Arrays.stream(PhotoFormat.values()).filter(PhotoFormat::writable).toList(),
                PhotoFormat::title,
                choices.formatProperty());
        format.setId("batch-format");
        getChildren().addAll(
                path(choices.targetProperty(), "batch.folder.choose", "batch-folder", model::chooseFolder),
                named("settings.format", format),
                box("batch.replace", "batch-replace", choices.replaceProperty()));
    }

    private static Label title(String key) {
        Label title = new Label(text(key));
        title.getStyleClass().addAll(Styles.TEXT_BOLD, "batch-title");
        return title;
    }

    private static CheckBox box(String key, String id, BooleanProperty chosen) {
        CheckBox box = new CheckBox(text(key));
        box.setId(id);
        box.setWrapText(true);
        box.selectedProperty().bindBidirectional(chosen);
        return box;
    }

    private static HBox named(String key, Node control) {
        Label name = new Label(text(key));
        name.getStyleClass().add("batch-name");
        name.setLabelFor(control);
        control.setAccessibleText(text(key));
        HBox.setHgrow(control, Priority.ALWAYS);
        return Layouts.row(name, control);
    }

    private static HBox slider(String key, String id, DoubleProperty share) {
        Slider slider = new Slider(0, 1, share.get());
        slider.setId(id);
        slider.setBlockIncrement(0.05);
        slider.setMinWidth(60);
        slider.setMaxWidth(Double.MAX_VALUE);
        slider.valueProperty().bindBidirectional(share);
        Label value = new Label();
        value.getStyleClass().add("batch-number");
        value.textProperty().bind(share.map(number -> text("brush.percent", number)));
        HBox row = named(key, slider);
        row.getChildren().add(value);
        return row;
    }

    /// A folder that can be chosen: its end says more than its beginning.
    private static HBox path(ObservableValue<Path> folder, String key, String id, Runnable choose) {
        Label where = new Label();
        where.setId(id);
        where.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        where.setMinWidth(0);
        where.setMaxWidth(Double.MAX_VALUE);
        where.textProperty().bind(folder.map(Path::toString).orElse(text("batch.folder.none")));
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(where.textProperty());
        where.setTooltip(whole);
        HBox.setHgrow(where, Priority.ALWAYS);
        Button button = new Button(text(key));
        button.setId(id + "-choose");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> choose.run());
        return Layouts.row(where, button);
    }
}
