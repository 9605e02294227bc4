package org.sairbrush.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.sairbrush.restore.PackLibrary;
import picocli.CommandLine.Option;

/// Where model packs lie.
final class LibraryOption {

    @Option(names = "--models", paramLabel = "DIR", description = "A folder of packs, instead of the usual places.")
    private Optional<Path> models;

    PackLibrary library() {
        return models.map(PackLibrary::in).orElseGet(PackLibrary::standard);
    }
}
