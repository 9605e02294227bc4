package org.sairbrush.editor.fill;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.sairbrush.restore.Seam;

/// How fills are made, whatever fills.
public final class FillOptions extends VBox {

    public FillOptions(FillViewModel model) {
        getStyleClass().add("fill-options");
        CheckBox automatic = new CheckBox(text("action.fill.auto.tip"));
        automatic.setId("fill-auto");
        automatic.selectedProperty().bindBidirectional(model.settings().autoFillProperty());
        CheckBox grain = new CheckBox(text("fill.grain"));
        grain.setId("fill-grain");
        grain.selectedProperty().bindBidirectional(model.settings().grainProperty());
        Label hint = new Label(text("fill.feather.hint"));
        hint.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        hint.setWrapText(true);
        hint.setMaxWidth(280);
        getChildren().addAll(automatic, grain, feather(model), hint);
    }

    private static HBox feather(FillViewModel model) {
        var pixels = model.settings().featherProperty();
        Slider slider = new Slider(0, Seam.LARGEST_FEATHER, pixels.get());
        slider.setId("fill-feather");
        slider.setBlockIncrement(1);
        slider.setPrefWidth(130);
        slider.valueProperty().addListener((property, old, value) -> pixels.set((int) Math.round(value.doubleValue())));
        pixels.addListener((property, old, value) -> {
            if (Math.round(slider.getValue()) != value.intValue()) {
                slider.setValue(value.intValue());
            }
        });
        Label name = new Label(text("fill.feather"));
        name.setLabelFor(slider);
        slider.setAccessibleText(text("fill.feather"));
        Label value = new Label();
        value.getStyleClass().add("number");
        value.setMinWidth(48);
        value.textProperty().bind(pixels.map(amount -> text("brush.pixels", amount)));
        HBox row = new HBox(name, slider, value);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("bar-row");
        return row;
    }
}
