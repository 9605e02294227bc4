package org.sairbrush.editor.labels;

import static org.sairbrush.editor.text.Texts.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Point2D;
import org.sairbrush.clip.TextEncoder;
import org.sairbrush.editor.document.DocumentListener;
import org.sairbrush.editor.document.Fill;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.fill.InstalledPacks;
import org.sairbrush.editor.fill.LazyRestorer;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.jobs.Job;
import org.sairbrush.editor.mask.Combining;
import org.sairbrush.editor.mask.Selecting;
import org.sairbrush.editor.notice.Failures;
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.editor.semantics.PhotoSemantics;
import org.sairbrush.editor.settings.EditorSettings;
import org.sairbrush.editor.text.Texts;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Orientation;
import org.sairbrush.restore.Method;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.restore.Restorer;
import org.sairbrush.restore.Semantics;
import org.sairbrush.semantics.LabelMapper;
import org.sairbrush.semantics.LabelSet;
import org.sairbrush.semantics.LabelSettings;

/// What the program takes the photo for: its semantics, raw or completed, in the user's own words.
/// The whole photo takes one pass; after a fill that has semantics its parts can be shown instead, at no cost, as the
/// fill itself saw them.
public final class LabelsViewModel {

    private static final int MOST_POINTED = 3;

    private final ObservableValue<PhotoDocument> document;
    private final BackgroundJobs jobs;
    private final LazyRestorer restorer;
    private final PhotoSemantics photoSemantics;
    private final Selecting selecting;
    private final InstalledPacks packs;
    private final Failures failures;
    private final BooleanProperty showing = new SimpleBooleanProperty();
    private final StringProperty words = new SimpleStringProperty();
    private final BooleanProperty completed = new SimpleBooleanProperty(true);
    private final BooleanProperty wholePhoto = new SimpleBooleanProperty(true);
    private final IntegerProperty highlighted = new SimpleIntegerProperty(-1);
    private final DoubleProperty opacity;
    private final StringProperty remembered;
    private final ReadOnlyBooleanWrapper filledPartsKnown = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper outdated = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper rawInstead = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper otherThanFill = new ReadOnlyStringWrapper();
    private final ReadOnlyObjectWrapper<Notice> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<LabelLayer>> layers = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<LegendRow>> legend = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<PointedLabel>> pointed = new ReadOnlyObjectWrapper<>(List.of());
    private final DocumentListener maskListener = new DocumentListener() {
        @Override
        public void maskChanged(Area area) {
            maskChanges++;
            tellAge();
        }

        @Override
        public void turned(Orientation turn) {
            forget();
            refresh();
        }
    };
    private long maskChanges;
    private LabelBasis basis;
    private LabelView view;
    private Job<?> job;

    /// @param rawInstead whether the completed map was asked for in vain
    private record Shown(LabelBasis basis, LabelView view, List<LabelLayer> layers, boolean rawInstead) {}

    public LabelsViewModel(
            ObservableValue<PhotoDocument> document,
            InstalledPacks packs,
            BackgroundJobs jobs,
            LazyRestorer restorer,
            PhotoSemantics photoSemantics,
            Selecting selecting,
            Failures failures,
            EditorSettings settings) {
        this.failures = failures;
        this.document = document;
        this.packs = packs;
        this.jobs = jobs;
        this.restorer = restorer;
        this.photoSemantics = photoSemantics;
        this.selecting = selecting;
        opacity = settings.labelOpacityProperty();
        remembered = settings.labelsProperty();
        words.set(Optional.ofNullable(remembered.get()).orElse(text("labels.default")));
        showing.addListener((property, was, is) -> {
            if (is) {
                refresh();
            } else {
                hide();
            }
        });
        completed.addListener((property, was, is) -> refresh());
        wholePhoto.addListener((property, was, is) -> refresh());
        highlighted.addListener((property, was, is) -> highlight());
        packs.defaultPackProperty().addListener((property, was, is) -> refresh());
        document.addListener((property, old, opened) -> reopened(old, opened));
        document.flatMap(PhotoDocument::fillProperty).addListener((property, old, fill) -> {
            filledPartsKnown.set(fill != null && fill.filter(LabelBasis::hasSemantics).isPresent());
            filled(fill != null && fill.filter(last -> isByHand(last) || last.strength() < 1).isPresent());
        });
    }

