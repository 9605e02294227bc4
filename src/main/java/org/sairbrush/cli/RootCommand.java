package org.sairbrush.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `sairbrush` alone: the editor, or without a display the sample photo restored.
@Command(
        name = "sairbrush",
        description = {
            "Restores photos: paint over the damage, and it is filled from what the photo shows.",
            "Without a command it opens the editor."
        },
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = RootCommand.Version.class,
        showDefaultValues = true,
        subcommands = {
            RestoreCommand.class,
            BenchCommand.class,
            DetectCommand.class,
            LabelsCommand.class,
            EvaluateCommand.class,
            TrainCommand.class,
            ModelsCommand.class
        })
final class RootCommand implements Callable<Integer> {

    private final World world;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "PHOTO", description = "The photo to open in the editor.")
    private Optional<Path> photo;

    @Option(names = "--sample", description = "Open the sample photo in the editor, with its damage masked.")
    private boolean sample;

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Print what libraries log, and where in the program a failure came from.")
    private boolean verbose;

    RootCommand(World world) {
        this.world = world;
    }

    @Override
    public Integer call() throws Exception {
        if (photo.isPresent() && !Files.exists(photo.get())) {
            throw new ParameterException(
                    spec.commandLine(), "There is no command and no photo named '" + photo.get() + "'.");
        }
        if (photo.isPresent() && sample) {
            throw new ParameterException(spec.commandLine(), "Name a photo or --sample, not both.");
        }
        if (world.editor().open(photo, sample)) {
            return ExitCode.OK;
        }
        if (photo.isPresent()) {
            throw new CommandException("The editor needs a display, and there is none: use 'sairbrush restore'.");
        }
        return Sample.restore(this);
    }

    World world() {
        return world;
    }

    boolean verbose() {
        return verbose;
    }

    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /// Work that is shown on standard error and stops on Ctrl+C.
    Job job() {
        return new Job(err(), world.terminal(), verbose);
    }

    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = RootCommand.class.getPackage().getImplementationVersion();
            return new String[] {"Sairbrush " + (version == null ? "(development build)" : version)};
        }
    }
}
