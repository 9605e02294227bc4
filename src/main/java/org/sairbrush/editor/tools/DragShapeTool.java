package org.sairbrush.editor.tools;

import java.awt.Shape;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseEvent;
import org.sairbrush.editor.canvas.PhotoView;

/// Masks a shape that is drawn in one drag. Escape gives it up while the button is still down.
abstract sealed class DragShapeTool extends PointerTool permits BoxTool, LassoTool {

    private final String editName;
    private Outline outline;
    private boolean drawing;

    private final Pending pending = new Pending() {
        @Override
        public void finish() {}

        @Override
        public void stepBack() {}

        @Override
        public void cancel() {
            end();
        }
    };

    /// @param editName what the step is called in the history
    DragShapeTool(ToolsViewModel model, String editName) {
        super(model);
        this.editName = editName;
    }

    abstract void begin(Point2D point);

    abstract void drawTo(Point2D point, MouseEvent event);

    abstract Shape shape();

    @Override
    public void install(PhotoView photoView) {
        super.install(photoView);
        outline = new Outline(photoView);
    }

    @Override
    public void uninstall() {
        super.uninstall();
        end();
        outline.remove();
    }

    @Override
    protected void pressed(Point2D point, boolean erase, MouseEvent event) {
        begin(point);
        drawing = true;
        model.pendingProperty().set(pending);
    }

    @Override
    protected void dragged(Point2D point, boolean erase, MouseEvent event) {
        if (drawing) {
            drawTo(point, event);
            outline.show(shape());
        }
    }

    @Override
    protected void released(Point2D point, boolean erase, MouseEvent event) {
        if (drawing) {
            drawTo(point, event);
            Shape drawn = shape();
            end();
            model.mask(drawn, erase, editName);
        }
    }

    private void end() {
        drawing = false;
        outline.show(null);
        if (model.pendingProperty().get() == pending) {
            model.pendingProperty().set(null);
        }
    }
}
