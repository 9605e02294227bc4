package org.sairbrush.editor.canvas;

import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.sairbrush.photo.Area;

/// Draws the mask over the photo as a translucent colour with a clear edge. The picture is as large as the view in
/// device pixels, so its cost depends on neither the photo's size nor, while painting, on the view's.
final class MaskLayer {

    private static final int HOLE = 128;

    private final ImageView view = new ImageView();
    private final int[] shades = new int[256];
    private CoveragePyramid pyramid;
    private PixelBuffer<IntBuffer> buffer;
    private int edge;
    private int[] pixels = {};
    private int width;
    private int height;
    // Whether all pixels are transparent, so that there is nothing to wipe off.
    private boolean blank = true;

    MaskLayer() {
        view.setManaged(false);
        view.setMouseTransparent(true);
        view.setSmooth(false);
    }

    /// @param rgb     `0xRRGGBB`
    /// @param opacity of what is masked fully, in [0, 1]; its edge is always drawn
    void setColour(int rgb, double opacity) {
        edge = 0xff000000 | rgb;
        for (int coverage = 0; coverage < shades.length; coverage++) {
            shades[coverage] = premultiplied(rgb, opacity * coverage / 255);
        }
    }

    ImageView node() {
        return view;
    }

    void setPyramid(CoveragePyramid mask) {
        pyramid = mask;
    }

    CoveragePyramid pyramid() {
        return pyramid;
    }

    /// @param outputScale device pixels for one logical pixel
    void resize(double viewWidth, double viewHeight, double outputScale) {
        int newWidth = Math.max(1, (int) Math.ceil(viewWidth * outputScale));
        int newHeight = Math.max(1, (int) Math.ceil(viewHeight * outputScale));
        if (newWidth != width || newHeight != height) {
            width = newWidth;
            height = newHeight;
            pixels = new int[width * height];
            blank = true;
            buffer = new PixelBuffer<>(width, height, IntBuffer.wrap(pixels), PixelFormat.getIntArgbPreInstance());
            view.setImage(new WritableImage(buffer));
        }
        view.setFitWidth(width / outputScale);
        view.setFitHeight(height / outputScale);
    }

    /// Draws what the view shows.
    void redraw(ViewTransform transform, double outputScale) {
        draw(transform, outputScale, 0, 0, width, height);
    }

    /// Draws the part of the view in which this area of the photo lies.
    void redraw(ViewTransform transform, double outputScale, Area area) {
        int left = (int) Math.floor(transform.toScreenX(area.x()) * outputScale) - 2;
        int top = (int) Math.floor(transform.toScreenY(area.y()) * outputScale) - 2;
        int right = (int) Math.ceil(transform.toScreenX(area.right()) * outputScale) + 2;
        int bottom = (int) Math.ceil(transform.toScreenY(area.bottom()) * outputScale) + 2;
        draw(
                transform,
                outputScale,
                Math.max(0, left),
                Math.max(0, top),
                Math.min(width, right),
                Math.min(height, bottom));
    }

    private void draw(ViewTransform transform, double outputScale, int left, int top, int right, int bottom) {
        if (buffer == null || left >= right || top >= bottom) {
            return;
        }
        boolean empty = pyramid == null || pyramid.isEmpty();
        if (empty && blank) {
            return;
        }
        if (empty) {
            for (int y = top; y < bottom; y++) {
                Arrays.fill(pixels, y * width + left, y * width + right, 0);
            }
        } else {
            MaskSampler sampler = new MaskSampler(pyramid, transform, outputScale, left - 1, right + 1);
            int[] above = new int[right - left + 2];
            int[] row = new int[above.length];
            int[] below = new int[above.length];
            sampler.sample(top - 1, above);
            sampler.sample(top, row);
            for (int y = top; y < bottom; y++) {
                sampler.sample(y + 1, below);
                drawRow(y * width + left, above, row, below);
                int[] free = above;
                above = row;
                row = below;
                below = free;
            }
        }
        blank = empty && (blank || right - left == width && bottom - top == height);
        buffer.updateBuffer(changed -> new Rectangle2D(left, top, right - left, bottom - top));
    }

    private void drawRow(int start, int[] above, int[] row, int[] below) {
        for (int i = 1; i < row.length - 1; i++) {
            boolean hole = row[i] >= HOLE;
            boolean inside =
                    row[i - 1] >= HOLE && row[i + 1] >= HOLE && above[i] >= HOLE && below[i] >= HOLE;
            pixels[start + i - 1] = hole && !inside ? edge : shades[row[i]];
        }
    }

    private static int premultiplied(int rgb, double alpha) {
        int red = (int) Math.round((rgb >> 16 & 0xff) * alpha);
        int green = (int) Math.round((rgb >> 8 & 0xff) * alpha);
        int blue = (int) Math.round((rgb & 0xff) * alpha);
        return (int) Math.round(255 * alpha) << 24 | red << 16 | green << 8 | blue;
    }
}
