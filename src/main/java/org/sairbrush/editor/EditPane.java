package org.sairbrush.editor;

import static org.sairbrush.editor.text.Texts.text;

import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.sairbrush.editor.canvas.DocumentDisplay;
import org.sairbrush.editor.canvas.Navigator;
import org.sairbrush.editor.canvas.PhotoTiles;
import org.sairbrush.editor.canvas.PhotoView;
import org.sairbrush.editor.canvas.Viewport;
import org.sairbrush.editor.compare.Badge;
import org.sairbrush.editor.compare.BeforePane;
import org.sairbrush.editor.compare.CompareMode;
import org.sairbrush.editor.compare.SplitHandle;
import org.sairbrush.editor.controls.Clearance;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.document.StrokePractice;
import org.sairbrush.editor.frame.FrameLayer;
import org.sairbrush.editor.labels.LabelsHover;
import org.sairbrush.editor.labels.LabelsOverlay;
import org.sairbrush.editor.levels.Dropper;
import org.sairbrush.editor.tools.BoxTool;
import org.sairbrush.editor.tools.BrushRing;
import org.sairbrush.editor.tools.BrushTool;
import org.sairbrush.editor.tools.DropperTool;
import org.sairbrush.editor.tools.EraserTool;
import org.sairbrush.editor.tools.FrameTool;
import org.sairbrush.editor.tools.LassoTool;
import org.sairbrush.editor.tools.LineTool;
import org.sairbrush.editor.tools.PanTool;
import org.sairbrush.editor.tools.PolygonTool;
import org.sairbrush.editor.tools.SemanticTool;
import org.sairbrush.editor.tools.SpotTool;
import org.sairbrush.editor.tools.StampTool;
import org.sairbrush.editor.tools.Tool;
import org.sairbrush.editor.tools.ToolKind;
import org.sairbrush.editor.tools.ToolsViewModel;
import org.sairbrush.editor.tools.WandTool;
import org.sairbrush.photo.Photo;
import org.sairbrush.restore.Method;

/// Where the photo is worked on: the photo view with its tools, and beside or under it the photo as it was.
final class EditPane extends HBox {

    /// Of a wheel, in the toolkit's units.
    private static final double NOTCH = 40;

    private final EditorViewModel model;
    private final Function<Photo, PhotoTiles> tiles;
    private final Viewport viewport = new Viewport();
    private final PhotoView view = new PhotoView(viewport);
    private final Navigator navigator = new Navigator(view);
    private final Map<ToolKind, Tool> tools = new EnumMap<>(ToolKind.class);
    private final ReadOnlyObjectWrapper<DocumentDisplay> display = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Point2D> pointer = new ReadOnlyObjectWrapper<>();
    private Tool installed;

