package org.sairbrush.editor.canvas;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// Lines between the photo's pixels, where these are large enough to be worked on one by one.
final class PixelGrid {

    /// Device pixels for one pixel of the photo from which on there are lines.
    private static final double LEAST_SCALE = 8;

    /// Seen on black as on white.
    private static final Color LINE = Color.gray(0.5, 0.45);

    private PixelGrid() {}

    /// @param outputScale device pixels for one logical pixel
    static void paint(
            GraphicsContext graphics,
            ViewTransform transform,
            double photoWidth,
            double photoHeight,
            double viewWidth,
            double viewHeight,
            double outputScale) {
        if (transform.scale() * outputScale < LEAST_SCALE) {
            return;
        }
        double left = Math.max(0, transform.toScreenX(0));
        double top = Math.max(0, transform.toScreenY(0));
        double right = Math.min(viewWidth, transform.toScreenX(photoWidth));
        double bottom = Math.min(viewHeight, transform.toScreenY(photoHeight));
        double line = 1 / outputScale;
        graphics.setFill(LINE);
        for (double x = Math.ceil((left - transform.x()) / transform.scale()); transform.toScreenX(x) < right; x++) {
            graphics.fillRect(onPixel(transform.toScreenX(x), outputScale), top, line, bottom - top);
        }
        for (double y = Math.ceil((top - transform.y()) / transform.scale()); transform.toScreenY(y) < bottom; y++) {
            graphics.fillRect(left, onPixel(transform.toScreenY(y), outputScale), right - left, line);
        }
    }

    private static double onPixel(double screen, double outputScale) {
        return Math.round(screen * outputScale) / outputScale;
    }
}
