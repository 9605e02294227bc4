package org.sairbrush.editor.batch;

import java.nio.file.Path;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.photo.PhotoPreview;
import org.sairbrush.photo.PhotoReader;

/// A small picture of a photo.
///
/// @param width of the photo in pixels; so is the height
public record Thumbnail(int width, int height, Image image) {

    /// The most that it measures.
    static final int SIZE = 96;

    /// Its pixels are the mean of so many in a row, so that fine patterns do not flicker.
    private static final int FINER = 3;

    /// For background work.
    static Thumbnail of(Path file) throws PhotoException {
        PhotoPreview preview = PhotoReader.preview(file, FINER * SIZE);
        Photo small = preview.small();
        double scale = Math.min(1, (double) SIZE / Math.max(small.width(), small.height()));
        int width = Math.max(1, (int) Math.round(scale * small.width()));
        int height = Math.max(1, (int) Math.round(scale * small.height()));
        int[] argb = small.argb(Area.of(small.width(), small.height()), width, height);
        WritableImage image = new WritableImage(width, height);
        image.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        return new Thumbnail(preview.width(), preview.height(), image);
    }
}
