package org.sairbrush.editor;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.controls.Popover;
import atlantafx.base.theme.Styles;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.sairbrush.editor.actions.Actions;
import org.sairbrush.editor.compare.CompareMode;
import org.sairbrush.editor.controls.Buttons;
import org.sairbrush.editor.controls.Layouts;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.fill.FillChoices;
import org.sairbrush.editor.fill.FillOptions;
import org.sairbrush.editor.fill.FillViewModel;
import org.sairbrush.editor.mask.MaskPanel;
import org.sairbrush.editor.tools.ToolOptions;
import org.sairbrush.restore.FillChoice;

/// The tool on the left, the fill on the right.
final class OptionsBar extends HBox {

    /// In less, words would be crowded.
    private static final double WORDS_FIT = 1260;
    private static final double METHOD = 150;
    private static final double NARROW_METHOD = 88;

    /// Whether there is room for words beside the icons, with each tool that was chosen so far and in this language.
    private final ReadOnlyBooleanWrapper roomy = new ReadOnlyBooleanWrapper(true);

    private double withWords = WORDS_FIT;

    OptionsBar(EditorViewModel model, Actions actions) {
        getStyleClass().add("options");
        setAlignment(Pos.CENTER_LEFT);
        Region space = new Region();
        setHgrow(space, Priority.ALWAYS);
        getChildren()
                .addAll(
                        new ToolOptions(model.tools(), roomy),
                        new Separator(Orientation.VERTICAL),
                        mask(model, actions, roomy),
                        space,
                        new StackPane(fill(model, actions, roomy), running(model.fill(), actions)));
        // What does not fit is cut off here, and does not push the whole window aside.
        setMinWidth(0);
        disableProperty()
                .bind(model.documentProperty()
                        .isNull()
                        .or(model.compare().modeProperty().isEqualTo(CompareMode.METHODS)));
    }

    // How wide words are is known only once they are dressed.
    @Override
    protected void layoutChildren() {
        if (roomy.get()) {
            withWords = Math.max(withWords, computeMinWidth(-1));
        }
        boolean fits = getWidth() >= withWords;
        if (fits != roomy.get()) {
            Platform.runLater(() -> roomy.set(fits));
        }
        super.layoutChildren();
    }

    private static HBox mask(EditorViewModel model, Actions actions, ObservableValue<Boolean> roomy) {
        Label share = new Label();
        share.setId("masked");
        share.getStyleClass().add(Styles.TEXT_MUTED);
        share.setMinWidth(USE_PREF_SIZE);
        share.textProperty()
                .bind(model.documentProperty()
                        .flatMap(open -> open.holePixelsProperty().map(pixels -> masked(open, pixels)))
                        .orElse(""));
        ObservableValue<Boolean> empty = model.documentProperty()
                .flatMap(PhotoDocument::holePixelsProperty)
                .map(pixels -> pixels.longValue() == 0)
                .orElse(true);
        Button find = Buttons.of(MaterialDesignM.MAGNIFY_SCAN, actions.get("damage"));
        find.setId("damage");
        find.setMinWidth(USE_PREF_SIZE);
        find.getStyleClass().addAll(Styles.FLAT, "mask-button");
        // What to do about an empty mask is said where otherwise stands how much is masked.
        find.contentDisplayProperty()
                .bind(empty.map(nothing -> nothing ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY));
        Layouts.showWhile(share, empty.map(nothing -> !nothing));
        Button menu = new Button(text("mask"), new FontIcon(MaterialDesignS.SELECTION));
        menu.setId("mask");
        menu.setMinWidth(USE_PREF_SIZE);
        menu.getStyleClass().addAll(Styles.FLAT, "mask-button");
        Buttons.describe(menu, "mask.tip");
        menu.contentDisplayProperty()
                .bind(roomy.map(words -> words ? ContentDisplay.LEFT : ContentDisplay.GRAPHIC_ONLY));
        Popover panel = new Popover(new MaskPanel(model.mask(), actions));
        panel.setArrowLocation(Popover.ArrowLocation.TOP_CENTER);
        panel.setHeaderAlwaysVisible(false);
        panel.setDetachable(false);
        menu.setOnAction(event -> panel.show(menu));
        // A popup that is open keeps the colours of the theme it was opened in.
        // At once: a panel that is opened again meanwhile would be hidden at the end of fading.
        model.settings().themeProperty().addListener(theme -> panel.hide(Duration.ZERO));
        return Layouts.row(menu, find, share);
    }

