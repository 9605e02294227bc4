package org.sairbrush.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.sairbrush.sair.PackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `sairbrush models default`: which pack is used where none is named, in the editor too.
@Command(name = "default", description = "Says or sets the model pack that is used where none is named.")
final class ModelsDefaultCommand implements Callable<Integer> {

    @ParentCommand
    private ModelsCommand models;

    @Parameters(arity = "0..1", paramLabel = "ID", description = "The pack to use from now on.")
    private Optional<String> id;

    @Mixin
    private LibraryOption library;

    @Override
    public Integer call() throws CommandException, PackException {
        if (id.isPresent()) {
            library.store().setDefaultPack(id.get());
        }
        models.root().out().println(library.defaultPack());
        return ExitCode.OK;
    }
}
