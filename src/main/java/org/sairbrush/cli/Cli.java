package org.sairbrush.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.sair.PackException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line: its commands, and what a failure looks like.
/// Exit status 0 is done, 1 could not do it, 2 wrong usage.
public final class Cli {

    private Cli() {}

    /// Runs one command line.
    ///
    /// @param out for results
    /// @param err for progress and messages
    /// @return the exit status
    public static int run(World world, PrintWriter out, PrintWriter err, String... arguments) {
        RootCommand root = new RootCommand(world);
        CommandLine commandLine = new CommandLine(root)
                .setExpandAtFiles(false)
                .registerConverter(Path.class, new PathConverter())
                .registerConverter(Integer.class, Numbers::small)
                .registerConverter(long.class, Numbers::whole)
                .registerConverter(double.class, Numbers::number)
                .registerConverter(Double.class, Numbers::number)
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(Cli::misused)
                .setExecutionExceptionHandler((exception, command, _) -> {
                    if (!(exception instanceof CancellationException)) {
                        tell(command.getErr(), sentence(exception), exception, root.verbose());
                    }
                    return CommandLine.ExitCode.SOFTWARE;
                });
        try {
            int status = commandLine.execute(arguments);
            if (out.checkError()) {
                tell(err, "What was to be printed can't be written: is the disk full?", null, false);
                return CommandLine.ExitCode.SOFTWARE;
            }
            return status;
        } catch (Error e) {
            tell(err, sentence(e), e, root.verbose());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private static int misused(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        command.getErr().println("sairbrush: " + sentence(exception, arguments));
        command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return CommandLine.ExitCode.USAGE;
    }

    /// What follows a photo to open is most often meant for a command that is misspelt.
    private static String sentence(ParameterException exception, String[] arguments) {
        boolean ofNoCommand = exception instanceof UnmatchedArgumentException
                && exception.getCommandLine().getParent() == null;
        return Stream.of(arguments)
                .filter(word -> ofNoCommand && !word.startsWith("-"))
                .findFirst()
                .map("There is no command '%s'."::formatted)
                .orElse(exception.getMessage());
    }

    /// Tells of a failure in one sentence, and where it came from when that was asked for.
    static void tell(PrintWriter err, String sentence, Throwable failure, boolean verbose) {
        err.println("sairbrush: " + sentence);
        if (verbose) {
            failure.printStackTrace(err);
        }
    }

    /// What to tell a person: our own exceptions carry a sentence, any other is a fault of the program.
    static String sentence(Throwable failure) {
        return switch (failure) {
            case CommandException own -> own.getMessage();
            case PhotoException own -> own.getMessage();
            case RestoreException own -> own.getMessage();
            case PackException own -> own.getMessage();
            case UncheckedIOException own -> own.getMessage();
            case OutOfMemoryError _ ->
                "There is not enough memory: give Java more, as SAIRBRUSH_OPTS=-Xmx8g does, or take a smaller photo.";
            case LinkageError _ -> "A library does not run on this system (" + failure.getMessage()
                    + "): build Sairbrush on the system that it is to run on.";
            default -> "Something went wrong that should not (" + failure
                    + "): run it again with --verbose and report what it prints.";
        };
    }
}
