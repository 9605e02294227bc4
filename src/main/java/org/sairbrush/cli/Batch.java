package org.sairbrush.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Credit;
import org.sairbrush.photo.Fidelity;
import org.sairbrush.photo.Frame;
import org.sairbrush.photo.Levels;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.photo.PhotoFormat;
import org.sairbrush.photo.PhotoReader;
import org.sairbrush.photo.PhotoWriter;
import org.sairbrush.photo.Rendition;
import org.sairbrush.photo.Tones;
import org.sairbrush.photo.WriteOptions;
import org.sairbrush.restore.Progress;
import org.sairbrush.restore.Restoration;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.restore.Restorer;

/// Restores photos one after another. One that can't be restored does not stop those after it.
final class Batch {

    private final Restorer restorer;
    private final RestoreSettings settings;
    private final RenditionOptions renditions;
    private final WriteOptions writeOptions;
    private final boolean history;
    private final Job job;
    private Optional<String> device = Optional.empty();

    /// @param history  say in the metadata what was done
    Batch(
            Restorer restorer,
            RestoreSettings settings,
            RenditionOptions renditions,
            WriteOptions writeOptions,
            boolean history,
            Job job) {
        this.restorer = restorer;
        this.settings = settings;
        this.renditions = renditions;
        this.writeOptions = writeOptions;
        this.history = history;
        this.job = job;
    }

    /// @throws CancellationException when the job was cancelled; what was finished before stays
    RestoreReport run(List<PhotoTask> tasks) {
        Stopwatch watch = new Stopwatch();
        List<RestoreReport.Result> results = new ArrayList<>();
        for (PhotoTask task : tasks) {
            job.check();
            double from = (double) results.size() / tasks.size();
            results.add(attempt(task, job.part(from, from + 1.0 / tasks.size())));
        }
        return new RestoreReport(
                settings.method().id(),
                settings.method().needsPack() ? settings.pack() : null,
                device.orElse(null),
                RestoreReport.Timings.total(watch.lap()),
                results);
    }

    private RestoreReport.Result attempt(PhotoTask task, Progress progress) {
        try {
            return restore(task, progress);
        } catch (CancellationException e) {
            throw e;
        } catch (CommandException | PhotoException e) {
            return failed(task, Cli.sentence(e), e);
        } catch (RestoreException | RuntimeException | Error e) {
            // Which photo it was is not in the sentence.
            return failed(task, task.photo() + ": " + Cli.sentence(e), e);
        }
    }

    private RestoreReport.Result failed(PhotoTask task, String sentence, Throwable failure) {
        job.failed(sentence, failure);
        return RestoreReport.Result.failed(task, sentence);
    }

    private RestoreReport.Result restore(PhotoTask task, Progress progress)
            throws CommandException, PhotoException, RestoreException {
        Stopwatch total = new Stopwatch();
        Stopwatch watch = new Stopwatch();
        Photo photo = PhotoReader.read(task.photo(), progress.part(0, 0.1).watching("Reading"));
        Frame frame = renditions.frame(photo, task.photo());
        photo.notices().forEach(notice -> job.say("  " + notice + "."));
        PhotoWriter.requireFitting(photo, task.out());
        boolean looking = task.mask() instanceof MaskSource.Found;
        double masked = looking ? 0.3 : 0.1;
        Mask mask = task.mask().mask(task.photo(), photo, restorer, settings, progress.part(0.1, masked));
        double read = watch.lap();
        if (mask.isEmpty() && !looking) {
            throw new CommandException("The mask of %s masks nothing: it should be white where the photo is damaged."
                    .formatted(task.photo()));
        }

        Restoration restoration = looking && mask.isEmpty()
                ? undamaged(photo)
                : fill(photo, mask, progress.part(masked, 0.9));
        device = Optional.of(restoration.device());

        progress.check();
        watch.lap();
        Rendition rendition = renditions.of(restoration.photo(), frame);
        Photo rendered = rendition.of(
                restoration.photo(), progress.part(0.9, 0.93).watching("Rendering"));
        PhotoWriter.write(
                rendered, task.out(), options(mask, photo, rendition), progress.part(0.93, 1).watching("Writing"));
        double write = watch.lap();
        double seconds = restoration.millis() / 1000;
        job.say(String.format(
                Locale.ROOT, "%s → %s (%.1f s, %s)", task.photo(), task.out(), seconds, restoration.device()));
        if (frame.angle() != 0) {
            job.say("  It was straightened, so that every sample is interpolated.");
        }
        for (String loss : PhotoWriter.losses(photo, task.out())) {
            job.say("  " + loss + ".");
        }
        Optional<Fidelity> fidelity = fidelity(photo, mask, rendition, task.out());
        fidelity.ifPresent(outside -> job.say("  " + outside.sentence()));
        return new RestoreReport.Result(
                task.photo().toString(),
                task.mask().of(task.photo()),
                task.out().toString(),
                photo.width(),
                photo.height(),
                frame.isWhole(photo.width(), photo.height()) ? null : frame,
                rendition.tones().levels().equals(Levels.NONE)
                        ? null
                        : rendition.tones().levels(),
                rendition.tones().saturation() == Tones.NONE.saturation()
                        ? null
                        : rendition.tones().saturation(),
                mask.holePixels(),
                mask.share(),
                new RestoreReport.Timings(read, restoration.millis(), write, total.lap()),
                restoration.regions().stream().map(RestoreReport.Region::of).toList(),
                fidelity.orElse(null),
                null);
    }

    private Restoration fill(Photo photo, Mask mask, Progress progress) throws RestoreException {
        Restoration full = restorer.restore(photo, mask, settings, progress);
        if (renditions.strength() == 1) {
            return full;
        }
        List<Area> all = List.of(Area.of(photo.width(), photo.height()));
        return full.atStrength(renditions.strength(), photo, all);
    }

    /// Where no damage is found there is nothing to fill, and the photo goes out as it came.
    private Restoration undamaged(Photo photo) throws RestoreException {
        job.say("  No damage was found; a higher --sensitivity finds more.");
        return new Restoration(photo, settings, restorer.device(settings), List.of(), 0);
    }

    private WriteOptions options(Mask mask, Photo photo, Rendition rendition) {
        String filled = "%d pixels filled, method %s".formatted(mask.holePixels(), settings.method().id());
        String changes = Stream.concat(
                        Stream.of(filled), rendition.changes(photo.width(), photo.height()).stream())
                .collect(Collectors.joining("; "));
        return history ? writeOptions.with(Credit.now(changes)) : writeOptions;
    }

    /// What a format that compresses with loss did outside the mask; others do nothing. Where every sample is
    /// another one there is nothing to compare with.
    private static Optional<Fidelity> fidelity(Photo before, Mask mask, Rendition rendition, Path written)
            throws PhotoException {
        boolean exact = PhotoFormat.of(written).map(PhotoFormat::exact).orElse(false);
        return exact || !rendition.keepsSamples()
                ? Optional.empty()
                : Fidelity.outside(mask, before, rendition.frame().area(), PhotoReader.read(written));
    }
}
