package org.sairbrush.cli;

import java.io.PrintWriter;
import java.util.concurrent.CancellationException;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.restore.RestoreException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// The command line: its commands, and what a failure looks like.
/// Exit status 0 is done, 1 could not do it, 2 wrong usage.
public final class Cli {

    private Cli() {}

    public static CommandLine commandLine(World world) {
        RootCommand root = new RootCommand(world);
        return new CommandLine(root)
                .setParameterExceptionHandler((exception, arguments) -> misused(exception))
                .setExecutionExceptionHandler((exception, command, result) -> {
                    if (!(exception instanceof CancellationException)) {
                        tell(command.getErr(), sentence(exception), exception, root.verbose());
                    }
                    return CommandLine.ExitCode.SOFTWARE;
                });
    }

    private static int misused(ParameterException exception) {
        CommandLine command = exception.getCommandLine();
        command.getErr().println("sairbrush: " + exception.getMessage());
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return CommandLine.ExitCode.USAGE;
    }

    /// Tells of a failure in one sentence, and where it came from when that was asked for.
    static void tell(PrintWriter err, String sentence, Throwable failure, boolean verbose) {
        err.println("sairbrush: " + sentence);
        if (verbose) {
            failure.printStackTrace(err);
        }
    }

    /// What to tell a person: our own exceptions carry a sentence, any other is a fault of the program.
    static String sentence(Exception exception) {
        return switch (exception) {
            case CommandException own -> own.getMessage();
            case PhotoException own -> own.getMessage();
            case RestoreException own -> own.getMessage();
            default -> "Something went wrong that should not (" + exception
                    + "): run it again with --verbose and report what it prints.";
        };
    }
}
