package org.sairbrush.photo;

/// 8-bit coverage, one byte a pixel; hole = coverage of at least 128.
public final class Mask {

    private final int width;
    private final int height;

    private Mask(int width, int height) {
        this.width = width;
        this.height = height;
    }

    public static Mask empty(int width, int height) {
        return new Mask(width, height);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }
}
