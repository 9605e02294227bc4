package org.sairbrush.editor.levels;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.Styles;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.DoubleSpinnerValueFactory;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.sairbrush.editor.actions.Action;
import org.sairbrush.editor.actions.Actions;
import org.sairbrush.editor.controls.Buttons;
import org.sairbrush.editor.controls.Decimals;
import org.sairbrush.editor.controls.Layouts;
import org.sairbrush.editor.controls.PanelTitle;
import org.sairbrush.photo.Levels;

/// Histogram, black, middle and white, what chooses them by itself, and how strong the colours are.
public final class LevelsPanel extends VBox {

    private static final double WIDTH = 272;

    /// Tones are told as if they had 8 bits, as everywhere.
    private static final double FULL = 255;

    private final LevelsViewModel model;

    public LevelsPanel(LevelsViewModel model, Actions actions) {
        this.model = model;
        getStyleClass().addAll("labels-panel", "levels-panel");
        setId("levels-panel");
        setPrefWidth(WIDTH);
        setMinWidth(WIDTH);
        Label inks = Layouts.note("levels.inks");
        Layouts.showWhile(inks, model.adjustableProperty().map(possible -> !possible));
        VBox controls = new VBox(
                automatic(actions),
                channels(),
                new HistogramPane(model),
                numbers(actions),
                new SaturationBox(model, actions.get("levels.blackAndWhite")),
                reset(),
                Layouts.note("levels.note"));
        controls.getStyleClass().add("levels-controls");
        ScrollPane scroll = new ScrollPane(controls);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("legend-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Layouts.showWhile(scroll, model.adjustableProperty());
        getChildren().addAll(new PanelTitle("levels", model.showingProperty()), inks, scroll);
        Layouts.showWhile(this, model.showingProperty());
    }

    private Region automatic(Actions actions) {
        Button contrast = button(MaterialDesignC.CONTRAST_CIRCLE, actions.get("levels.contrast"));
        Button colours = button(MaterialDesignP.PALETTE_OUTLINE, actions.get("levels.colours"));
        Layouts.showWhile(colours, model.colouredProperty());
        VBox box = new VBox(contrast, colours);
        box.getStyleClass().add("labels-group");
        return box;
    }

    private Button reset() {
        Button reset = new Button(text("levels.reset"), new FontIcon(MaterialDesignR.RESTORE));
        reset.setId("levels-reset");
        Buttons.describe(reset, "levels.reset.tip");
        reset.setOnAction(event -> model.reset());
        reset.setMaxWidth(Double.MAX_VALUE);
        return reset;
    }

    private static Button button(Ikon icon, Action action) {
        Button button = Buttons.of(icon, action);
        button.setId(action.id().replace('.', '-'));
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAlignment(Pos.CENTER_LEFT);
        return button;
    }

    private Region channels() {
        ToggleGroup group = new ToggleGroup();
        ToggleButton[] buttons =
                Arrays.stream(Channel.values()).map(this::channel).toArray(ToggleButton[]::new);
        Runnable select = () -> group.selectToggle(buttons[model.channelProperty().get().ordinal()]);
        Region segments = Buttons.wideSegments(group, select, buttons);
        model.channelProperty().addListener(property -> select.run());
        Layouts.showWhile(segments, model.colouredProperty());
        return segments;
    }

    private ToggleButton channel(Channel channel) {
        String name = channel.name().toLowerCase(Locale.ROOT);
        ToggleButton button = new ToggleButton(text("levels.channel." + name));
        button.setId("levels-" + name);
        button.setOnAction(event -> model.channelProperty().set(channel));
        return button;
    }

    private Region numbers(Actions actions) {
        ToggleButton grey = dropper(actions.get("tool.grey_point"));
        // What is hidden keeps its room, so that the numbers stay on one line.
        grey.visibleProperty().bind(model.colouredProperty());
        HBox row = new HBox(
                number(Handle.BLACK, 0, FULL, 1, range -> range.black() * FULL,
                        value -> Handle.BLACK.moved(range(), value / FULL), dropper(actions.get("tool.black_point"))),
                number(Handle.MIDDLE, Levels.Range.LEAST_GAMMA, Levels.Range.MOST_GAMMA, 0.05, Levels.Range::gamma,
                        value -> new Levels.Range(range().black(), value, range().white()), grey),
                number(Handle.WHITE, 0, FULL, 1, range -> range.white() * FULL,
                        value -> Handle.WHITE.moved(range(), value / FULL), dropper(actions.get("tool.white_point"))));
        row.getStyleClass().add("bar-row");
        return row;
    }

    private static ToggleButton dropper(Action action) {
        ToggleButton dropper = Buttons.following(MaterialDesignE.EYEDROPPER_VARIANT, action);
        dropper.setId(action.id().replace('.', '-'));
        dropper.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        return dropper;
    }

    private Levels.Range range() {
        return model.rangeProperty().get();
    }

    private Region number(
            Handle handle,
            double least,
            double most,
            double step,
            Function<Levels.Range, Double> shown,
            Function<Double, Levels.Range> typed,
            ToggleButton dropper) {
        String name = handle.name().toLowerCase(Locale.ROOT);
        DoubleSpinnerValueFactory values =
                new DoubleSpinnerValueFactory(least, most, shown.apply(range()), step);
        values.setConverter(new Decimals(format(handle == Handle.MIDDLE ? 2 : 0)::format, values::getValue));
        Spinner<Double> spinner = new Spinner<>(values);
        spinner.setId("levels-" + name);
        spinner.setEditable(true);
        spinner.getEditor().setAccessibleText(text("levels." + name));
        spinner.setPrefWidth(WIDTH);
        boolean[] following = new boolean[1];
        model.rangeProperty().subscribe(range -> {
            following[0] = true;
            values.setValue(shown.apply(range));
            following[0] = false;
        });
        values.valueProperty().addListener((property, old, value) -> {
            if (!following[0] && value != null) {
                model.setRange(typed.apply(value));
            }
        });
        Label label = new Label(text("levels." + name));
        label.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        label.setLabelFor(spinner);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        HBox above = new HBox(label, dropper);
        above.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(above, spinner);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    /// @param digits after the point
    private static NumberFormat format(int digits) {
        NumberFormat format = NumberFormat.getNumberInstance();
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format;
    }
}
