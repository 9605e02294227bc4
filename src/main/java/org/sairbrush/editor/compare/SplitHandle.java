package org.sairbrush.editor.compare;

import static org.sairbrush.editor.text.Texts.text;

import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/// The line between before and after, with a knob to drag it. Lies over the photo and lets the mouse through beside it.
public final class SplitHandle extends Pane {

    private static final double GRIP = 20;
    private static final double STEP = 0.02;
    private static final double BADGE_ROOM = 90;

    private final CompareViewModel model;
    private final Region line = new Region();
    private final StackPane grip = new StackPane();
    private final StackPane knob = new StackPane(new FontIcon(MaterialDesignA.ARROW_SPLIT_VERTICAL));
    private final Badge before = new Badge("compare.before");
    private final Badge after = new Badge("compare.after");

    public SplitHandle(CompareViewModel model) {
        this.model = model;
        setPickOnBounds(false);
        line.getStyleClass().add("split-line");
        line.setMouseTransparent(true);
        knob.getStyleClass().add("split-knob");
        knob.setMaxSize(34, 34);
        knob.setMouseTransparent(true);
        grip.getChildren().add(knob);
        grip.setCursor(Cursor.H_RESIZE);
        grip.setFocusTraversable(true);
        grip.setAccessibleText(text("compare.slider"));
        grip.setId("split");
        grip.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            grip.requestFocus();
            event.consume();
        });
        grip.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> {
            place(sceneToLocal(event.getSceneX(), 0).getX() / getWidth());
            event.consume();
        });
        grip.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            boolean along = event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT;
            if (along && !event.isShortcutDown()) {
                place(model.splitProperty().get() + (event.getCode() == KeyCode.LEFT ? -STEP : STEP));
                event.consume();
            }
        });
        getChildren().addAll(before, after, line, grip);
        visibleProperty().bind(model.modeProperty().isEqualTo(CompareMode.SPLIT));
        model.splitProperty().addListener(split -> requestLayout());
    }

    @Override
    protected void layoutChildren() {
        double x = Math.round(getWidth() * model.splitProperty().get());
        line.resizeRelocate(x - 1, 0, 2, getHeight());
        grip.resizeRelocate(x - GRIP, 0, 2 * GRIP, getHeight());
        before.autosize();
        after.autosize();
        before.relocate(Math.round(x - before.getWidth() - 14), 14);
        after.relocate(x + 14, 14);
        before.setVisible(x > BADGE_ROOM);
        after.setVisible(getWidth() - x > BADGE_ROOM);
    }

    private void place(double share) {
        model.splitProperty().set(Math.clamp(share, 0.0, 1.0));
    }
}
