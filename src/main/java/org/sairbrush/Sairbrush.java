package org.sairbrush;

import java.awt.GraphicsEnvironment;
import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.sairbrush.cli.Cli;
import org.sairbrush.cli.World;
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
                PackRestorer::new,
                PackNetworks::new,
                photo -> {
                    throw new IllegalStateException("No editor yet");
                },
                !GraphicsEnvironment.isHeadless(),
                console != null && console.isTerminal());
        // Programs that read the output expect UTF-8, whatever the terminal's character set is.
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        System.exit(Cli.run(world, out, new PrintWriter(System.err, true), arguments));
    }
}
