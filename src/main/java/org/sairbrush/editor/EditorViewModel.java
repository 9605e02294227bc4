package org.sairbrush.editor;

import static org.sairbrush.editor.text.Texts.text;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.image.Image;
import org.sairbrush.editor.batch.BatchViewModel;
import org.sairbrush.editor.compare.CompareMode;
import org.sairbrush.editor.compare.CompareViewModel;
import org.sairbrush.editor.damage.DamageViewModel;
import org.sairbrush.editor.dialogs.DialogService;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.export.ExportViewModel;
import org.sairbrush.editor.fill.FillViewModel;
import org.sairbrush.editor.fill.InstalledPacks;
import org.sairbrush.editor.fill.LazyRestorer;
import org.sairbrush.editor.folder.FolderViewModel;
import org.sairbrush.editor.hints.Hints;
import org.sairbrush.editor.history.Edit;
import org.sairbrush.editor.history.History;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.jobs.Job;
import org.sairbrush.editor.jobs.JobSlot;
import org.sairbrush.editor.labels.LabelSetsViewModel;
import org.sairbrush.editor.labels.LabelsViewModel;
import org.sairbrush.editor.levels.LevelsViewModel;
import org.sairbrush.editor.mask.MaskViewModel;
import org.sairbrush.editor.mask.Selecting;
import org.sairbrush.editor.models.ModelsViewModel;
import org.sairbrush.editor.notice.Failures;
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.editor.project.ProjectViewModel;
import org.sairbrush.editor.semantics.PhotoSemantics;
import org.sairbrush.editor.settings.EditorSettings;
import org.sairbrush.editor.settings.Preferences;
import org.sairbrush.editor.text.Texts;
import org.sairbrush.editor.timeline.HistoryViewModel;
import org.sairbrush.editor.tools.ToolKind;
import org.sairbrush.editor.tools.ToolsViewModel;
import org.sairbrush.editor.transfer.Images;
import org.sairbrush.editor.transfer.SystemClipboard;
import org.sairbrush.editor.transfer.TransferViewModel;
import org.sairbrush.editor.turn.TurnViewModel;
import org.sairbrush.files.Folders;
import org.sairbrush.models.ModelStore;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoReader;
import org.sairbrush.restore.UserFolders;
import org.sairbrush.semantics.LabelSets;

/// The whole editor without its controls: the open photo, and the view models of the features around it.
public final class EditorViewModel {

    private static final String SAMPLE_PHOTO = "/org/sairbrush/sample/sample.jpg";
    private static final String SAMPLE_MASK = "/org/sairbrush/sample/sample-mask.png";

    private final DialogService dialogs;
    private final BackgroundJobs jobs;
    private final EditorSettings settings;
    private final Notices notices = new Notices(Failures.curedBy(this::showModels));
    private final Hints hints;
    private final ReadOnlyObjectWrapper<PhotoDocument> document = new ReadOnlyObjectWrapper<>();
    private final JobSlot opening = new JobSlot();
    private final ToolsViewModel tools;
    private final MaskViewModel mask;
    private final DamageViewModel damage;
    private final FillViewModel fill;
    private final CompareViewModel compare;
    private final ExportViewModel export;
    private final LabelsViewModel labels;
    private final LabelSetsViewModel labelSets;
    private final InstalledPacks packs;
    private final ModelsViewModel models;
    private final TurnViewModel turning;
    private final LevelsViewModel levels;
    private final HistoryViewModel history;
    private final ProjectViewModel project;
    private final TransferViewModel transfer;
    private final FolderViewModel folder;
    private final BatchViewModel batch;
    private final BooleanBinding stepsBack;
    private final BooleanBinding undoable;
    private final BooleanBinding redoable;
    private long agreed;

    /// A photo that was read, with the mask that comes with it.
    private record Opened(Path source, String name, Photo photo, Optional<Mask> mask) {}

