package org.sairbrush.editor;

import static org.sairbrush.editor.text.Texts.text;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.File;
import java.util.List;
import java.util.function.Function;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Dimension2D;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Spinner;
import javafx.scene.image.Image;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.sairbrush.editor.actions.ActionMenuBar;
import org.sairbrush.editor.actions.ActionPalette;
import org.sairbrush.editor.actions.Actions;
import org.sairbrush.editor.batch.BatchPane;
import org.sairbrush.editor.canvas.PhotoTiles;
import org.sairbrush.editor.canvas.Viewport;
import org.sairbrush.editor.compare.Badge;
import org.sairbrush.editor.compare.CompareMode;
import org.sairbrush.editor.compare.MethodsPane;
import org.sairbrush.editor.controls.DisabledTips;
import org.sairbrush.editor.controls.SideWindow;
import org.sairbrush.editor.damage.DamageBar;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.hints.HintBar;
import org.sairbrush.editor.labels.LabelsPanel;
import org.sairbrush.editor.levels.LevelsPanel;
import org.sairbrush.editor.models.ModelsPane;
import org.sairbrush.editor.notice.NoticeBar;
import org.sairbrush.editor.preferences.SettingsPane;
import org.sairbrush.editor.settings.Theme;
import org.sairbrush.editor.timeline.HistoryPanel;
import org.sairbrush.photo.Photo;

/// The window: bars around the photo.
public final class EditorWindow {

    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final int[] ICON_SIZES = {16, 32, 48, 64, 128, 256};
    private static final Insets BARS_MARGIN = new Insets(12);
    private static final String STYLESHEET =
            EditorWindow.class.getResource("editor.css").toExternalForm();
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark");
    private static final PseudoClass DROPPING = PseudoClass.getPseudoClass("dropping");

    private final EditorViewModel model;
    private final BorderPane frame = new BorderPane();
    private final ActionPalette palette;
    private final StackPane root;
    private final Actions actions;
    private final SideWindow models;
    private final SideWindow settings;
    private final SideWindow batch;
    private final DroppedFiles droppedFiles;
    private final EditPane editPane;
    private final MethodsPane methods;
    private final ObservableValue<Viewport> viewport;

    /// @param tiles makes what shows a photo
    public EditorWindow(EditorViewModel model, Function<Photo, PhotoTiles> tiles) {
        this.model = model;
        droppedFiles = new DroppedFiles(model);
        editPane = new EditPane(model, tiles);
        methods = new MethodsPane(
                model.compare(),
                model.tools().frames(),
                photo -> editPane.displayProperty().get().tilesOf(photo, model.compare().methods().areas()));
        viewport = Bindings.createObjectBinding(
                () -> comparing() ? methods.viewport() : editPane.viewport(),
                model.compare().modeProperty());
        models = new SideWindow(
                text("models.title"),
                () -> new ModelsPane(model.models()),
                new Dimension2D(820, 560),
                new Dimension2D(640, 420),
                STYLESHEET);
        settings = new SideWindow(
                text("settings.title"),
                () -> SettingsPane.scrolling(model.settings(), model.models()),
                new Dimension2D(680, 680),
                new Dimension2D(480, 360),
                STYLESHEET);
        batch = new SideWindow(
                        text("batch.title"),
                        () -> new BatchPane(model.batch(), () -> ((Stage) window()).toFront()),
                        new Dimension2D(960, 620),
                        new Dimension2D(760, 420),
                        STYLESHEET)
                .beside(model.batch()::unlessGoingOn);
        actions = EditorActions.of(model, this);
        palette = new ActionPalette(actions, this::focusPhoto);
        root = new StackPane(frame, palette);
        model.models().setWindow(() -> models.show(window()));
        model.batch().setWindow(() -> batch.show(window()));
        root.getStyleClass().add("editor");
        VBox bars = new VBox(
                new ActionMenuBar(actions), new HeaderBar(model, actions), new OptionsBar(model, actions));
        DisabledTips.install(bars);
        frame.setTop(bars);
        ToolStrip strip = new ToolStrip(model, actions);
        DisabledTips.install(strip);
        frame.setLeft(strip);
        frame.setCenter(stage());
        frame.setRight(new HBox(
                new HistoryPanel(model.history()),
                new LevelsPanel(model.levels(), actions),
                new LabelsPanel(model.labels(), model.labelSets())));
        frame.setBottom(new StatusBar(model, editPane, viewport, actions));
        root.setOnDragOver(this::dragOver);
        root.setOnDragExited(event -> root.pseudoClassStateChanged(DROPPING, false));
        root.setOnDragDropped(this::dropped);
        model.compare().modeProperty().addListener((property, old, mode) -> {
            if (mode == CompareMode.METHODS) {
                methods.lookLike(editPane.viewport());
            }
        });
        // After the tiles have followed.
        model.documentProperty()
                .flatMap(PhotoDocument::tonesProperty)
                .addListener((property, old, tones) -> Platform.runLater(methods::refresh));
        model.settings().themeProperty().addListener((property, old, theme) -> dress(theme));
        dress(model.settings().themeProperty().get());
    }

