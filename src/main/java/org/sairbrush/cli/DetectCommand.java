package org.sairbrush.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.photo.PhotoReader;
import org.sairbrush.photo.PhotoWriter;
import org.sairbrush.photo.WriteOptions;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.restore.Restorer;
import org.sairbrush.restore.Stopwatch;
import org.sairbrush.restore.batch.PhotoNames;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `sairbrush detect`: a mask of the damage that a photo has.
@Command(
        name = "detect",
        description = "Finds scratches, dust and missing pieces of a photo, and writes a mask of them.")
final class DetectCommand implements Callable<Integer> {

    @ParentCommand
    private RootCommand root;

    @Parameters(arity = "1", paramLabel = "PHOTO", description = "The photo.")
    private Path photo;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "MASK.png",
            converter = PngConverter.class,
            description = "The file to write: white where the photo is damaged.")
    private Path out;

    @Mixin
    private SensitivityOption sensitivity;

    @Option(names = "--json", description = "Print one JSON object about what was found; times are in milliseconds.")
    private boolean json;

    @Mixin
    private ModelOptions models;

    @Override
    public Integer call() throws CommandException, PhotoException, RestoreException {
        requirePossible();
        Stopwatch total = new Stopwatch();
        Stopwatch watch = new Stopwatch();
        double read;
        double detect;
        double write;
        Photo picture;
        Mask mask;
        String device;
        try (Job job = root.job();
                Restorer restorer = root.world().restorers().open(models.library())) {
            picture = PhotoReader.read(photo, job.part(0, 0.2).watching("Reading"));
            read = watch.lap();
            mask = restorer.damage(picture, models.settings(), job.part(0.2, 0.9))
                    .mask(sensitivity.value(), picture.width(), picture.height());
            device = restorer.device(models.settings());
            detect = watch.lap();
            job.check();
            PhotoWriter.write(
                    Photo.of(mask.toImage()), out, WriteOptions.defaults(), job.part(0.9, 1).watching("Writing"));
            write = watch.lap();
            job.say(mask.isEmpty()
                    ? "No damage was found in %s; a higher --sensitivity finds more.".formatted(photo)
                    : String.format(
                            Locale.ROOT, "%s → %s (%.2f %% of the photo)", photo, out, 100 * mask.share()));
        }
        if (json) {
            root.out().println(Json.of(new DetectReport(
                    photo.toString(),
                    out.toString(),
                    models.pack(),
                    device,
                    picture.width(),
                    picture.height(),
                    sensitivity.value(),
                    mask.holePixels(),
                    mask.share(),
                    new DetectReport.Timings(read, detect, write, total.lap()))));
        }
        return ExitCode.OK;
    }

    private void requirePossible() throws CommandException {
        if (PhotoNames.same(out, photo)) {
            throw new CommandException("The mask would replace the photo " + out + ": choose another --out.");
        }
        PhotoFiles.createFolderOf(out);
    }
}
