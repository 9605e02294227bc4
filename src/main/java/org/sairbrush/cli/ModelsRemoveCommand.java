package org.sairbrush.cli;

import java.util.concurrent.Callable;
import org.sairbrush.sair.PackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `sairbrush models remove`: deletes a pack that was fetched or imported.
@Command(
        name = "remove",
        description = "Deletes a model pack that was fetched or imported, and unfinished fetches of it.")
final class ModelsRemoveCommand implements Callable<Integer> {

    @ParentCommand
    private ModelsCommand models;

    @Parameters(paramLabel = "ID", description = "The pack.")
    private String id;

    @Mixin
    private LibraryOption library;

    @Override
    public Integer call() throws PackException {
        library.store().remove(id);
        models.root().err().println(id + " is removed.");
        return ExitCode.OK;
    }
}
