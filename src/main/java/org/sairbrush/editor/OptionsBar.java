package org.sairbrush.editor;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Separator;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.sairbrush.editor.compare.CompareMode;
import org.sairbrush.editor.controls.Buttons;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.fill.FillChoices;
import org.sairbrush.editor.fill.FillViewModel;
import org.sairbrush.editor.tools.ToolKind;
import org.sairbrush.editor.tools.ToolsViewModel;
import org.sairbrush.restore.FillChoice;

/// The brush on the left, the fill on the right.
final class OptionsBar extends HBox {

    OptionsBar(EditorViewModel model) {
        getStyleClass().add("options");
        setAlignment(Pos.CENTER_LEFT);
        Region space = new Region();
        setHgrow(space, Priority.ALWAYS);
        getChildren()
                .addAll(
                        brush(model.tools()),
                        new Separator(Orientation.VERTICAL),
                        mask(model),
                        space,
                        new StackPane(fill(model.fill()), running(model.fill())));
        disableProperty()
                .bind(model.documentProperty()
                        .isNull()
                        .or(model.compare().modeProperty().isEqualTo(CompareMode.SIDE_BY_SIDE)));
    }

    private static HBox brush(ToolsViewModel tools) {
        Label name = new Label(text("brush.size"));
        Slider slider = new Slider(0, 1, 0.5);
        slider.setId("size");
        name.setMinWidth(USE_PREF_SIZE);
        slider.setPrefWidth(170);
        slider.setMinWidth(80);
        slider.setAccessibleText(text("brush.size"));
        name.setLabelFor(slider);
        Label value = new Label();
        value.getStyleClass().add("number");
        value.setMinWidth(62);
        value.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> text("brush.pixels", tools.brushSizeProperty().get()), tools.brushSizeProperty()));
        // Equal steps of the slider feel like equal steps of the brush when they multiply.
        Runnable show = () -> slider.setValue(
                Math.log(tools.brushSizeProperty().get()) / Math.log(Math.max(2, tools.largestSizeProperty().get())));
        show.run();
        tools.brushSizeProperty().addListener(size -> {
            if (!slider.isValueChanging()) {
                show.run();
            }
        });
        tools.largestSizeProperty().addListener(size -> show.run());
        slider.valueProperty().addListener((property, old, share) -> {
            if (slider.isValueChanging() || slider.isPressed() || slider.isFocused()) {
                tools.setBrushSize(Math.pow(Math.max(2, tools.largestSizeProperty().get()), share.doubleValue()));
            }
        });
        HBox row = row(name, slider, value);
        row.disableProperty().bind(tools.toolProperty().isEqualTo(ToolKind.PAN));
        return row;
    }

    private static HBox mask(EditorViewModel model) {
        ObservableValue<Number> holes = model.documentProperty().flatMap(PhotoDocument::holePixelsProperty);
        Label share = new Label();
        share.setId("masked");
        share.getStyleClass().add(Styles.TEXT_MUTED);
        share.setMinWidth(USE_PREF_SIZE);
        share.textProperty()
                .bind(model.documentProperty()
                        .flatMap(open -> open.holePixelsProperty().map(pixels -> masked(open, pixels)))
                        .orElse(text("mask.empty")));
        Button clear = new Button(text("mask.clear"), new FontIcon(MaterialDesignS.SELECTION_REMOVE));
        clear.setId("clear");
        clear.setMinWidth(USE_PREF_SIZE);
        clear.getStyleClass().add(Styles.FLAT);
        Buttons.describe(clear, "mask.clear.tip");
        clear.setOnAction(event -> model.clearMask());
        clear.disableProperty()
                .bind(holes.map(pixels -> pixels.longValue() == 0).orElse(true));
        return row(clear, share);
    }

    private static HBox fill(FillViewModel fill) {
        ComboBox<FillChoice> method = FillChoices.box(
                fill.choicesProperty(), fill.choiceProperty(), "fill.method", fill::choose);
        method.setId("method");
        Label name = new Label(text("fill.method"));
        name.setMinWidth(USE_PREF_SIZE);
        name.setLabelFor(method);
        Button start = new Button(text("fill"), new FontIcon(MaterialDesignA.AUTO_FIX));
        start.setId("fill");
        start.getStyleClass().addAll(Styles.ACCENT, "fill-button");
        start.setMinWidth(USE_PREF_SIZE);
        Buttons.describe(start, "fill.tip");
        start.disableProperty().bind(fill.fillableProperty().not());
        start.setOnAction(event -> fill.fill());
        HBox row = row(name, method, start);
        row.setAlignment(Pos.CENTER_RIGHT);
        row.visibleProperty().bind(fill.runningProperty().not());
        return row;
    }

    private static HBox running(FillViewModel fill) {
        Label message = new Label();
        message.setId("fill-message");
        message.setMaxWidth(260);
        message.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> fill.cancellingProperty().get()
                                ? text("fill.cancelling")
                                : fill.messageProperty().get().isEmpty()
                                        ? text("fill.starting")
                                        : fill.messageProperty().get(),
                        fill.cancellingProperty(),
                        fill.messageProperty()));
        ProgressBar bar = new ProgressBar();
        bar.setId("fill-progress");
        bar.setPrefWidth(200);
        bar.progressProperty().bind(fill.progressProperty());
        bar.setAccessibleText(text("fill.progress"));
        Button cancel = new Button(text("fill.cancel"));
        cancel.setId("cancel");
        cancel.setMinWidth(USE_PREF_SIZE);
        Buttons.describe(cancel, "fill.cancel.tip");
        cancel.setOnAction(event -> fill.cancel());
        cancel.disableProperty().bind(fill.cancellingProperty());
        HBox row = row(message, bar, cancel);
        row.setAlignment(Pos.CENTER_RIGHT);
        row.visibleProperty().bind(fill.runningProperty());
        return row;
    }

    private static String masked(PhotoDocument document, Number holes) {
        if (holes.longValue() == 0) {
            return text("mask.empty");
        }
        double pixels = (double) document.photo().width() * document.photo().height();
        double share = holes.longValue() / pixels;
        return share < 0.001 ? text("mask.tiny") : text("mask.share", share);
    }

    private static HBox row(Node... children) {
        HBox row = new HBox(children);
        row.getStyleClass().add("bar-row");
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
