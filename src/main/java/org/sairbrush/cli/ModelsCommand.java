package org.sairbrush.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `sairbrush models`: the model packs at hand.
@Command(
        name = "models",
        description = "Shows and checks model packs.",
        subcommands = {ModelsListCommand.class, ModelsVerifyCommand.class})
final class ModelsCommand implements Runnable {

    @ParentCommand
    private RootCommand root;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do with the packs: list or verify.");
    }

    RootCommand root() {
        return root;
    }
}
