package org.sairbrush.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.restore.Progress;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.restore.Stopwatch;
import org.sairbrush.restore.batch.PhotoJob;
import org.sairbrush.restore.batch.PhotoTask;
import org.sairbrush.restore.batch.RestoredPhoto;

/// Restores photos one after another. One that can't be restored does not stop those after it.
final class Batch {

    private final PhotoJob photoJob;
    private final Job job;
    private Optional<String> device = Optional.empty();

    Batch(PhotoJob photoJob, Job job) {
        this.photoJob = photoJob;
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
        RestoreSettings settings = photoJob.settings();
        return new RestoreReport(
                settings.method().id(),
                settings.method().needsPack() ? settings.pack() : null,
                device.orElse(null),
                RestoreReport.Timings.total(watch.lap()),
                results);
    }

    private RestoreReport.Result attempt(PhotoTask task, Progress progress) {
        try {
            RestoredPhoto restored = photoJob.run(task, progress);
            device = Optional.of(restored.device());
            tell(restored);
            return RestoreReport.Result.of(restored, task.mask().of(task.photo()));
        } catch (CancellationException e) {
            throw e;
        } catch (PhotoException e) {
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

    private void tell(RestoredPhoto restored) {
        restored.notices().forEach(notice -> job.say("  " + notice + "."));
        if (restored.undamaged()) {
            job.say("  No damage was found; a higher --sensitivity finds more.");
        }
        PhotoTask task = restored.task();
        double seconds = restored.timings().restore() / 1000;
        job.say(String.format(
                Locale.ROOT, "%s → %s (%.1f s, %s)", task.photo(), task.out(), seconds, restored.device()));
        if (restored.rendition().frame().angle() != 0) {
            job.say("  It was straightened, so that every sample is interpolated.");
        }
        restored.losses().forEach(loss -> job.say("  " + loss + "."));
        restored.fidelity().ifPresent(outside -> job.say("  " + outside.sentence()));
    }
}
