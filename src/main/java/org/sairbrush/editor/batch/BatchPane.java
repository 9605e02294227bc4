package org.sairbrush.editor.batch;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.sairbrush.editor.notice.NoticeBar;

/// The photos on the left, what is done with them on the right, how far it is below.
public final class BatchPane extends BorderPane {

    private static final PseudoClass DROPPING = PseudoClass.getPseudoClass("dropping");
    private static final double CHOICES_WIDTH = 330;

    /// Photos that are seen before the one at hand.
    private static final int BEFORE = 2;

    private final BatchViewModel model;
    private final Runnable showEditor;
    private final ListView<BatchPhoto> list = new ListView<>();

    /// @param showEditor brings the editor to the front
    public BatchPane(BatchViewModel model, Runnable showEditor) {
        this.model = model;
        this.showEditor = showEditor;
        getStyleClass().addAll("editor", "batch");
        list();
        NoticeBar notices = new NoticeBar(model.notices());
        StackPane.setAlignment(notices, Pos.BOTTOM_CENTER);
        StackPane.setMargin(notices, new Insets(12));
        setTop(above());
        setCenter(new StackPane(list, notices));
        ScrollPane choices = new ScrollPane(new BatchChoicesPane(model));
        choices.setFitToWidth(true);
        choices.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        choices.setPrefWidth(CHOICES_WIDTH);
        choices.setMinWidth(CHOICES_WIDTH);
        choices.getStyleClass().add("batch-scroll");
        setRight(choices);
        setBottom(new BatchProgress(model));
        setOnDragOver(this::dragOver);
        setOnDragExited(event -> pseudoClassStateChanged(DROPPING, false));
        setOnDragDropped(this::dropped);
    }

    private void list() {
        list.setId("batch-list");
        list.setItems(model.photos());
        list.setCellFactory(view -> {
            BatchPhotoCell cell = new BatchPhotoCell();
            cell.setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && !cell.isEmpty()) {
                    open(cell.getItem());
                }
            });
            return cell;
        });
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.setAccessibleText(text("open.photos"));
        list.setPlaceholder(placeholder());
        list.setContextMenu(menu());
        list.setOnKeyPressed(this::pressed);
        model.atHandProperty().addListener((property, old, photo) -> follow(photo));
    }

    // Who looks around in the list is not taken elsewhere.
    private void follow(BatchPhoto photo) {
        if (photo != null && !list.isHover()) {
            list.scrollTo(Math.max(0, model.photos().indexOf(photo) - BEFORE));
        }
    }

    private static Node placeholder() {
        FontIcon icon = new FontIcon(MaterialDesignI.IMAGE_MULTIPLE_OUTLINE);
        icon.getStyleClass().add("empty-icon");
        Label title = new Label(text("batch.empty"));
        title.getStyleClass().add(Styles.TITLE_4);
        Label formats = new Label(text("empty.formats"));
        formats.getStyleClass().add(Styles.TEXT_MUTED);
        VBox empty = new VBox(icon, title, formats);
        empty.getStyleClass().add("batch-empty");
        empty.setAlignment(Pos.CENTER);
        return empty;
    }

    private HBox above() {
        Button photos = button(MaterialDesignI.IMAGE_PLUS, "batch.add", "batch-add", model::addPhotos);
        Button folder =
                button(MaterialDesignF.FOLDER_PLUS_OUTLINE, "batch.addFolder", "batch-add-folder", model::addFolder);
        Button remove = button(MaterialDesignM.MINUS_CIRCLE_OUTLINE, "batch.remove", "batch-remove", this::remove);
        remove.disableProperty().bind(Bindings.isEmpty(list.getSelectionModel().getSelectedItems()));
        Region between = new Region();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox above = new HBox(photos, folder, between, remove);
        above.getStyleClass().add("batch-above");
        above.setAlignment(Pos.CENTER_LEFT);
        return above;
    }

    private static Button button(Ikon icon, String key, String id, Runnable action) {
        Button button = new Button(text(key), new FontIcon(icon));
        button.setId(id);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private ContextMenu menu() {
        BooleanBinding none = Bindings.isEmpty(list.getSelectionModel().getSelectedItems());
        ContextMenu menu = new ContextMenu(
                item("batch.open", () -> open(list.getSelectionModel().getSelectedItem())),
                item("export.show", () -> model.showInFolder(list.getSelectionModel().getSelectedItem())),
                new SeparatorMenuItem(),
                item("batch.again", () -> model.again(selected())),
                item("batch.remove", this::remove));
        menu.getItems().forEach(item -> item.disableProperty().bind(none));
        return menu;
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(text(key));
        item.setOnAction(event -> action.run());
        return item;
    }

    private void open(BatchPhoto photo) {
        showEditor.run();
        model.open(photo);
    }

    private List<BatchPhoto> selected() {
        return List.copyOf(list.getSelectionModel().getSelectedItems());
    }

    private void remove() {
        model.remove(selected());
        list.getSelectionModel().clearSelection();
    }

    private void pressed(KeyEvent event) {
        BatchPhoto photo = list.getSelectionModel().getSelectedItem();
        if (photo != null && event.getCode() == KeyCode.ENTER) {
            open(photo);
            event.consume();
        } else if (photo != null && event.getCode() == KeyCode.DELETE) {
            remove();
            event.consume();
        }
    }

    private void dragOver(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            pseudoClassStateChanged(DROPPING, true);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        model.add(event.getDragboard().getFiles().stream().map(File::toPath).toList());
        event.setDropCompleted(true);
        event.consume();
    }
}
