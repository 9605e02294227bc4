package org.sairbrush.models;

import com.google.gson.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sairbrush.sair.PackException;

/// Where a model can be had, as the catalogue says.
///
/// @param id       of the pack that it becomes
/// @param title    the name shown to people
/// @param kind     in words, such as `inpainter`
/// @param licence  SPDX name of the weights' licence
/// @param about    what it is, one sentence
/// @param use      what it is for, one sentence
/// @param homepage of its authors
/// @param files    everything it needs
/// @param pack     what its `pack.json` says besides all this
public record ModelSource(
        String id,
        String title,
        String kind,
        String licence,
        String about,
        String use,
        String homepage,
        List<ModelFile> files,
        JsonObject pack) {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");

    /// @throws IllegalArgumentException when it can't be a model; the message says what is wrong
    public ModelSource {
        require(id != null && isId(id), "'%s' is not a model's id".formatted(id));
        require(title != null && licence != null, "the model '%s' has no title or no licence".formatted(id));
        require(files != null && !files.isEmpty(), "the model '%s' has no files".formatted(id));
        kind = kind == null ? "model" : kind;
        files = List.copyOf(files);
        pack = pack == null ? new JsonObject() : pack.deepCopy();
    }

    /// One file of a model.
    ///
    /// @param name   in the pack's folder
    /// @param size   in bytes; `null` where it is not published
    /// @param sha256 in lower-case hexadecimal digits; `null` where none is published
    public record ModelFile(String name, URI url, Long size, String sha256) {

        /// @throws IllegalArgumentException when it can't be a file; the message says what is wrong
        public ModelFile {
            require(name != null && isName(name), "'%s' is not the name of a file".formatted(name));
            require(
                    url != null && url.getHost() != null && List.of("http", "https").contains(url.getScheme()),
                    "the address of %s does not begin with https".formatted(name));
            require(
                    sha256 == null || sha256.matches("[0-9a-f]{64}"),
                    "the SHA-256 of %s is not 64 lower-case hexadecimal digits".formatted(name));
        }
    }

    /// Bytes of all files, as far as they are published.
    public long bytes() {
        return files.stream().mapToLong(file -> Optional.ofNullable(file.size()).orElse(0L)).sum();
    }

    /// Whether each file has a hash that it can be checked against.
    public boolean hashed() {
        return files.stream().noneMatch(file -> file.sha256() == null);
    }

    /// An id for a pack that is made of a file, from the file's name.
    public static String idOf(String fileName) {
        int dot = fileName.lastIndexOf('.');
        String stem = (dot > 0 ? fileName.substring(0, dot) : fileName).toLowerCase(Locale.ROOT);
        String id = stem.replaceAll("[^a-z0-9._-]+", "-").replaceAll("^[^a-z0-9]+", "");
        return id.isEmpty() ? "model" : id.substring(0, Math.min(64, id.length()));
    }

    static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    /// @return the id
    /// @throws PackException when it can't be one
    static String requireId(String id) throws PackException {
        if (!isId(id)) {
            throw new PackException(
                    "'%s' can't be a pack's id: take up to 64 lower-case letters, digits, dots and hyphens."
                            .formatted(id));
        }
        return id;
    }

    /// Whether a file of this name lies in the pack's own folder on every system.
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
