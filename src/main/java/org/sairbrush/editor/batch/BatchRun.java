package org.sairbrush.editor.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.sairbrush.editor.fill.LazyRestorer;
import org.sairbrush.editor.text.Texts;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.restore.Progress;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.restore.Restorer;
import org.sairbrush.restore.batch.MaskSource;
import org.sairbrush.restore.batch.PhotoJob;
import org.sairbrush.restore.batch.PhotoNames;
import org.sairbrush.restore.batch.PhotoTask;
import org.sairbrush.restore.batch.RestoredPhoto;

/// What is done with one photo after another, as it was chosen when that began. For background work.
///
/// @param replace whether results that are there already are replaced
record BatchRun(Function<Restorer, PhotoJob> job, MaskSource masks, Destination destination, boolean replace) {

    /// Restores a photo, unless its result is there already. Others who want the restorer go first.
    ///
    /// @param anew   its own result of before, which is to be replaced
    /// @param photos of the whole batch, none of which is ever written to
    /// @param taken  the results of others, see [#key(Path)]
    /// @return how it stands with it then
    PhotoState restore(
            LazyRestorer restorer,
            Path photo,
            Optional<Path> anew,
            Collection<Path> photos,
            Set<String> taken,
            Progress progress)
            throws PhotoException, RestoreException {
        Path result = destination.of(photo, file -> isKept(file, photos), file -> taken.contains(key(file)));
        if (Files.exists(result) && !replace && anew.filter(result::equals).isEmpty()) {
            return new PhotoState.Skipped(result);
        }
        requireFolder();
        RestoredPhoto restored =
                job.apply(restorer.get()).run(new PhotoTask(photo, masks, result), progress.patiently());
        return new PhotoState.Done(
                result,
                restored.holeShare(),
                restored.undamaged(),
                restored.timings().total() / 1000,
                Stream.concat(restored.notices().stream(), restored.losses().stream())
                        .map(remark -> Texts.said(remark) + ".")
                        .toList());
    }

    /// By which a file is known among others, also where capitals and small letters are one.
    static String key(Path file) {
        return file.toAbsolutePath().normalize().toString().toLowerCase(Locale.ROOT);
    }

    /// Whether it is a photo, or a mask, or would be taken for a mask the next time.
    private boolean isKept(Path file, Collection<Path> photos) {
        boolean mask = masks instanceof MaskSource.File named
                && PhotoNames.same(named.path(), destination.folder())
                && photos.stream().anyMatch(photo -> PhotoNames.stem(photo).equals(PhotoNames.stem(file)));
        return mask
                || photos.contains(file.toAbsolutePath().normalize())
                || Files.exists(file) && photos.stream().anyMatch(photo -> PhotoNames.same(photo, file));
    }

    /// What can be known to be wrong is said before the work.
    private void requireFolder() throws PhotoException {
        Path folder = destination.folder();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new PhotoException("The folder %s can't be made: choose another".formatted(folder), e);
        }
        if (!Files.isWritable(folder)) {
            throw new PhotoException("The folder %s is read-only: choose another".formatted(folder));
        }
    }
}
