package org.sairbrush;

import java.awt.GraphicsEnvironment;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sairbrush.cli.Cli;
import org.sairbrush.cli.World;
import org.sairbrush.restore.PackLibrary;
import org.sairbrush.restore.PackRestorer;
import org.sairbrush.train.PackNetworks;

/// The one entry of the program: a subcommand runs headless, anything else opens the editor.
public final class Sairbrush {

    private Sairbrush() {}

    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--verbose")) {
            System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "info");
        }
        Console console = System.console();
        World world = new World(
                models -> new PackRestorer(library(models)),
                (models, settings) -> new PackNetworks(library(models), settings),
                photo -> {
                    throw new IllegalStateException("No editor yet");
                },
                !GraphicsEnvironment.isHeadless(),
                console != null && console.isTerminal());
        // Programs that read the output expect UTF-8, whatever the terminal's character set is.
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        System.exit(Cli.run(world, out, new PrintWriter(System.err, true), arguments));
    }

    private static PackLibrary library(Optional<Path> models) {
        return models.map(PackLibrary::in).orElseGet(PackLibrary::standard);
    }
}
