package org.sairbrush.editor.fill;

import static org.sairbrush.editor.text.Texts.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.sairbrush.editor.document.Fill;
import org.sairbrush.editor.document.FinishedFill;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.history.Edit;
import org.sairbrush.editor.history.History;
import org.sairbrush.editor.jobs.Afterwards;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.jobs.Job;
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.editor.settings.EditorSettings;
import org.sairbrush.editor.text.Texts;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.selection.Selection;
import org.sairbrush.restore.CopyFill;
import org.sairbrush.restore.CloneSource;
import org.sairbrush.restore.FillChoice;
import org.sairbrush.restore.Method;
import org.sairbrush.restore.Progress;
import org.sairbrush.restore.Restoration;
import org.sairbrush.restore.RestoreException;
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
    private final BooleanProperty copying = new SimpleBooleanProperty();
    private final BooleanBinding lasting = running.and(copying.not());
    private final ReadOnlyBooleanWrapper strokesWaiting = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper cancelling = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper timeLeft = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
    private final BooleanBinding fillable;
    private final BooleanBinding repeatable;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Afterwards afterwards = new Afterwards();
    private boolean maskedMeanwhile;
    private Job<FinishedFill> job;

    /// What is to be done after the fill that runs.
    ///
    /// @param begin   does it
    /// @param dropped hears that it is not done any more
    /// @param drawn   whether it is a stroke by hand, which people see already
    /// @param after   the step of the history that had been done last
    private record Waiting(Runnable begin, Runnable dropped, boolean drawn, Edit after) {

        Waiting(Runnable begin) {
            this(begin, NOTHING, false, null);
        }
    }

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
                () -> !lasting.get() && holes.getValue() != null && holes.getValue().longValue() > 0, lasting, holes);
        ObservableValue<Optional<Fill>> last = document.flatMap(PhotoDocument::fillProperty);
        repeatable = Bindings.createBooleanBinding(
                () -> !lasting.get() && last.getValue() != null && last.getValue().isPresent(), lasting, last);
        document.addListener((property, old, opened) -> {
            forgetWaiting(all -> true);
            maskedMeanwhile = false;
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

    /// Something runs that takes a while. What is copied by hand is there in a moment, and nothing needs to tell of it.
    public BooleanExpression lastingProperty() {
        return lasting;
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
        onceCopied(this::fillMasked);
    }

    private void fillMasked() {
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
            waiting.add(new Waiting(() -> fillSpot(spot)));
            return;
        }
        Optional<Edit> masked = target.select(text("edit.spot"), spot, false);
        Photo photo = target.photo();
        start(target, () -> spot.toMask(photo.width(), photo.height()), masked);
    }

    /// Copies to where a stroke was drawn, as one step of the history; the mask stays as it is. While a fill runs, it
    /// waits its turn.
    ///
    /// @param method that copies
    /// @param source empty where the most similar place is to be found
    /// @param stroke for background work
    /// @param ended  hears that it is in the photo, or will not be
    public void copy(Method method, Optional<CloneSource> source, Supplier<Selection> stroke, Runnable ended) {
        RestoreSettings sought = RestoreSettings.defaults().withMethod(method).withSeam(Seam.SOFT);
        RestoreSettings settings = source.map(sought::withSource).orElse(sought);
        notices.dismiss();
        byHand(
                (photo, mask, progress) -> restorer.get().restore(photo, mask, settings, progress),
                stroke,
                ended);
    }

    /// Brings the photo back to what it was when it was opened, likewise.
    public void bringBack(Supplier<Selection> stroke, Runnable ended) {
        Photo original = document.getValue().original();
        notices.dismiss();
        byHand((photo, mask, progress) -> CopyFill.bringBack(photo, original, mask, progress), stroke, ended);
    }

    @FunctionalInterface
    private interface Handwork {
        Restoration done(Photo photo, Mask mask, Progress progress) throws RestoreException;
    }

    private void byHand(Handwork work, Supplier<Selection> stroke, Runnable ended) {
        PhotoDocument target = document.getValue();
        if (running.get()) {
            Edit after = target.history().nextUndoProperty().get();
            waiting.add(new Waiting(() -> byHand(work, stroke, ended), ended, true, after));
            strokesWaiting.set(true);
            return;
        }
        Photo photo = target.photo();
        run(new Order(
                (restorer, progress) -> {
                    Mask mask = stroke.get().toMask(photo.width(), photo.height());
                    return FinishedFill.of(photo, work.done(photo, mask, progress), mask);
                },
                finished -> {
                    boolean wanted = target == document.getValue() && target.photo() == photo;
                    if (wanted && !finished.ofShown().areas().isEmpty()) {
                        target.applyFill(finished);
                    }
                },
                Optional.empty(),
                Optional.empty(),
                ended));
    }

    /// Whether strokes by hand wait for their turn.
    public ReadOnlyBooleanProperty strokesWaitingProperty() {
        return strokesWaiting.getReadOnlyProperty();
    }

    /// Takes the stroke back that was drawn last, where that waits for a fill and nothing else was done since.
    ///
    /// @return whether there was one
    public boolean takeBack() {
        if (!lasting.get() || waiting.isEmpty()) {
            return false;
        }
        PhotoDocument target = document.getValue();
        target.endStroke();
        Waiting last = waiting.getLast();
        boolean latest = last.drawn() && last.after() == target.history().nextUndoProperty().get();
        if (latest) {
            forgetWaiting(last::equals);
        }
        return latest;
    }

    /// Does something as soon as what is copied by hand is in the photo, which is in a moment; at once where nothing is
    /// copied.
    public void onceCopied(Runnable action) {
        if (running.get() && copying.get()) {
            waiting.add(new Waiting(action));
        } else {
            action.run();
        }
    }

    /// Fills what the last fill filled once more, by what is chosen now. The result takes the place of the last one.
    public void again() {
        onceCopied(() -> inPlaceOfLast(0));
    }

    /// The same from points of view that the last fill and those before it did not have, so that something else comes
    /// of it.
    public void anotherTry() {
        onceCopied(() -> {
            if (repeatable.get()) {
                Fill last = document.getValue().fill().orElseThrow();
                inPlaceOfLast(last.restoration().settings().views().seed() + 1);
            }
        });
    }

    private void inPlaceOfLast(int seed) {
        if (running.get() || !repeatable.get()) {
            return;
        }
        PhotoDocument target = document.getValue();
        Fill last = target.fill().orElseThrow();
        FillChoice chosen = choice.get();
        RestoreSettings asChosen = asChosen(chosen, seed);
        run(new Order(
                (restorer, progress) -> FinishedFill.inPlaceOf(
                        last, restorer.restore(last.before(), last.mask(), asChosen, progress)),
                finished -> {
                    if (target == document.getValue() && target.fill().filter(last::equals).isPresent()) {
                        target.replaceFill(finished, last);
                    }
                },
                Optional.of(chosen),
                Optional.of(() -> inPlaceOfLast(seed)),
                NOTHING));
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
        run(new Order(
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
                Optional.of(chosen),
                Optional.of(this::fill),
                NOTHING));
    }

    @FunctionalInterface
    private interface Filling {
        FinishedFill run(Restorer restorer, Progress progress) throws Exception;
    }

    /// A fill that is to be made.
    ///
    /// @param use    takes it over
    /// @param chosen what fills, in words; none where it is copied, which needs none
    /// @param again  offered when it fails
    /// @param ended  hears of each of its endings
    private record Order(
            Filling filling,
            Consumer<FinishedFill> use,
            Optional<FillChoice> chosen,
            Optional<Runnable> again,
            Runnable ended) {

        boolean byHand() {
            return chosen.isEmpty();
        }
    }

    private void run(Order order) {
        job = jobs.<FinishedFill>job(work -> order.filling().run(restorer.get(), work))
                .onDone(finished -> {
                    order.use().accept(finished);
                    order.ended().run();
                    ended(order.chosen().map(choice -> done(choice, finished.restoration())).orElse(""));
                    fillNext();
                    if (!running.get()) {
                        afterwards.run();
                    }
                })
                .onFailed(failure -> {
                    afterwards.forget();
                    order.ended().run();
                    failed(failure, order.again());
                    fillNext();
                })
                .onCancelled(() -> {
                    order.ended().run();
                    forgetWaiting(one -> !one.drawn() || order.byHand());
                    maskedMeanwhile = false;
                    ended(text("fill.cancelled"));
                    fillNext();
                    if (!running.get()) {
                        afterwards.run();
                    }
                });
        copying.set(order.byHand());
        running.set(true);
        cancelling.set(false);
        progress.bind(job.progressProperty());
        message.bind(job.messageProperty().map(Texts::said));
        estimate(job);
        if (!order.byHand()) {
            notices.dismiss();
        }
        job.start();
    }

    private static String done(FillChoice chosen, Restoration restoration) {
        return text(
                "fill.done", chosen.title(), restoration.millis() / 1000, Texts.said(restoration.device()));
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
        while (!running.get() && !waiting.isEmpty()) {
            waiting.remove().begin().run();
        }
        strokesWaiting.set(waiting.stream().anyMatch(Waiting::drawn));
        if (!running.get() && maskedMeanwhile) {
            maskedMeanwhile = false;
            masked();
        }
    }

    /// Goes on with something once nothing is being filled any more; never where a fill fails, so that people learn of
    /// it.
    public void whenEnded(Runnable action) {
        afterwards.set(action);
    }

    private void forgetWaiting(Predicate<Waiting> which) {
        List<Waiting> dropped = waiting.stream().filter(which).toList();
        waiting.removeAll(dropped);
        strokesWaiting.set(waiting.stream().anyMatch(Waiting::drawn));
        dropped.forEach(one -> one.dropped().run());
    }

    /// Asks the running fill, if any, to stop. The mask stays, and what was drawn by hand meanwhile.
    public void cancel() {
        if (running.get()) {
            cancelling.set(true);
            job.cancel();
        }
    }

    /// What was drawn meanwhile is not lost.
    private void failed(Throwable failure, Optional<Runnable> again) {
        forgetWaiting(one -> !one.drawn());
        maskedMeanwhile = false;
        ended("");
        again.ifPresentOrElse(
                action -> notices.failed(failure, new Notice.Action(text("notice.again"), action)),
                () -> notices.failed(failure));
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
