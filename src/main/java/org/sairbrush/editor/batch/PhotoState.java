package org.sairbrush.editor.batch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How it stands with a photo of a batch.
public sealed interface PhotoState {

    /// Its turn has not come yet.
    ///
    /// @param anew its own result of before, which is to be replaced
    record Waiting(Optional<Path> anew) implements PhotoState {}

    /// @param fraction done so far in [0, 1]; -1 while nothing is known yet
    /// @param words    what is being done
    record Running(double fraction, String words) implements PhotoState {}

    /// The result is written.
    ///
    /// @param share     of the photo that was filled, in [0, 1]
    /// @param undamaged whether no damage was found, so that nothing was filled
    /// @param seconds   from reading to writing
    /// @param remarks   what people should know about it, in whole sentences
    record Done(Path result, double share, boolean undamaged, double seconds, List<String> remarks)
            implements PhotoState {}

    /// @param sentence says why, and what to do
    record Failed(String sentence) implements PhotoState {}

    /// Nothing was done, as the result is there already.
    record Skipped(Path result) implements PhotoState {}

    PhotoState WAITING = new Waiting(Optional.empty());

    /// Whether nothing more is to be done with it for now.
    default boolean ended() {
        return !(this instanceof Waiting || this instanceof Running);
    }
}
