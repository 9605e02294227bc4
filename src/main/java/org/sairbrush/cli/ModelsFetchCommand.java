package org.sairbrush.cli;

import java.util.concurrent.Callable;
import org.sairbrush.sair.PackException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `sairbrush models fetch`: brings a model of the catalogue over the network.
@Command(
        name = "fetch",
        description = {
            "Fetches a model that 'sairbrush models list' offers.",
            "What has come stays when it is stopped with Ctrl+C or the connection breaks: fetch it again to go on."
        })
final class ModelsFetchCommand implements Callable<Integer> {

    @ParentCommand
    private ModelsCommand models;

    @Parameters(paramLabel = "ID", description = "The model.")
    private String id;

    @Mixin
    private LibraryOption library;

    @Override
    public Integer call() throws PackException {
        try (Job job = models.root().job()) {
            library.store().fetch(id, job);
            job.say(id + " is installed and whole.");
        }
        return ExitCode.OK;
    }
}
