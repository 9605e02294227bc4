package org.sairbrush.photo;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The kinds of photo files.
public enum PhotoFormat {
    JPEG("JPEG", "jpg", "jpeg", "jpe", "jfif"),
    PNG("PNG", "png"),
    TIFF("TIFF", "tif", "tiff"),
    BMP("BMP", "bmp"),
    GIF("GIF", "gif"),
    WEBP("WebP", "webp");

    private final String title;
    private final List<String> extensions;

    PhotoFormat(String title, String... extensions) {
        this.title = title;
        this.extensions = List.of(extensions);
    }

    /// The name shown to people.
    public String title() {
        return title;
    }

    /// Whether [PhotoWriter] writes it. GIF's 256 colours can't hold a photo; WebP has no encoder here.
    public boolean writable() {
        return this != GIF && this != WEBP;
    }

    /// Whether it keeps 16 bits a sample and transparency when written.
    public boolean lossless() {
        return this == PNG || this == TIFF;
    }

    /// Lower case, without the dot; the first one is the usual one.
    public List<String> extensions() {
        return extensions;
    }

    /// The format that a file's name promises.
    public static Optional<PhotoFormat> of(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        return ofExtension(name.substring(name.lastIndexOf('.') + 1));
    }

    static Optional<PhotoFormat> ofExtension(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extensions.contains(extension.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
