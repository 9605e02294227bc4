package org.sairbrush.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sairbrush.models.ModelSettings;
import org.sairbrush.models.ModelStore;
import org.sairbrush.restore.PackLibrary;
import picocli.CommandLine.Option;

/// Where model packs lie.
final class LibraryOption {

    @Option(names = "--models", paramLabel = "DIR", description = "A folder of packs, instead of the usual places.")
    private Optional<Path> models;

    PackLibrary library() throws CommandException {
        if (models.isPresent() && !Files.isDirectory(models.get())) {
            throw new CommandException("There is no folder " + models.get() + ": check the name after --models.");
        }
        return models.map(PackLibrary::in).orElseGet(PackLibrary::standard);
    }

    /// What is fetched or imported goes to the named folder, or the user's own.
    ModelStore store() {
        return models.map(folder -> new ModelStore(PackLibrary.in(folder), folder, ModelSettings.standard()))
                .orElseGet(ModelStore::standard);
    }

    /// The pack that is used where none is named.
    String defaultPack() throws CommandException {
        return ModelSettings.standard().defaultPack(library());
    }
}
