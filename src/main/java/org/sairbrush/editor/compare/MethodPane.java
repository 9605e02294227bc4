package org.sairbrush.editor.compare;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.Styles;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.WeakChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.sairbrush.editor.canvas.PhotoTiles;
import org.sairbrush.editor.canvas.PhotoView;
import org.sairbrush.editor.canvas.Viewport;
import org.sairbrush.editor.controls.Buttons;
import org.sairbrush.editor.controls.Layouts;
import org.sairbrush.editor.fill.FillChoices;
import org.sairbrush.editor.frame.FrameLayer;
import org.sairbrush.editor.frame.FrameViewModel;
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.editor.notice.RemedyButton;
import org.sairbrush.editor.text.Texts;
import org.sairbrush.editor.tools.PanTool;
import org.sairbrush.photo.Photo;
import org.sairbrush.restore.FillChoice;
import org.sairbrush.restore.Restoration;

/// What one method makes of the mask, how long that took, and a button to keep it.
final class MethodPane extends BorderPane {

    private static final double SENTENCE_WIDTH = 380;

    private final CompareViewModel compare;
    private final MethodComparison model;
    private final Candidate candidate;
    private final Function<Photo, PhotoTiles> tiles;
    private final PhotoView view;
    // Kept as a field: the models hold it weakly.
    private final FrameLayer frame;
    // Kept as a field: the models outlive the pane and hold it weakly.
    private final ChangeListener<Object> changed = (property, old, now) -> show();

    MethodPane(
            CompareViewModel compare,
            Candidate candidate,
            Viewport viewport,
            FrameViewModel frames,
            Function<Photo, PhotoTiles> tiles) {
        this.compare = compare;
        this.model = compare.methods();
        this.candidate = candidate;
        this.tiles = tiles;
        view = new PhotoView(viewport);
        frame = new FrameLayer(view, frames);
        new PanTool(() -> true).install(view);
        view.setCursor(Cursor.OPEN_HAND);
        Badge unfilled = new Badge("compare.before");
        unfilled.visibleProperty().bind(compare.flippedProperty());
        StackPane.setAlignment(unfilled, Pos.TOP_LEFT);
        setCenter(new StackPane(view, unfilled, waiting(), failed()));
        setTop(header());
        getStyleClass().add("side");
        setMinSize(0, 0);
        candidate.resultProperty().subscribe(this::show);
        compare.flippedProperty().addListener(new WeakChangeListener<>(changed));
        model.photoProperty().addListener(new WeakChangeListener<>(changed));
        sceneProperty().subscribe(scene -> show());
    }

    void show() {
        Restoration result = candidate.resultProperty().get();
        if (getScene() == null || !model.candidates().contains(candidate)) {
            view.setTiles(null);
        } else if (result == null || compare.flippedProperty().get()) {
            view.setTiles(model.photoProperty().map(tiles).getValue());
        } else {
            view.setTiles(tiles.apply(result.photo()));
        }
    }

    private Region header() {
        ComboBox<FillChoice> method = FillChoices.box(
                model.choicesProperty(), candidate.choiceProperty(), "compare.method",
                choice -> model.choose(candidate, choice));
        method.setMinWidth(72);
        Label time = new Label();
        time.getStyleClass().addAll(Styles.TEXT_MUTED, "time");
        time.setMinWidth(USE_PREF_SIZE);
        time.textProperty().bind(candidate.resultProperty().map(MethodPane::describe).orElse(""));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button keep = new Button(text("compare.keep"), new FontIcon(MaterialDesignC.CHECK));
        keep.getStyleClass().add("keep");
        keep.setMinWidth(USE_PREF_SIZE);
        Buttons.describe(keep, "compare.keep.tip");
        keep.disableProperty().bind(candidate.resultProperty().isNull());
        keep.setOnAction(event -> model.keep(candidate));
        Button add = Buttons.icon(MaterialDesignP.PLUS, "compare.add", model::add);
        add.getStyleClass().addAll(Styles.SMALL, "add");
        var panes = Bindings.size(model.candidates());
        add.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.candidates().size() < MethodComparison.MOST
                                && model.candidates().indexOf(candidate) == model.candidates().size() - 1,
                        model.candidates()));
        add.managedProperty().bind(add.visibleProperty());
        Button remove = Buttons.icon(MaterialDesignC.CLOSE, "compare.remove", () -> model.remove(candidate));
        remove.getStyleClass().addAll(Styles.SMALL, "remove");
        Layouts.showWhile(remove, panes.greaterThan(MethodComparison.FEWEST));
        HBox header = new HBox(method, time, space, keep, add, remove);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("side-header");
        return header;
    }

    private Region waiting() {
        Label words = new Label();
        words.setWrapText(true);
        words.textProperty()
                .bind(candidate.choiceProperty().map(choice -> text("compare.running", Texts.said(choice.title()))));
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setPrefWidth(220);
        bar.progressProperty().bind(candidate.progressProperty());
        VBox card = card(candidate.runningProperty(), words, bar);
        card.setMouseTransparent(true);
        return card;
    }

    private Region failed() {
        Label sentence = new Label();
        sentence.setWrapText(true);
        sentence.setMaxWidth(SENTENCE_WIDTH);
        sentence.textProperty().bind(candidate.failureProperty().map(Notice::sentence));
        HBox reason = new HBox(new FontIcon(MaterialDesignA.ALERT_CIRCLE_OUTLINE), sentence);
        reason.getStyleClass().add("failure");
        Button cure = new RemedyButton(candidate.failureProperty());
        cure.getStyleClass().add("cure");
        Button again = new Button(text("notice.again"));
        again.getStyleClass().add("again");
        again.setOnAction(event -> model.tryAgain(candidate));
        FlowPane buttons = new FlowPane(cure, again);
        buttons.getStyleClass().add("failure-actions");
        return card(candidate.failureProperty().isNotNull(), reason, buttons);
    }

    private static VBox card(ObservableBooleanValue visible, Node... content) {
        VBox card = new VBox(content);
        card.getStyleClass().add("waiting");
        card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        card.visibleProperty().bind(visible);
        StackPane.setMargin(card, new Insets(16));
        return card;
    }

    private static String describe(Restoration result) {
        return text("compare.took", result.millis() / 1000);
    }
}