    public EditorViewModel(
            DialogService dialogs,
            BackgroundJobs jobs,
            LazyRestorer restorer,
            EditorSettings settings,
            ModelStore store) {
        this.dialogs = dialogs;
        this.jobs = jobs;
        this.settings = settings;
        Preferences preferences = settings.preferences();
        restorer.prefer(preferences.deviceProperty()::get, preferences.threadsProperty()::get);
        hints = new Hints(document, preferences);
        mask = new MaskViewModel(document, dialogs, jobs, notices, settings);
        packs = new InstalledPacks(store, jobs, restorer);
        damage = new DamageViewModel(document, packs, restorer, jobs, notices, settings);
        models = new ModelsViewModel(store, jobs, dialogs, packs::refresh);
        fill = new FillViewModel(document, settings, packs, jobs, restorer, notices);
        Selecting selecting = new Selecting(jobs, notices, fill::masked);
        PhotoSemantics semantics = new PhotoSemantics(restorer);
        document.addListener(property -> semantics.forget());
        document.flatMap(PhotoDocument::turnProperty).addListener((property, old, turn) -> semantics.forget());
        packs.choicesProperty().addListener(property -> semantics.forget());
        tools = new ToolsViewModel(document, packs, jobs, selecting, semantics, fill, notices);
        compare = new CompareViewModel(document, packs, jobs, restorer, notices);
        labels = new LabelsViewModel(
                document, packs, jobs, restorer, semantics, selecting, notices.failures(), settings);
        LabelSets sets = new LabelSets(UserFolders.standard().labelSets());
        labelSets = new LabelSetsViewModel(sets, jobs, dialogs, labels);
        BooleanExpression drawing = tools.paintingProperty().or(tools.stamps().drawingProperty());
        BooleanExpression busy = fill.runningProperty().or(drawing);
        turning = new TurnViewModel(document, busy, jobs, notices);
        levels = new LevelsViewModel(document, jobs, notices);
        levels.showingProperty().addListener((property, was, is) -> {
            if (!is) {
                tools.letDropperGo();
            }
        });
        history = new HistoryViewModel(document, fill.runningProperty(), jobs);
        project = new ProjectViewModel(
                document, this::replace, opening, fill, labels, dialogs, jobs, notices, preferences::historyBytes);
        export = new ExportViewModel(
                document, dialogs, jobs, notices, settings.preferences(), () -> project.file().isPresent());
        transfer = new TransferViewModel(
                document, new SystemClipboard(), this::open, this::openPicture, jobs, notices);
        folder = new FolderViewModel(document, this::open, jobs, notices);
        Notices ofBatch = new Notices(Failures.curedBy(this::showModels));
        batch = new BatchViewModel(jobs, restorer, dialogs, settings, fill, ofBatch, this::open);
        ObservableValue<History> steps = document.map(PhotoDocument::history);
        stepsBack = steppable(steps.flatMap(History::nextUndoProperty));
        undoable = stepsBack.or(fill.queue().strokesUnderWayProperty()).or(tools.stamps().drawingProperty());
        redoable = steppable(steps.flatMap(History::nextRedoProperty));
    }

