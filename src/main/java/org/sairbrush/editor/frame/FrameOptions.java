package org.sairbrush.editor.frame;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.Styles;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignG;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.sairbrush.editor.controls.Buttons;
import org.sairbrush.editor.controls.Decimals;
import org.sairbrush.editor.controls.Layouts;
import org.sairbrush.photo.Frame;

/// What can be set of the frame: its shape and its angle; and how many pixels it has.
public final class FrameOptions extends HBox {

    private static final double STEP = 0.1;
    private static final double WIDEST_ANGLE = 94;
    private static final double WIDEST_SHAPE = 106;

    private final FrameViewModel model;

    /// @param roomy whether there is room for more than what is needed
    public FrameOptions(FrameViewModel model, ObservableValue<Boolean> roomy) {
        this.model = model;
        getStyleClass().add("bar-row");
        setAlignment(Pos.CENTER_LEFT);
        Button swap = Buttons.icon(MaterialDesignP.PHONE_ROTATE_LANDSCAPE, "frame.swap.tip", model::swap);
        swap.setId("frame-swap");
        ToggleButton level = toggle("frame-level", MaterialDesignA.ANGLE_ACUTE, "frame.level.tip");
        level.selectedProperty().bindBidirectional(model.levellingProperty());
        ToggleButton blocks = toggle("frame-blocks", MaterialDesignG.GRID, "frame.blocks.tip");
        blocks.selectedProperty().bindBidirectional(model.wholeBlocksProperty());
        Layouts.showWhile(blocks, model.blockyValue());
        // At an angle every block is coded anew.
        blocks.disableProperty().bind(model.shownProperty().map(frame -> frame.angle() != 0).orElse(false));
        Button reset = Buttons.icon(MaterialDesignC.CROP_FREE, "frame.reset.tip", model::reset);
        reset.setId("frame-reset");
        // It is in the menu, too.
        Layouts.showWhile(reset, roomy);
        getChildren().addAll(ratio(), swap, angle(), level, blocks, reset, size());
    }

    private ComboBox<Ratio> ratio() {
        ComboBox<Ratio> box = new ComboBox<>();
        box.setId("frame-ratio");
        box.getItems().setAll(Ratio.values());
        box.setVisibleRowCount(Ratio.values().length);
        box.setAccessibleText(text("frame.ratio.tip"));
        box.setTooltip(new Tooltip(text("frame.ratio.tip")));
        box.setButtonCell(cell());
        box.setCellFactory(list -> cell());
        box.setMinWidth(WIDEST_SHAPE);
        box.setPrefWidth(WIDEST_SHAPE);
        box.valueProperty().bindBidirectional(model.ratioProperty());
        return box;
    }

    private static ListCell<Ratio> cell() {
        return new ListCell<>() {
            @Override
            protected void updateItem(Ratio item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? null : item.title());
            }
        };
    }

    private Spinner<Double> angle() {
        var values = new SpinnerValueFactory.DoubleSpinnerValueFactory(-Frame.STEEPEST, Frame.STEEPEST, 0, STEP);
        values.setConverter(new Decimals(degrees -> text("frame.degrees", degrees), values::getValue));
        Spinner<Double> spinner = new Spinner<>(values);
        spinner.setId("frame-angle");
        spinner.setEditable(true);
        spinner.setPrefWidth(WIDEST_ANGLE);
        spinner.setMinWidth(WIDEST_ANGLE);
        spinner.setAccessibleText(text("frame.angle.tip"));
        spinner.setTooltip(new Tooltip(text("frame.angle.tip")));
        values.valueProperty().addListener((property, old, degrees) -> {
            if (degrees != null) {
                model.straighten(degrees);
            }
        });
        model.shownProperty().subscribe(frame -> values.setValue(frame == null ? 0 : frame.angle()));
        spinner.setOnScroll(event -> {
            spinner.increment((int) Math.signum(event.getDeltaY()));
            event.consume();
        });
        return spinner;
    }

    private Label size() {
        Label size = new Label();
        size.setId("frame-size");
        size.setMinWidth(USE_PREF_SIZE);
        size.textProperty()
                .bind(model.shownProperty()
                        .map(frame -> text(
                                "frame.size",
                                String.valueOf(frame.area().width()),
                                String.valueOf(frame.area().height())))
                        .orElse(""));
        return size;
    }

    private static ToggleButton toggle(String id, Ikon icon, String key) {
        ToggleButton button = new ToggleButton(null, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setMinWidth(USE_PREF_SIZE);
        Buttons.describe(button, key);
        return button;
    }
}
