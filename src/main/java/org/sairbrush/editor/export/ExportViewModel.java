package org.sairbrush.editor.export;

import static org.sairbrush.editor.text.Texts.said;
import static org.sairbrush.editor.text.Texts.text;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.sairbrush.editor.dialogs.DialogService;
import org.sairbrush.editor.document.FillStep;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.history.Edit;
import org.sairbrush.editor.jobs.Afterwards;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.jobs.JobSlot;
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.editor.settings.Preferences;
import org.sairbrush.photo.Credit;
import org.sairbrush.photo.Fidelity;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.photo.PhotoFormat;
import org.sairbrush.photo.PhotoReader;
import org.sairbrush.photo.PhotoWriter;
import org.sairbrush.photo.WriteOptions;

/// Writes what the frame shows of the photo as it is now to a file of the user's choice.
public final class ExportViewModel {

    /// What the names of results have more than those of their photos, before the ending.
    public static final String SUFFIX = "-restored";

    private static final Runnable NOTHING = () -> {};

    private final ObservableValue<PhotoDocument> document;
    private final DialogService dialogs;
    private final BackgroundJobs jobs;
    private final Notices notices;
    private final Preferences preferences;
    private final JobSlot writing = new JobSlot();
    private final BooleanSupplier ofProject;
    private final Afterwards waiting = new Afterwards();
    private WeakReference<PhotoDocument> lastExported = new WeakReference<>(null);
    private Path lastTarget;

    /// @param ofProject whether the open photo is saved in a project
    public ExportViewModel(
            ObservableValue<PhotoDocument> document,
            DialogService dialogs,
            BackgroundJobs jobs,
            Notices notices,
            Preferences preferences,
            BooleanSupplier ofProject) {
        this.document = document;
        this.dialogs = dialogs;
        this.jobs = jobs;
        this.notices = notices;
        this.preferences = preferences;
        this.ofProject = ofProject;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return writing.runningProperty();
    }

    /// What is being written.
    public JobSlot writing() {
        return writing;
    }

    /// Asks where to, and writes there.
    public void export() {
        export(NOTHING);
    }

    /// Writes to the file of the last export, or asks where to if there was none of this photo.
    public void again() {
        PhotoDocument exported = document.getValue();
        if (exported == null || lastExported.get() != exported) {
            export();
        } else if (!writing.runningProperty().get()) {
            exported.endStroke();
            write(exported, lastTarget, NOTHING);
        }
    }

    /// Asks where to, writes there, and goes on with something when all went well.
    public void export(Runnable afterwards) {
        PhotoDocument exported = document.getValue();
        if (exported == null || writing.runningProperty().get()) {
            return;
        }
        exported.endStroke();
        Path suggested = lastExported.get() == exported
                ? lastTarget
                : suggestion(exported, Optional.ofNullable(preferences.exportFormatProperty().get()));
        dialogs.chooseTarget(suggested).ifPresent(file -> write(exported, file, afterwards));
    }

    /// Beside the photo, `name-restored.ext`, in the source's format where it can be written.
    public static Path suggestion(PhotoDocument document) {
        return suggestion(document, Optional.empty());
    }

    /// @param preferred the format, or empty for the source's
    private static Path suggestion(PhotoDocument document, Optional<PhotoFormat> preferred) {
        PhotoFormat wanted = preferred.orElse(document.original().format());
        PhotoFormat format = wanted.writable() ? wanted : PhotoFormat.PNG;
        Path photo = document.whereabouts()
                .orElseGet(() -> Path.of(System.getProperty("user.home", ".")).resolve(document.name()));
        String name = photo.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        boolean asItIs = PhotoFormat.of(photo).filter(format::equals).isPresent();
        String extension = asItIs ? name.substring(dot + 1) : format.extensions().getFirst();
        return photo.toAbsolutePath().resolveSibling(stem + SUFFIX + "." + extension);
    }

