package org.sairbrush.semantics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sairbrush.files.WholeFile;

/// Label sets by name: ready ones, and the user's own, each a text file with a label a line. An own set takes the place
/// of the ready one of its name until it is deleted.
///
/// Failures are [IOException]s whose message is one sentence for the user.
public final class LabelSets {

    /// The ready sets, in the order in which they are offered. The last two are the words of data sets: the 171 classes
    /// of COCO-Stuff in plain words, and the 150 of ADE20K's scene parsing.
    public static final List<String> READY =
            List.of("portrait", "street", "nature", "interior", "coco-stuff", "ade20k");

    /// What names may look like: they are names of files too, on every system.
    private static final Pattern NAME =
            Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} _-]{0,38}[\\p{L}\\p{N}]|[\\p{L}\\p{N}]");

    private static final String ENDING = ".txt";

    /// Text editors of Windows begin files with it.
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path folder;

    /// @param folder of the user's own sets; made when the first is saved
    public LabelSets(Path folder) {
        this.folder = folder;
    }

    /// All names, the ready sets' first.
    public List<String> names() throws IOException {
        List<String> names = new ArrayList<>(READY);
        for (String own : own()) {
            if (names.stream().noneMatch(own::equalsIgnoreCase)) {
                names.add(own);
            }
        }
        return names;
    }

    /// Whether there is a file of the user's, which can be deleted.
    public boolean isOwn(String name) throws IOException {
        return file(name).isPresent();
    }

    /// @throws IOException when there is no such set, or its file can't be used
    public LabelSet get(String name) throws IOException {
        Optional<Path> file = file(name);
        if (file.isPresent()) {
            return read(file.get());
        }
        return ready(name)
                .orElseThrow(() -> new IOException(
                        "There is no label set '%s': choose one of %s.".formatted(name, String.join(", ", known()))));
    }

    /// The ready set of a name, whatever the user has saved.
    public static Optional<LabelSet> ready(String name) {
        return READY.stream().filter(name::equalsIgnoreCase).findFirst().map(LabelSets::resource);
    }

    /// Keeps a set under a name, in place of the user's earlier one.
    public void save(String name, LabelSet labels) throws IOException {
        requireUsable(name);
        Path file = file(name).orElse(folder.resolve(name + ENDING));
        try {
            Files.createDirectories(folder);
            WholeFile.write(file, String.join("\n", labels.names()) + "\n");
        } catch (IOException e) {
            throw new IOException(
                    "The label set can't be saved in %s: check the disk's space and the folder's permissions."
                            .formatted(folder),
                    e);
        }
    }

    /// Gives the user's own set another name that no set has yet.
    public void rename(String name, String to) throws IOException {
        requireUsable(to);
        Path file = file(name).orElseThrow(() -> notOwn(name));
        if (!to.equalsIgnoreCase(name) && names().stream().anyMatch(to::equalsIgnoreCase)) {
            throw new IOException("There is a label set '%s' already: choose another name.".formatted(to));
        }
        try {
            Files.move(file, folder.resolve(to + ENDING));
        } catch (IOException e) {
            throw new IOException("The label set '%s' can't be renamed: check the permissions of %s."
                    .formatted(name, folder), e);
        }
    }

    /// Deletes the user's own set; a ready one of the same name is back then.
    public void delete(String name) throws IOException {
        Path file = file(name).orElseThrow(() -> notOwn(name));
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new IOException("The label set '%s' can't be deleted: check the permissions of %s."
                    .formatted(name, folder), e);
        }
    }

    private static IOException notOwn(String name) {
        return new IOException("'%s' is no label set of your own, so it can't be changed.".formatted(name));
    }

    private static void requireUsable(String name) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new IOException(
                    "Name the label set with at most 40 letters, digits, spaces, hyphens and underscores.");
        }
    }

    private List<String> known() {
        try {
            return names();
        } catch (IOException e) {
            return READY;
        }
    }

    private List<String> own() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .filter(name -> NAME.matcher(name).matches())
                    .sorted(String.CASE_INSENSITIVE_ORDER)
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new IOException("Your label sets in %s can't be listed: check the folder's permissions."
                    .formatted(folder), e);
        }
    }

    private Optional<Path> file(String name) throws IOException {
        return own().stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .map(own -> folder.resolve(own + ENDING));
    }

    private static LabelSet read(Path file) throws IOException {
        try {
            return LabelSet.parse(Files.readString(file).replace(BYTE_ORDER_MARK, ""));
        } catch (IllegalArgumentException e) {
            throw new IOException("The label set in %s can't be used. %s".formatted(file, e.getMessage()), e);
        } catch (IOException e) {
            throw new IOException("The label set in %s can't be read: it should be text, a label a line."
                    .formatted(file), e);
        }
    }

    private static LabelSet resource(String name) {
        try (InputStream stream = LabelSets.class.getResourceAsStream("labels-" + name + ENDING)) {
            return LabelSet.parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
