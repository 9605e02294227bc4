package org.sairbrush.editor.tools;

import java.nio.IntBuffer;
import javafx.beans.value.ChangeListener;
import javafx.geometry.Point2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import org.sairbrush.editor.canvas.Overlay;
import org.sairbrush.editor.canvas.PhotoView;
import org.sairbrush.editor.tools.SpotViewModel.Action;
import org.sairbrush.photo.selection.Selection;

/// Shows the spot under the pointer; a click fills it, with Alt or Shift it is only masked, the secondary button
/// unmasks it.
public final class SpotTool extends PointerTool {

    /// How far around the pointer a spot is looked for, on the screen.
    private static final double REACH = 110;

    private static final int LEAST_REACH = 12;
    private static final int EDGE = 0xffffffff;
    /// Of what will be filled, seen through; premultiplied.
    static final int INSIDE = 0x70153870;

    private final SpotViewModel spots;
    private final ChangeListener<Selection> proposed = (property, old, spot) -> show(spot);
    private final Overlay overlay = this::paint;
    private Selection shown;
    private Image picture;

    public SpotTool(ToolsViewModel model) {
        super(model);
        spots = model.spots();
    }

    @Override
    public void install(PhotoView photoView) {
        super.install(photoView);
        photoView.addOverlay(overlay);
        spots.proposalProperty().addListener(proposed);
        model.learnMeaning();
    }

    @Override
    public void uninstall() {
        super.uninstall();
        spots.leave();
        spots.proposalProperty().removeListener(proposed);
        view().removeOverlay(overlay);
    }

    @Override
    protected void moved(Point2D point) {
        spots.hover(point, reach());
    }

    @Override
    protected void left() {
        spots.leave();
    }

    @Override
    protected void pressed(Point2D point, boolean erase, MouseEvent event) {
        spots.take(
                point,
                reach(),
                erase ? Action.ERASE : event.isAltDown() || event.isShiftDown() ? Action.ADD : Action.FILL);
    }

    private int reach() {
        return (int) Math.max(LEAST_REACH, Math.round(REACH / view().viewport().transform().scale()));
    }

    private void show(Selection spot) {
        shown = spot;
        picture = spot == null ? null : picture(spot);
        view().redraw();
    }

    private void paint(GraphicsContext graphics, double scale) {
        if (picture != null) {
            graphics.drawImage(
                    picture, shown.area().x(), shown.area().y(), shown.area().width(), shown.area().height());
        }
    }

    private static Image picture(Selection spot) {
        int width = spot.area().width();
        int height = spot.area().height();
        int[] argb = new int[width * height];
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i++) {
                if (spot.coverage()[i] < 0) {
                    boolean inner = x > 0 && x < width - 1 && y > 0 && y < height - 1
                            && spot.coverage()[i - 1] < 0
                            && spot.coverage()[i + 1] < 0
                            && spot.coverage()[i - width] < 0
                            && spot.coverage()[i + width] < 0;
                    argb[i] = inner ? INSIDE : EDGE;
                }
            }
        }
        return new WritableImage(
                new PixelBuffer<>(width, height, IntBuffer.wrap(argb), PixelFormat.getIntArgbPreInstance()));
    }
}
