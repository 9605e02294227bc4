package org.sairbrush.editor.transfer;

import static org.sairbrush.editor.text.Texts.text;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.image.Image;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.export.ExportViewModel;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoWriter;
import org.sairbrush.photo.WriteOptions;

/// Photos from and to other programs: over the clipboard, and as files that are dragged out.
public final class TransferViewModel {

    private final ObservableValue<PhotoDocument> document;
    private final PictureClipboard clipboard;
    private final Consumer<Path> openFile;
    private final Consumer<Image> openPicture;
    private final BackgroundJobs jobs;
    private final Notices notices;
    private Photo preparing;
    private Dragged prepared;

    /// A photo as a file for others.
    private record Dragged(WeakReference<Photo> photo, Path file) {}

    public TransferViewModel(
            ObservableValue<PhotoDocument> document,
            PictureClipboard clipboard,
            Consumer<Path> openFile,
            Consumer<Image> openPicture,
            BackgroundJobs jobs,
            Notices notices) {
        this.document = document;
        this.clipboard = clipboard;
        this.openFile = openFile;
        this.openPicture = openPicture;
        this.jobs = jobs;
        this.notices = notices;
    }

    /// Opens what was copied elsewhere, a file rather than a picture.
    public void paste() {
        Optional<Path> file = clipboard.file();
        if (file.isPresent()) {
            openFile.accept(file.get());
            return;
        }
        clipboard.picture().ifPresentOrElse(openPicture, () -> notices.info(text("paste.nothing")));
    }

    /// Hands the photo as it is now to the clipboard, as a picture of 8 bits.
    public void copy() {
        PhotoDocument open = document.getValue();
        if (open != null) {
            Photo photo = open.photo();
            jobs.job(progress -> Images.of(photo))
                    .onDone(image -> {
                        clipboard.put(image);
                        notices.done(text("copy.done"));
                    })
                    .onFailed(notices::failed)
                    .start();
        }
    }

    /// Writes the photo as it is now to a passing file, so that it can be dragged out in a moment.
    public void prepareDrag() {
        PhotoDocument open = document.getValue();
        if (open == null || open.photo() == preparing || dragged().isPresent()) {
            return;
        }
        Photo photo = open.photo();
        String name = ExportViewModel.suggestion(open).getFileName().toString();
        preparing = photo;
        jobs.job(progress -> {
                    Path folder = Files.createTempDirectory("sairbrush-drag");
                    Path file = folder.resolve(name);
                    folder.toFile().deleteOnExit();
                    file.toFile().deleteOnExit();
                    PhotoWriter.write(photo, file, WriteOptions.defaults());
                    return new Dragged(new WeakReference<>(photo), file);
                })
                .onDone(written -> {
                    prepared = written;
                    preparing = null;
                })
                .onFailed(failure -> {
                    preparing = null;
                    notices.failed(failure);
                })
                .start();
    }

    /// The file with the photo as it is now, once it is written.
    public Optional<Path> dragged() {
        return Optional.ofNullable(prepared)
                .filter(file -> document.getValue() != null && file.photo().get() == document.getValue().photo())
                .map(Dragged::file);
    }

    /// Says that the file is not there yet.
    public void dragLater() {
        notices.info(text("drag.later"));
    }
}
