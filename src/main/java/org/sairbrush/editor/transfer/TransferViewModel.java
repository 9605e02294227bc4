package org.sairbrush.editor.transfer;

import static org.sairbrush.editor.text.Texts.text;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.image.Image;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.export.ExportViewModel;
import org.sairbrush.editor.export.Outgoing;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.jobs.JobSlot;
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoWriter;
import org.sairbrush.photo.Rendition;
import org.sairbrush.photo.WriteOptions;
import org.sairbrush.restore.Progress;

/// Photos from and to other programs: over the clipboard, and as files that are dragged out.
public final class TransferViewModel {

    private final ObservableValue<PhotoDocument> document;
    private final PictureClipboard clipboard;
    private final Consumer<Path> openFile;
    private final Consumer<Image> openPicture;
    private final BackgroundJobs jobs;
    private final Notices notices;
    private final JobSlot copying = new JobSlot();
    private final JobSlot writing = new JobSlot();
    private final ReadOnlyBooleanWrapper awaited = new ReadOnlyBooleanWrapper();
    private Dragged prepared;

    /// A photo as a file for others.
    private record Dragged(WeakReference<Photo> photo, Rendition rendition, Path file) {}

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

    /// Hands what the frame shows of the photo as it is now to the clipboard, as a picture of 8 bits.
    public void copy() {
        PhotoDocument open = document.getValue();
        if (open == null || copying.runningProperty().get()) {
            return;
        }
        Outgoing outgoing = Outgoing.of(open);
        copying.start(jobs.job(progress -> Images.of(outgoing.rendered(progress), outgoing.rest(progress)))
                .onDone(image -> {
                    clipboard.put(image);
                    notices.done(text("copy.done"));
                })
                .onFailed(failure -> notices.failed(failure, new Notice.Action(text("notice.again"), this::copy)))
                .onCancelled(() -> notices.info(text("copy.cancelled"))));
    }

    /// What is being made ready for the clipboard.
    public JobSlot copying() {
        return copying;
    }

    /// Writes what the frame shows of the photo as it is now to a passing file, so that it can be dragged out in a
    /// moment.
    public void prepareDrag() {
        PhotoDocument open = document.getValue();
        if (open == null || writing.runningProperty().get() || dragged().isPresent()) {
            return;
        }
        Outgoing outgoing = Outgoing.of(open);
        String name = ExportViewModel.suggestion(open).getFileName().toString();
        writing.start(jobs.job(progress -> written(outgoing, name, progress))
                .onDone(written -> {
                    discard(prepared);
                    prepared = written;
                    if (awaited.get()) {
                        awaited.set(false);
                        notices.done(text("drag.ready"));
                    }
                })
                .onFailed(failure -> {
                    awaited.set(false);
                    notices.failed(failure);
                })
                .onCancelled(() -> {
                    // A click had given up what a drag then asked for.
                    if (awaited.get()) {
                        prepareDrag();
                    }
                }));
    }

    private static Dragged written(Outgoing outgoing, String name, Progress progress) throws IOException {
        Path folder = Files.createTempDirectory("sairbrush-drag");
        Path file = folder.resolve(name);
        try {
            PhotoWriter.write(
                    outgoing.rendered(progress), file, WriteOptions.defaults(), outgoing.rest(progress));
        } catch (Throwable failure) {
            Files.delete(folder);
            throw failure;
        }
        folder.toFile().deleteOnExit();
        file.toFile().deleteOnExit();
        return new Dragged(new WeakReference<>(outgoing.photo()), outgoing.rendition(), file);
    }

    /// Whoever it was dropped on has it by now, as the photo has changed since.
    private void discard(Dragged earlier) {
        if (earlier != null) {
            jobs.job(progress -> {
                        Files.deleteIfExists(earlier.file());
                        return Files.deleteIfExists(earlier.file().getParent());
                    })
                    .start();
        }
    }

    /// The file with the photo as it is now, once it is written.
    public Optional<Path> dragged() {
        PhotoDocument open = document.getValue();
        return Optional.ofNullable(prepared)
                .filter(file -> open != null
                        && file.photo().get() == open.photo()
                        && file.rendition().equals(open.rendition()))
                .map(Dragged::file);
    }

    /// Says that the file is not there yet, and when it is.
    public void dragLater() {
        awaited.set(true);
        notices.info(text("drag.later"));
        prepareDrag();
    }

    /// Nothing is dragged after all: the file is given up, unless somebody waits for it.
    public void forgetDrag() {
        if (!awaited.get()) {
            writing.cancel();
        }
    }

    /// Gives up the file that is waited for.
    public void cancelDrag() {
        awaited.set(false);
        writing.cancel();
    }

    /// The file that is being written to be dragged out.
    public JobSlot writing() {
        return writing;
    }

    /// Whether somebody has tried to drag the file that is still being written.
    public ReadOnlyBooleanProperty awaitedProperty() {
        return awaited.getReadOnlyProperty();
    }
}
