package org.sairbrush.photo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The table of `docs/formats.md`: what is measured to survive from file to file.
final class FormatTable {

    private static final String HEAD = """
            | from | to | samples outside the mask | written as | ICC profile | EXIF | XMP | IPTC | resolution |
            |---|---|---|---|---|---|---|---|---|
            """;

    private FormatTable() {}

    /// From each kind of file to the same format, or to PNG where it is not written.
    static String same(Path folder) throws IOException {
        StringBuilder table = new StringBuilder(HEAD);
        for (SourceFile source : SourceFile.all()) {
            table.append(row(source, sameFormat(source), folder));
        }
        return table.toString();
    }

    /// From some kinds of file to all formats.
    static String across(Path folder) throws IOException {
        StringBuilder table = new StringBuilder(HEAD);
        List<String> names = List.of("JPEG with a profile", "JPEG CMYK with a profile", "PNG 16 bits with a profile",
                "TIFF 16 bits with a profile", "TIFF 16 bits CMYK with a profile", "WebP lossless");
        for (SourceFile source : SourceFile.all()) {
            for (PhotoFormat format : PhotoFormat.values()) {
                String extension = format.extensions().getFirst();
                if (names.contains(source.name()) && format.writable() && !extension.equals(sameFormat(source))) {
                    table.append(row(source, extension, folder));
                }
            }
        }
        return table.toString();
    }

    static String sameFormat(SourceFile source) {
        return PhotoFormat.ofExtension(source.extension()).orElseThrow().writable() ? source.extension() : "png";
    }

    private static String row(SourceFile source, String extension, Path folder) throws IOException {
        RoundTrip trip = RoundTrip.of(source, extension, folder, 64, 48, 1);
        return "| %s | %s | %s | %s | %s | %s | %s | %s | %s |\n".formatted(
                source.name(),
                PhotoFormat.ofExtension(extension).orElseThrow().title(),
                trip.samplesOutside(),
                trip.kind(),
                trip.profile(),
                trip.exif(),
                trip.xmp(),
                trip.iptc(),
                trip.resolution());
    }
}
