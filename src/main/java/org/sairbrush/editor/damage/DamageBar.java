package org.sairbrush.editor.damage;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.sairbrush.editor.controls.Buttons;
import org.sairbrush.editor.controls.Layouts;
import org.sairbrush.editor.controls.NumberField;

/// How far the search for damage is, and then how much of what it found is masked. Not there without either.
public final class DamageBar extends HBox {

    private static final double SENTENCE_WIDTH = 460;
    private static final double TOOLTIP_WIDTH = 320;

    private final DamageViewModel model;

    /// @param editing whether the mask may be changed
    public DamageBar(DamageViewModel model, ObservableValue<Boolean> editing) {
        this.model = model;
        setId("damage-bar");
        getStyleClass().add("damage-bar");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        ReadOnlyBooleanProperty looking = model.looking().runningProperty();
        Node search = search();
        Layouts.showWhile(search, looking);
        Node found = found();
        Layouts.showWhile(found, model.adjustableProperty().and(looking.not()));
        getChildren().addAll(search, found);
        BooleanBinding used = model.adjustableProperty().or(looking);
        Layouts.showWhile(this, editing.flatMap(may -> used.map(is -> is && may)));
    }

    private Node search() {
        ProgressBar bar = new ProgressBar();
        bar.setId("damage-progress");
        bar.setPrefWidth(200);
        bar.progressProperty().bind(model.looking().progressProperty());
        bar.setAccessibleText(text("damage.progress"));
        Button cancel = new Button(text("running.cancel"));
        cancel.setId("damage-cancel");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.getStyleClass().add(Styles.SMALL);
        cancel.setTooltip(new Tooltip(text("running.cancel.tip")));
        cancel.setOnAction(event -> model.looking().cancel());
        return Layouts.row(new FontIcon(MaterialDesignM.MAGNIFY_SCAN), words("damage.looking"), bar, cancel);
    }

    private Node found() {
        Slider slider = new Slider(0, 1, model.sensitivityProperty().get());
        slider.setId("damage-sensitivity");
        slider.setBlockIncrement(0.05);
        slider.setPrefWidth(150);
        slider.setMinWidth(80);
        slider.setAccessibleText(text("damage.sensitivity"));
        slider.setAccessibleHelp(text("damage.sensitivity.tip"));
        Tooltip tip = new Tooltip(text("damage.sensitivity.tip"));
        tip.setWrapText(true);
        tip.setMaxWidth(TOOLTIP_WIDTH);
        slider.setTooltip(tip);
        slider.valueProperty().bindBidirectional(model.sensitivityProperty());
        Label name = words("damage.sensitivity");
        name.setLabelFor(slider);
        NumberField value = new NumberField(
                model.sensitivityProperty(), 0.01, share -> text("brush.percent", share), slider::setValue);
        value.setId("damage-sensitivity-number");
        value.setAccessibleText(text("damage.sensitivity"));
        Label sentence = new Label();
        sentence.setId("damage-sentence");
        sentence.getStyleClass().add(Styles.TEXT_MUTED);
        sentence.setWrapText(true);
        sentence.setMaxWidth(SENTENCE_WIDTH);
        sentence.setMinHeight(USE_PREF_SIZE);
        sentence.textProperty()
                .bind(model.nothingProperty().map(nothing -> text(nothing ? "damage.nothing" : "damage.found")));
        HBox.setHgrow(sentence, Priority.ALWAYS);
        Button close = Buttons.icon(MaterialDesignC.CLOSE, "damage.close", model::leave);
        close.setId("damage-close");
        close.getStyleClass().add(Styles.SMALL);
        return Layouts.row(new FontIcon(MaterialDesignM.MAGNIFY_SCAN), name, slider, value, sentence, close);
    }

    private static Label words(String key) {
        Label words = new Label(text(key));
        words.setMinWidth(USE_PREF_SIZE);
        return words;
    }
}