    EditPane(EditorViewModel model, Function<Photo, PhotoTiles> tiles) {
        this.model = model;
        this.tiles = tiles;
        view.setId("photo");
        new LabelsOverlay(model.labels(), view);
        new LabelsHover(model.labels(), view);
        Badge after = new Badge("compare.after");
        after.visibleProperty().bind(model.compare().modeProperty().isEqualTo(CompareMode.BESIDE));
        StackPane.setAlignment(after, Pos.TOP_LEFT);
        Badge dust = new Badge("relief.badge");
        dust.setId("relief-badge");
        dust.visibleProperty().bind(model.damage().reliefProperty().and(display.isNotNull()));
        StackPane.setAlignment(dust, Pos.TOP_CENTER);
        addHalf(new BeforePane(model.compare(), display, viewport, model.tools().frames()));
        StackPane.setAlignment(navigator, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(navigator, new Insets(12));
        addHalf(new StackPane(view, focus(), after, dust, new SplitHandle(model.compare()), navigator));
        getStyleClass().add("edit-pane");
        setMinSize(0, 0);
        ToolsViewModel toolbox = model.tools();
        tools.put(ToolKind.BRUSH, new BrushTool(toolbox));
        tools.put(ToolKind.ERASER, new EraserTool(toolbox));
        tools.put(ToolKind.LINE, new LineTool(toolbox));
        tools.put(ToolKind.RECTANGLE, new BoxTool(toolbox, Rectangle2D.Double::new, text("edit.rectangle")));
        tools.put(ToolKind.ELLIPSE, new BoxTool(toolbox, Ellipse2D.Double::new, text("edit.ellipse")));
        tools.put(ToolKind.LASSO, new LassoTool(toolbox));
        tools.put(ToolKind.POLYGON, new PolygonTool(toolbox));
        tools.put(ToolKind.WAND, new WandTool(toolbox));
        tools.put(ToolKind.SEMANTIC, new SemanticTool(toolbox));
        tools.put(ToolKind.SPOT, new SpotTool(toolbox));
        Supplier<PhotoTiles> present = () -> display.get().present();
        tools.put(ToolKind.HEAL, new StampTool(toolbox, Method.HEAL, present));
        tools.put(ToolKind.CLONE, new StampTool(toolbox, Method.CLONE, present));
        FrameLayer frame = new FrameLayer(view, toolbox.frames(), toolbox.toolProperty().isEqualTo(ToolKind.FRAME));
        tools.put(ToolKind.FRAME, new FrameTool(toolbox, frame));
        tools.put(ToolKind.ORIGINAL, new StampTool(toolbox, Method.ORIGINAL, () -> display.get().originalToned()));
        tools.put(ToolKind.BLACK_POINT, new DropperTool(toolbox, model.levels(), Dropper.BLACK));
        tools.put(ToolKind.GREY_POINT, new DropperTool(toolbox, model.levels(), Dropper.GREY));
        tools.put(ToolKind.WHITE_POINT, new DropperTool(toolbox, model.levels(), Dropper.WHITE));
        new PanTool(model.tools()::isPanning).install(view);
        new BrushRing(view, model.tools());
        model.tools().toolProperty().addListener((property, old, kind) -> install(kind));
        install(model.tools().toolProperty().get());
        model.settings().maskColourProperty().subscribe(this::dressMask);
        model.settings().maskOpacityProperty().subscribe(this::dressMask);
        dressMask();
        view.addEventFilter(MouseEvent.ANY, event -> pointer.set(
                event.getEventType() == MouseEvent.MOUSE_EXITED ? null : view.toPhoto(event.getX(), event.getY())));
        view.addEventFilter(ScrollEvent.SCROLL, this::sizeBrush);
        model.compare().modeProperty().addListener(property -> showBefore());
        model.compare().splitProperty().addListener(property -> showBefore());
        model.compare().flippedProperty().addListener(property -> showBefore());
        model.documentProperty().addListener((property, old, document) -> show(document));
        model.documentProperty()
                .flatMap(PhotoDocument::turnProperty)
                .addListener((property, old, turn) -> turned());
        model.damage().reliefProperty().addListener((property, old, relief) -> {
            if (display.get() != null) {
                display.get().setRelief(relief);
                showBefore();
            }
        });
    }

    PhotoView view() {
        return view;
    }

    Viewport viewport() {
        return viewport;
    }

    /// Makes the overview give way to what lies over the bottom of the photo.
    void keepOverviewClearOf(Pane bars, double gap) {
        Clearance.keep(navigator, bars, gap);
    }

    /// Null while nothing is open.
    ReadOnlyObjectProperty<DocumentDisplay> displayProperty() {
        return display.getReadOnlyProperty();
    }

    /// What the pointer is over, in pixels of the photo, or null.
    ReadOnlyObjectProperty<Point2D> pointerProperty() {
        return pointer.getReadOnlyProperty();
    }

    /// A border of the photo's own would lie below its pixels.
    private Region focus() {
        Region ring = new Region();
        ring.getStyleClass().add("photo-focus");
        ring.setMouseTransparent(true);
        ring.visibleProperty().bind(view.focusVisibleProperty());
        return ring;
    }

    private void addHalf(Region half) {
        half.setMinWidth(0);
        half.setPrefWidth(0);
        setHgrow(half, Priority.ALWAYS);
        getChildren().add(half);
    }

    private void show(PhotoDocument document) {
        if (display.get() != null) {
            display.get().close();
        }
        if (document == null) {
            display.set(null);
            view.setTiles(null);
            view.setMask(null);
            return;
        }
        DocumentDisplay next = new DocumentDisplay(document, tiles, Platform::runLater);
        next.setRelief(model.damage().reliefProperty().get());
        viewport.setPhotoSize(document.photo().width(), document.photo().height());
        next.show(view);
        display.set(next);
        StrokePractice.begin();
        showBefore();
    }

    /// All tiles and sizes are other ones.
    private void turned() {
        PhotoDocument document = model.documentProperty().get();
        if (display.get() != null && display.get().original().photo() != document.original()) {
            show(document);
        }
    }

    private void showBefore() {
        boolean flipped = model.compare().flippedProperty().get();
        boolean split = model.compare().modeProperty().get() == CompareMode.SPLIT;
        boolean shown = display.get() != null && (flipped || split);
        view.setBefore(
                shown ? display.get().original() : null,
                flipped ? 1 : model.compare().splitProperty().get());
        view.setMaskVisible(!flipped);
    }

    /// The wheel alone zooms.
    private void sizeBrush(ScrollEvent event) {
        ToolsViewModel toolbox = model.tools();
        if (event.isAltDown()
                && event.getDeltaY() != 0
                && toolbox.toolProperty().get().hasSize()
                && !toolbox.isPanning()) {
            toolbox.scaleBrush(event.getDeltaY() / NOTCH);
            event.consume();
        }
    }

    private void dressMask() {
        view.setMaskColour(
                model.settings().maskColourProperty().get().rgb(),
                model.settings().maskOpacityProperty().get());
    }

    private void install(ToolKind kind) {
        if (installed != null) {
            installed.uninstall();
        }
        installed = tools.get(kind);
        if (installed != null) {
            installed.install(view);
        }
    }
}
