package org.sairbrush.editor.fill;

import static org.sairbrush.editor.text.Texts.text;

import javafx.beans.property.IntegerProperty;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.sairbrush.editor.controls.Layouts;
import org.sairbrush.editor.settings.EditorSettings;
import org.sairbrush.restore.Seam;
import org.sairbrush.restore.Views;

/// How fills are made, whatever fills, and how much of the last one is seen.
public final class FillOptions extends VBox {

    private static final double NAME_WIDTH = 100;
    private static final double HINT_WIDTH = 336;

    public FillOptions(FillViewModel model) {
        getStyleClass().add("fill-options");
        CheckBox automatic = new CheckBox(text("action.fill.auto.tip"));
        automatic.setId("fill-auto");
        automatic.selectedProperty().bindBidirectional(model.settings().autoFillProperty());
        CheckBox grain = new CheckBox(text("fill.grain"));
        grain.setId("fill-grain");
        grain.selectedProperty().bindBidirectional(model.settings().grainProperty());
        getChildren().addAll(
                automatic,
                grain,
                slider(model.settings().detailProperty(), "fill.detail", 0, EditorSettings.ALL, "fill.detail.value"),
                hint("fill.detail.hint"),
                slider(model.settings().passesProperty(), "fill.passes", 1, Views.MOST_PASSES, "fill.passes.value"),
                hint("fill.passes.hint"),
                slider(model.settings().featherProperty(), "fill.feather", 0, Seam.LARGEST_FEATHER, "brush.pixels"),
                hint("fill.feather.hint"),
                new Separator(),
                strength(model.strength()),
                strengthHint(model.strength()));
    }

    private static Label strengthHint(FillStrength strength) {
        Label hint = hint("fill.strength.hint");
        hint.textProperty()
                .bind(strength.settableProperty()
                        .map(settable -> text(settable ? "fill.strength.hint" : "fill.strength.none")));
        return hint;
    }

    /// Where there is no fill, its tooltip says so: controls that can't be used have none of their own.
    private static HBox strength(FillStrength strength) {
        HBox row = slider(strength.percentProperty(), "fill.strength", 0, FillStrength.FULL, "fill.detail.value");
        row.getChildren().forEach(part -> part.disableProperty().bind(strength.settableProperty().not()));
        Tooltip none = new Tooltip(text("fill.strength.none"));
        strength.settableProperty().subscribe(settable -> {
            if (settable) {
                Tooltip.uninstall(row, none);
            } else {
                Tooltip.install(row, none);
            }
        });
        return row;
    }

    /// @param key   of the name
    /// @param value key of the value in words
    private static HBox slider(IntegerProperty number, String key, int least, int most, String value) {
        Slider slider = new Slider(least, most, number.get());
        slider.setId(key.replace('.', '-'));
        slider.setBlockIncrement(1);
        slider.setPrefWidth(130);
        slider.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(slider, Priority.ALWAYS);
        slider.valueProperty().addListener((property, old, now) -> number.set((int) Math.round(now.doubleValue())));
        number.addListener((property, old, now) -> {
            if (Math.round(slider.getValue()) != now.intValue()) {
                slider.setValue(now.intValue());
            }
        });
        Label name = new Label(text(key));
        name.setMinWidth(NAME_WIDTH);
        name.setLabelFor(slider);
        slider.setAccessibleText(text(key));
        Label amount = new Label();
        amount.getStyleClass().add("number");
        amount.setMinWidth(48);
        amount.textProperty().bind(number.map(now -> text(value, now)));
        HBox row = new HBox(name, slider, amount);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("bar-row");
        return row;
    }

    private static Label hint(String key) {
        Label hint = Layouts.note(key);
        hint.setMaxWidth(HINT_WIDTH);
        return hint;
    }
}
