package org.sairbrush.editor.labels;

import static org.sairbrush.editor.text.Texts.text;

import java.util.List;
import java.util.Optional;
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
import org.sairbrush.editor.document.DocumentListener;
import org.sairbrush.editor.document.Fill;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.fill.InstalledPacks;
import org.sairbrush.editor.fill.LazyRestorer;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.jobs.Job;
import org.sairbrush.editor.settings.EditorSettings;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.restore.FilledRegion;
import org.sairbrush.restore.Method;
import org.sairbrush.restore.Progress;
import org.sairbrush.restore.RestoreException;
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

    private final ObservableValue<PhotoDocument> document;
    private final BackgroundJobs jobs;
    private final LazyRestorer restorer;
    private final InstalledPacks packs;
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
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper();
    private final ReadOnlyObjectWrapper<List<LabelLayer>> layers = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<LegendRow>> legend = new ReadOnlyObjectWrapper<>(List.of());
    private final DocumentListener maskListener = new DocumentListener() {
        @Override
        public void maskChanged(Area area) {
            maskChanges++;
            outdated.set(showing.get() && known != null && known.basis().dependsOnMask(maskChanges));
        }
    };
    private long maskChanges;
    private Known known;
    private Job<Shown> job;

    /// What semantics are of: a fill's own, or a photo under a mask; and whose.
    private record Basis(
            Optional<Fill> fill, boolean whole, Photo photo, long maskChanges, RestoreSettings settings) {

        boolean dependsOnMask(long now) {
            return fill.isEmpty() && maskChanges != now;
        }
    }

    private record Known(Basis basis, List<Semantics> semantics) {}

    private record Shown(Known known, LabelView view) {}

    public LabelsViewModel(
            ObservableValue<PhotoDocument> document,
            InstalledPacks packs,
            BackgroundJobs jobs,
            LazyRestorer restorer,
            EditorSettings settings) {
        this.document = document;
        this.packs = packs;
        this.jobs = jobs;
        this.restorer = restorer;
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
        highlighted.addListener((property, was, is) -> refresh());
        packs.defaultPackProperty().addListener((property, was, is) -> refresh());
        document.addListener((property, old, opened) -> reopened(old, opened));
        document.flatMap(PhotoDocument::fillProperty).addListener((property, old, fill) -> {
            filledPartsKnown.set(fill != null && fill.filter(LabelsViewModel::hasSemantics).isPresent());
            refresh();
        });
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

    /// The mask is not any more the one that the shown map was made under.
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

    /// One sentence why there are no labels, or null.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<List<LabelLayer>> layersProperty() {
        return layers.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<List<LegendRow>> legendProperty() {
        return legend.getReadOnlyProperty();
    }

    /// Takes up the words as they are typed now.
    public void apply() {
        remembered.set(words.get());
        if (highlighted.get() >= 0) {
            highlighted.set(-1);
        } else {
            refresh();
        }
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
            problem.set(refused.getMessage());
            return;
        }
        problem.set(null);
        Basis basis = basis(open);
        Known usable = known != null && known.basis().equals(basis) ? known : null;
        Mask mask = basis.fill().map(Fill::mask).orElseGet(open::maskSnapshot);
        boolean ofCompleted = completed.get();
        int standingOut = highlighted.get();
        job = jobs.job(progress -> {
            Restorer ready = restorer.get();
            Known semantics = usable != null ? usable : new Known(basis, understand(ready, basis, mask, progress));
            LabelMapper mapper =
                    new LabelMapper(ready.textEncoder(basis.settings().pack()), LabelSettings.DEFAULT);
            var maps = LabelView.map(semantics.semantics(), ofCompleted, labels, mapper, basis.photo(), mask);
            return new Shown(semantics, LabelView.of(maps, labels, standingOut));
        });
        Job<Shown> started = job;
        running.set(true);
        job.onDone(shown -> end(started, () -> show(shown)))
                .onFailed(failure -> end(started, () -> fail(failure)))
                .onCancelled(() -> end(started, () -> {}))
                .start();
    }

    private static List<Semantics> understand(
            Restorer ready, Basis basis, Mask mask, Progress progress) throws RestoreException {
        if (basis.fill().isPresent() && !basis.whole()) {
            return basis.fill().get().restoration().regions().stream()
                    .flatMap(region -> region.semantics().stream())
                    .toList();
        }
        return List.of(ready.semantics(basis.photo(), mask, basis.settings(), progress));
    }

    // The whole photo after a fill is looked at as it was before, under the mask that was filled: only there do raw
    // and completed maps differ.
    private Basis basis(PhotoDocument open) {
        Optional<Fill> fill = open.fill();
        if (fill.isPresent()) {
            boolean whole = wholePhoto.get() || !hasSemantics(fill.get());
            RestoreSettings settings = whole ? packs.settings() : fill.get().restoration().settings();
            return new Basis(fill, whole, fill.get().before(), 0, settings);
        }
        return new Basis(Optional.empty(), true, open.photo(), maskChanges, packs.settings());
    }

    private static boolean hasSemantics(Fill fill) {
        return fill.restoration().regions().stream().map(FilledRegion::semantics).anyMatch(Optional::isPresent);
    }

    private void show(Shown shown) {
        known = shown.known();
        outdated.set(known.basis().dependsOnMask(maskChanges));
        otherThanFill.set(known.basis()
                .fill()
                .map(fill -> fill.restoration().settings())
                .filter(settings -> settings.method() == Method.INPAINTER)
                .map(settings -> packs.choice(settings).title())
                .orElse(null));
        rawInstead.set(completed.get()
                && known.semantics().stream().anyMatch(part -> part.completed().isEmpty()));
        layers.set(shown.view().layers());
        legend.set(shown.view().legend());
    }

    private void fail(Throwable failure) {
        layers.set(List.of());
        legend.set(List.of());
        problem.set(failure.getMessage() == null ? failure.toString() : failure.getMessage());
    }

    private void hide() {
        stop();
        layers.set(List.of());
    }

    private void reopened(PhotoDocument old, PhotoDocument opened) {
        if (old != null) {
            old.removeListener(maskListener);
        }
        if (opened != null) {
            opened.addListener(maskListener);
        }
        stop();
        known = null;
        maskChanges = 0;
        outdated.set(false);
        rawInstead.set(false);
        otherThanFill.set(null);
        layers.set(List.of());
        legend.set(List.of());
        highlighted.set(-1);
        refresh();
    }

    private void stop() {
        if (job != null) {
            job.cancel();
            job = null;
        }
        running.set(false);
    }

    private void end(Job<Shown> ended, Runnable ending) {
        if (job == ended) {
            job = null;
            running.set(false);
            ending.run();
        }
    }
}
