package org.sairbrush.models;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What is there of a file whose download has not ended, and by what it is known that the server still has the same
/// file: the entity tag or date that came with it, and the address, kept in a small file beside it.
///
/// @param file   the bytes from the beginning
/// @param origin where they come from
record Part(Path file, Path origin) {

    static Part of(Path target) {
        return new Part(target.resolveSibling(target.getFileName() + ".part"),
                target.resolveSibling(target.getFileName() + ".origin"));
    }

    long bytes() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(origin);
    }

    /// Remembers what the file's beginning was sent with.
    void begin(ModelSource.ModelFile source, HttpHeaders headers) throws IOException {
        Files.write(origin, List.of(source.url().toString(), validator(headers).orElse("")));
    }

    /// What `If-Range` is to be sent with; empty where the server gave nothing of that kind.
    Optional<String> validator() throws IOException {
        List<String> lines = lines();
        return lines.size() > 1 ? Optional.of(lines.get(1)).filter(value -> !value.isEmpty()) : Optional.empty();
    }

    /// Whether more can be added. Without a way to know that the server's file is the same, only a published hash shows
    /// in the end that the parts belong together.
    boolean resumable(ModelSource.ModelFile source) throws IOException {
        List<String> lines = lines();
        return !lines.isEmpty()
                && lines.getFirst().equals(source.url().toString())
                && (source.sha256() != null || validator().isPresent());
    }

    private List<String> lines() throws IOException {
        return Files.exists(origin) ? Files.readAllLines(origin) : List.of();
    }

    /// A weak entity tag does not promise equal bytes.
    private static Optional<String> validator(HttpHeaders headers) {
        return headers.firstValue("ETag")
                .filter(tag -> !tag.startsWith("W/"))
                .or(() -> headers.firstValue("Last-Modified"));
    }
}
