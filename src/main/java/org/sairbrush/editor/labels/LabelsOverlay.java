package org.sairbrush.editor.labels;

import java.nio.IntBuffer;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.sairbrush.editor.canvas.Overlay;
import org.sairbrush.editor.canvas.PhotoView;
import org.sairbrush.photo.Area;

/// Paints the label layers over the photo.
public final class LabelsOverlay implements Overlay {

    private final LabelsViewModel model;
    private List<Painted> pictures = List.of();

    private record Painted(Area area, Image image) {}

    public LabelsOverlay(LabelsViewModel model, PhotoView view) {
        this.model = model;
        view.addOverlay(this);
        model.layersProperty().addListener((property, old, layers) -> {
            pictures = layers.stream().map(LabelsOverlay::picture).toList();
            view.redraw();
        });
        model.opacityProperty().addListener(property -> view.redraw());
    }

    @Override
    public void paint(GraphicsContext graphics, double scale) {
        if (pictures.isEmpty()) {
            return;
        }
        graphics.setGlobalAlpha(model.opacityProperty().get());
        for (Painted picture : pictures) {
            Area area = picture.area();
            graphics.drawImage(picture.image(), area.x(), area.y(), area.width(), area.height());
        }
        graphics.setGlobalAlpha(1);
    }

    private static Painted picture(LabelLayer layer) {
        IntBuffer pixels = IntBuffer.wrap(layer.argb());
        return new Painted(
                layer.area(),
                new WritableImage(new PixelBuffer<>(
                        layer.width(), layer.height(), pixels, PixelFormat.getIntArgbPreInstance())));
    }
}
