package org.sairbrush.editor.levels;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.BooleanExpression;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.sairbrush.editor.actions.Action;
import org.sairbrush.editor.controls.Buttons;
import org.sairbrush.editor.controls.Layouts;
import org.sairbrush.photo.Tones;

/// How strong the photo's colours are, in percent; of a grey photo it says that there are none.
final class SaturationBox extends VBox {

    private static final double FULL = 100;

    /// So near to the photo's own colours a drag means these.
    private static final double NEAR = 4;

    private final LevelsViewModel model;
    private final Slider slider = new Slider(0, Tones.MOST_SATURATION * FULL, FULL);
    private boolean following;

    /// @param blackAndWhite takes all colours away, or brings them back
    SaturationBox(LevelsViewModel model, Action blackAndWhite) {
        this.model = model;
        slider.setId("saturation");
        slider.setBlockIncrement(5);
        slider.setAccessibleText(text("levels.saturation"));
        Label name = new Label(text("levels.saturation"));
        name.setLabelFor(slider);
        Label value = new Label();
        value.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(value, Priority.ALWAYS);
        value.textProperty().bind(model.saturationProperty().map(share -> text("levels.saturation.value", share)));
        ToggleButton grey = Buttons.following(MaterialDesignI.INVERT_COLORS_OFF, blackAndWhite);
        grey.setId("levels-black-and-white");
        grey.setText(blackAndWhite.title());
        grey.getStyleClass().remove(Styles.BUTTON_ICON);
        grey.getStyleClass().addAll(Styles.SMALL, Styles.TEXT_SMALL);
        grey.setMinWidth(USE_PREF_SIZE);
        HBox above = Layouts.row(name, value, grey);
        Label none = Layouts.note("levels.saturation.none");
        for (Label label : new Label[] {name, value}) {
            label.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        }
        BooleanExpression coloured = BooleanExpression.booleanExpression(model.colouredProperty());
        slider.disableProperty().bind(coloured.not());
        Layouts.showWhile(none, coloured.not());
        getStyleClass().add("levels-group");
        getChildren().addAll(above, slider, none);
        model.saturationProperty().subscribe(this::follow);
        slider.valueProperty().addListener((property, old, percent) -> moved(percent.doubleValue()));
        slider.valueChangingProperty().addListener((property, was, is) -> {
            if (!is) {
                follow(model.saturationProperty().getValue());
                model.settle();
            }
        });
    }

    private void follow(double saturation) {
        if (!slider.isValueChanging()) {
            following = true;
            slider.setValue(saturation * FULL);
            following = false;
        }
    }

    private void moved(double percent) {
        if (following) {
            return;
        }
        boolean dragged = slider.isValueChanging();
        model.trySaturation(dragged && Math.abs(percent - FULL) < NEAR ? 1 : Math.round(percent) / FULL);
        if (!dragged) {
            model.settle();
        }
    }
}
