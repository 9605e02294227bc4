package org.sairbrush.editor.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.sairbrush.editor.document.DocumentListener;
import org.sairbrush.editor.document.Fill;
import org.sairbrush.editor.document.FinishedFill;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.fill.InstalledPacks;
import org.sairbrush.editor.fill.LazyRestorer;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Orientation;
import org.sairbrush.photo.Photo;
import org.sairbrush.restore.FillChoice;
import org.sairbrush.restore.Restoration;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.restore.Seam;

/// Two to four methods on the same mask. Each result can be kept. Ends by itself when the document changes.
public final class MethodComparison {

    public static final int FEWEST = 2;
    public static final int MOST = 4;

    private final ObservableValue<PhotoDocument> document;
    private final BackgroundJobs jobs;
    private final LazyRestorer restorer;
    private final InstalledPacks packs;
    private final Notices notices;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper comparable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<List<FillChoice>> chosen = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<FillChoice>> compared = new ReadOnlyObjectWrapper<>(List.of());
    private final ObservableList<Candidate> candidates = FXCollections.observableArrayList();
    private final DocumentListener stopWhenChanged = new DocumentListener() {
        @Override
        public void maskChanged(Area area) {
            stop();
        }

        @Override
        public void turned(Orientation turn) {
            stop();
        }

        @Override
        public void photoChanged(List<Area> areas) {
            stop();
        }
    };
    private final ReadOnlyObjectWrapper<Photo> photo = new ReadOnlyObjectWrapper<>();
    private PhotoDocument target;
    private Basis basis;

    /// What all methods fill: the last fill once more, or what is masked now. Photo and mask are for background work.
    private record Basis(Supplier<Photo> photo, Supplier<Mask> mask, Optional<Fill> fill, List<Area> areas) {

        // Only the methods are compared, so all else is as it is in the fill.
        RestoreSettings settings(FillChoice choice) {
            RestoreSettings usual = choice.settings().withSeam(Seam.SOFT);
            return fill.map(done -> done.restoration().settings())
                    .map(last -> usual.withSeam(last.seam())
                            .withGrain(last.grain())
                            .withViews(last.views())
                            .withDetail(last.detail()))
                    .orElse(usual);
        }

        /// For background work.
        FinishedFill finished(Restoration kept) {
            return fill.map(done -> FinishedFill.inPlaceOf(done, kept))
                    .orElseGet(() -> FinishedFill.of(photo.get(), kept, mask.get()));
        }
    }

    MethodComparison(
            ObservableValue<PhotoDocument> document,
            InstalledPacks packs,
            BackgroundJobs jobs,
            LazyRestorer restorer,
            Notices notices) {
        this.document = document;
        this.packs = packs;
        this.jobs = jobs;
        this.restorer = restorer;
        this.notices = notices;
        comparable.bind(document.flatMap(open -> Bindings.createBooleanBinding(
                        () -> masked(open) || open.fill().isPresent(), open.holePixelsProperty(), open.fillProperty()))
                .orElse(false));
        compared.bind(document.flatMap(open -> Bindings.createObjectBinding(
                        () -> running.get() ? chosen.get() : wanted(open),
                        open.holePixelsProperty(), open.fillProperty(), packs.choicesProperty(), chosen, running))
                .orElse(List.of()));
    }

    /// Whether there is a mask to fill: the present one, or the last fill's.
    public ReadOnlyBooleanProperty comparableProperty() {
        return comparable.getReadOnlyProperty();
    }

    /// What is compared, or would be if it were started now.
    public ReadOnlyObjectProperty<List<FillChoice>> comparedProperty() {
        return compared.getReadOnlyProperty();
    }

    /// Whether methods are compared at present, be they still at work or done.
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// What can fill.
    public ReadOnlyObjectProperty<List<FillChoice>> choicesProperty() {
        return packs.choicesProperty();
    }

    /// One a method, empty while nothing is compared; not to be changed by others.
    public ObservableList<Candidate> candidates() {
        return candidates;
    }

    /// The photo that all methods fill; null where it is not at hand yet, or nothing is compared.
    public ReadOnlyObjectProperty<Photo> photoProperty() {
        return photo.getReadOnlyProperty();
    }

    /// Where the compared photos may differ; only while they are compared.
    public List<Area> areas() {
        return basis.areas();
    }

    void start() {
        if (!comparable.get() || running.get()) {
            return;
        }
        target = document.getValue();
        target.endStroke();
        basis = masked(target) ? ofMask(target) : ofFill(target.fill().orElseThrow());
        takeOut(basis);
        chosen.set(wanted(target));
        target.addListener(stopWhenChanged);
        running.set(true);
        for (FillChoice choice : chosen.get()) {
            Candidate candidate = new Candidate(notices.failures());
            fill(candidate, choice);
            candidates.add(candidate);
        }
    }

