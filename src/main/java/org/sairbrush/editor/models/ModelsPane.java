package org.sairbrush.editor.models;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.collections.MapChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.sairbrush.editor.notice.NoticeBar;
import org.sairbrush.models.Model;

/// The models on the left, the chosen one on the right, imports below.
public final class ModelsPane extends BorderPane {

    private final ModelsViewModel model;
    private final ListView<Model> list = new ListView<>();
    private boolean showing;

    public ModelsPane(ModelsViewModel model) {
        this.model = model;
        getStyleClass().addAll("editor", "models");
        list.setId("models-list");
        list.setPrefWidth(270);
        list.setCellFactory(view -> new ModelCell());
        list.setAccessibleText(text("models.list"));
        list.getSelectionModel().selectedItemProperty().addListener((property, old, chosen) -> {
            if (chosen != null && !showing) {
                model.selectedProperty().set(chosen.id());
            }
        });
        NoticeBar notices = new NoticeBar(model.notices());
        StackPane.setAlignment(notices, Pos.BOTTOM_CENTER);
        StackPane.setMargin(notices, new Insets(12));
        setLeft(list);
        setCenter(new StackPane(new ModelDetails(model), notices));
        setBottom(bottom());
        model.modelsProperty().subscribe(this::show);
        model.selectedProperty().subscribe(this::select);
    }

    private void show(List<Model> models) {
        showing = true;
        list.getItems().setAll(models);
        showing = false;
        select(model.selectedProperty().get());
    }

    private void select(String id) {
        model.model(id).ifPresent(list.getSelectionModel()::select);
    }

    private HBox bottom() {
        MenuItem file = new MenuItem(text("models.importFile"));
        file.setOnAction(event -> model.importFile());
        MenuItem folder = new MenuItem(text("models.importFolder"));
        folder.setOnAction(event -> model.importFolder());
        MenuButton bring = new MenuButton(text("models.import"), new FontIcon(MaterialDesignI.IMPORT), file, folder);
        bring.setId("models-import");
        bring.setMinWidth(USE_PREF_SIZE);
        Label trust = new Label(text("models.trust"));
        trust.setWrapText(true);
        trust.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
        HBox.setHgrow(trust, Priority.ALWAYS);
        VBox progress = new VBox();
        progress.setAlignment(Pos.CENTER_RIGHT);
        model.works().addListener((MapChangeListener<String, Work>) change -> {
            if (change.getKey().equals(ModelsViewModel.IMPORTED)) {
                progress.getChildren().clear();
                if (change.wasAdded()) {
                    ProgressBar bar = new ProgressBar();
                    bar.progressProperty().bind(change.getValueAdded().job().progressProperty());
                    progress.getChildren().add(bar);
                }
            }
        });
        HBox bottom = new HBox(bring, trust, progress);
        bottom.setAlignment(Pos.CENTER_LEFT);
        bottom.getStyleClass().add("models-bottom");
        return bottom;
    }
}
