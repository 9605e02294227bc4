package org.sairbrush.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.sairbrush.files.Sha256;
import org.sairbrush.files.WholeFile;
import org.sairbrush.sair.PackDescription;

/// Puts weights into a pack so that its description fits its files at every moment, also when the program is stopped in
/// between: no file is replaced while the description names it.
final class PackWeights {

    /// Puts weights into the description of their pack.
    @FunctionalInterface
    interface Entry {
        PackDescription put(PackDescription description, PackDescription.Extra weights);
    }

    private PackWeights() {}

    /// @param name    of the file, without its ending
    /// @param content writes the weights
    /// @return the file
    static Path put(Path pack, String name, WholeFile.Content content, Entry entry) throws IOException {
        Path file = pack.resolve(name + ".safetensors");
        if (!Files.exists(file)) {
            content.writeTo(file);
            describe(pack, file, entry);
            return file;
        }
        Path meanwhile = pack.resolve("%s-%s.safetensors".formatted(name, UUID.randomUUID()));
        content.writeTo(meanwhile);
        describe(pack, meanwhile, entry);
        WholeFile.write(file, part -> Files.copy(meanwhile, part));
        describe(pack, file, entry);
        Files.delete(meanwhile);
        return file;
    }

    private static void describe(Path pack, Path file, Entry entry) throws IOException {
        PackDescription description = Files.exists(pack.resolve(PackDescription.FILE))
                ? PackDescription.read(pack)
                : PackDescription.named(pack.toAbsolutePath().getFileName().toString());
        entry.put(description, new PackDescription.Extra(file.getFileName().toString(), Sha256.of(file)))
                .write(pack);
    }
}
