package org.sairbrush.editor.transfer;

import java.awt.image.BufferedImage;
import java.nio.IntBuffer;
import java.util.Arrays;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.Watching;

/// Between photos and the 8-bit pictures that programs hand each other. For background work.
public final class Images {

    private static final int ROWS = 64;

    private Images() {}

    /// @param watching is told after every few rows
    public static Image of(Photo photo, Watching watching) {
        int width = photo.width();
        int height = photo.height();
        int[] argb = new int[Math.multiplyExact(width, height)];
        for (int top = 0; top < height; top += ROWS) {
            watching.at((double) top / height);
            int rows = Math.min(ROWS, height - top);
            System.arraycopy(
                    photo.argb(new Area(0, top, width, rows), width, rows), 0, argb, top * width, rows * width);
        }
        if (photo.alpha()) {
            Arrays.setAll(argb, i -> premultiplied(argb[i]));
        }
        return new WritableImage(
                new PixelBuffer<>(width, height, IntBuffer.wrap(argb), PixelFormat.getIntArgbPreInstance()));
    }

    /// @return without transparency where the picture has none
    public static Photo photo(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
        boolean opaque = Arrays.stream(argb).allMatch(colour -> colour >>> 24 == 255);
        BufferedImage picture = new BufferedImage(
                width, height, opaque ? BufferedImage.TYPE_3BYTE_BGR : BufferedImage.TYPE_4BYTE_ABGR);
        picture.setRGB(0, 0, width, height, argb, 0, width);
        return Photo.of(picture);
    }

    private static int premultiplied(int argb) {
        int alpha = argb >>> 24;
        int red = ((argb >> 16 & 0xff) * alpha + 127) / 255;
        int green = ((argb >> 8 & 0xff) * alpha + 127) / 255;
        int blue = ((argb & 0xff) * alpha + 127) / 255;
        return alpha << 24 | red << 16 | green << 8 | blue;
    }
}
