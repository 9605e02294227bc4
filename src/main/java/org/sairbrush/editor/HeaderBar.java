package org.sairbrush.editor;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;
import org.sairbrush.editor.actions.Action;
import org.sairbrush.editor.actions.Actions;
import org.sairbrush.editor.compare.CompareViewModel;
import org.sairbrush.editor.controls.Buttons;
import org.sairbrush.editor.controls.Layouts;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.history.History;
import org.sairbrush.editor.settings.Theme;
import org.sairbrush.editor.text.Texts;
import org.sairbrush.editor.transfer.DragOut;
import org.sairbrush.restore.FillChoice;

/// What concerns the whole photo: opening, undo, ways of looking at it, export; and the theme.
final class HeaderBar extends BorderPane {

    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");

    /// Where there is less room for the photo's name the ways of looking are shown by their icons alone.
    private static final double ROOM_FOR_NAME = 260;

    private static final double LONGEST_TITLES = 230;

    private boolean compact;

    /// What lies beside the name takes where the ways of looking are shown with words.
    private double withWords;

    HeaderBar(EditorViewModel model, Actions actions) {
        getStyleClass().add("header");

        Button open = Buttons.of(MaterialDesignF.FOLDER_OPEN_OUTLINE, actions.get("open"));
        open.setText(text("open"));
        open.setId("open");
        open.getStyleClass().add(Styles.FLAT);
        Button undo = Buttons.icon(MaterialDesignU.UNDO, actions.get("undo"));
        undo.setId("undo");
        Button redo = Buttons.icon(MaterialDesignR.REDO, actions.get("redo"));
        redo.setId("redo");
        ToggleButton history = panel(
                MaterialDesignH.HISTORY, actions.get("history"), model, model.history().showingProperty());
        history.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        ToggleButton levels = panel(
                MaterialDesignC.CHART_HISTOGRAM, actions.get("levels"), model, model.levels().showingProperty());
        levels.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        HBox left = Layouts.row(open, new Separator(Orientation.VERTICAL), undo, redo, history, levels);

        Button export = Buttons.of(MaterialDesignT.TRAY_ARROW_DOWN, actions.get("export"));
        export.setText(text("export"));
        export.setId("export");
        DragOut.install(export, model.transfer());
        export.setMinWidth(USE_PREF_SIZE);
        ToggleButton labels = panel(
                MaterialDesignS.SHAPE_OUTLINE, actions.get("labels"), model, model.labels().showingProperty());
        labels.setText(text("labels"));
        labels.setMinWidth(USE_PREF_SIZE);
        Button models = Buttons.icon(MaterialDesignP.PACKAGE_VARIANT, actions.get("models"));
        models.setId("models");
        HBox right = Layouts.row(
                modes(model.compare(), actions),
                labels,
                new Separator(Orientation.VERTICAL),
                export,
                models,
                theme(model, actions));
        setLeft(left);
        setCenter(title(model));
        setRight(right);
    }

    // How wide words are is known only once they are dressed.
    @Override
    protected void layoutChildren() {
        if (!compact) {
            withWords = getLeft().prefWidth(-1) + getRight().prefWidth(-1);
        }
        boolean narrow = getWidth() - withWords < ROOM_FOR_NAME;
        if (narrow != compact) {
            compact = narrow;
            pseudoClassStateChanged(COMPACT, narrow);
            Platform.runLater(this::requestLayout);
        }
        super.layoutChildren();
    }

    /// A switch for a panel beside the photo, by an icon alone.
    private static ToggleButton panel(Ikon icon, Action action, EditorViewModel model, BooleanProperty showing) {
        ToggleButton button = new ToggleButton(null, new FontIcon(icon));
        button.setId(action.id());
        Buttons.describe(button, action);
        button.selectedProperty().bindBidirectional(showing);
        button.disableProperty().bind(model.documentProperty().isNull());
        return button;
    }

    private static HBox title(EditorViewModel model) {
        ObservableValue<PhotoDocument> document = model.documentProperty();
        Label name = new Label();
        name.getStyleClass().addAll("photo-name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMinWidth(0);
        name.textProperty().bind(document.map(PhotoDocument::name).orElse(text("title.none")));
        Tooltip whole = new Tooltip();
        whole.textProperty()
                .bind(document.map(open -> open.source().map(Object::toString).orElse(open.name())).orElse(""));
        name.setTooltip(whole);
        Label changed = new Label(text("title.changed"));
        changed.getStyleClass().add("changed");
        changed.setMinWidth(USE_PREF_SIZE);
        changed.visibleProperty()
                .bind(document.map(PhotoDocument::history).flatMap(History::changedProperty).orElse(false));
        changed.managedProperty().bind(changed.visibleProperty());
        HBox title = Layouts.row(name, changed);
        title.setAlignment(Pos.CENTER);
        title.setMinWidth(0);
        return title;
    }

    private static Region modes(CompareViewModel compare, Actions actions) {
        ToggleGroup group = new ToggleGroup();
        ToggleButton edit = mode(MaterialDesignB.BRUSH, actions.get("mode.edit"));
        ToggleButton split = mode(MaterialDesignC.COMPARE, actions.get("mode.split"));
        ToggleButton beside = Buttons.toggle(MaterialDesignV.VIEW_SPLIT_VERTICAL, actions.get("mode.beside"));
        beside.getStyleClass().add("mode");
        ToggleButton methods = mode(MaterialDesignV.VIEW_GRID_OUTLINE, actions.get("mode.methods"));
        methods.textProperty().bind(compare.methods().comparedProperty().map(HeaderBar::titles));
        methods.setMaxWidth(LONGEST_TITLES);
        methods.setMinWidth(0);
        edit.setId("mode-edit");
        split.setId("mode-split");
        beside.setId("mode-beside");
        methods.setId("mode-methods");
        split.disableProperty().bind(compare.splittableProperty().not());
        beside.disableProperty().bind(compare.splittableProperty().not());
        methods.disableProperty().bind(compare.methods().comparableProperty().not());
        Runnable select = () -> group.selectToggle(
                switch (compare.modeProperty().get()) {
                    case EDIT -> edit;
                    case SPLIT -> split;
                    case BESIDE -> beside;
                    case METHODS -> methods;
                });
        Region segments = Buttons.segments(group, select, edit, split, beside, methods);
        compare.modeProperty().addListener((property, old, now) -> select.run());
        return segments;
    }

    /// The names of what is compared; without any, the word for it.
    private static String titles(List<FillChoice> compared) {
        return compared.isEmpty()
                ? text("mode.methods")
                : compared.stream().map(FillChoice::title).map(Texts::said).collect(Collectors.joining(" | "));
    }

    private static ToggleButton mode(Ikon icon, Action action) {
        ToggleButton button = new ToggleButton(text(action.id()), new FontIcon(icon));
        Buttons.describe(button, action);
        button.setOnAction(event -> action.run());
        button.getStyleClass().add("mode");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private static Button theme(EditorViewModel model, Actions actions) {
        Button button = Buttons.icon(MaterialDesignW.WEATHER_NIGHT, actions.get("theme"));
        button.setId("theme");
        ObservableValue<Theme> theme = model.settings().themeProperty();
        button.graphicProperty()
                .bind(theme.map(present -> new FontIcon(
                        present == Theme.DARK ? MaterialDesignW.WHITE_BALANCE_SUNNY : MaterialDesignW.WEATHER_NIGHT)));
        return button;
    }
}
