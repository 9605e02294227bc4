package org.sairbrush.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.sairbrush.restore.PackLibrary;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.restore.Restorer;
import org.sairbrush.train.evaluation.EvaluationNetworks;

/// What the commands reach beyond their own package for, so that tests can put something else in its place.
///
/// @param restorers opens what fills photos
/// @param networks  opens the networks of a pack for an evaluation
/// @param editor    opens the editor's window
/// @param output    the folder for what is made without being asked where to
/// @param terminal  whether a person watches standard error
public record World(Restorers restorers, Networks networks, Editor editor, Path output, boolean terminal) {

    /// Opens the restorer that a command works with and closes.
    @FunctionalInterface
    public interface Restorers {

        Restorer open(PackLibrary packs);
    }

    /// Gives the networks that an evaluation compares and closes. A pack is opened when its first method is asked for.
    @FunctionalInterface
    public interface Networks {

        /// @param settings say the pack and the device
        EvaluationNetworks open(PackLibrary packs, RestoreSettings settings);
    }

    /// Opens the editor and returns when its window is closed.
    @FunctionalInterface
    public interface Editor {

        /// @param photo  opened at the start
        /// @param sample whether the sample photo is opened instead
        /// @return false when there is no display to open it on
        boolean open(Optional<Path> photo, boolean sample);
    }
}