    private static HBox fill(EditorViewModel model, Actions actions, ObservableValue<Boolean> roomy) {
        FillViewModel fill = model.fill();
        ComboBox<FillChoice> method = FillChoices.box(
                fill.choicesProperty(), fill.choiceProperty(), "fill.method", fill::choose);
        method.setId("method");
        Label name = new Label(text("fill.method"));
        name.setMinWidth(USE_PREF_SIZE);
        name.setLabelFor(method);
        // Where there is little room, what the method is called matters more than that it is one.
        Layouts.showWhile(name, roomy);
        method.minWidthProperty().bind(roomy.map(words -> words ? METHOD : NARROW_METHOD));
        Button start = new Button(text("fill"), new FontIcon(MaterialDesignA.AUTO_FIX));
        start.setId("fill");
        start.getStyleClass().addAll(Styles.ACCENT, "fill-button");
        start.setMinWidth(USE_PREF_SIZE);
        Buttons.describe(start, actions.get("fill"));
        start.disableProperty().bind(fill.fillableProperty().not());
        start.setOnAction(event -> fill.fill());
        Button again = Buttons.icon(MaterialDesignR.REPEAT, actions.get("fill.again"));
        again.setId("fill-again");
        Button another = Buttons.icon(MaterialDesignD.DICE_3_OUTLINE, actions.get("fill.another"));
        another.setId("fill-another");
        HBox row = Layouts.row(name, method, options(model), another, again, start);
        row.setAlignment(Pos.CENTER_RIGHT);
        row.visibleProperty().bind(fill.lastingProperty().not());
        return row;
    }

    private static Button options(EditorViewModel model) {
        Popover panel = new Popover(new FillOptions(model.fill()));
        panel.setArrowLocation(Popover.ArrowLocation.TOP_CENTER);
        panel.setHeaderAlwaysVisible(false);
        panel.setDetachable(false);
        Button options = Buttons.icon(MaterialDesignT.TUNE_VARIANT, "fill.options.tip", () -> {});
        options.setId("fill-options");
        options.setOnAction(event -> panel.show(options));
        model.settings().themeProperty().addListener(theme -> panel.hide(Duration.ZERO));
        return options;
    }

    private static HBox running(FillViewModel fill, Actions actions) {
        Label message = new Label();
        message.setId("fill-message");
        message.setMinWidth(USE_PREF_SIZE);
        message.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> fill.queue().cancellingProperty().get()
                                ? text("fill.cancelling")
                                : fill.queue().messageProperty().get().isEmpty()
                                        ? text("fill.starting")
                                        : fill.queue().messageProperty().get(),
                        fill.queue().cancellingProperty(),
                        fill.queue().messageProperty()));
        ProgressBar bar = new ProgressBar();
        bar.setId("fill-progress");
        bar.setPrefWidth(200);
        // Where room is short, words need it more.
        bar.setMinWidth(50);
        bar.progressProperty().bind(fill.queue().progressProperty());
        bar.setAccessibleText(text("fill.progress"));
        Button cancel = new Button(text("fill.cancel"));
        cancel.setId("cancel");
        cancel.setMinWidth(USE_PREF_SIZE);
        Buttons.describe(cancel, actions.get("fill.cancel"));
        cancel.setOnAction(event -> fill.queue().cancel());
        cancel.disableProperty().bind(fill.queue().cancellingProperty());
        HBox row = Layouts.row(message, bar, cancel);
        row.setAlignment(Pos.CENTER_RIGHT);
        row.visibleProperty().bind(fill.lastingProperty());
        return row;
    }

    private static String masked(PhotoDocument document, Number holes) {
        double pixels = (double) document.photo().width() * document.photo().height();
        double share = holes.longValue() / pixels;
        return share < 0.001 ? text("mask.tiny") : text("mask.share", share);
    }
}
