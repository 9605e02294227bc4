package org.sairbrush.editor.folder;

import static org.sairbrush.editor.text.Texts.text;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import javafx.beans.value.ObservableValue;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.notice.Notices;

/// From photo to photo of the folder in which the open one lies, for those who work through a box of scans.
public final class FolderViewModel {

    private final ObservableValue<PhotoDocument> document;
    private final BiConsumer<Path, Runnable> open;
    private final BackgroundJobs jobs;
    private final Notices notices;
    private Optional<Path> unreadable = Optional.empty();
    private boolean looking;

    /// @param open opens a file in place of the present one, and runs something where it can't be read
    public FolderViewModel(
            ObservableValue<PhotoDocument> document,
            BiConsumer<Path, Runnable> open,
            BackgroundJobs jobs,
            Notices notices) {
        this.document = document;
        this.open = open;
        this.jobs = jobs;
        this.notices = notices;
        document.addListener(property -> unreadable = Optional.empty());
    }

    /// Opens the photo after the present one.
    public void next() {
        go(PhotoFolder::after, "folder.last");
    }

    /// Opens the photo before the present one.
    public void previous() {
        go(PhotoFolder::before, "folder.first");
    }

    private void open(Path photo) {
        open.accept(photo, () -> unreadable = Optional.of(photo));
    }

    private void go(BiFunction<PhotoFolder, Path, Optional<Path>> step, String end) {
        // A key that is held down goes one photo further, and asks once what is to be done with the present one.
        if (looking) {
            return;
        }
        PhotoDocument present = document.getValue();
        Optional<Path> whereabouts = Optional.ofNullable(present).flatMap(PhotoDocument::whereabouts);
        if (whereabouts.isEmpty()) {
            notices.info(text("folder.none"));
            return;
        }
        // Beyond what can't be read there may be more.
        Path file = unreadable.orElse(whereabouts.get());
        looking = true;
        jobs.job(progress -> step.apply(PhotoFolder.of(file), file))
                .onDone(found -> {
                    try {
                        if (present == document.getValue()) {
                            found.ifPresentOrElse(this::open, () -> notices.info(text(end, file.getFileName())));
                        }
                    } finally {
                        looking = false;
                    }
                })
                .onFailed(failure -> {
                    looking = false;
                    notices.failed(failure);
                })
                .onCancelled(() -> looking = false)
                .start();
    }
}
