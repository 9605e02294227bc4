package org.sairbrush.editor.tools;

import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.sairbrush.editor.canvas.PhotoTiles;
import org.sairbrush.editor.canvas.PhotoView;
import org.sairbrush.editor.canvas.ViewTransform;
import org.sairbrush.editor.document.Capsule;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;

/// Shows what a stroke copies until it is in the photo. Works on what the screen shows, so that a stroke over a large
/// photo costs no more than one over a small one; the tones are those of the source. When the view moves, what was made
/// moves along, until it is made again.
final class StampPreview {

    private final PhotoView view;
    private final StampStroke stroke;
    private final Optional<Supplier<PhotoTiles>> tiles;
    private ViewTransform transform;
    private Mask coverage;
    private int[] copied;
    private int[] shown;
    private PixelBuffer<IntBuffer> buffer;
    private Image image;
    private Area seen;
    private boolean drawn;
    private boolean ended;

    /// @param tiles of what is copied from; empty where that is found only later, and the stroke alone can be shown
    StampPreview(PhotoView view, StampStroke stroke, Optional<Supplier<PhotoTiles>> tiles) {
        this.view = view;
        this.stroke = stroke;
        this.tiles = tiles;
        begin();
    }

    /// Begins again where the view has moved.
    void follow() {
        if (!ended && !view.deviceTransform().equals(transform)) {
            begin();
        }
    }

    private void begin() {
        transform = view.deviceTransform();
        coverage = Mask.empty(view.deviceWidth(), view.deviceHeight());
        copied = new int[coverage.width() * coverage.height()];
        tiles.ifPresentOrElse(known -> copyFrom(known.get()), () -> Arrays.fill(copied, SpotTool.INSIDE));
        shown = new int[copied.length];
        buffer = new PixelBuffer<>(
                coverage.width(),
                coverage.height(),
                IntBuffer.wrap(shown),
                PixelFormat.getIntArgbPreInstance());
        image = new WritableImage(buffer);
        seen = null;
        stroke.path().forEach(this::paint);
        if (drawn) {
            crop();
        }
    }

    private void copyFrom(PhotoTiles photo) {
        Point2D source = stroke.from(Point2D.ZERO);
        view.picture(photo, -source.getX(), -source.getY())
                .getPixelReader()
                .getPixels(
                        0,
                        0,
                        coverage.width(),
                        coverage.height(),
                        PixelFormat.getIntArgbPreInstance(),
                        copied,
                        0,
                        coverage.width());
    }

    /// The stroke went on, and its path with it.
    void goOn(Capsule way) {
        follow();
        paint(way);
    }

    private void paint(Capsule way) {
        Capsule onScreen = way.seen(transform.scale(), transform.x(), transform.y());
        onScreen.area(coverage.width(), coverage.height()).ifPresent(area -> {
            onScreen.paint(coverage, false);
            copy(area);
            buffer.updateBuffer(changed -> new Rectangle2D(area.x(), area.y(), area.width(), area.height()));
            seen = seen == null ? area : seen.union(area);
        });
    }

    private void copy(Area area) {
        int most = (int) Math.round(stroke.opacity() * 255);
        for (int y = area.y(); y < area.bottom(); y++) {
            int row = y * coverage.width();
            for (int i = row + area.x(); i < row + area.right(); i++) {
                int share = (coverage.coverage()[i] & 0xff) * most / 255;
                shown[i] = share == 0 ? 0 : share == 255 ? copied[i] : faded(copied[i], share);
            }
        }
    }

    /// @param argb  premultiplied
    /// @param share of 255
    private static int faded(int argb, int share) {
        int alpha = (argb >>> 24) * share / 255;
        int red = (argb >> 16 & 0xff) * share / 255;
        int green = (argb >> 8 & 0xff) * share / 255;
        int blue = (argb & 0xff) * share / 255;
        return alpha << 24 | red << 16 | green << 8 | blue;
    }

    /// The stroke is drawn to its end.
    void finish() {
        drawn = true;
        crop();
    }

    /// Strokes may wait for minutes, and many of them: each holds no more than is seen of it.
    private void crop() {
        image = seen == null
                ? null
                : new WritableImage(image.getPixelReader(), seen.x(), seen.y(), seen.width(), seen.height());
        coverage = null;
        copied = null;
        shown = null;
        buffer = null;
    }

    /// What was copied is in the photo by now, or will not be.
    void end() {
        ended = true;
    }

    /// Whether nothing is left to show: the view itself shows it.
    boolean isOver() {
        return ended && view.isComplete();
    }

    /// Draws it where the photo is shown as it is now.
    ///
    /// @param graphics in the photo's coordinates
    /// @param width    of the photo
    /// @param height   of the photo
    void draw(GraphicsContext graphics, int width, int height) {
        if (seen == null) {
            return;
        }
        double from = view.presentFrom();
        double left = drawn ? seen.x() : 0;
        double top = drawn ? seen.y() : 0;
        graphics.save();
        graphics.beginPath();
        graphics.rect(from, 0, Math.max(0, width - from), height);
        graphics.clip();
        graphics.setImageSmoothing(false);
        graphics.drawImage(
                image,
                (left - transform.x()) / transform.scale(),
                (top - transform.y()) / transform.scale(),
                image.getWidth() / transform.scale(),
                image.getHeight() / transform.scale());
        graphics.restore();
    }
}
