package org.sairbrush.photo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// Pictures that no sound library of a fitting licence reads in Java, told by how their files begin.
enum ForeignKind {
    HEIC("HEIC", "....ftyp(hei[cmsx]|hev[cmsx]|mif1|msf1).*"),
    AVIF("AVIF", "....ftypavi[fs].*"),
    JPEG_2000("JPEG 2000", "\0\0\0\fjP {2}.*|\u00FFO\u00FFQ.*"),
    JPEG_XL("JPEG XL", "\u00FF\n.*|\0\0\0\fJXL .*"),
    PHOTOSHOP("Photoshop", "8BPS.*"),
    CANON_RAW("camera raw", "....ftypcrx .*|FUJIFILM.*|II(RO|U\0).*"),
    PDF("PDF", "%PDF.*"),
    SVG("SVG", "<svg.*|<\\?xml.*");

    private static final int BEGINNING = 16;

    private final String title;
    private final Pattern beginning;

    ForeignKind(String title, String beginning) {
        this.title = title;
        this.beginning = Pattern.compile(beginning, Pattern.DOTALL);
    }

    /// The name shown to people.
    String title() {
        return title;
    }

    static Optional<ForeignKind> of(Path file) throws IOException {
        try (InputStream input = Files.newInputStream(file)) {
            String start = new String(input.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
            return Arrays.stream(values())
                    .filter(kind -> kind.beginning.matcher(start).matches())
                    .findFirst();
        }
    }
}
