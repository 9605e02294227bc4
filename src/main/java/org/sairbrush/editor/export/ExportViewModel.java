package org.sairbrush.editor.export;

import static org.sairbrush.editor.text.Texts.text;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import org.sairbrush.editor.dialogs.DialogService;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.history.Edit;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.editor.settings.Preferences;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoFormat;
import org.sairbrush.photo.PhotoWriter;
import org.sairbrush.photo.WriteOptions;

/// Writes the photo as it is now to a file of the user's choice.
public final class ExportViewModel {

    private final ObservableValue<PhotoDocument> document;
    private final DialogService dialogs;
    private final BackgroundJobs jobs;
    private final Notices notices;
    private final Preferences preferences;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();

    public ExportViewModel(
            ObservableValue<PhotoDocument> document,
            DialogService dialogs,
            BackgroundJobs jobs,
            Notices notices,
            Preferences preferences) {
        this.document = document;
        this.dialogs = dialogs;
        this.jobs = jobs;
        this.notices = notices;
        this.preferences = preferences;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Asks where to, and writes there.
    public void export() {
        export(() -> {});
    }

    /// Asks where to, writes there, and goes on with something when all went well.
    public void export(Runnable afterwards) {
        PhotoDocument exported = document.getValue();
        if (exported == null || running.get()) {
            return;
        }
        exported.endStroke();
        Path suggested = suggestion(exported, Optional.ofNullable(preferences.exportFormatProperty().get()));
        dialogs.chooseTarget(suggested).ifPresent(file -> write(exported, withExtension(file), afterwards));
    }

    /// Beside the source, `name-restored.ext`, in the source's format where it can be written.
    public static Path suggestion(PhotoDocument document) {
        return suggestion(document, Optional.empty());
    }

    /// @param preferred the format, or empty for the source's
    private static Path suggestion(PhotoDocument document, Optional<PhotoFormat> preferred) {
        PhotoFormat own = document.original().format();
        PhotoFormat format = preferred.orElse(own);
        String name = document.source().map(Path::getFileName).map(Path::toString).orElse(document.name());
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        String extension = dot > 0 && document.source().isPresent() && format == own && format.writable()
                ? name.substring(dot + 1)
                : (format.writable() ? format : PhotoFormat.PNG).extensions().getFirst();
        Path folder = document.source()
                .map(source -> source.toAbsolutePath().getParent())
                .orElse(Path.of(System.getProperty("user.home", ".")));
        return folder.resolve(stem + "-restored." + extension);
    }

    private static Path withExtension(Path file) {
        boolean bare = file.getFileName().toString().indexOf('.') < 0;
        return bare ? file.resolveSibling(file.getFileName() + ".png") : file;
    }

    private void write(PhotoDocument exported, Path file, Runnable afterwards) {
        Photo photo = exported.photo();
        WriteOptions options = new WriteOptions(preferences.jpegQuality());
        Edit state = exported.history().nextUndoProperty().get();
        running.set(true);
        jobs.job(progress -> {
                    PhotoWriter.write(photo, file, options);
                    return file;
                })
                .onDone(written -> {
                    running.set(false);
                    // Something painted while the file was being written is not in it.
                    if (exported.history().nextUndoProperty().get() == state) {
                        exported.history().markSaved();
                    }
                    tell(photo, written);
                    afterwards.run();
                })
                .onFailed(failure -> {
                    running.set(false);
                    notices.failed(failure, new Notice.Action(text("export.elsewhere"), () -> export(afterwards)));
                })
                .start();
    }

    private void tell(Photo photo, Path written) {
        String name = written.getFileName().toString();
        boolean lossy = PhotoFormat.of(written).filter(PhotoFormat.JPEG::equals).isPresent();
        // The whole picture is compressed anew in a JPEG, which those who need untouched pixels untouched should know.
        notices.done(
                lossy ? text("export.doneLossy", name) : text("export.done", name),
                new Notice.Action(text("export.show"), () -> dialogs.showInFolder(written)));
    }
}
