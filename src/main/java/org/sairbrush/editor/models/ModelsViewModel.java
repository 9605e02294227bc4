package org.sairbrush.editor.models;

import static org.sairbrush.editor.text.Texts.text;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.sairbrush.editor.dialogs.DialogService;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.jobs.Job;
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.models.Bytes;
import org.sairbrush.models.Model;
import org.sairbrush.models.ModelSource;
import org.sairbrush.models.ModelStore;

/// The model manager without its controls: the models, the chosen one, and what goes on with each. Work goes on when
/// the manager's window is closed.
public final class ModelsViewModel {

    /// Stands for the model that an import is going to bring.
    static final String IMPORTED = "";

    private final ModelStore store;
    private final BackgroundJobs jobs;
    private final DialogService dialogs;
    private final Runnable changed;
    private final Notices notices = new Notices();
    private Runnable window = () -> {};
    private final ReadOnlyObjectWrapper<List<Model>> models = new ReadOnlyObjectWrapper<>(List.of());
    private final StringProperty selected = new SimpleStringProperty();
    private final ObservableMap<String, Work> works = FXCollections.observableHashMap();

    /// @param changed runs when other packs are installed than before, or another is the default
    public ModelsViewModel(ModelStore store, BackgroundJobs jobs, DialogService dialogs, Runnable changed) {
        this.store = store;
        this.jobs = jobs;
        this.dialogs = dialogs;
        this.changed = changed;
    }

    /// @param show brings the manager's window to the front
    public void setWindow(Runnable show) {
        window = show;
    }

    /// Shows the manager, where it has a window.
    public void show() {
        refresh();
        window.run();
    }

    public Notices notices() {
        return notices;
    }

    /// Installed ones first; empty until the first [#refresh()].
    public ReadOnlyObjectProperty<List<Model>> modelsProperty() {
        return models.getReadOnlyProperty();
    }

    /// The id of the model whose details are shown, or null.
    public StringProperty selectedProperty() {
        return selected;
    }

    /// What goes on, by the model's id.
    ObservableMap<String, Work> works() {
        return works;
    }

    Optional<Model> model(String id) {
        return models.get().stream().filter(model -> model.id().equals(id)).findFirst();
    }

    /// Looks at the models anew.
    public void refresh() {
        jobs.job(progress -> store.models())
                .onDone(found -> {
                    models.set(found);
                    if (model(selected.get()).isEmpty()) {
                        selected.set(found.isEmpty() ? null : found.getFirst().id());
                    }
                })
                .onFailed(notices::failed)
                .start();
    }

    /// Fetches a model, or goes on where it was paused.
    public void fetch(Model model) {
        String done = text("models.fetched", model.title());
        Job<String> job = jobs.job(progress -> {
            store.fetch(model.id(), progress);
            return model.id();
        });
        Notice.Action again = new Notice.Action(text("notice.again"), () -> fetch(model));
        work(model.id(), Work.Kind.FETCH, done, job, Optional.of(again));
    }

    /// Stops what goes on with a model; a fetch keeps what has come.
    public void pause(String id) {
        Optional.ofNullable(works.get(id)).ifPresent(work -> work.job().cancel());
    }

    public void verify(Model model) {
        String done = text("models.verified", model.title());
        Job<String> job = jobs.job(progress -> {
            store.verify(model.id());
            return model.id();
        });
        Optional<Notice.Action> fetched = Optional.of(new Notice.Action(text("models.fetchAgain"), () -> fetch(model)))
                .filter(action -> model.source().isPresent() && model.removable());
        work(model.id(), Work.Kind.VERIFY, done, job, fetched);
    }

    public void makeDefault(Model model) {
        String done = text("models.madeDefault", model.title());
        work(model.id(), Work.Kind.CHANGE, done, jobs.job(progress -> {
            store.setDefaultPack(model.id());
            return model.id();
        }));
    }

    /// Removes a model, or what an unfinished fetch has brought, after asking.
    public void remove(Model model) {
        long bytes = model.installed() ? model.bytes() : model.staged();
        if (dialogs.askRemove(model.title(), Bytes.words(bytes, Locale.getDefault()))) {
            work(model.id(), Work.Kind.CHANGE, text("models.removed", model.title()), jobs.job(progress -> {
                store.remove(model.id());
                return model.id();
            }));
        }
    }

    /// Asks for a model file or a zip, and takes it in. Of a file that the catalogue does not know, asks which of its
    /// inpainters it is like.
    public void importFile() {
        dialogs.chooseModelFile().ifPresent(file -> jobs.job(progress -> store.isUnknown(file))
                .onDone(unknown -> {
                    if (unknown) {
                        askKind(file);
                    } else {
                        take(file, Optional.empty(), Optional.empty(), this::importFile);
                    }
                })
                .onFailed(notices::failed)
                .start());
    }

    private void askKind(Path file) {
        Map<String, String> kinds = new LinkedHashMap<>();
        models.get().stream()
                .flatMap(model -> model.source().stream())
                .filter(source -> source.pack().has("inpainter"))
                .forEach(source -> kinds.put(source.title(), source.id()));
        String name = file.getFileName().toString();
        dialogs.chooseModelKind(name, List.copyOf(kinds.keySet()))
                .map(kinds::get)
                .ifPresent(kind -> take(
                        file, Optional.of(kind), Optional.of(ModelSource.idOf(name)), this::importFile));
    }

    /// Asks for a pack's folder, and takes it in.
    public void importFolder() {
        dialogs.chooseModelFolder().ifPresent(folder -> take(
                folder, Optional.empty(), Optional.empty(), this::importFolder));
    }

    /// @param another offered when it fails
    private void take(Path from, Optional<String> as, Optional<String> id, Runnable another) {
        String done = text("models.imported", from.getFileName().toString());
        Job<String> job = jobs.job(progress -> store.importPack(from, as, id, progress));
        Notice.Action remedy = new Notice.Action(text("models.importAnother"), another);
        work(IMPORTED, Work.Kind.IMPORT, done, job, Optional.of(remedy));
    }

    public void showFolder(Model model) {
        model.folder().ifPresent(folder -> dialogs.showInFolder(folder.resolve("pack.json")));
    }

    public void showHomepage(Model model) {
        model.source().map(ModelSource::homepage).ifPresent(dialogs::showPage);
    }

    private void work(String id, Work.Kind kind, String done, Job<String> job) {
        work(id, kind, done, job, Optional.empty());
    }

    /// @param remedy offered when it fails
    private void work(String id, Work.Kind kind, String done, Job<String> job, Optional<Notice.Action> remedy) {
        if (works.containsKey(id)) {
            return;
        }
        works.put(id, new Work(kind, job));
        notices.dismiss();
        job.onDone(result -> {
                    if (kind == Work.Kind.IMPORT) {
                        selected.set(result);
                    }
                    notices.done(done);
                    end(id, kind);
                })
                .onFailed(failure -> {
                    remedy.ifPresentOrElse(
                            action -> notices.failed(failure, action), () -> notices.failed(failure));
                    end(id, kind);
                })
                // what was finished before the cancel was seen has changed something, too
                .onCancelled(() -> end(id, kind))
                .start();
    }

    private void end(String id, Work.Kind kind) {
        works.remove(id);
        refresh();
        if (kind != Work.Kind.VERIFY) {
            changed.run();
        }
    }
}
