package org.sairbrush.editor.compare;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.Styles;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.sairbrush.editor.canvas.PhotoTiles;
import org.sairbrush.editor.canvas.PhotoView;
import org.sairbrush.editor.canvas.Viewport;
import org.sairbrush.editor.fill.FillChoices;
import org.sairbrush.editor.tools.PanTool;
import org.sairbrush.photo.Photo;
import org.sairbrush.restore.FillChoice;
import org.sairbrush.restore.Restoration;

/// Two methods beside each other, zoomed and moved as one.
public final class SideBySidePane extends HBox {

    private final CompareViewModel model;
    private final Viewport viewport = new Viewport();
    private final Function<Photo, PhotoTiles> tiles;

    /// @param tiles makes what shows a photo that is compared
    public SideBySidePane(CompareViewModel model, Function<Photo, PhotoTiles> tiles) {
        this.model = model;
        this.tiles = tiles;
        getStyleClass().add("side-by-side");
        for (int i = 0; i < model.candidates().size(); i++) {
            Region side = side(model.candidates().get(i));
            side.setId("side" + i);
            side.setMinWidth(0);
            side.setPrefWidth(0);
            setHgrow(side, Priority.ALWAYS);
            getChildren().add(side);
        }
    }

    public Viewport viewport() {
        return viewport;
    }

    private Region side(Candidate candidate) {
        PhotoView view = new PhotoView(viewport);
        new PanTool(() -> true).install(view);
        view.setCursor(Cursor.OPEN_HAND);
        candidate.resultProperty().addListener((property, old, result) -> show(view, result));
        model.modeProperty().addListener((property, old, mode) ->
                show(view, mode == CompareMode.SIDE_BY_SIDE ? candidate.resultProperty().get() : null));
        BorderPane pane = new BorderPane(new StackPane(view, waiting(candidate)));
        pane.setTop(header(candidate));
        pane.getStyleClass().add("side");
        return pane;
    }

    private void show(PhotoView view, Restoration result) {
        if (model.modeProperty().get() != CompareMode.SIDE_BY_SIDE) {
            view.setTiles(null);
        } else {
            view.setTiles(tiles.apply(result == null ? model.photo() : result.photo()));
        }
    }

    private Region header(Candidate candidate) {
        ComboBox<FillChoice> method = FillChoices.box(
                model.choicesProperty(), candidate.choiceProperty(), "compare.method", choice -> {
                    if (model.modeProperty().get() == CompareMode.SIDE_BY_SIDE) {
                        model.choose(candidate, choice);
                    }
                });
        Label time = new Label();
        time.getStyleClass().add(Styles.TEXT_MUTED);
        time.setMinWidth(0);
        time.textProperty().bind(candidate.resultProperty().map(SideBySidePane::describe).orElse(""));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button keep = new Button(text("compare.keep"), new FontIcon(MaterialDesignC.CHECK));
        keep.getStyleClass().add("keep");
        keep.setMinWidth(USE_PREF_SIZE);
        keep.disableProperty().bind(candidate.resultProperty().isNull());
        keep.setOnAction(event -> model.keep(candidate));
        HBox header = new HBox(method, time, space, keep);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("side-header");
        return header;
    }

    private static Region waiting(Candidate candidate) {
        Label words = new Label();
        words.setWrapText(true);
        words.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> candidate.failureProperty().get() != null
                                ? candidate.failureProperty().get()
                                : text("compare.running", title(candidate.choiceProperty().get())),
                        candidate.failureProperty(),
                        candidate.choiceProperty()));
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setPrefWidth(260);
        bar.progressProperty().bind(candidate.progressProperty());
        bar.visibleProperty().bind(candidate.runningProperty());
        bar.managedProperty().bind(candidate.runningProperty());
        VBox card = new VBox(words, bar);
        card.getStyleClass().add("waiting");
        card.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        card.visibleProperty()
                .bind(candidate.runningProperty().or(candidate.failureProperty().isNotNull()));
        card.setMouseTransparent(true);
        return card;
    }

    private static String describe(Restoration result) {
        return text("compare.took", result.millis() / 1000);
    }

    private static String title(FillChoice choice) {
        return choice == null ? "" : choice.title();
    }
}
