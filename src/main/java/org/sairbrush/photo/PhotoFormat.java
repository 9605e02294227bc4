package org.sairbrush.photo;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The kinds of photo files.
public enum PhotoFormat {
    JPEG("JPEG", Set.of(Ability.WRITTEN, Ability.INKS, Ability.PROFILE), "jpg", "jpeg", "jpe", "jfif"),
    PNG("PNG", Set.of(Ability.WRITTEN, Ability.EXACT, Ability.DEEP, Ability.ALPHA, Ability.PROFILE), "png"),
    TIFF("TIFF", Set.of(Ability.values()), "tif", "tiff"),
    BMP("BMP", Set.of(Ability.WRITTEN, Ability.EXACT), "bmp"),
    PNM("PNM", Set.of(Ability.WRITTEN, Ability.EXACT, Ability.DEEP), "pnm", "pgm", "ppm", "pbm", "pam"),
    GIF("GIF", Set.of(), "gif"),
    WEBP("WebP", Set.of(), "webp");

    private enum Ability {
        WRITTEN,
        EXACT,
        DEEP,
        ALPHA,
        INKS,
        PROFILE
    }

    private final String title;
    private final Set<Ability> abilities;
    private final List<String> extensions;

    PhotoFormat(String title, Set<Ability> abilities, String... extensions) {
        this.title = title;
        this.abilities = abilities;
        this.extensions = List.of(extensions);
    }

    /// The name shown to people.
    public String title() {
        return title;
    }

    /// Whether [PhotoWriter] writes it. GIF's 256 colours can't hold a photo; WebP has no encoder here.
    public boolean writable() {
        return abilities.contains(Ability.WRITTEN);
    }

    /// Whether every sample is read as it was written.
    public boolean exact() {
        return abilities.contains(Ability.EXACT);
    }

    /// Whether it keeps 16 bits a sample when written.
    boolean deep() {
        return abilities.contains(Ability.DEEP);
    }

    /// Whether it keeps transparency when written.
    boolean alpha() {
        return abilities.contains(Ability.ALPHA);
    }

    /// Whether it keeps the four inks of print when written.
    boolean inks() {
        return abilities.contains(Ability.INKS);
    }

    /// Whether it keeps colours in their own space when written.
    boolean profile() {
        return abilities.contains(Ability.PROFILE);
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
