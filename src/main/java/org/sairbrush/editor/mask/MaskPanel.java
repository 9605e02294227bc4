package org.sairbrush.editor.mask;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.Styles;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.sairbrush.editor.actions.Action;
import org.sairbrush.editor.actions.Actions;
import org.sairbrush.editor.controls.Buttons;
import org.sairbrush.editor.controls.Layouts;
import org.sairbrush.editor.settings.MaskColour;

/// All that is done to the mask as a whole, and how it looks.
public final class MaskPanel extends VBox {

    private final MaskViewModel model;
    private final Actions actions;

    public MaskPanel(MaskViewModel model, Actions actions) {
        this.model = model;
        this.actions = actions;
        getStyleClass().add("mask-panel");
        setId("mask-panel");
        getChildren()
                .addAll(
                        Layouts.row(find()),
                        new Separator(),
                        Layouts.row(
                                button("grow", MaterialDesignA.ARROW_EXPAND_ALL),
                                button("shrink", MaterialDesignA.ARROW_COLLAPSE_ALL),
                                button("feather", MaterialDesignB.BLUR)),
                        amount(),
                        Layouts.row(
                                button("invert", MaterialDesignI.INVERT_COLORS),
                                button("clearAll", MaterialDesignS.SELECTION_REMOVE)),
                        new Separator(),
                        Layouts.row(
                                button("load", MaterialDesignF.FOLDER_OPEN_OUTLINE),
                                button("save", MaterialDesignC.CONTENT_SAVE_OUTLINE),
                                button("transparency", MaterialDesignT.TEXTURE)),
                        new Separator(),
                        opacity(),
                        colours());
    }

    private Button find() {
        Button button = Buttons.of(MaterialDesignM.MAGNIFY_SCAN, actions.get("damage"));
        button.setId("mask-damage");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAlignment(Pos.CENTER_LEFT);
        button.getStyleClass().add(Styles.FLAT);
        HBox.setHgrow(button, Priority.ALWAYS);
        return button;
    }

    private Button button(String name, Ikon icon) {
        Action action = actions.get("mask." + name);
        Button button = new Button(text(action.id()), new FontIcon(icon));
        button.setId("mask-" + name);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(USE_PREF_SIZE);
        button.setAlignment(Pos.CENTER_LEFT);
        button.getStyleClass().add(Styles.FLAT);
        HBox.setHgrow(button, Priority.ALWAYS);
        Buttons.describe(button, action);
        button.setOnAction(event -> action.run());
        button.disableProperty().bind(model.runningProperty());
        return button;
    }

    private Node amount() {
        Spinner<Integer> spinner = new Spinner<>(1, MaskViewModel.LARGEST_AMOUNT, model.amountProperty().get());
        spinner.setId("mask-amount");
        spinner.setEditable(true);
        spinner.setPrefWidth(110);
        spinner.getEditor().setAccessibleText(text("mask.amount"));
        spinner.valueProperty().subscribe(value -> {
            if (value != null) {
                model.amountProperty().set(value);
            }
        });
        return labelled("mask.amount", spinner);
    }

    private Node opacity() {
        Slider slider = new Slider(0, 1, 0.5);
        slider.setId("mask-opacity");
        slider.setBlockIncrement(0.1);
        slider.setAccessibleText(text("mask.opacity"));
        slider.valueProperty().bindBidirectional(model.settings().maskOpacityProperty());
        HBox.setHgrow(slider, Priority.ALWAYS);
        return labelled("mask.opacity", slider);
    }

    private Node colours() {
        var chosen = model.settings().maskColourProperty();
        ToggleGroup group = new ToggleGroup();
        HBox swatches = Layouts.row();
        for (MaskColour colour : MaskColour.values()) {
            String name = colour.name().toLowerCase(Locale.ROOT);
            ToggleButton swatch = new ToggleButton(
                    null, new Circle(8, Color.rgb(colour.rgb() >> 16, colour.rgb() >> 8 & 0xff, colour.rgb() & 0xff)));
            swatch.setId("mask-" + name);
            swatch.getStyleClass().add("swatch");
            Buttons.describe(swatch, "mask.colour." + name);
            swatch.setToggleGroup(group);
            swatch.setOnAction(event -> {
                chosen.set(colour);
                swatch.setSelected(true);
            });
            chosen.subscribe(present -> swatch.setSelected(present == colour));
            swatches.getChildren().add(swatch);
        }
        return labelled("mask.colour", swatches);
    }

    private static Node labelled(String key, Node control) {
        Label name = new Label(text(key));
        name.setMinWidth(76);
        name.setLabelFor(control);
        return Layouts.row(name, control);
    }
}
