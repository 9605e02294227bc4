package org.sairbrush;

import java.awt.GraphicsEnvironment;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.sairbrush.cli.Cli;
import org.sairbrush.cli.World;

/// The one entry of the program: a subcommand runs headless, anything else opens the editor.
public final class Sairbrush {

    private Sairbrush() {}

    public static void main(String[] arguments) {
        if (List.of(arguments).contains("--verbose")) {
            System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "info");
        }
        Console console = System.console();
        World world = new World(
                models -> {
                    throw new IllegalStateException("No restorer yet");
                },
                (models, settings) -> {
                    throw new IllegalStateException("No networks yet");
                },
                photo -> {
                    throw new IllegalStateException("No editor yet");
                },
                !GraphicsEnvironment.isHeadless(),
                console != null && console.isTerminal());
        int status = Cli.commandLine(world)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .execute(arguments);
        System.exit(status);
    }
}
