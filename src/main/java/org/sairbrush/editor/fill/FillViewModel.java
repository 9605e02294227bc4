package org.sairbrush.editor.fill;

import static org.sairbrush.editor.text.Texts.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyBooleanProperty;
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
import org.sairbrush.restore.CloneSource;
import org.sairbrush.restore.CopyFill;
import org.sairbrush.restore.FillChoice;
import org.sairbrush.restore.Method;
import org.sairbrush.restore.Progress;
import org.sairbrush.restore.Restoration;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.restore.Seam;
import org.sairbrush.restore.Views;

/// Fills what is masked. The mask is consumed only by a fill that succeeds.
public final class FillViewModel {

    private final ObservableValue<PhotoDocument> document;
    private final LazyRestorer restorer;
    private final Notices notices;
    private final EditorSettings settings;
    private final InstalledPacks packs;
    private final FillQueue queue;
    private final ReadOnlyObjectWrapper<FillChoice> choice = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper("");
    private final BooleanBinding fillable;
    private final BooleanBinding repeatable;
    private final FillStrength strength;

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
        this.restorer = restorer;
        this.notices = notices;
        queue = new FillQueue(document, jobs);
        BooleanExpression lasting = queue.lastingProperty();
        ObservableValue<Number> holes = document.flatMap(PhotoDocument::holePixelsProperty);
        fillable = Bindings.createBooleanBinding(
                () -> !lasting.get() && holes.getValue() != null && holes.getValue().longValue() > 0, lasting, holes);
        ObservableValue<Optional<Fill>> last = document.flatMap(PhotoDocument::fillProperty);
        repeatable = Bindings.createBooleanBinding(
                () -> !lasting.get() && last.getValue() != null && last.getValue().isPresent(), lasting, last);
        strength = new FillStrength(document, queue, repeatable, notices::failed);
        document.addListener((property, old, opened) -> outcome.set(""));
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

    /// How much of the last fill is seen.
    public FillStrength strength() {
        return strength;
    }

    public EditorSettings settings() {
        return settings;
    }

    /// What fills the photo at present, and what waits for it.
    public FillQueue queue() {
        return queue;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return queue.runningProperty();
    }

    /// Something runs that takes a while.
    public BooleanExpression lastingProperty() {
        return queue.lastingProperty();
    }

    /// What came of the last fill, in a few words.
    public ReadOnlyStringProperty outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /// Fills what is masked.
    public void fill() {
        fill(choice::get);
    }

    /// Takes away the stain that is masked and leaves the picture under it, whatever else fills; where nothing is
    /// masked, this takes the place of the last fill.
    public void removeStain() {
        Supplier<FillChoice> remover =
                () -> packs.choice(RestoreSettings.defaults().withMethod(Method.STAIN_REMOVAL));
        queue.onceCopied(() -> {
            PhotoDocument target = document.getValue();
            if (target != null && target.holePixelsProperty().get() == 0 && repeatable.get()) {
                inPlaceOfLast(remover, 0);
            } else {
                fill(remover);
            }
        });
    }

    private void fill(Supplier<FillChoice> filler) {
        queue.onceCopied(() -> {
            PhotoDocument target = document.getValue();
            if (target == null || queue.isRunning()) {
                return;
            }
            target.endStroke();
            if (target.holePixelsProperty().get() == 0) {
                notices.info(text("fill.nothing"));
                return;
            }
            queue.add(() -> order(target, target.maskSnapshot(), Optional.empty(), filler));
        });
    }

    /// Masks a spot and fills it alone, as one step of the history. While a fill runs, it waits its turn.
    public void fillSpot(Selection spot) {
        PhotoDocument target = document.getValue();
        if (target != null) {
            queue.add(() -> {
                Optional<Edit> masked = target.select(text("edit.spot"), spot, false);
                Photo photo = target.photo();
                return order(target, () -> spot.toMask(photo.width(), photo.height()), masked, choice::get);
            });
        }
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
        byHand((photo, mask, progress) -> restorer.get().restore(photo, mask, settings, progress), stroke, ended);
    }

    /// Brings the photo back to what it was when it was opened, likewise.
    public void bringBack(Supplier<Selection> stroke, Runnable ended) {
        Photo original = document.getValue().original();
        byHand((photo, mask, progress) -> CopyFill.bringBack(photo, original, mask, progress), stroke, ended);
    }

    @FunctionalInterface
    private interface Handwork {
        Restoration done(Photo photo, Mask mask, Progress progress) throws RestoreException;
    }

