package org.sairbrush.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `sairbrush models`: the model packs at hand, and those that can be had.
@Command(
        name = "models",
        description = "Shows, checks, fetches, imports and removes model packs.",
        subcommands = {
            ModelsListCommand.class,
            ModelsVerifyCommand.class,
            ModelsFetchCommand.class,
            ModelsImportCommand.class,
            ModelsRemoveCommand.class,
            ModelsDefaultCommand.class
        })
final class ModelsCommand implements Runnable {

    @ParentCommand
    private RootCommand root;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do with the packs: list, verify, fetch, import, remove or default.");
    }

    RootCommand root() {
        return root;
    }
}