    /// Null while nothing is open.
    public ReadOnlyObjectProperty<PhotoDocument> documentProperty() {
        return document.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty openingProperty() {
        return opening.runningProperty();
    }

    /// What is being read.
    public JobSlot opening() {
        return opening;
    }

    public Notices notices() {
        return notices;
    }

    public EditorSettings settings() {
        return settings;
    }

    public Hints hints() {
        return hints;
    }

    public ToolsViewModel tools() {
        return tools;
    }

    public MaskViewModel mask() {
        return mask;
    }

    public DamageViewModel damage() {
        return damage;
    }

    public FillViewModel fill() {
        return fill;
    }

    public CompareViewModel compare() {
        return compare;
    }

    public ExportViewModel export() {
        return export;
    }

    public LabelsViewModel labels() {
        return labels;
    }

    public LabelSetsViewModel labelSets() {
        return labelSets;
    }

    public ProjectViewModel project() {
        return project;
    }

    public TransferViewModel transfer() {
        return transfer;
    }

    public FolderViewModel folder() {
        return folder;
    }

    public BatchViewModel batch() {
        return batch;
    }

    public TurnViewModel turning() {
        return turning;
    }

    public LevelsViewModel levels() {
        return levels;
    }

    /// Takes a dropper up, or lets it go where it is held already. Its panel shows what comes of it.
    public void switchDropper(ToolKind dropper) {
        levels.showingProperty().set(true);
        tools.switchDropper(dropper);
    }

    public HistoryViewModel history() {
        return history;
    }

    public ModelsViewModel models() {
        return models;
    }

    private void showModels() {
        models.show();
    }

    /// Looks at which packs are there: at the start, in the background.
    public void findPacks() {
        packs.refresh();
    }

    public BooleanBinding undoableProperty() {
        return undoable;
    }

    public BooleanBinding redoableProperty() {
        return redoable;
    }

    public boolean sampleAvailable() {
        return EditorViewModel.class.getResource(SAMPLE_PHOTO) != null;
    }

    /// Asks for a photo and opens it.
    public void open() {
        Optional<Path> folder = Optional.ofNullable(settings.folderProperty().get());
        dialogs.choosePhoto(folder).ifPresent(this::open);
    }

    /// Opens a photo or a project in place of the present one, which is kept when the file can't be read.
    public void open(Path file) {
        open(file, () -> {});
    }

    /// @param unreadable hears that the file can't be read
    private void open(Path file, Runnable unreadable) {
        if (ProjectViewModel.isProject(file)) {
            unlessUnsaved(() -> project.open(file, another()));
            return;
        }
        unlessUnsaved(() -> read(progress -> {
            Path absolute = file.toAbsolutePath();
            String name = absolute.getFileName().toString();
            return new Opened(absolute, name, PhotoReader.read(absolute, progress.watching(name)), Optional.empty());
        }, unreadable));
    }

    /// Opens a picture that comes from another program and is no file.
    public void openPicture(Image picture) {
        unlessUnsaved(() -> read(
                progress -> new Opened(null, text("paste.name"), Images.photo(picture), Optional.empty())));
    }

    /// Shows what there is to begin with: what a program that was killed left over, if that is wanted; or else the
    /// photo that was asked for, the sample, or what was open last.
    ///
    /// @param photo  that was asked for
    /// @param sample whether the sample was asked for
    public void begin(Optional<Path> photo, boolean sample) {
        project.offerRecovery(() -> photo.ifPresent(this::offer), () -> {
            if (sample) {
                openSample();
            } else {
                photo.ifPresentOrElse(this::open, this::reopenLast);
            }
        });
    }

    private void offer(Path photo) {
        String name = photo.getFileName().toString();
        notices.info(text("recovery.instead", name), new Notice.Action(text("recovery.open", name), () -> open(photo)));
    }

    /// Opens the photo or project that was open last, where that is wished and it is still there.
    public void reopenLast() {
        if (settings.reopenLastProperty().get()) {
            settings.recentFilesProperty().get().stream()
                    .findFirst()
                    .filter(Files::isRegularFile)
                    .ifPresent(this::open);
        }
    }

    /// Opens the sample photo with its damage masked.
    public void openSample() {
        unlessUnsaved(() -> read(progress -> {
            Path folder = Files.createTempDirectory("sairbrush-sample");
            try {
                Photo photo = PhotoReader.read(copied(SAMPLE_PHOTO, folder));
                Optional<Mask> mask = EditorViewModel.class.getResource(SAMPLE_MASK) == null
                        ? Optional.empty()
                        : Optional.of(PhotoReader.readMask(copied(SAMPLE_MASK, folder)));
                return new Opened(null, text("sample.name"), photo, mask);
            } finally {
                Folders.delete(folder);
            }
        }));
    }

    /// Takes the last thing back: the stroke by hand that is being drawn or waits for its turn, or else a step.
    public void undo() {
        if (!tools.stamps().giveUp() && !fill.queue().takeBack()) {
            fill.queue().onceCopied(() -> step(stepsBack, History::undo));
        }
    }

    public void redo() {
        tools.stamps().finish();
        fill.queue().onceCopied(() -> step(redoable, History::redo));
    }

    private void step(BooleanBinding possible, Consumer<History> way) {
        PhotoDocument edited = document.get();
        if (edited != null) {
            edited.endStroke();
            if (possible.get()) {
                way.accept(edited.history());
            }
        }
    }

    /// Ends one thing that is under way, from the most passing to the most lasting: a shape or a stroke by hand in the
    /// making, a dropper, a fill or what was drawn by hand last, a search for damage, reading or writing a file,
    /// copying, a comparison, framing, adjusting what was found.
    public void escape() {
        if (tools.stamps().giveUp()) {
            return;
        }
        if (tools.pendingProperty().get() != null) {
            tools.pendingProperty().get().cancel();
        } else if (tools.toolProperty().get().drops()) {
            tools.leave();
        } else if (fill.runningProperty().get()) {
            fill.queue().cancel();
        } else if (damage.looking().runningProperty().get()) {
            damage.looking().cancel();
        } else if (opening.runningProperty().get()) {
            opening.cancel();
        } else if (export.runningProperty().get()) {
            export.writing().cancel();
        } else if (transfer.copying().runningProperty().get()) {
            transfer.copying().cancel();
        } else if (transfer.awaitedProperty().get()) {
            transfer.cancelDrag();
        } else if (damage.reliefProperty().get()) {
            damage.reliefProperty().set(false);
        } else if (compare.modeProperty().get() != CompareMode.EDIT) {
            compare.edit();
        } else if (tools.toolProperty().get() == ToolKind.FRAME) {
            tools.leave();
        } else {
            damage.leave();
        }
    }

    /// Goes on with what is under way: leaves the frame as it is and goes back to work; or else as
    /// [#fillOrFinish()] does.
    public void proceed() {
        if (tools.toolProperty().get() == ToolKind.FRAME) {
            tools.leave();
        } else {
            fillOrFinish();
        }
    }

    /// Closes the shape in the making, or else fills.
    public void fillOrFinish() {
        if (tools.pendingProperty().get() != null) {
            tools.pendingProperty().get().finish();
        } else {
            tools.stamps().finish();
            fill.fill();
        }
    }

    /// Takes the last click of the shape in the making back.
    public void stepBack() {
        if (tools.pendingProperty().get() != null) {
            tools.pendingProperty().get().stepBack();
        }
    }

    /// Goes on with something that loses the present photo, after asking where there are unsaved changes.
    public void unlessUnsaved(Runnable action) {
        PhotoDocument present = document.get();
        endStroke();
        if (fill.runningProperty().get() && !fill.lastingProperty().get()) {
            fill.queue().whenEnded(() -> unlessUnsaved(action));
            return;
        }
        if (fill.runningProperty().get()) {
            DialogService.Filling answer = dialogs.askFilling(present.name());
            if (answer == DialogService.Filling.CANCEL) {
                return;
            }
            // It may have ended while the question was asked.
            if (fill.runningProperty().get()) {
                fill.queue().whenEnded(() -> unlessUnsaved(action));
                if (answer == DialogService.Filling.STOP) {
                    fill.queue().cancel();
                }
                return;
            }
        }
        if (export.runningProperty().get()) {
            notices.info(text("export.first"));
            export.whenWritten(() -> unlessUnsaved(action));
            return;
        }
        if (present == null || !present.history().changedProperty().get()) {
            agreed(action);
            return;
        }
        switch (dialogs.askUnsaved(present.name())) {
            case SAVE -> export.export(() -> agreed(action));
            case PROJECT -> project.save(() -> agreed(action));
            case DISCARD -> agreed(action);
            case CANCEL -> {}
        }
    }

    private void endStroke() {
        tools.stamps().finish();
        if (document.get() != null) {
            document.get().endStroke();
        }
    }

    /// The present state need not be kept.
    private void agreed(Runnable action) {
        agreed = revision();
        action.run();
    }

    /// Changes with everything that happens to the open document.
    private long revision() {
        return document.get() == null ? 0 : document.get().history().revisionProperty().get();
    }

    // A fill of the present photo is under way: steps that replace the photo have to wait for it, strokes have not.
    private BooleanBinding steppable(ObservableValue<Edit> next) {
        return Bindings.createBooleanBinding(
                () -> next.getValue() != null
                        && !(fill.lastingProperty().get() && next.getValue().changesPhoto()),
                next,
                fill.lastingProperty());
    }

    private void read(Job.Work<Opened> reader) {
        read(reader, () -> {});
    }

    private void read(Job.Work<Opened> reader, Runnable unreadable) {
        if (!opening.runningProperty().get()) {
            opening.start(jobs.job(reader)
                    .onDone(this::show)
                    .onFailed(failure -> {
                        unreadable.run();
                        notices.failed(failure, another());
                    }));
        }
    }

    private Notice.Action another() {
        return new Notice.Action(text("open.another"), this::open);
    }

    /// Shows another document. It may have taken a while to read, and what was done to the present one meanwhile is not
    /// lost in silence.
    ///
    /// @param shown goes on as soon as it is there
    private void replace(PhotoDocument next, Runnable shown) {
        endStroke();
        if (document.get() != null && (fill.runningProperty().get() || revision() != agreed)) {
            unlessUnsaved(() -> replace(next, shown));
            return;
        }
        notices.dismiss();
        document.set(next);
        shown.run();
    }

    private void show(Opened opened) {
        long budget = settings.preferences().historyBytes();
        PhotoDocument next = new PhotoDocument(opened.source(), opened.name(), opened.photo(), budget);
        if (opened.source() != null) {
            settings.folderProperty().set(opened.source().getParent());
            settings.remember(opened.source());
        }
        replace(next, () -> introduce(opened, next));
    }

    /// Says what there is to say of a photo, and masks what comes with it.
    private void introduce(Opened opened, PhotoDocument next) {
        if (!opened.photo().notices().isEmpty()) {
            notices.info(opened.photo().notices().stream().map(Texts::said).collect(Collectors.joining(". ", "", ".")));
        }
        opened.mask().ifPresent(mask -> {
            next.replaceMask(text("edit.sampleMask"), mask);
            next.history().markSaved();
            if (hints.currentProperty().get() == Hints.NONE) {
                notices.info(text("sample.hint"));
            }
        });
    }

    private static Path copied(String resource, Path folder) throws IOException {
        URL address = EditorViewModel.class.getResource(resource);
        Path file = folder.resolve(resource.substring(resource.lastIndexOf('/') + 1));
        try (InputStream input = address.openStream()) {
            Files.copy(input, file);
        }
        return file;
    }
}
