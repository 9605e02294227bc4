package org.sairbrush.photo;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The kinds of photo files.
public enum PhotoFormat {
    JPEG("JPEG", true, "jpg", "jpeg", "jpe", "jfif"),
    PNG("PNG", true, "png"),
    TIFF("TIFF", true, "tif", "tiff"),
    BMP("BMP", true, "bmp"),
    GIF("GIF", false, "gif"),
    WEBP("WebP", false, "webp");

    private final String title;
    private final boolean writable;
    private final List<String> extensions;

    PhotoFormat(String title, boolean writable, String... extensions) {
        this.title = title;
        this.writable = writable;
        this.extensions = List.of(extensions);
    }

    /// The name shown to people.
    public String title() {
        return title;
    }

    /// Whether [PhotoWriter] writes it. GIF's 256 colours can't hold a photo; WebP has no encoder here.
    public boolean writable() {
        return writable;
    }

    /// Lower case, without the dot; the first one is the usual one.
    public List<String> extensions() {
        return extensions;
    }

    /// The format that a file's name promises.
    public static Optional<PhotoFormat> of(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString();
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.extensions.contains(extension))
                .findFirst();
    }
}
