package org.sairbrush.restore;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sairbrush.sair.PackDescription;
import org.sairbrush.sair.PackException;

/// The model packs at hand: folders with a `pack.json`, each named as its pack. Folders whose name begins with a dot
/// hold what is no pack yet.
///
/// @param roots folders that hold packs; where two hold a pack of the same id, the first counts
public record PackLibrary(List<Path> roots) {

    /// Names the folder of packs that comes first.
    public static final String PROPERTY = "sairbrush.models";

    private static final String FOLDER = "models";

    public PackLibrary {
        roots = List.copyOf(roots);
    }

    /// The folder named by the system property [#PROPERTY], then `models` beside the program, then in the working
    /// folder, then the user's own.
    public static PackLibrary standard() {
        List<Path> roots = new ArrayList<>();
        String named = System.getProperty(PROPERTY);
        if (named != null) {
            roots.add(Path.of(named));
        }
        try {
            Path code = Path.of(PackLibrary.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            // lib/sairbrush.jar → models, or target/classes → models of the source tree
            Path program = code.getParent().getParent();
            if (program != null) {
                roots.add(program.resolve(FOLDER));
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The program does not know where it lies", e);
        }
        roots.add(Path.of(FOLDER));
        roots.add(UserFolders.standard().models());
        return new PackLibrary(roots);
    }

    /// Packs in one folder.
    public static PackLibrary in(Path folder) {
        return new PackLibrary(List.of(folder));
    }

    /// A pack's folder, and what its description says or why that can't be read.
    ///
    /// @param description `null` when it can't be read
    /// @param problem     one sentence, `null` when there is none
    public record Entry(String id, Path folder, PackDescription description, PackException problem) {}

    /// All packs, damaged ones included, by id.
    public List<Entry> packs() {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Path root : roots) {
            for (Path folder : folders(root)) {
                String id = folder.getFileName().toString();
                entries.computeIfAbsent(id, key -> entry(id, folder));
            }
        }
        return List.copyOf(entries.values());
    }

    private static List<Path> folders(Path root) {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> below = Files.list(root)) {
            return below.filter(folder -> !folder.getFileName().toString().startsWith("."))
                    .filter(folder -> Files.exists(folder.resolve(PackDescription.FILE)))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Entry entry(String id, Path folder) {
        try {
            return new Entry(id, folder, PackDescription.read(folder), null);
        } catch (PackException e) {
            return new Entry(id, folder, null, e);
        }
    }

    /// The pack of an id, damaged or not.
    public Optional<Entry> find(String id) {
        return packs().stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /// The folder of a pack.
    ///
    /// @throws PackException when there is no such pack
    public Path folder(String id) throws PackException {
        List<Entry> packs = packs();
        for (Entry entry : packs) {
            if (entry.id().equals(id)) {
                return entry.folder();
            }
        }
        String known = packs.isEmpty()
                ? "no pack is installed"
                : "installed are: " + String.join(", ", packs.stream().map(Entry::id).toList());
        throw new PackException("There is no model pack '%s'; %s.".formatted(id, known));
    }
}
