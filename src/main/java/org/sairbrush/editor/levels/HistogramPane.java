package org.sairbrush.editor.levels;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import org.sairbrush.photo.Histogram;
import org.sairbrush.photo.Levels;

/// How often each tone occurs, with handles below for black, middle and white.
final class HistogramPane extends Pane {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final int BARS = 128;
    private static final double HEIGHT = 96;
    private static final double HANDLE = 11;

    /// Room at both sides, so that handles at the ends are whole.
    private static final double ASIDE = 7;

    private final LevelsViewModel model;
    private final Region frame = new Region();
    private final Pane curves = new Pane();
    private final Map<Handle, Polygon> handles = new EnumMap<>(Handle.class);
    private Handle dragged;

    HistogramPane(LevelsViewModel model) {
        this.model = model;
        getStyleClass().add("histogram");
        setMinHeight(HEIGHT + HANDLE);
        setPrefHeight(HEIGHT + HANDLE);
        frame.getStyleClass().add("histogram-frame");
        frame.setManaged(false);
        getChildren().addAll(frame, curves);
        for (Handle handle : Handle.values()) {
            Polygon triangle = new Polygon(0, 0, HANDLE / 2, HANDLE, -HANDLE / 2, HANDLE);
            triangle.getStyleClass().addAll("levels-handle", handle.name().toLowerCase(Locale.ROOT));
            triangle.setId("levels-" + handle.name().toLowerCase(Locale.ROOT) + "-handle");
            handles.put(handle, triangle);
            getChildren().add(triangle);
        }
        setCursor(Cursor.H_RESIZE);
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(event -> release());
        model.histogramProperty().subscribe(this::draw);
        model.channelProperty().subscribe(this::draw);
        model.rangeProperty().subscribe(this::place);
        widthProperty().subscribe(this::draw);
        widthProperty().subscribe(this::place);
    }

    private double inner() {
        return Math.max(1, getWidth() - 2 * ASIDE);
    }

    private void place() {
        Levels.Range range = model.rangeProperty().get();
        handles.forEach((handle, triangle) -> triangle.relocate(
                ASIDE + handle.place(range) * inner() - HANDLE / 2, HEIGHT));
    }

    private void draw() {
        frame.resizeRelocate(ASIDE, 0, inner(), HEIGHT);
        curves.getChildren().clear();
        Histogram histogram = model.histogramProperty().get();
        if (histogram == null) {
            return;
        }
        List<int[]> counts = histogram.counts();
        for (int component = 0; component < counts.size(); component++) {
            boolean chosen = model.channelProperty().get().component() == component;
            if (chosen || model.channelProperty().get() == Channel.ALL) {
                String colour = counts.size() == 1
                        ? "grey"
                        : Channel.values()[component + 1].name().toLowerCase(Locale.ROOT);
                Polygon curve = curve(counts.get(component));
                curve.getStyleClass().addAll("histogram-curve", colour);
                curve.pseudoClassStateChanged(CHOSEN, chosen);
                curves.getChildren().add(curve);
            }
        }
    }

    /// Square roots of the counts: else a plain background alone would be seen.
    private Polygon curve(int[] counts) {
        double[] bars = new double[BARS];
        for (int bin = 0; bin < counts.length; bin++) {
            bars[bin * BARS / counts.length] += counts[bin];
        }
        double highest = Math.sqrt(Math.max(1, Arrays.stream(bars).max().orElse(1)));
        Polygon curve = new Polygon();
        curve.getPoints().addAll(ASIDE, HEIGHT);
        for (int bar = 0; bar < BARS; bar++) {
            double x = ASIDE + (bar + 0.5) / BARS * inner();
            curve.getPoints().addAll(x, HEIGHT - Math.sqrt(bars[bar]) / highest * (HEIGHT - 4));
        }
        curve.getPoints().addAll(ASIDE + inner(), HEIGHT);
        return curve;
    }

    private void press(MouseEvent event) {
        dragged = Handle.nearest(model.rangeProperty().get(), tone(event));
        drag(event);
    }

    private void drag(MouseEvent event) {
        if (dragged != null && !isDisabled()) {
            model.tryRange(dragged.moved(model.rangeProperty().get(), tone(event)));
        }
    }

    private void release() {
        if (dragged != null) {
            dragged = null;
            model.settle();
        }
    }

    private double tone(MouseEvent event) {
        return (event.getX() - ASIDE) / inner();
    }
}
