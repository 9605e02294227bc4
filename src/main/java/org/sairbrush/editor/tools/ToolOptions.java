package org.sairbrush.editor.tools;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.Styles;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignO;
import org.sairbrush.editor.controls.Buttons;
import org.sairbrush.editor.controls.Layouts;
import org.sairbrush.editor.controls.NumberField;
import org.sairbrush.editor.frame.FrameOptions;

/// What can be set for the chosen tool, or else how to use it.
public final class ToolOptions extends HBox {

    private static final double TOOLTIP_WIDTH = 320;

    private final ToolsViewModel tools;

    /// @param roomy whether there is room for more than what is needed
    public ToolOptions(ToolsViewModel tools, ObservableValue<Boolean> roomy) {
        this.tools = tools;
        getStyleClass().add("tool-options");
        setAlignment(Pos.CENTER_LEFT);
        setId("tool-options");
        // Of one width for all tools, so that what stands beside it stays in place.
        setPrefWidth(500);
        show(size(), kinds(ToolKind::hasSize));
        show(
                percent("hardness", "brush.hardness", tools.hardnessProperty()),
                kinds(kind -> kind.hasHardness() && !kind.paints()));
        show(
                compact("stamp-hardness", "stamp.hardness", MaterialDesignB.BLUR, tools.hardnessProperty(), roomy),
                kinds(ToolKind::paints));
        show(
                compact("opacity", "brush.opacity", MaterialDesignO.OPACITY, tools.stamps().opacityProperty(), roomy),
                kinds(ToolKind::paints));
        show(aligned(), kinds(ToolKind::copies));
        show(colourTolerance(), EnumSet.of(ToolKind.WAND));
        show(
                percent("meaning-tolerance", "meaning", tools.picking().meaningToleranceProperty()),
                EnumSet.of(ToolKind.SEMANTIC));
        show(contiguous(), EnumSet.of(ToolKind.WAND, ToolKind.SEMANTIC));
        show(looking(), EnumSet.of(ToolKind.SEMANTIC));
        show(new FrameOptions(tools.frames(), roomy), EnumSet.of(ToolKind.FRAME));
        show(hint("hint.spot"), EnumSet.of(ToolKind.SPOT));
        show(hint("hint.shape"), EnumSet.of(ToolKind.RECTANGLE, ToolKind.ELLIPSE, ToolKind.LASSO));
        show(hint("hint.polygon"), EnumSet.of(ToolKind.POLYGON));
        show(hint("hint.pan"), EnumSet.of(ToolKind.PAN));
        show(hint("hint.black"), EnumSet.of(ToolKind.BLACK_POINT));
        show(hint("hint.grey"), EnumSet.of(ToolKind.GREY_POINT));
        show(hint("hint.white"), EnumSet.of(ToolKind.WHITE_POINT));
    }

