package org.sairbrush.editor.labels;

import static org.sairbrush.editor.text.Texts.text;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.sairbrush.editor.canvas.PhotoView;

/// Beside the pointer, what the place under it is most probably taken for.
public final class LabelsHover extends VBox {

    private static final double DISTANCE = 18;

    private final LabelsViewModel model;
    private final PhotoView view;
    private double pointerX;
    private double pointerY;

    public LabelsHover(LabelsViewModel model, PhotoView view) {
        this.model = model;
        this.view = view;
        setId("labels-hover");
        getStyleClass().add("labels-hover");
        setManaged(false);
        setVisible(false);
        setMouseTransparent(true);
        view.decorations().getChildren().add(this);
        view.addEventFilter(MouseEvent.ANY, this::follow);
        model.pointedProperty().addListener((property, old, labels) -> show(labels));
    }

    // Not while a button is down: what is painted should be seen.
    private void follow(MouseEvent event) {
        if (event.getEventType() == MouseEvent.MOUSE_MOVED) {
            pointerX = event.getX();
            pointerY = event.getY();
            model.point(view.toPhoto(pointerX, pointerY));
            place();
        } else if (event.getEventType() == MouseEvent.MOUSE_EXITED
                || event.getEventType() == MouseEvent.MOUSE_PRESSED) {
            model.point(null);
        }
    }

    private void show(List<PointedLabel> labels) {
        getChildren().setAll(labels.stream().map(LabelsHover::row).toList());
        setVisible(!labels.isEmpty());
        place();
    }

    private void place() {
        if (isVisible()) {
            applyCss();
            autosize();
            boolean fitsRight = pointerX + DISTANCE + getWidth() <= view.getWidth();
            boolean fitsBelow = pointerY + DISTANCE + getHeight() <= view.getHeight();
            relocate(
                    Math.round(fitsRight ? pointerX + DISTANCE : pointerX - DISTANCE - getWidth()),
                    Math.round(fitsBelow ? pointerY + DISTANCE : pointerY - DISTANCE - getHeight()));
        }
    }

    private static HBox row(PointedLabel label) {
        Label name = new Label(label.name());
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        Label score = new Label(text("labels.score", label.probability()));
        HBox row = new HBox(Swatch.of(label.colour()), name, score);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("bar-row");
        return row;
    }
}