    private void byHand(Handwork work, Supplier<Selection> stroke, Runnable ended) {
        PhotoDocument target = document.getValue();
        notices.dismiss();
        queue.addStroke(ended, () -> {
            Photo photo = target.photo();
            return new FillQueue.Order(
                    progress -> {
                        Mask mask = stroke.get().toMask(photo.width(), photo.height());
                        return FinishedFill.of(photo, work.done(photo, mask, progress), mask);
                    },
                    true,
                    finished -> {
                        outcome.set("");
                        if (isSeen(target, photo) && !finished.ofShown().areas().isEmpty()) {
                            target.applyFill(finished);
                        }
                    },
                    this::failed,
                    () -> outcome.set(""));
        });
    }

    /// Whether a photo is what is to be seen of the document that is open.
    private boolean isSeen(PhotoDocument target, Photo photo) {
        return target == document.getValue() && target.photo() == photo;
    }

    /// Fills what the last fill filled once more, by what is chosen now. The result takes the place of the last one.
    public void again() {
        queue.onceCopied(() -> inPlaceOfLast(choice::get, 0));
    }

    /// The same from points of view that the last fill and those before it did not have, so that something else comes
    /// of it.
    public void anotherTry() {
        queue.onceCopied(() -> {
            if (repeatable.get()) {
                Fill last = document.getValue().fill().orElseThrow();
                inPlaceOfLast(choice::get, last.restoration().settings().views().seed() + 1);
            }
        });
    }

    private void inPlaceOfLast(Supplier<FillChoice> filler, int seed) {
        if (queue.isRunning() || !repeatable.get()) {
            return;
        }
        PhotoDocument target = document.getValue();
        Fill last = target.fill().orElseThrow();
        FillChoice chosen = filler.get();
        RestoreSettings asChosen = asChosen(chosen, seed);
        queue.add(() -> byChoice(
                chosen,
                progress -> FinishedFill.inPlaceOf(
                        last, restorer.get().restore(last.before(), last.mask(), asChosen, progress)),
                finished -> {
                    if (target == document.getValue() && target.fill().filter(last::equals).isPresent()) {
                        target.replaceFill(finished, last);
                    }
                },
                () -> inPlaceOfLast(filler, seed)));
    }

    /// Hears that a tool has added to the mask: with automatic fills that starts one, or another after the one that
    /// runs.
    public void masked() {
        if (settings.autoFillProperty().get()) {
            queue.whenFree(() -> {
                if (document.getValue().holePixelsProperty().get() > 0) {
                    fill();
                }
            });
        }
    }

    /// @param hole   what to fill, for background work
    /// @param masked the step that becomes one with the fill, and that calls the fill off when it is taken back
    /// @param filler asked when the order is made
    private FillQueue.Order order(
            PhotoDocument target, Supplier<Mask> hole, Optional<Edit> masked, Supplier<FillChoice> filler) {
        Photo photo = target.photo();
        FillChoice chosen = filler.get();
        RestoreSettings asChosen = asChosen(chosen, 0);
        return byChoice(
                chosen,
                progress -> {
                    Mask mask = hole.get();
                    return FinishedFill.of(photo, restorer.get().restore(photo, mask, asChosen, progress), mask);
                },
                finished -> {
                    History history = target.history();
                    if (isSeen(target, photo) && masked.filter(step -> !history.isDone(step)).isEmpty()) {
                        target.applyFill(finished);
                        masked.ifPresent(history::joinLast);
                    }
                },
                () -> fill(filler));
    }

    /// @param use   takes over what came of it
    /// @param again offered when it fails
    private FillQueue.Order byChoice(
            FillChoice chosen, Job.Work<FinishedFill> work, Consumer<FinishedFill> use, Runnable again) {
        notices.dismiss();
        return new FillQueue.Order(
                work,
                false,
                finished -> {
                    use.accept(finished);
                    outcome.set(done(chosen, finished.restoration()));
                },
                failure -> {
                    outcome.set("");
                    notices.failed(failure, new Notice.Action(text("notice.again"), again));
                },
                () -> outcome.set(text("fill.cancelled")));
    }

    private static String done(FillChoice chosen, Restoration restoration) {
        return text(
                "fill.done", Texts.said(chosen.title()), restoration.millis() / 1000, Texts.said(restoration.device()));
    }

    private void failed(Throwable failure) {
        outcome.set("");
        notices.failed(failure);
    }

    private RestoreSettings asChosen(FillChoice chosen, int seed) {
        return chosen.settings()
                .withSeam(new Seam(true, settings.featherProperty().get()))
                .withGrain(settings.grainProperty().get())
                .withDetail((double) settings.detailProperty().get() / EditorSettings.ALL)
                .withViews(new Views(settings.passesProperty().get(), seed));
    }
}
