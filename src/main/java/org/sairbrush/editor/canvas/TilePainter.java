package org.sairbrush.editor.canvas;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import org.sairbrush.photo.Area;

/// Draws the visible tiles of a photo, and asks for those that are missing.
final class TilePainter {

    private TilePainter() {}

    /// @param clip        the part of the view to draw, in logical pixels
    /// @param outputScale device pixels for one logical pixel
    /// @return whether all of it was there, and as sharp as it gets
    static boolean paint(
            GraphicsContext graphics, PhotoTiles tiles, ViewTransform transform, Rectangle2D clip, double outputScale) {
        double scale = transform.scale() * outputScale;
        int level = Math.clamp((int) Math.floor(Math.log(1 / scale) / Math.log(2) + 1e-6), 0, tiles.coarsest());
        List<PhotoTiles.Key> visible = visible(tiles, transform, clip, level);
        List<PhotoTiles.Key> missing = new ArrayList<>();
        for (PhotoTiles.Key key : visible) {
            Image image = tiles.get(key);
            if (image != null) {
                Rectangle2D target = target(tiles.area(key), transform, outputScale);
                graphics.drawImage(
                        image, target.getMinX(), target.getMinY(), target.getWidth(), target.getHeight());
            } else {
                paintCoarser(graphics, tiles, key, transform, outputScale);
            }
            if (!tiles.isReady(key)) {
                missing.add(key);
            }
        }
        boolean complete = missing.isEmpty();
        missing.add(new PhotoTiles.Key(tiles.coarsest(), 0, 0));
        tiles.want(missing);
        return complete;
    }

    private static List<PhotoTiles.Key> visible(
            PhotoTiles tiles, ViewTransform transform, Rectangle2D clip, int level) {
        double span = (double) PhotoTiles.TILE * (1 << level) * transform.scale();
        int columns = tiles.photo().width() - 1 >> (level + 9);
        int rows = tiles.photo().height() - 1 >> (level + 9);
        int left = Math.max(0, (int) Math.floor((clip.getMinX() - transform.x()) / span));
        int top = Math.max(0, (int) Math.floor((clip.getMinY() - transform.y()) / span));
        int right = Math.min(columns, (int) Math.floor((clip.getMaxX() - transform.x()) / span));
        int bottom = Math.min(rows, (int) Math.floor((clip.getMaxY() - transform.y()) / span));
        List<PhotoTiles.Key> keys = new ArrayList<>();
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                keys.add(new PhotoTiles.Key(level, column, row));
            }
        }
        return keys;
    }

    /// Until a tile is there, the nearest coarser one shows the same place, blurred.
    private static void paintCoarser(
            GraphicsContext graphics,
            PhotoTiles tiles,
            PhotoTiles.Key key,
            ViewTransform transform,
            double outputScale) {
        Area area = tiles.area(key);
        for (int level = key.level() + 1; level <= tiles.coarsest(); level++) {
            int up = level - key.level();
            PhotoTiles.Key coarser = new PhotoTiles.Key(level, key.column() >> up, key.row() >> up);
            Image image = tiles.get(coarser);
            if (image != null) {
                Area whole = tiles.area(coarser);
                double across = image.getWidth() / whole.width();
                double down = image.getHeight() / whole.height();
                Rectangle2D target = target(area, transform, outputScale);
                graphics.drawImage(
                        image,
                        (area.x() - whole.x()) * across,
                        (area.y() - whole.y()) * down,
                        area.width() * across,
                        area.height() * down,
                        target.getMinX(),
                        target.getMinY(),
                        target.getWidth(),
                        target.getHeight());
                return;
            }
        }
    }

    // On whole device pixels, so that no seam shows between tiles.
    private static Rectangle2D target(Area area, ViewTransform transform, double outputScale) {
        double left = Math.round(transform.toScreenX(area.x()) * outputScale) / outputScale;
        double top = Math.round(transform.toScreenY(area.y()) * outputScale) / outputScale;
        double right = Math.round(transform.toScreenX(area.right()) * outputScale) / outputScale;
        double bottom = Math.round(transform.toScreenY(area.bottom()) * outputScale) / outputScale;
        return new Rectangle2D(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
    }
}
