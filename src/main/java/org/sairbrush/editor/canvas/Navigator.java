package org.sairbrush.editor.canvas;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.control.Button;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.sairbrush.editor.controls.Buttons;
import org.sairbrush.editor.controls.Layouts;

/// The whole photo, small, with a frame around what is in view: dragging there moves the view. It is there while not
/// all of the photo is in view, and can be folded away. The picture is the coarsest tile, which the view makes anyway,
/// so it costs nothing however large the photo is.
public final class Navigator extends VBox {

    private static final double WIDTH = 168;
    private static final double HEIGHT = 120;

    private final PhotoView view;
    private final ImageView whole = new ImageView();
    private final Rectangle frame = new Rectangle();
    private final BooleanProperty folded = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper needed = new ReadOnlyBooleanWrapper();
    private final Runnable tilesCame = this::showPicture;
    // Kept as a field: the viewport holds it weakly.
    private final InvalidationListener moved = transform -> showFrame();
    private double scale = 1;

    public Navigator(PhotoView view) {
        this.view = view;
        setId("navigator");
        getStyleClass().add("navigator");
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        frame.getStyleClass().add("navigator-frame");
        frame.setManaged(false);
        Pane picture = new Pane(whole, frame);
        picture.setId("navigator-picture");
        picture.setCursor(Cursor.CROSSHAIR);
        picture.setClip(bounds(picture));
        Layouts.showWhile(picture, folded.not());
        picture.addEventHandler(MouseEvent.MOUSE_PRESSED, this::look);
        picture.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::look);
        Button fold = Buttons.icon(MaterialDesignM.MAP_OUTLINE, "navigator.fold", () -> folded.set(!folded.get()));
        fold.setId("navigator-fold");
        fold.graphicProperty()
                .bind(folded.map(away ->
                        new FontIcon(away ? MaterialDesignM.MAP_OUTLINE : MaterialDesignC.CHEVRON_DOWN)));
        getChildren().addAll(picture, fold);
        Layouts.showWhile(this, needed);
        view.viewport().transformProperty().addListener(new WeakInvalidationListener(moved));
        view.tilesProperty().subscribe(this::replaceTiles);
    }

    private void replaceTiles(PhotoTiles old, PhotoTiles next) {
        if (old != null) {
            old.removeListener(tilesCame);
        }
        if (next != null) {
            next.addListener(tilesCame);
            scale = Math.min(WIDTH / next.photo().width(), HEIGHT / next.photo().height());
            whole.setFitWidth(next.photo().width() * scale);
            whole.setFitHeight(next.photo().height() * scale);
            showPicture();
        } else {
            whole.setImage(null);
        }
        showFrame();
    }

    private void showPicture() {
        PhotoTiles tiles = view.tilesProperty().get();
        Image image = tiles.get(new PhotoTiles.Key(tiles.coarsest(), 0, 0));
        if (image != null && image != whole.getImage()) {
            whole.setImage(image);
        }
    }

    private void showFrame() {
        boolean open = view.tilesProperty().get() != null;
        needed.set(open && !view.viewport().showsWhole());
        if (needed.get()) {
            Rectangle2D visible = view.viewport().visible();
            frame.setX(visible.getMinX() * scale);
            frame.setY(visible.getMinY() * scale);
            frame.setWidth(visible.getWidth() * scale);
            frame.setHeight(visible.getHeight() * scale);
        }
    }

    private void look(MouseEvent event) {
        view.viewport().centreOn(event.getX() / scale, event.getY() / scale);
        event.consume();
    }

    private Rectangle bounds(Pane picture) {
        Rectangle bounds = new Rectangle();
        bounds.widthProperty().bind(whole.fitWidthProperty());
        bounds.heightProperty().bind(whole.fitHeightProperty());
        picture.prefWidthProperty().bind(whole.fitWidthProperty());
        picture.prefHeightProperty().bind(whole.fitHeightProperty());
        picture.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        return bounds;
    }
}