    private void show(Node option, Set<ToolKind> kinds) {
        option.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> kinds.contains(tools.toolProperty().get()), tools.toolProperty()));
        option.managedProperty().bind(option.visibleProperty());
        getChildren().add(option);
    }

    private static Set<ToolKind> kinds(Predicate<ToolKind> having) {
        EnumSet<ToolKind> kinds = EnumSet.allOf(ToolKind.class);
        kinds.removeIf(having.negate());
        return kinds;
    }

    private Node size() {
        Slider slider = slider("size", "brush.size", 150);
        Node value = number(
                "size", "brush.size", tools.brushSizeProperty(), 1, "brush.pixels", tools::setBrushSize);
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
        slider.setTooltip(tip("brush.size.tip"));
        return Layouts.row(name("brush.size", slider), slider, value);
    }

    private Node colourTolerance() {
        Slider slider = slider("colour-tolerance", "tolerance", 150);
        slider.setMax(255);
        slider.setBlockIncrement(8);
        slider.valueProperty().bindBidirectional(tools.picking().colourToleranceProperty());
        slider.setTooltip(tip("tolerance.tip"));
        DoubleProperty tolerance = tools.picking().colourToleranceProperty();
        Node value = number("colour-tolerance", "tolerance", tolerance, 1, "tolerance.value", typed ->
                tolerance.set(Math.clamp(typed, 0, slider.getMax())));
        return Layouts.row(name("tolerance", slider), slider, value);
    }

    private Node contiguous() {
        CheckBox box = new CheckBox(text("contiguous"));
        box.setId("contiguous");
        box.setMinWidth(USE_PREF_SIZE);
        box.setTooltip(new Tooltip(text("contiguous.tip")));
        box.selectedProperty().bindBidirectional(tools.picking().contiguousProperty());
        return box;
    }

    private Node aligned() {
        ToggleButton button = new ToggleButton(null, new FontIcon(MaterialDesignL.LINK_VARIANT));
        button.setId("stamp-aligned");
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setMinWidth(USE_PREF_SIZE);
        Buttons.describe(button, "stamp.aligned.tip");
        button.selectedProperty().bindBidirectional(tools.stamps().alignedProperty());
        return button;
    }

    /// Where there is much to set, a sign stands for the name, and where room is short, too, the slider for the value.
    private static Node compact(
            String id, String key, Ikon icon, DoubleProperty share, ObservableValue<Boolean> roomy) {
        Slider slider = slider(id, key, 80);
        slider.setMinWidth(36);
        slider.setBlockIncrement(0.1);
        slider.valueProperty().bindBidirectional(share);
        Label name = new Label(null, new FontIcon(icon));
        name.setLabelFor(slider);
        name.setMinWidth(USE_PREF_SIZE);
        NumberField value = percentage(id, key, share);
        Layouts.showWhile(value, roomy);
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(value.textProperty().map(now -> text("brush.tip", text(key), now, text(key + ".tip"))));
        slider.setTooltip(tip);
        name.setTooltip(tip);
        Node row = Layouts.row(name, slider, value);
        row.getStyleClass().add("compact");
        return row;
    }

    /// The status bar has the words for it.
    private Node looking() {
        ProgressIndicator indicator = new ProgressIndicator();
        indicator.setMinSize(20, 20);
        indicator.setMaxSize(20, 20);
        indicator.setAccessibleText(text("looking"));
        indicator.visibleProperty().bind(tools.selectingProperty());
        return new StackPane(indicator);
    }

    private static Node percent(String id, String key, DoubleProperty share) {
        Slider slider = slider(id, key, 80);
        slider.setBlockIncrement(0.1);
        slider.valueProperty().bindBidirectional(share);
        slider.setTooltip(tip(key + ".tip"));
        return Layouts.row(name(key, slider), slider, percentage(id, key, share));
    }

    private static Tooltip tip(String key) {
        Tooltip tip = new Tooltip(text(key));
        tip.setWrapText(true);
        tip.setMaxWidth(TOOLTIP_WIDTH);
        return tip;
    }

    private static NumberField percentage(String id, String key, DoubleProperty share) {
        return number(id, key, share, 0.01, "brush.percent", typed -> share.set(Math.clamp(typed, 0, 1)));
    }

    private static NumberField number(
            String id, String key, DoubleProperty number, double one, String words, DoubleConsumer typed) {
        NumberField field = new NumberField(number, one, now -> text(words, now), typed);
        field.setId(id + "-number");
        field.setAccessibleText(text(key));
        return field;
    }

    private static Slider slider(String id, String key, double width) {
        Slider slider = new Slider(0, 1, 0.5);
        slider.setId(id);
        slider.setPrefWidth(width);
        slider.setMinWidth(48);
        slider.setAccessibleText(text(key));
        return slider;
    }

    private static Label name(String key, Node control) {
        Label name = new Label(text(key));
        name.setMinWidth(USE_PREF_SIZE);
        name.setLabelFor(control);
        return name;
    }

    private static Node hint(String key) {
        Label hint = new Label(text(key));
        hint.getStyleClass().add(Styles.TEXT_MUTED);
        return hint;
    }
}