    /// Puts everything into a stage, which is not shown yet.
    public void open(Stage stage) {
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        scene.getStylesheets().add(STYLESHEET);
        Shortcuts.install(scene, model, this, actions);
        scene.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> Platform.runLater(() -> leaveButton(scene)));
        stage.setScene(scene);
        stage.setMinWidth(1000);
        stage.setMinHeight(560);
        WindowMemory.install(
                stage, new Rectangle2D(0, 0, WIDTH, HEIGHT), model.settings().windowProperty());
        stage.titleProperty()
                .bind(model.documentProperty()
                        .map(PhotoDocument::name)
                        .map(name -> text("window.title", name))
                        .orElse(text("window.name")));
        stage.setOnCloseRequest(event -> {
            event.consume();
            close();
        });
        for (int size : ICON_SIZES) {
            String file = "icon-%d.png".formatted(size);
            stage.getIcons().add(new Image(EditorWindow.class.getResourceAsStream(file)));
        }
        // Hidden, what started a fill hands the keyboard on to what cancels it: a second Enter would.
        model.fill().runningProperty().subscribe(running -> {
            if (running) {
                Platform.runLater(() -> leaveButton(scene));
            }
        });
        // The photo can take the keyboard only once it is visible, which it becomes in the same change.
        model.documentProperty().subscribe(document -> Platform.runLater(this::focusPhoto));
    }

    /// The one that zooming concerns at present.
    ObservableValue<Viewport> viewportProperty() {
        return viewport;
    }

    /// Closes the window, after asking where something would be lost.
    void close() {
        model.unlessUnsaved(() -> model.batch().unlessGoingOn(window()::hide));
    }

    void showSettings() {
        model.models().refresh();
        settings.show(window());
    }

    void showAbout() {
        Stage stage = (Stage) root.getScene().getWindow();
        new AboutDialog(stage, stage.getIcons().getLast()).show();
    }

    void showPalette() {
        palette.show();
    }

    void focusPhoto() {
        editPane.view().requestFocus();
    }

    boolean photoIsHovered() {
        return editPane.view().isHover();
    }

    boolean photoIsFocused() {
        return editPane.view().isFocused();
    }

    private Window window() {
        return root.getScene().getWindow();
    }

    private boolean comparing() {
        return model.compare().modeProperty().get() == CompareMode.METHODS;
    }

    private StackPane stage() {
        ProgressIndicator opening = new ProgressIndicator();
        opening.setMaxSize(44, 44);
        opening.visibleProperty().bind(model.openingProperty());
        opening.progressProperty().bind(model.opening().progressProperty());
        NoticeBar notices = new NoticeBar(model.notices());
        StackPane.setAlignment(notices, Pos.TOP_CENTER);
        StackPane.setMargin(notices, BARS_MARGIN);
        HintBar hints = new HintBar(model.hints());
        var comparing = model.compare().modeProperty().isEqualTo(CompareMode.METHODS);
        VBox below = new VBox(new DamageBar(model.damage(), comparing.not()), hints);
        below.getStyleClass().add("below-photo");
        below.setAlignment(Pos.BOTTOM_CENTER);
        below.setPickOnBounds(false);
        below.setMaxHeight(Region.USE_PREF_SIZE);
        StackPane.setAlignment(below, Pos.BOTTOM_CENTER);
        StackPane.setMargin(below, BARS_MARGIN);
        editPane.keepOverviewClearOf(below, BARS_MARGIN.getRight());
        below.heightProperty().subscribe(height -> {
            double covered = height.doubleValue() == 0 ? 0 : height.doubleValue() + BARS_MARGIN.getBottom();
            editPane.viewport().setCoveredBelow(covered);
            methods.viewport().setCoveredBelow(covered);
        });
        StackPane dropping = new StackPane(new Badge("open.drop"));
        dropping.getStyleClass().add("drop-frame");
        dropping.setMouseTransparent(true);
        dropping.visibleProperty().bind(model.documentProperty().isNotNull());
        StackPane stage =
                new StackPane(editPane, methods, new EmptyState(model, actions), opening, below, notices, dropping);
        stage.getStyleClass().add("stage");
        stage.setMinSize(0, 0);
        methods.visibleProperty().bind(comparing);
        editPane.visibleProperty()
                .bind(comparing.not().and(model.documentProperty().isNotNull()));
        return stage;
    }

    private void dress(Theme theme) {
        Application.setUserAgentStylesheet(
                (theme == Theme.DARK ? new PrimerDark() : new PrimerLight()).getUserAgentStylesheet());
        root.pseudoClassStateChanged(DARK, theme == Theme.DARK);
    }

    // A button that was clicked gives the keyboard back to the photo, so that Enter and Space mean what they should; so
    // does a number that was changed by its arrows.
    private void leaveButton(Scene scene) {
        Node owner = scene.getFocusOwner();
        boolean clicked = owner instanceof ButtonBase && !owner.isPressed();
        boolean stepped = Shortcuts.inSpinner(owner) && !overField(owner);
        if (clicked || stepped) {
            focusPhoto();
        }
    }

    private static boolean overField(Node owner) {
        return owner instanceof Spinner<?> spinner ? spinner.getEditor().isHover() : owner.isHover();
    }

    private void dragOver(DragEvent event) {
        Dragboard board = event.getDragboard();
        if (event.getGestureSource() == null && (board.hasFiles() || board.hasImage())) {
            event.acceptTransferModes(TransferMode.COPY);
            root.pseudoClassStateChanged(DROPPING, true);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        Dragboard board = event.getDragboard();
        List<File> files = board.getFiles();
        boolean file = !files.isEmpty();
        if (file) {
            droppedFiles.open(files.stream().map(File::toPath).toList());
        } else if (board.hasImage()) {
            model.openPicture(board.getImage());
        }
        event.setDropCompleted(file || board.hasImage());
        event.consume();
    }
}