    private void takeOut(Basis filled) {
        Optional<Photo> atHand = filled.fill().isEmpty()
                ? Optional.of(target.photo())
                : filled.fill().get().beforeAtHand();
        atHand.ifPresentOrElse(photo::set, () -> jobs.job(progress -> filled.photo().get())
                .onDone(before -> {
                    if (basis == filled) {
                        photo.set(before);
                    }
                })
                .onFailed(notices::failed)
                .start());
    }

    void stop() {
        if (running.get()) {
            target.removeListener(stopWhenChanged);
            candidates.forEach(Candidate::stop);
            candidates.clear();
            target = null;
            basis = null;
            photo.set(null);
            running.set(false);
        }
    }

    /// Lets something else fill for a candidate.
    public void choose(Candidate candidate, FillChoice choice) {
        if (candidates.contains(candidate)) {
            fill(candidate, choice);
            rememberChosen();
        }
    }

    /// Runs a candidate's method once more.
    public void tryAgain(Candidate candidate) {
        if (candidates.contains(candidate)) {
            fill(candidate, candidate.choiceProperty().get());
        }
    }

    /// Compares one more method: the first that is not compared yet.
    public void add() {
        if (running.get() && candidates.size() < MOST) {
            List<FillChoice> offered = packs.choicesProperty().get();
            Candidate candidate = new Candidate(notices.failures());
            fill(candidate, offered.stream()
                    .filter(choice -> !chosen.get().contains(choice))
                    .findFirst()
                    .orElse(offered.getFirst()));
            candidates.add(candidate);
            rememberChosen();
        }
    }

    /// Compares one method less.
    public void remove(Candidate candidate) {
        if (candidates.size() > FEWEST && candidates.remove(candidate)) {
            candidate.stop();
            rememberChosen();
        }
    }

    /// Takes a candidate's result into the photo, which ends the comparison. What it changes is worked out in the
    /// background.
    public void keep(Candidate candidate) {
        Restoration kept = candidate.resultProperty().get();
        if (kept == null || !candidates.contains(candidate)) {
            return;
        }
        PhotoDocument open = target;
        Basis filled = basis;
        if (filled.fill().filter(fill -> fill.restoration() == kept).isPresent()) {
            stop();
            return;
        }
        jobs.<FinishedFill>job(progress -> filled.finished(kept))
                .onDone(finished -> {
                    if (basis == filled) {
                        stop();
                        filled.fill().ifPresentOrElse(
                                fill -> open.replaceFill(finished, fill), () -> open.applyFill(finished));
                    }
                })
                .onFailed(notices::failed)
                .start();
    }

    private void fill(Candidate candidate, FillChoice choice) {
        Basis filled = basis;
        // One that is seen in part is made once more: only as they were made can fills be compared.
        Optional<Restoration> known = filled.fill()
                .filter(fill -> fill.strength() == 1)
                .map(Fill::restoration)
                .filter(restoration -> packs.choice(restoration.settings()).equals(choice));
        known.ifPresentOrElse(
                restoration -> candidate.show(choice, restoration),
                () -> candidate.run(choice, jobs.job(progress -> restorer.get()
                        .restore(filled.photo().get(), filled.mask().get(), filled.settings(choice), progress))));
    }

    private void rememberChosen() {
        chosen.set(candidates.stream().map(candidate -> candidate.choiceProperty().get()).toList());
    }

    /// What was compared last, as far as it is still there; a fill's own method first, where that is compared.
    private List<FillChoice> wanted(PhotoDocument open) {
        List<FillChoice> offered = packs.choicesProperty().get();
        List<FillChoice> wanted = new ArrayList<>(chosen.get());
        wanted.retainAll(offered);
        offered.stream()
                .filter(choice -> !wanted.contains(choice))
                .limit(Math.max(0, FEWEST - wanted.size()))
                .forEach(wanted::add);
        if (!masked(open) && open.fill().isPresent()) {
            FillChoice filler = packs.choice(open.fill().get().restoration().settings());
            if (!wanted.remove(filler)) {
                wanted.removeLast();
            }
            wanted.addFirst(filler);
        }
        return List.copyOf(wanted);
    }

    private static boolean masked(PhotoDocument open) {
        return open.holePixelsProperty().get() > 0;
    }

    private static Basis ofMask(PhotoDocument open) {
        Photo photo = open.photo();
        return new Basis(() -> photo, open.maskSnapshot(), Optional.empty(), FinishedFill.areas(open.mask()));
    }

    private static Basis ofFill(Fill fill) {
        return new Basis(fill::before, fill::mask, Optional.of(fill), fill.areas());
    }
}