    private void write(PhotoDocument exported, Path file, Runnable afterwards) {
        Outgoing outgoing = Outgoing.of(exported);
        Photo original = exported.original();
        WriteOptions options = options(exported);
        Edit state = exported.history().nextUndoProperty().get();
        writing.start(jobs.lasting(progress -> {
                    PhotoWriter.write(outgoing.rendered(progress), file, options, outgoing.rest(progress));
                    return file;
                })
                .onDone(written -> {
                    lastExported = new WeakReference<>(exported);
                    lastTarget = written;
                    // Something painted while the file was being written is not in it.
                    boolean asItWas = exported.history().nextUndoProperty().get() == state;
                    if (asItWas && holdsAll(exported)) {
                        exported.history().markSaved();
                    }
                    tell(done(outgoing, written), written);
                    boolean exact = PhotoFormat.of(written).map(PhotoFormat::exact).orElse(false);
                    if (!exact && outgoing.rendition().keepsSamples()) {
                        measure(original, outgoing, written);
                    }
                    if (asItWas) {
                        afterwards.run();
                    }
                    waiting.run();
                })
                .onFailed(failure -> {
                    waiting.forget();
                    notices.failed(
                            failure, new Notice.Action(text("export.elsewhere"), () -> export(afterwards)));
                })
                .onCancelled(() -> {
                    waiting.forget();
                    notices.info(text("export.cancelled", file.getFileName()));
                }));
    }

    /// Whether a picture is all that there is to save: it has no mask in it, and is no project to go on with.
    private boolean holdsAll(PhotoDocument exported) {
        return exported.holePixelsProperty().get() == 0 && !ofProject.getAsBoolean();
    }

    /// Goes on with something once what is being written is whole; never where that fails or is cancelled, so that
    /// people learn of it.
    public void whenWritten(Runnable action) {
        waiting.set(action);
    }

    private WriteOptions options(PhotoDocument exported) {
        WriteOptions options = new WriteOptions(preferences.jpegQuality());
        List<String> methods = methods(exported);
        Stream<String> filled =
                methods.isEmpty() ? Stream.empty() : Stream.of("filled, method " + String.join(", ", methods));
        Stream<String> rendered =
                exported.rendition().changes(exported.photo().width(), exported.photo().height()).stream();
        String changes = Stream.concat(filled, rendered).collect(Collectors.joining("; "));
        return preferences.creditProperty().get()
                ? options.with(Credit.now(changes.isEmpty() ? "saved" : changes))
                : options;
    }

    /// Those whose results are in the photo, in the order in which they came in.
    private static List<String> methods(PhotoDocument exported) {
        List<String> methods = new ArrayList<>();
        for (FillStep fill : exported.state().fills()) {
            if (fill.replaces() && !methods.isEmpty()) {
                methods.removeLast();
            }
            methods.add(fill.settings().method().id());
        }
        return methods.stream().distinct().toList();
    }

    private static String done(Outgoing outgoing, Path written) {
        double angle = outgoing.rendition().frame().angle();
        String saved = angle == 0
                ? text("export.done", written.getFileName())
                : text("export.doneStraightened", written.getFileName(), angle);
        Stream<String> losses;
        try {
            losses = PhotoWriter.losses(outgoing.photo(), written).stream();
        } catch (PhotoException e) {
            throw new AssertionError("It has just been written", e);
        }
        return Stream.concat(Stream.of(saved), losses.map(loss -> said(loss) + "."))
                .collect(Collectors.joining(" "));
    }

    private void tell(String sentence, Path written) {
        notices.done(sentence, new Notice.Action(text("export.show"), () -> dialogs.showInFolder(written)));
    }

    /// Those who need untouched pixels untouched should know what a format that compresses with loss did to them; those
    /// who have gone on to something else in the meantime need not.
    private void measure(Photo original, Outgoing outgoing, Path written) {
        Notice told = notices.currentProperty().get();
        jobs.job(progress -> Fidelity.outsideOfChanges(
                        original, outgoing.photo(), outgoing.rendition().frame().area(), PhotoReader.read(written)))
                .onDone(fidelity -> fidelity.filter(outside -> notices.currentProperty().get() == told)
                        .ifPresent(outside -> tell(
                                text(
                                        "export.doneLossy",
                                        written.getFileName(),
                                        outside.identical(),
                                        outside.largest()), written)))
                .start();
    }
}
