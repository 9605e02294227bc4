package org.sairbrush.editor.fill;

import static org.sairbrush.editor.text.Texts.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
import org.sairbrush.editor.document.Fill;
import org.sairbrush.editor.document.FinishedFill;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.history.Edit;
import org.sairbrush.editor.history.History;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.jobs.Job;
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.editor.settings.EditorSettings;
import org.sairbrush.editor.text.Texts;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.selection.Selection;
import org.sairbrush.restore.FillChoice;
import org.sairbrush.restore.Progress;
import org.sairbrush.restore.Restoration;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.restore.Restorer;
import org.sairbrush.restore.Seam;
import org.sairbrush.restore.Views;

/// Fills what is masked. The mask is consumed only by a fill that succeeds.
public final class FillViewModel {

    private static final Runnable NOTHING = () -> {};

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
    private final ReadOnlyStringWrapper timeLeft = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
    private final BooleanBinding fillable;
    private final BooleanBinding repeatable;
    private final Deque<Selection> waiting = new ArrayDeque<>();
    private Runnable waited = NOTHING;
    private boolean maskedMeanwhile;
    private Job<FinishedFill> job;

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
        ObservableValue<Optional<Fill>> last = document.flatMap(PhotoDocument::fillProperty);
        repeatable = Bindings.createBooleanBinding(
                () -> !running.get() && last.getValue() != null && last.getValue().isPresent(), running, last);
        document.addListener((property, old, opened) -> {
            forgetWaiting();
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

    /// Whether there is a fill that could be done again.
    public BooleanBinding repeatableProperty() {
        return repeatable;
    }

    public EditorSettings settings() {
        return settings;
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

    /// How long the fill will go on, in a few words; empty while that is not known.
    public ReadOnlyStringProperty timeLeftProperty() {
        return timeLeft.getReadOnlyProperty();
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
        Photo photo = target.photo();
        start(target, () -> spot.toMask(photo.width(), photo.height()), masked);
    }

    /// Fills what the last fill filled once more, by what is chosen now. The result takes the place of the last one.
    public void again() {
        inPlaceOfLast(0);
    }

    /// The same from points of view that the last fill and those before it did not have, so that something else comes
    /// of it.
    public void anotherTry() {
        PhotoDocument target = document.getValue();
        if (target != null && repeatable.get()) {
            inPlaceOfLast(target.fill().orElseThrow().restoration().settings().views().seed() + 1);
        }
    }

    private void inPlaceOfLast(int seed) {
        PhotoDocument target = document.getValue();
        if (target == null || !repeatable.get()) {
            return;
        }
        Fill last = target.fill().orElseThrow();
        FillChoice chosen = choice.get();
        RestoreSettings asChosen = asChosen(chosen, seed);
        run(
                chosen,
                (restorer, progress) -> FinishedFill.inPlaceOf(
                        last, restorer.restore(last.before(), last.mask(), asChosen, progress)),
                finished -> {
                    if (target == document.getValue() && target.fill().filter(last::equals).isPresent()) {
                        target.replaceFill(finished, last);
                    }
                },
                () -> inPlaceOfLast(seed));
    }

    /// Hears that a tool has added to the mask: with automatic fills that starts one, or another after the one that
    /// runs.
    public void masked() {
        if (settings.autoFillProperty().get()) {
            maskedMeanwhile = running.get();
            if (!running.get() && document.getValue().holePixelsProperty().get() > 0) {
                fill();
            }
        }
    }

    /// @param hole   what to fill, for background work
    /// @param masked the step that becomes one with the fill, and that calls the fill off when it is taken back
    private void start(PhotoDocument target, Supplier<Mask> hole, Optional<Edit> masked) {
        Photo photo = target.photo();
        FillChoice chosen = choice.get();
        RestoreSettings asChosen = asChosen(chosen, 0);
        run(
                chosen,
                (restorer, progress) -> {
                    Mask mask = hole.get();
                    return FinishedFill.of(photo, restorer.restore(photo, mask, asChosen, progress), mask);
                },
                finished -> {
                    History history = target.history();
                    boolean wanted = target == document.getValue() && target.photo() == photo;
                    if (wanted && masked.filter(step -> !history.isDone(step)).isEmpty()) {
                        target.applyFill(finished);
                        masked.ifPresent(history::joinLast);
                    }
                },
                this::fill);
    }

    @FunctionalInterface
    private interface Filling {
        FinishedFill run(Restorer restorer, Progress progress) throws Exception;
    }

    /// @param again offered when it fails
    private void run(FillChoice chosen, Filling filling, Consumer<FinishedFill> use, Runnable again) {
        job = jobs.<FinishedFill>job(work -> filling.run(restorer.get(), work))
                .onDone(finished -> {
                    Restoration restoration = finished.restoration();
                    use.accept(finished);
                    ended(text(
                            "fill.done",
                            chosen.title(),
                            restoration.millis() / 1000,
                            Texts.said(restoration.device())));
                    fillNext();
                    if (!running.get()) {
                        goOn();
                    }
                })
                .onFailed(failure -> {
                    waited = NOTHING;
                    failed(failure, again);
                })
                .onCancelled(() -> {
                    forgetWaiting();
                    ended(text("fill.cancelled"));
                    goOn();
                });
        running.set(true);
        cancelling.set(false);
        progress.bind(job.progressProperty());
        message.bind(job.messageProperty().map(Texts::said));
        estimate(job);
        notices.dismiss();
        job.start();
    }

    private void estimate(Job<FinishedFill> running) {
        TimeLeft left = new TimeLeft(System::nanoTime);
        running.progressProperty().subscribe(done -> timeLeft.set(left.after(done.doubleValue())));
        // That the model is open and the filling begins changes the words alone: nothing is done as yet.
        running.messageProperty().subscribe(said -> timeLeft.set(left.after(running.progressProperty().get())));
    }

    private RestoreSettings asChosen(FillChoice chosen, int seed) {
        return chosen.settings()
                .withSeam(new Seam(true, settings.featherProperty().get()))
                .withGrain(settings.grainProperty().get())
                .withDetail((double) settings.detailProperty().get() / EditorSettings.ALL)
                .withViews(new Views(settings.passesProperty().get(), seed));
    }

    private void fillNext() {
        Selection next = waiting.poll();
        if (next != null) {
            fillSpot(next);
        } else if (maskedMeanwhile) {
            maskedMeanwhile = false;
            masked();
        }
    }

    /// Goes on with something once nothing is being filled any more; never where a fill fails, so that people learn of
    /// it.
    public void whenEnded(Runnable action) {
        waited = action;
    }

    private void goOn() {
        Runnable action = waited;
        waited = NOTHING;
        action.run();
    }

    private void forgetWaiting() {
        waiting.clear();
        maskedMeanwhile = false;
    }

    /// Asks the running fill, if any, to stop. The mask stays.
    public void cancel() {
        if (running.get()) {
            cancelling.set(true);
            job.cancel();
        }
    }

    private void failed(Throwable failure, Runnable again) {
        forgetWaiting();
        ended("");
        notices.failed(failure, new Notice.Action(text("notice.again"), again));
    }

    private void ended(String result) {
        progress.unbind();
        message.unbind();
        progress.set(-1);
        message.set("");
        timeLeft.set("");
        cancelling.set(false);
        running.set(false);
        outcome.set(result);
    }
}
