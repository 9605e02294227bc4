package org.sairbrush.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sairbrush.sair.PackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `sairbrush models import`: takes in what is on the disk already.
@Command(
        name = "import",
        description = {
            "Takes in a model pack, as a folder or a zip, or a model file that the catalogue knows.",
            "Import only what comes from people you trust: a model is a program that runs on your computer."
        })
final class ModelsImportCommand implements Callable<Integer> {

    @ParentCommand
    private ModelsCommand models;

    @Parameters(paramLabel = "PATH", description = "The pack's folder, a zip of it, or a model file.")
    private Path path;

    @Option(
            names = "--as",
            paramLabel = "MODEL",
            description = "The model of the catalogue that the file is, such as lama, where its hash does not say so.")
    private Optional<String> as;

    @Option(names = "--id", paramLabel = "ID", description = "The pack's id, where that is not to be its own.")
    private Optional<String> id;

    @Mixin
    private LibraryOption library;

    @Override
    public Integer call() throws PackException {
        try (Job job = models.root().job()) {
            job.say(library.store().importPack(path, as, id, job) + " is installed and whole.");
        }
        return ExitCode.OK;
    }
}
