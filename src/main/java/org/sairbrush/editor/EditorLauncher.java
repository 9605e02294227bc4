package org.sairbrush.editor;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.sairbrush.editor.settings.EditorSettings;
import org.sairbrush.models.ModelStore;
import org.sairbrush.restore.Restorer;

/// How the rest of the program opens the editor.
public final class EditorLauncher {

    private EditorLauncher() {}

    /// Opens the editor and returns when it is closed. Can be called once in a process.
    ///
    /// @param photo    opened at the start
    /// @param sample   whether the sample photo is opened at the start
    /// @param restorer makes the restorer; called on a background thread when it is first needed
    /// @param models   the packs at hand and those that can be had
    public static void launch(Optional<Path> photo, boolean sample, Supplier<Restorer> restorer, ModelStore models) {
        SoftHeap.keep();
        EditorApp.launch(new EditorApp.Start(photo, sample, restorer, models, EditorSettings.standardFile()));
    }

    /// Whether a window could be shown here.
    public static boolean displayAvailable() {
        if ("Headless".equalsIgnoreCase(System.getProperty("glass.platform"))) {
            return true;
        }
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return system.startsWith("windows") || system.startsWith("mac") || isSet("DISPLAY") || isSet("WAYLAND_DISPLAY");
    }

    private static boolean isSet(String variable) {
        String value = System.getenv(variable);
        return value != null && !value.isBlank();
    }
}
