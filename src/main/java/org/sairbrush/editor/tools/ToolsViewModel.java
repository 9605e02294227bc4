package org.sairbrush.editor.tools;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.sairbrush.editor.document.PhotoDocument;

/// The chosen tool and the brush's size.
public final class ToolsViewModel {

    private static final double STEP = 1.15;
    private static final double SMALLEST_START = 8;
    private static final double START_SHARE = 0.045;

    private final ObservableValue<PhotoDocument> document;
    private final ObjectProperty<ToolKind> tool = new SimpleObjectProperty<>(ToolKind.BRUSH);
    private final BooleanProperty handHeld = new SimpleBooleanProperty();
    private final DoubleProperty brushSize = new SimpleDoubleProperty(40);
    private final ReadOnlyDoubleWrapper largestSize = new ReadOnlyDoubleWrapper(1000);

    public ToolsViewModel(ObservableValue<PhotoDocument> document) {
        this.document = document;
        document.addListener((property, old, opened) -> {
            if (opened != null) {
                fitBrush(opened);
            }
        });
    }

    public ObservableValue<PhotoDocument> documentValue() {
        return document;
    }

    public ObjectProperty<ToolKind> toolProperty() {
        return tool;
    }

    /// The space bar is down: whatever the tool, dragging moves the photo.
    public BooleanProperty handHeldProperty() {
        return handHeld;
    }

    public boolean isPanning() {
        return handHeld.get() || tool.get() == ToolKind.PAN;
    }

    /// The brush's diameter in pixels of the photo, from 1.
    public DoubleProperty brushSizeProperty() {
        return brushSize;
    }

    public ReadOnlyDoubleProperty largestSizeProperty() {
        return largestSize.getReadOnlyProperty();
    }

    public void setBrushSize(double diameter) {
        brushSize.set(Math.clamp(Math.round(diameter), 1, largestSize.get()));
    }

    public void enlargeBrush() {
        setBrushSize(Math.max(brushSize.get() + 1, brushSize.get() * STEP));
    }

    public void shrinkBrush() {
        setBrushSize(Math.min(brushSize.get() - 1, brushSize.get() / STEP));
    }

    // A size in pixels means nothing on a photo of another size, so each photo starts with one that suits it.
    private void fitBrush(PhotoDocument opened) {
        double smallerSide = Math.min(opened.photo().width(), opened.photo().height());
        largestSize.set(Math.max(1, Math.max(opened.photo().width(), opened.photo().height())));
        setBrushSize(Math.max(SMALLEST_START, smallerSide * START_SHARE));
    }
}
