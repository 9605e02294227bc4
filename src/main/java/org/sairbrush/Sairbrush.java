package org.sairbrush;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import org.sairbrush.cli.Cli;
import org.sairbrush.cli.World;
import org.sairbrush.editor.EditorLauncher;
import org.sairbrush.models.ModelStore;
import org.sairbrush.restore.PackLibrary;
import org.sairbrush.restore.PackRestorer;
import org.sairbrush.train.evaluation.PackNetworks;

/// The one entry of the program: a subcommand runs headless, anything else opens the editor.
public final class Sairbrush {

    private static final Logger JAVAFX_LOG = Logger.getLogger("javafx");

    private Sairbrush() {}

    public static void main(String[] arguments) {
        NativeEnvironment.prepare();
        if (List.of(arguments).contains("--verbose")) {
            System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "info");
        }
        Console console = System.console();
        World world = new World(
                PackRestorer::new,
                PackNetworks::new,
                Sairbrush::openEditor,
                Path.of(System.getProperty("sairbrush.output", "")),
                console != null && console.isTerminal());
        // Programs that read the output expect UTF-8, whatever the terminal's character set is.
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        System.exit(Cli.run(world, out, new PrintWriter(System.err, true), arguments));
    }

    private static boolean openEditor(Optional<Path> photo, boolean sample) {
        if (!EditorLauncher.displayAvailable()) {
            return false;
        }
        // JavaFX on the class path works, whatever it says about that at each start.
        JAVAFX_LOG.setFilter(record -> !record.getMessage().startsWith("Unsupported JavaFX configuration"));
        try {
            EditorLauncher.launch(
                    photo, sample, () -> new PackRestorer(PackLibrary.standard()), ModelStore.standard());
            return true;
        } catch (UnsupportedOperationException displayDoesNotAnswer) {
            return false;
        }
    }
}
