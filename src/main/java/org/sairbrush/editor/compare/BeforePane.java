package org.sairbrush.editor.compare;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.layout.StackPane;
import org.sairbrush.editor.canvas.DocumentDisplay;
import org.sairbrush.editor.canvas.PhotoTiles;
import org.sairbrush.editor.canvas.PhotoView;
import org.sairbrush.editor.canvas.Viewport;
import org.sairbrush.editor.controls.Layouts;
import org.sairbrush.editor.frame.FrameLayer;
import org.sairbrush.editor.frame.FrameViewModel;
import org.sairbrush.editor.tools.PanTool;

/// The photo as it was opened, beside the one that is worked on; takes no room in other ways of looking.
public final class BeforePane extends StackPane {

    private final PhotoView view;
    // Kept as a field: the models hold it weakly.
    private final FrameLayer frame;

    /// @param viewport shared with the view of the photo as it is now, which links their zoom and position
    public BeforePane(
            CompareViewModel model,
            ObservableValue<DocumentDisplay> display,
            Viewport viewport,
            FrameViewModel frames) {
        view = new PhotoView(viewport);
        frame = new FrameLayer(view, frames);
        view.setId("photo-before");
        new PanTool(() -> true).install(view);
        view.setCursor(Cursor.OPEN_HAND);
        Badge before = new Badge("compare.before");
        setAlignment(before, Pos.TOP_RIGHT);
        getChildren().addAll(view, before);
        getStyleClass().add("before");
        Layouts.showWhile(this, model.modeProperty().isEqualTo(CompareMode.BESIDE));
        ObservableValue<PhotoTiles> original = display.flatMap(DocumentDisplay::originalProperty);
        visibleProperty().subscribe(() -> show(original.getValue()));
        original.addListener((property, old, next) -> show(next));
    }

    private void show(PhotoTiles original) {
        view.setTiles(isVisible() ? original : null);
    }
}