    /// Strokes by hand and strengths change little of what the photo shows, and one comes after the other: the labels
    /// stay until new ones are asked for.
    private void filled(boolean little) {
        if (little && (running.get() || basis != null)) {
            tellAge();
        } else if (basis != null && !isOutdated()) {
            stop();
            tellAge();
        } else {
            refresh();
        }
    }

    private static boolean isByHand(Fill fill) {
        return fill.restoration().settings().method().byHand();
    }

    private void tellAge() {
        outdated.set(showing.get() && basis != null && isOutdated());
    }

    private boolean isOutdated() {
        return basis.isOutdated(document.getValue().photo(), maskChanges);
    }

    public BooleanProperty showingProperty() {
        return showing;
    }

    /// As typed, separated by commas; taken up by [#apply()].
    public StringProperty wordsProperty() {
        return words;
    }

    /// SIR's completed map, or the encoder's raw one.
    public BooleanProperty completedProperty() {
        return completed;
    }

    public BooleanProperty wholePhotoProperty() {
        return wholePhoto;
    }

    /// The label that stands out, or -1.
    public IntegerProperty highlightedProperty() {
        return highlighted;
    }

    public DoubleProperty opacityProperty() {
        return opacity;
    }

    /// Whether the last fill brought semantics along, so that there is a choice between its parts and the whole.
    public ReadOnlyBooleanProperty filledPartsKnownProperty() {
        return filledPartsKnown.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Photo or mask are not any more those that the shown map was made of.
    public ReadOnlyBooleanProperty outdatedProperty() {
        return outdated.getReadOnlyProperty();
    }

    /// The completed map is asked for, but the pack has no SIR to make one, and the raw map is shown.
    public ReadOnlyBooleanProperty rawInsteadProperty() {
        return rawInstead.getReadOnlyProperty();
    }

    /// What the last fill was made by, where that knows no semantics and the labels are the default pack's; or null.
    public ReadOnlyStringProperty otherThanFillProperty() {
        return otherThanFill.getReadOnlyProperty();
    }

    /// Why there are no labels, and what may help; or null.
    public ReadOnlyObjectProperty<Notice> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<List<LabelLayer>> layersProperty() {
        return layers.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<List<LegendRow>> legendProperty() {
        return legend.getReadOnlyProperty();
    }

    /// What the place under the pointer is most probably taken for, at most three labels; empty where nothing is known.
    public ReadOnlyObjectProperty<List<PointedLabel>> pointedProperty() {
        return pointed.getReadOnlyProperty();
    }

    /// The pointer is over this point of the photo, or with null over none.
    public void point(Point2D place) {
        pointed.set(
                view == null || place == null || layers.get().isEmpty()
                        ? List.of()
                        : view.at(place.getX(), place.getY(), MOST_POINTED));
    }

    /// Combines the region of a label with the mask.
    public void select(LegendRow row, Combining how) {
        LabelView shown = view;
        if (shown != null && row.found()) {
            String editName = text("edit.label", row.name());
            selecting.mask(document.getValue(), editName, how, progress -> shown.select(row.index()));
        }
    }

    /// Takes up the words as they are typed now.
    public void apply() {
        remembered.set(words.get());
        highlighted.set(-1);
        refresh();
    }

    /// Makes the labels anew for the photo and mask as they are now.
    public void refresh() {
        PhotoDocument open = document.getValue();
        if (!showing.get() || open == null) {
            return;
        }
        stop();
        LabelSet labels;
        try {
            labels = LabelSet.parse(words.get());
        } catch (IllegalArgumentException refused) {
            problem.set(new Notice(Notice.Kind.ERROR, Texts.said(refused.getMessage()), Optional.empty()));
            return;
        }
        problem.set(null);
        LabelBasis wanted = basis(open);
        Supplier<Mask> damage =
                wanted.fill().<Supplier<Mask>>map(fill -> fill::mask).orElseGet(open::maskSnapshot);
        boolean ofCompleted = completed.get();
        int standingOut = highlighted.get();
        run(
                progress -> {
                    Restorer ready = restorer.get();
                    Mask mask = damage.get();
                    List<Semantics> semantics = wanted.understand(photoSemantics, mask, progress);
                    TextEncoder words = ready.textEncoder(wanted.settings().pack(), progress);
                    LabelMapper mapper = new LabelMapper(words, LabelSettings.DEFAULT);
                    LabelView made = LabelView.of(semantics, ofCompleted, labels, mapper, wanted.photo(), mask);
                    boolean incomplete = semantics.stream().anyMatch(part -> part.completed().isEmpty());
                    return new Shown(wanted, made, made.layers(standingOut), ofCompleted && incomplete);
                },
                this::show);
    }

    // The labels stay what they are, so that nothing but their colours is made anew.
    private void highlight() {
        LabelView shown = view;
        int standingOut = highlighted.get();
        if (showing.get() && shown != null && !running.get()) {
            run(progress -> shown.layers(standingOut), layers::set);
        } else {
            refresh();
        }
    }

    private <T> void run(Job.Work<T> work, Consumer<T> use) {
        stop();
        Job<T> started = jobs.job(work);
        job = started;
        running.set(true);
        started.onDone(result -> end(started, () -> use.accept(result)))
                .onFailed(failure -> end(started, () -> fail(failure)))
                .onCancelled(() -> end(started, () -> {}))
                .start();
    }

    // The whole photo after a fill is looked at as it was before, under the mask that was filled: only there do raw
    // and completed maps differ. Where something was painted by hand there is nothing to complete.
    private LabelBasis basis(PhotoDocument open) {
        Optional<Fill> fill = open.fill().filter(last -> !isByHand(last));
        if (fill.isPresent()) {
            boolean whole = wholePhoto.get() || !LabelBasis.hasSemantics(fill.get());
            RestoreSettings settings = whole ? packs.settings() : fill.get().restoration().settings();
            return new LabelBasis(fill, whole, open.photo(), 0, settings);
        }
        return new LabelBasis(Optional.empty(), true, open.photo(), maskChanges, packs.settings());
    }

    private void show(Shown shown) {
        basis = shown.basis();
        view = shown.view();
        tellAge();
        otherThanFill.set(basis.fill()
                .map(fill -> fill.restoration().settings())
                .filter(settings -> settings.method() == Method.INPAINTER)
                .map(settings -> Texts.said(packs.choice(settings).title()))
                .orElse(null));
        rawInstead.set(shown.rawInstead());
        layers.set(shown.layers());
        legend.set(view.legend());
    }

    private void fail(Throwable failure) {
        view = null;
        layers.set(List.of());
        legend.set(List.of());
        problem.set(failures.notice(failure, Optional.of(new Notice.Action(text("notice.again"), this::apply))));
    }

    private void hide() {
        stop();
        layers.set(List.of());
        pointed.set(List.of());
    }

    private void reopened(PhotoDocument old, PhotoDocument opened) {
        if (old != null) {
            old.removeListener(maskListener);
        }
        if (opened != null) {
            opened.addListener(maskListener);
        }
        maskChanges = 0;
        forget();
        otherThanFill.set(null);
        highlighted.set(-1);
        refresh();
    }

    private void forget() {
        stop();
        basis = null;
        view = null;
        outdated.set(false);
        rawInstead.set(false);
        layers.set(List.of());
        legend.set(List.of());
        pointed.set(List.of());
    }

    private void stop() {
        if (job != null) {
            job.cancel();
            job = null;
        }
        running.set(false);
    }

    private void end(Job<?> ended, Runnable ending) {
        if (job == ended) {
            job = null;
            running.set(false);
            ending.run();
        }
    }
}
