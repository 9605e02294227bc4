package org.sairbrush.editor.compare;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ObservableValue;
import org.sairbrush.editor.document.DocumentListener;
import org.sairbrush.editor.document.Fill;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.fill.InstalledPacks;
import org.sairbrush.editor.fill.LazyRestorer;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.restore.FillChoice;
import org.sairbrush.restore.Restoration;

/// Before and after, and two methods side by side on the same mask. Either result can be kept.
public final class CompareViewModel {

    private final ObservableValue<PhotoDocument> document;
    private final BackgroundJobs jobs;
    private final LazyRestorer restorer;
    private final InstalledPacks packs;
    private final ReadOnlyObjectWrapper<CompareMode> mode = new ReadOnlyObjectWrapper<>(CompareMode.EDIT);
    private final DoubleProperty split = new SimpleDoubleProperty(0.5);
    private final ReadOnlyBooleanWrapper flipped = new ReadOnlyBooleanWrapper();
    private final List<Candidate> candidates = List.of(new Candidate(), new Candidate());
    private final ReadOnlyBooleanWrapper splittable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper comparable = new ReadOnlyBooleanWrapper();
    private final DocumentListener leaveWhenChanged = new DocumentListener() {
        @Override
        public void maskChanged(Area area) {
            leaveSideBySide();
        }

        @Override
        public void photoChanged(List<Area> areas) {
            leaveSideBySide();
        }
    };
    private PhotoDocument compared;
    private Basis basis;

    /// What both methods fill: the last fill once more, or what is masked now.
    private record Basis(Photo photo, Supplier<Mask> mask, Optional<Fill> fill, List<Area> areas) {}

    public CompareViewModel(
            ObservableValue<PhotoDocument> document, InstalledPacks packs, BackgroundJobs jobs, LazyRestorer restorer) {
        this.packs = packs;
        this.document = document;
        this.jobs = jobs;
        this.restorer = restorer;
        // One chain from the document each: a binding to both a document and what is in it would see them out of step.
        splittable.bind(document.flatMap(
                        open -> open.photoProperty().map(photo -> photo != open.original()))
                .orElse(false));
        comparable.bind(document.flatMap(CompareViewModel::hasSomethingToFill).orElse(false));
        splittable.addListener((property, could, can) -> {
            if (!can && mode.get() == CompareMode.SPLIT) {
                edit();
            }
        });
        document.addListener((property, old, opened) -> {
            edit();
            flipped.set(false);
        });
    }

    public ReadOnlyObjectProperty<CompareMode> modeProperty() {
        return mode.getReadOnlyProperty();
    }

    /// Where the slider stands, in shares of the view's width.
    public DoubleProperty splitProperty() {
        return split;
    }

    /// While it is on, the photo is shown as it was opened.
    public ReadOnlyBooleanProperty flippedProperty() {
        return flipped.getReadOnlyProperty();
    }

    /// Whether anything has been filled.
    public ReadOnlyBooleanProperty splittableProperty() {
        return splittable.getReadOnlyProperty();
    }

    /// Whether there is a mask for two methods to fill: the present one, or the last fill's.
    public ReadOnlyBooleanProperty comparableProperty() {
        return comparable.getReadOnlyProperty();
    }

    public List<Candidate> candidates() {
        return candidates;
    }

    /// The photo that both methods fill; only while they are side by side.
    public Photo photo() {
        return basis.photo();
    }

    /// Where the compared photos may differ; only while they are side by side.
    public List<Area> areas() {
        return basis.areas();
    }

    public void flip(boolean original) {
        flipped.set(original && splittable.get());
    }

    public void edit() {
        leaveSideBySide();
        mode.set(CompareMode.EDIT);
    }

    public void split() {
        if (splittable.get()) {
            leaveSideBySide();
            mode.set(CompareMode.SPLIT);
        }
    }

    /// Shows the last fill beside what the other method makes of the same mask; with a new mask both are run.
    public void sideBySide() {
        if (!comparable.get() || mode.get() == CompareMode.SIDE_BY_SIDE) {
            return;
        }
        List<FillChoice> choices = packs.choicesProperty().get();
        compared = document.getValue();
        compared.endStroke();
        if (compared.holePixelsProperty().get() > 0) {
            Mask mask = compared.maskSnapshot();
            basis = new Basis(
                    compared.photo(), () -> mask, Optional.empty(), mask.bounds().stream().toList());
            choose(candidates.getFirst(), choices.get(0));
            choose(candidates.getLast(), choices.get(1));
        } else {
            Fill fill = compared.fill().orElseThrow();
            basis = new Basis(fill.before(), fill::mask, Optional.of(fill), fill.areas());
            FillChoice filler = packs.choice(fill.restoration().settings());
            candidates.getFirst().show(filler, fill.restoration());
            choose(candidates.getLast(), choices.get(0).equals(filler) ? choices.get(1) : choices.get(0));
        }
        compared.addListener(leaveWhenChanged);
        mode.set(CompareMode.SIDE_BY_SIDE);
    }

    /// What can fill.
    public ReadOnlyObjectProperty<List<FillChoice>> choicesProperty() {
        return packs.choicesProperty();
    }

    /// Lets something else fill one side.
    public void choose(Candidate candidate, FillChoice choice) {
        Basis filled = basis;
        Optional<Restoration> known = filled.fill()
                .map(Fill::restoration)
                .filter(restoration -> packs.choice(restoration.settings()).equals(choice));
        known.ifPresentOrElse(
                restoration -> candidate.show(choice, restoration),
                () -> candidate.run(
                        choice,
                        jobs.job(progress -> restorer.get()
                                .restore(filled.photo(), filled.mask().get(), choice.settings(), progress))));
    }

    /// Takes a side's result into the photo and goes back to editing.
    public void keep(Candidate candidate) {
        Restoration kept = candidate.resultProperty().get();
        if (kept == null || mode.get() != CompareMode.SIDE_BY_SIDE) {
            return;
        }
        PhotoDocument target = compared;
        Basis filled = basis;
        edit();
        if (filled.fill().isEmpty()) {
            target.applyFill(kept, filled.mask().get());
        } else if (filled.fill().get().restoration() != kept) {
            target.replaceFill(kept, filled.fill().get());
        }
    }

    private static ObservableValue<Boolean> hasSomethingToFill(PhotoDocument document) {
        return Bindings.createBooleanBinding(
                () -> document.holePixelsProperty().get() > 0 || document.fill().isPresent(),
                document.holePixelsProperty(),
                document.fillProperty());
    }

    private void leaveSideBySide() {
        if (mode.get() == CompareMode.SIDE_BY_SIDE) {
            mode.set(CompareMode.EDIT);
            candidates.forEach(Candidate::stop);
            compared.removeListener(leaveWhenChanged);
            compared = null;
            basis = null;
        }
    }
}
