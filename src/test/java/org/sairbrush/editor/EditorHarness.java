package org.sairbrush.editor;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import javafx.beans.property.SimpleObjectProperty;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.fill.FillViewModel;
import org.sairbrush.editor.fill.InstalledPacks;
import org.sairbrush.editor.fill.LazyRestorer;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.labels.LabelsViewModel;
import org.sairbrush.editor.mask.Selecting;
import org.sairbrush.editor.notice.Failures;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.editor.semantics.PhotoSemantics;
import org.sairbrush.editor.settings.EditorSettings;
import org.sairbrush.editor.tools.ToolsViewModel;
import org.sairbrush.models.ModelSettings;
import org.sairbrush.models.ModelStore;
import org.sairbrush.photo.Photo;
import org.sairbrush.restore.PackLibrary;

/// What view models need: an open photo, a fake restorer, and jobs that run at once.
public final class EditorHarness {

    public final FakeRestorer fake = new FakeRestorer();
    public final LazyRestorer restorer = new LazyRestorer(() -> fake);
    public final SimpleObjectProperty<PhotoDocument> document = new SimpleObjectProperty<>();
    public final BackgroundJobs jobs;
    public final EditorSettings settings = EditorSettings.load(Path.of("no such file"));
    public final InstalledPacks packs;

    /// How often the model manager was asked for.
    public int modelsShown;

    public final PhotoSemantics semantics = new PhotoSemantics(restorer);

    public EditorHarness() {
        this(Runnable::run);
    }

    public EditorHarness(Executor background) {
        jobs = new BackgroundJobs(background, Runnable::run);
        packs = new InstalledPacks(noModels(), jobs, restorer);
    }

    /// A store without packs, which is never written to.
    public static ModelStore noModels() {
        Path nowhere = Path.of("no such folder");
        return new ModelStore(PackLibrary.in(nowhere), nowhere, new ModelSettings(nowhere.resolve("models.json")));
    }

    /// Where failures of models offer the model manager.
    public Notices notices() {
        return new Notices(Failures.curedBy(() -> modelsShown++));
    }

    public FillViewModel fill(Notices notices) {
        return new FillViewModel(document, settings, packs, jobs, restorer, notices);
    }

    public ToolsViewModel tools(FillViewModel fill, Notices notices) {
        return new ToolsViewModel(
                document, packs, jobs, new Selecting(jobs, notices, fill::masked), semantics, fill, notices);
    }

    public LabelsViewModel labels() {
        return labels(packs);
    }

    public LabelsViewModel labels(InstalledPacks installed) {
        Selecting selecting = new Selecting(jobs, new Notices(), () -> {});
        return new LabelsViewModel(
                document,
                installed,
                jobs,
                restorer,
                semantics,
                selecting,
                notices().failures(),
                settings);
    }

    public PhotoDocument open() {
        BufferedImage image = new BufferedImage(120, 90, BufferedImage.TYPE_3BYTE_BGR);
        document.set(new PhotoDocument(null, "photo", Photo.of(image), 64 << 20));
        return document.get();
    }

    public PhotoDocument openMasked() {
        PhotoDocument opened = open();
        opened.beginStroke(30, 40, 6, false);
        opened.continueStroke(80, 45);
        opened.endStroke();
        return opened;
    }
}
