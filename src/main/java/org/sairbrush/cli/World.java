package org.sairbrush.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.sairbrush.restore.Restorer;

/// What the commands reach beyond their own package for, so that tests can put something else in its place.
///
/// @param restorers opens what fills photos
/// @param editor    opens the editor's window
/// @param display   whether there is a screen to open a window on
/// @param terminal  whether a person watches standard error
public record World(Restorers restorers, Editor editor, boolean display, boolean terminal) {

    /// Opens the restorer that a command works with and closes.
    @FunctionalInterface
    public interface Restorers {

        /// @param models a folder of packs, or empty for the usual places
        Restorer open(Optional<Path> models);
    }

    /// Opens the editor and returns when its window is closed.
    @FunctionalInterface
    public interface Editor {

        void open(Optional<Path> photo);
    }
}
