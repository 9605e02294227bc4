package org.sairbrush.photo;

import java.awt.image.BufferedImage;

/// Samples exactly as decoded, orientation applied, in their own colour space and depth.
public final class Photo {

    private final BufferedImage image;

    private Photo(BufferedImage image) {
        this.image = image;
    }

    public static Photo of(BufferedImage image) {
        return new Photo(image);
    }

    public int width() {
        return image.getWidth();
    }

    public int height() {
        return image.getHeight();
    }
}
