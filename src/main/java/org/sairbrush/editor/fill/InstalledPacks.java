package org.sairbrush.editor.fill;

import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.models.ModelStore;
import org.sairbrush.restore.DeviceChoice;
import org.sairbrush.restore.FillChoice;
import org.sairbrush.restore.Method;
import org.sairbrush.restore.RestoreSettings;

/// The packs that fills and labels can use. Until they are first looked at, the program's own pack stands for them.
public final class InstalledPacks {

    private static final System.Logger LOG = System.getLogger(InstalledPacks.class.getName());

    private final ModelStore store;
    private final BackgroundJobs jobs;
    private final LazyRestorer restorer;
    private final ReadOnlyStringWrapper defaultPack = new ReadOnlyStringWrapper(RestoreSettings.DEFAULT_PACK);
    private final ReadOnlyObjectWrapper<List<FillChoice>> choices =
            new ReadOnlyObjectWrapper<>(FillChoice.of(List.of(), RestoreSettings.DEFAULT_PACK));

    private record Found(String defaultPack, List<FillChoice> choices) {}

    public InstalledPacks(ModelStore store, BackgroundJobs jobs, LazyRestorer restorer) {
        this.store = store;
        this.jobs = jobs;
        this.restorer = restorer;
    }

    /// The pack that is used where none is chosen.
    public ReadOnlyStringProperty defaultPackProperty() {
        return defaultPack.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<List<FillChoice>> choicesProperty() {
        return choices.getReadOnlyProperty();
    }

    /// What labels are made with.
    public RestoreSettings settings() {
        return new RestoreSettings(Method.SAIR, defaultPack.get(), DeviceChoice.AUTO, 0);
    }

    /// The choice that these settings are of.
    public FillChoice choice(RestoreSettings settings) {
        return choices.get().stream()
                .filter(choice -> choice.method() == settings.method() && choice.pack().equals(settings.pack()))
                .findFirst()
                .orElseGet(() -> new FillChoice(settings.method(), settings.pack(), settings.title()));
    }

    /// Looks at the packs again, and lets the restorer read anew what it has open.
    public void refresh() {
        jobs.job(progress -> {
                    restorer.release();
                    String found = store.defaultPack();
                    return new Found(found, FillChoice.of(store.packs(), found));
                })
                .onDone(found -> {
                    choices.set(found.choices());
                    defaultPack.set(found.defaultPack());
                })
                .onFailed(failure -> LOG.log(System.Logger.Level.WARNING, "The packs can't be listed", failure))
                .start();
    }
}
