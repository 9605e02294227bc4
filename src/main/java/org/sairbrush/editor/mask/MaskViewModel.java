package org.sairbrush.editor.mask;

import static org.sairbrush.editor.text.Texts.text;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import org.sairbrush.editor.dialogs.DialogService;
import org.sairbrush.editor.document.MaskPatch;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.editor.settings.EditorSettings;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.photo.PhotoReader;
import org.sairbrush.photo.PhotoWriter;
import org.sairbrush.photo.WriteOptions;
import org.sairbrush.photo.selection.Reshape;

/// Changes the mask as a whole, loads and saves it. Every change is one step of the history.
public final class MaskViewModel {

    public static final int LARGEST_AMOUNT = 200;

    private final ObservableValue<PhotoDocument> document;
    private final DialogService dialogs;
    private final BackgroundJobs jobs;
    private final Notices notices;
    private final EditorSettings settings;
    private final IntegerProperty amount = new SimpleIntegerProperty(4);
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();

    /// Makes a mask out of the present one, of the photo as it was opened.
    @FunctionalInterface
    private interface Change {
        Mask of(Mask present, Photo original) throws Exception;
    }

    public MaskViewModel(
            ObservableValue<PhotoDocument> document,
            DialogService dialogs,
            BackgroundJobs jobs,
            Notices notices,
            EditorSettings settings) {
        this.document = document;
        this.dialogs = dialogs;
        this.jobs = jobs;
        this.notices = notices;
        this.settings = settings;
    }

    public EditorSettings settings() {
        return settings;
    }

    /// How far growing, shrinking and feathering reach, in pixels of the photo from 1 to [#LARGEST_AMOUNT].
    public IntegerProperty amountProperty() {
        return amount;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    public void grow() {
        int pixels = amount.get();
        change(text("edit.grow"), (mask, original) -> Reshape.grow(mask, pixels));
    }

    public void shrink() {
        int pixels = amount.get();
        change(text("edit.shrink"), (mask, original) -> Reshape.shrink(mask, pixels));
    }

    public void feather() {
        int pixels = amount.get();
        change(text("edit.feather"), (mask, original) -> Reshape.feather(mask, pixels));
    }

    public void invert() {
        change(text("edit.invert"), (mask, original) -> Reshape.invert(mask));
    }

    public void clear() {
        change(text("edit.clear"), (mask, original) -> Mask.empty(mask.width(), mask.height()));
    }

    /// Masks what is transparent in the photo as it was opened.
    public void takeTransparency() {
        PhotoDocument open = document.getValue();
        if (open != null && !open.original().alpha()) {
            notices.info(text("mask.noAlpha"));
        } else if (open != null) {
            change(text("edit.transparency"), (mask, original) -> Mask.ofTransparency(original));
        }
    }

    /// Asks for a picture and takes it as the mask.
    public void load() {
        PhotoDocument open = document.getValue();
        if (open != null) {
            Optional<Path> folder = open.whereabouts().map(Path::getParent)
                    .or(() -> Optional.ofNullable(settings.folderProperty().get()));
            dialogs.chooseMask(folder)
                    .ifPresent(file -> change(
                            text("edit.load"),
                            (mask, original) -> read(file, mask),
                            new Notice.Action(text("mask.loadAnother"), this::load)));
        }
    }

    /// Asks where to and writes the mask with its soft edges, as a grey picture.
    public void save() {
        PhotoDocument open = document.getValue();
        if (open == null) {
            return;
        }
        open.endStroke();
        dialogs.chooseMaskTarget(suggestion(open)).ifPresent(file -> {
            Supplier<Mask> mask = open.maskSnapshot();
            running.set(true);
            jobs.<Path>lasting(progress -> {
                        PhotoWriter.write(Photo.of(mask.get().toSoftImage()), file, WriteOptions.defaults());
                        return file;
                    })
                    .onDone(saved -> {
                        running.set(false);
                        notices.info(text("mask.saved", saved.getFileName()));
                    })
                    .onFailed(failure -> failed(failure, new Notice.Action(text("export.elsewhere"), this::save)))
                    .onCancelled(() -> running.set(false))
                    .start();
        });
    }

    private Path suggestion(PhotoDocument open) {
        String name = open.name();
        int dot = name.lastIndexOf('.');
        String file = text("mask.file", dot > 0 ? name.substring(0, dot) : name);
        return open.whereabouts().map(photo -> photo.resolveSibling(file)).orElseGet(() -> Optional.ofNullable(
                        settings.folderProperty().get())
                .orElse(Path.of(""))
                .resolve(file));
    }

    private static Mask read(Path file, Mask present) throws Exception {
        Mask mask = PhotoReader.readMask(file);
        if (mask.width() != present.width() || mask.height() != present.height()) {
            throw new PhotoException(
                    text(
                            "mask.size",
                            String.valueOf(mask.width()),
                            String.valueOf(mask.height()),
                            String.valueOf(present.width()),
                            String.valueOf(present.height())));
        }
        return mask;
    }

    /// Works on a snapshot. When something was painted meanwhile, it is done again on the mask as it is then.
    private void change(String editName, Change change) {
        change(editName, change, new Notice.Action(text("notice.again"), () -> change(editName, change)));
    }

    /// @param remedy offered when it fails
    private void change(String editName, Change change, Notice.Action remedy) {
        PhotoDocument open = document.getValue();
        if (open == null || running.get()) {
            return;
        }
        open.endStroke();
        long changes = open.maskChanges();
        Supplier<Mask> snapshot = open.maskSnapshot();
        Photo original = open.original();
        running.set(true);
        jobs.job(progress -> {
                    Mask present = snapshot.get();
                    return MaskPatch.replacing(present, change.of(present, original));
                })
                .onDone(changed -> {
                    running.set(false);
                    if (open != document.getValue()) {
                        return;
                    }
                    if (open.maskChanges() != changes) {
                        change(editName, change, remedy);
                    } else {
                        open.change(editName, changed);
                    }
                })
                .onFailed(failure -> failed(failure, remedy))
                .onCancelled(() -> running.set(false))
                .start();
    }

    private void failed(Throwable failure, Notice.Action remedy) {
        running.set(false);
        notices.failed(failure, remedy);
    }
}
