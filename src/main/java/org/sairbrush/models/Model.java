package org.sairbrush.models;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.sairbrush.restore.PackLibrary;

/// A model as the manager shows it: installed, to be had, or both.
///
/// @param pack      what is installed, damaged or not
/// @param source    where it can be had
/// @param bytes     of its files: on the disk when it is installed, otherwise to be fetched
/// @param staged    bytes that an unfinished fetch has brought so far
/// @param verified  when it was last found whole; empty when that was never, or before its files changed
/// @param removable whether it is the user's own, and not the program's
/// @param isDefault whether it is used where no pack is named
public record Model(
        String id,
        Optional<PackLibrary.Entry> pack,
        Optional<ModelSource> source,
        long bytes,
        long staged,
        Optional<Instant> verified,
        boolean removable,
        boolean isDefault) {

    public boolean installed() {
        return pack.isPresent();
    }

    public Optional<Path> folder() {
        return pack.map(PackLibrary.Entry::folder);
    }

    /// Why what is installed can't be used, in one sentence.
    public Optional<String> problem() {
        return pack.map(PackLibrary.Entry::problem).map(Throwable::getMessage);
    }

    public String title() {
        return pack.map(PackLibrary.Entry::description)
                .map(description -> description.title())
                .or(() -> source.map(ModelSource::title))
                .orElse(id);
    }

    public String licence() {
        return pack.map(PackLibrary.Entry::description)
                .map(description -> description.licence())
                .or(() -> source.map(ModelSource::licence))
                .orElse("");
    }

    /// What it is, in a word or its networks' names.
    public String kind() {
        return source.map(ModelSource::kind)
                .or(() -> pack.map(PackLibrary.Entry::description)
                        .map(description -> String.join(" + ", description.networks())))
                .orElse("");
    }
}
