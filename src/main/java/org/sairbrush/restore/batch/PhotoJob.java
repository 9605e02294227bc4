package org.sairbrush.restore.batch;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Credit;
import org.sairbrush.photo.Fidelity;
import org.sairbrush.photo.Frame;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.photo.PhotoFormat;
import org.sairbrush.photo.PhotoReader;
import org.sairbrush.photo.PhotoWriter;
import org.sairbrush.photo.Rendition;
import org.sairbrush.photo.WriteOptions;
import org.sairbrush.restore.Progress;
import org.sairbrush.restore.Restoration;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.restore.Restorer;
import org.sairbrush.restore.Stopwatch;

/// Restores photos from file to file; the editor and the command line do it the same way.
///
/// @param credit   whether the metadata is to say what was done
/// @param measured whether it is measured what compression did outside the mask, for which the result is read again
public record PhotoJob(
        Restorer restorer,
        RestoreSettings settings,
        Finish finish,
        WriteOptions writeOptions,
        boolean credit,
        boolean measured) {

    /// Reads a photo, finds or reads its mask, fills it and writes the result, which is there whole or not at all.
    ///
    /// @throws PhotoException   when a file can't be read or written, in one sentence that names it
    /// @throws RestoreException when the fill can't be done, in one sentence
    /// @throws java.util.concurrent.CancellationException when the progress was cancelled; nothing is written then
    public RestoredPhoto run(PhotoTask task, Progress progress) throws PhotoException, RestoreException {
        Stopwatch total = new Stopwatch();
        Stopwatch watch = new Stopwatch();
        Photo photo = PhotoReader.read(task.photo(), progress.part(0, 0.1).watching("Reading"));
        Frame frame = finish.frame(photo, task.photo());
        PhotoWriter.requireFitting(photo, task.out());
        boolean looking = task.mask() instanceof MaskSource.Found;
        double masked = looking ? 0.3 : 0.1;
        Mask mask = task.mask().mask(task.photo(), photo, restorer, settings, progress.part(0.1, masked));
        double read = watch.lap();
        if (mask.isEmpty() && !looking) {
            throw new PhotoException("The mask of %s masks nothing: it should be white where the photo is damaged"
                    .formatted(task.photo()));
        }

        boolean undamaged = looking && mask.isEmpty();
        // Where no damage is found there is nothing to fill.
        Restoration restoration = undamaged
                ? new Restoration(photo, settings, restorer.device(settings), List.of(), 0)
                : filled(photo, mask, progress.part(masked, 0.9));

        progress.check();
        watch.lap();
        Rendition rendition = finish.rendition(restoration.photo(), frame);
        Photo rendered = rendition.of(
                restoration.photo(), progress.part(0.9, 0.93).watching("Rendering"));
        PhotoWriter.write(
                rendered, task.out(), options(mask, photo, rendition), progress.part(0.93, 1).watching("Writing"));
        double write = watch.lap();
        return new RestoredPhoto(
                task,
                photo.width(),
                photo.height(),
                mask.holePixels(),
                undamaged,
                rendition,
                restoration.device(),
                restoration.regions(),
                new RestoredPhoto.Timings(read, restoration.millis(), write, total.lap()),
                photo.notices(),
                PhotoWriter.losses(photo, task.out()),
                fidelity(photo, mask, rendition, task.out()));
    }

    private Restoration filled(Photo photo, Mask mask, Progress progress) throws RestoreException {
        Restoration full = restorer.restore(photo, mask, settings, progress);
        if (finish.strength() == 1) {
            return full;
        }
        List<Area> all = List.of(Area.of(photo.width(), photo.height()));
        return full.atStrength(finish.strength(), photo, all);
    }

    private WriteOptions options(Mask mask, Photo photo, Rendition rendition) {
        String filled = "%d pixels filled, method %s".formatted(mask.holePixels(), settings.method().id());
        String changes = Stream.concat(
                        Stream.of(filled), rendition.changes(photo.width(), photo.height()).stream())
                .collect(Collectors.joining("; "));
        return credit ? writeOptions.with(Credit.now(changes)) : writeOptions;
    }

    private Optional<Fidelity> fidelity(Photo before, Mask mask, Rendition rendition, Path written)
            throws PhotoException {
        boolean exact = PhotoFormat.of(written).map(PhotoFormat::exact).orElse(false);
        return !measured || exact || !rendition.keepsSamples()
                ? Optional.empty()
                : Fidelity.outside(mask, before, rendition.frame().area(), PhotoReader.read(written));
    }
}
