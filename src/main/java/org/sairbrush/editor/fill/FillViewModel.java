package org.sairbrush.editor.fill;

import static org.sairbrush.editor.text.Texts.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.history.Edit;
import org.sairbrush.editor.history.History;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.jobs.Job;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.editor.settings.EditorSettings;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.selection.Selection;
import org.sairbrush.restore.FillChoice;
import org.sairbrush.restore.Restoration;

/// Fills what is masked. The mask is consumed only by a fill that succeeds.
public final class FillViewModel {

    private final ObservableValue<PhotoDocument> document;
    private final BackgroundJobs jobs;
    private final LazyRestorer restorer;
    private final Notices notices;
    private final EditorSettings settings;
    private final InstalledPacks packs;
    private final ReadOnlyObjectWrapper<FillChoice> choice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper cancelling = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
    private final BooleanBinding fillable;
    private final Deque<Selection> waiting = new ArrayDeque<>();
    private Job<Restoration> job;

    /// @param settings remember what was chosen last
    public FillViewModel(
            ObservableValue<PhotoDocument> document,
            EditorSettings settings,
            InstalledPacks packs,
            BackgroundJobs jobs,
            LazyRestorer restorer,
            Notices notices) {
        this.document = document;
        this.settings = settings;
        this.packs = packs;
        this.jobs = jobs;
        this.restorer = restorer;
        this.notices = notices;
        ObservableValue<Number> holes = document.flatMap(PhotoDocument::holePixelsProperty);
        fillable = Bindings.createBooleanBinding(
                () -> !running.get() && holes.getValue() != null && holes.getValue().longValue() > 0, running, holes);
        document.addListener((property, old, opened) -> {
            waiting.clear();
            cancel();
            outcome.set("");
        });
        packs.choicesProperty().addListener(property -> chooseRemembered());
        packs.defaultPackProperty().addListener(property -> chooseRemembered());
        chooseRemembered();
    }

    private void chooseRemembered() {
        String pack = Optional.ofNullable(settings.fillPackProperty().get())
                .orElse(packs.defaultPackProperty().get());
        List<FillChoice> choices = packs.choicesProperty().get();
        choice.set(choices.stream()
                .filter(offered -> offered.method() == settings.methodProperty().get())
                .filter(offered -> !offered.method().needsPack() || offered.pack().equals(pack))
                .findFirst()
                .orElse(choices.getFirst()));
    }

    /// What can fill.
    public ReadOnlyObjectProperty<List<FillChoice>> choicesProperty() {
        return packs.choicesProperty();
    }

    /// What fills.
    public ReadOnlyObjectProperty<FillChoice> choiceProperty() {
        return choice.getReadOnlyProperty();
    }

    public void choose(FillChoice chosen) {
        boolean ofDefault = chosen.pack().equals(packs.defaultPackProperty().get());
        settings.methodProperty().set(chosen.method());
        settings.fillPackProperty().set(chosen.method().needsPack() && !ofDefault ? chosen.pack() : null);
        choice.set(chosen);
    }

    public BooleanBinding fillableProperty() {
        return fillable;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Cancel was asked for and the work has not stopped yet.
    public ReadOnlyBooleanProperty cancellingProperty() {
        return cancelling.getReadOnlyProperty();
    }

    /// In [0, 1]; -1 while nothing is known yet.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /// What came of the last fill, in a few words.
    public ReadOnlyStringProperty outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    public void fill() {
        PhotoDocument target = document.getValue();
        if (target == null || running.get()) {
            return;
        }
        target.endStroke();
        if (target.holePixelsProperty().get() == 0) {
            notices.info(text("fill.nothing"));
            return;
        }
        start(target, target.maskSnapshot(), Optional.empty());
    }

    /// Masks a spot and fills it alone, as one step of the history. While a fill runs, it waits its turn.
    public void fillSpot(Selection spot) {
        PhotoDocument target = document.getValue();
        if (target == null) {
            return;
        }
        if (running.get()) {
            waiting.add(spot);
            return;
        }
        Optional<Edit> masked = target.select(text("edit.spot"), spot, false);
        Mask mask = spot.toMask(target.photo().width(), target.photo().height());
        start(target, mask, masked);
    }

    /// @param masked the step that becomes one with the fill, and that calls the fill off when it is taken back
    private void start(PhotoDocument target, Mask mask, Optional<Edit> masked) {
        Photo photo = target.photo();
        FillChoice chosen = choice.get();
        job = jobs.<Restoration>job(work -> restorer.get().restore(photo, mask, chosen.settings(), work))
                .onDone(restoration -> {
                    History history = target.history();
                    if (target == document.getValue() && masked.filter(step -> !history.isDone(step)).isEmpty()) {
                        target.applyFill(restoration, mask);
                        masked.ifPresent(history::joinLast);
                    }
                    ended(text("fill.done", chosen.title(), restoration.millis() / 1000, restoration.device()));
                    fillNext();
                })
                .onFailed(this::failed)
                .onCancelled(() -> {
                    waiting.clear();
                    ended(text("fill.cancelled"));
                });
        running.set(true);
        cancelling.set(false);
        progress.bind(job.progressProperty());
        message.bind(job.messageProperty());
        notices.dismiss();
        job.start();
    }

    private void fillNext() {
        Selection next = waiting.poll();
        if (next != null) {
            fillSpot(next);
        }
    }

    /// Asks the running fill, if any, to stop. The mask stays.
    public void cancel() {
        if (running.get()) {
            cancelling.set(true);
            job.cancel();
        }
    }

    private void failed(Throwable failure) {
        waiting.clear();
        ended("");
        notices.failed(failure);
    }

    private void ended(String result) {
        progress.unbind();
        message.unbind();
        progress.set(-1);
        message.set("");
        cancelling.set(false);
        running.set(false);
        outcome.set(result);
    }
}
