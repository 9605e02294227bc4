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

    private static final int COLOUR = 0xff2e63;
    private static final double FILL = 0.46;
    private static final int EDGE = 0xffff2e63;

    private final ImageView view = new ImageView();
    private final int[] shades = new int[256];
    private CoveragePyramid pyramid;
    private PixelBuffer<IntBuffer> buffer;
    private int[] pixels = {};
    private int width;
    private int height;
    private int[] columns = {};

    MaskLayer() {
        view.setManaged(false);
        view.setMouseTransparent(true);
        view.setSmooth(false);
        for (int coverage = 0; coverage < shades.length; coverage++) {
            shades[coverage] = premultiplied(COLOUR, FILL * coverage / 255);
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
            columns = new int[width];
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
        double scale = transform.scale() * outputScale;
        int index = pyramid == null
                ? 0
                : Math.clamp((int) Math.ceil(Math.log(1 / scale) / Math.log(2) - 1e-6), 0, pyramid.levels() - 1);
        CoveragePyramid.Level level =
                pyramid == null ? new CoveragePyramid.Level(0, 0, new byte[0]) : pyramid.level(index);
        double cell = scale * (1 << index);
        double originX = transform.x() * outputScale;
        double originY = transform.y() * outputScale;
        for (int x = left; x < right; x++) {
            int column = (int) Math.floor((x + 0.5 - originX) / cell);
            columns[x] = column < 0 || column >= level.width() ? -1 : column;
        }
        for (int y = top; y < bottom; y++) {
            int row = (int) Math.floor((y + 0.5 - originY) / cell);
            int above = (int) Math.floor((y - 0.5 - originY) / cell);
            int below = (int) Math.floor((y + 1.5 - originY) / cell);
            drawRow(level, y, row, above, below, left, right);
        }
        buffer.updateBuffer(changed -> new Rectangle2D(left, top, right - left, bottom - top));
    }

    private void drawRow(CoveragePyramid.Level level, int y, int row, int above, int below, int left, int right) {
        int start = y * width;
        if (row < 0 || row >= level.height()) {
            Arrays.fill(pixels, start + left, start + right, 0);
            return;
        }
        byte[] coverage = level.coverage();
        int base = row * level.width();
        int baseAbove = Math.clamp(above, 0, level.height() - 1) * level.width();
        int baseBelow = Math.clamp(below, 0, level.height() - 1) * level.width();
        for (int x = left; x < right; x++) {
            int column = columns[x];
            int colour = 0;
            if (column >= 0) {
                byte value = coverage[base + column];
                colour = shades[value & 0xff];
                // Coverage of 128 and more is negative as a signed byte: a hole with something else beside it.
                if (value < 0
                        && (coverage[baseAbove + column] >= 0
                                || coverage[baseBelow + column] >= 0
                                || beside(coverage, base, x - 1)
                                || beside(coverage, base, x + 1))) {
                    colour = EDGE;
                }
            }
            pixels[start + x] = colour;
        }
    }

    private boolean beside(byte[] coverage, int base, int x) {
        return x >= 0 && x < width && columns[x] >= 0 && coverage[base + columns[x]] >= 0;
    }

    private static int premultiplied(int rgb, double alpha) {
        int red = (int) Math.round((rgb >> 16 & 0xff) * alpha);
        int green = (int) Math.round((rgb >> 8 & 0xff) * alpha);
        int blue = (int) Math.round((rgb & 0xff) * alpha);
        return (int) Math.round(255 * alpha) << 24 | red << 16 | green << 8 | blue;
    }
}
