package org.sairbrush.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.sairbrush.photo.WriteOptions;
import org.sairbrush.restore.PackLibrary;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.restore.Restorer;
import org.sairbrush.restore.batch.Finish;
import org.sairbrush.restore.batch.MaskSource;
import org.sairbrush.restore.batch.PhotoJob;
import org.sairbrush.restore.batch.PhotoTask;

/// The sample photo, restored where there is no display to open the editor on.
final class Sample {

    private static final String RESOURCES = "/org/sairbrush/sample/";

    private Sample() {}

    /// Restores the sample in a folder `sairbrush-sample` and prints where the result lies.
    ///
    /// @return the exit status
    static int restore(RootCommand root) throws CommandException {
        Path folder = root.world().output().resolve("sairbrush-sample").toAbsolutePath();
        PhotoTask task = new PhotoTask(
                copy("sample.jpg", folder),
                new MaskSource.File(copy("sample-mask.png", folder), false),
                folder.resolve("sample-restored.jpg"));
        root.err().println("There is no display for the editor, so the sample photo is restored instead.");
        RestoreReport report;
        try (Job job = root.job();
                Restorer restorer = root.world().restorers().open(PackLibrary.standard())) {
            PhotoJob photoJob = new PhotoJob(
                    restorer, RestoreSettings.defaults(), Finish.NONE, WriteOptions.defaults(), false, true);
            report = new Batch(photoJob, job).run(List.of(task));
        }
        if (report.complete()) {
            root.out().println(task.out());
        }
        return report.exitCode();
    }

    private static Path copy(String name, Path folder) throws CommandException {
        Path file = folder.resolve(name);
        try (InputStream resource = Sample.class.getResourceAsStream(RESOURCES + name)) {
            Files.createDirectories(folder);
            Files.copy(resource, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new CommandException(file + " can't be written: start in a folder where files may be made.", e);
        }
    }
}
