package org.sairbrush.editor.damage;

import static org.sairbrush.editor.text.Texts.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.sairbrush.damage.DamageMap;
import org.sairbrush.editor.document.MaskPatch;
import org.sairbrush.editor.document.PhotoDocument;
import org.sairbrush.editor.fill.InstalledPacks;
import org.sairbrush.editor.fill.LazyRestorer;
import org.sairbrush.editor.history.Edit;
import org.sairbrush.editor.history.History;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.jobs.JobSlot;
import org.sairbrush.editor.notice.Notice;
import org.sairbrush.editor.notice.Notices;
import org.sairbrush.editor.settings.EditorSettings;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.restore.RestoreSettings;

/// Finds damage and masks it, as one step of the history. Until the photo changes it is known where the damage is, so
/// that another sensitivity masks more or less of it. As long as that step is the last one it is replaced; once the
/// user has changed the mask himself, all of it is his: more is added then, but nothing that he has taken away.
public final class DamageViewModel {

    private final ObservableValue<PhotoDocument> document;
    private final InstalledPacks packs;
    private final LazyRestorer restorer;
    private final BackgroundJobs jobs;
    private final Notices notices;
    private final DoubleProperty sensitivity;
    private final BooleanProperty relief = new SimpleBooleanProperty();
    private final JobSlot looking = new JobSlot();
    private final ReadOnlyBooleanWrapper adjustable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper nothing = new ReadOnlyBooleanWrapper();
    private final List<Finding> findings = new ArrayList<>();
    private DamageMap known;
    private boolean marking;
    private boolean movedMeanwhile;

    /// A step that masked what was found.
    private record Finding(Edit step, MaskPatch patch, double sensitivity) {}

    /// @param settings remember the sensitivity
    public DamageViewModel(
            ObservableValue<PhotoDocument> document,
            InstalledPacks packs,
            LazyRestorer restorer,
            BackgroundJobs jobs,
            Notices notices,
            EditorSettings settings) {
        this.document = document;
        this.packs = packs;
        this.restorer = restorer;
        this.jobs = jobs;
        this.notices = notices;
        sensitivity = settings.damageSensitivityProperty();
        sensitivity.addListener(property -> mark());
        document.flatMap(PhotoDocument::photoProperty).addListener((property, old, photo) -> forget());
    }

    /// The search under way.
    public JobSlot looking() {
        return looking;
    }

    /// Whether what stands out from its surroundings is shown in place of the photo, for people to look for damage.
    public BooleanProperty reliefProperty() {
        return relief;
    }

    /// In [0, 1]: how much of what is suspicious is masked.
    public DoubleProperty sensitivityProperty() {
        return sensitivity;
    }

    /// Whether it is known where the photo is damaged, and the user has not yet said that he is done with it.
    public ReadOnlyBooleanProperty adjustableProperty() {
        return adjustable.getReadOnlyProperty();
    }

    /// Whether nothing is damaged at the present sensitivity.
    public ReadOnlyBooleanProperty nothingProperty() {
        return nothing.getReadOnlyProperty();
    }

    /// Masks what is damaged in the photo as it is now. Where that is known already, it is masked again, with what the
    /// user had taken away.
    public void find() {
        PhotoDocument open = document.getValue();
        if (open == null || looking.runningProperty().get()) {
            return;
        }
        if (known != null) {
            open.endStroke();
            if (last(open.history()).isEmpty()) {
                findings.clear();
            }
            adjustable.set(true);
            mark();
            return;
        }
        Photo photo = open.photo();
        RestoreSettings settings = packs.settings();
        notices.dismiss();
        looking.start(jobs.job(progress -> restorer.get().damage(photo, settings, progress))
                .onDone(map -> {
                    if (open == document.getValue() && open.photo() == photo) {
                        known = map;
                        nothing.set(false);
                        adjustable.set(true);
                        mark();
                    }
                })
                .onFailed(failure -> notices.failed(failure, new Notice.Action(text("notice.again"), this::find))));
    }

    /// The user is done: what is masked stays.
    public void leave() {
        adjustable.set(false);
    }

    private void forget() {
        looking.cancel();
        adjustable.set(false);
        known = null;
        findings.clear();
    }

    /// Works on a snapshot. When the mask has changed meanwhile, it is done again on the mask as it is then.
    private void mark() {
        if (known == null || marking) {
            movedMeanwhile = marking;
            return;
        }
        movedMeanwhile = false;
        DamageMap map = known;
        PhotoDocument open = document.getValue();
        open.endStroke();
        Optional<Finding> replaced = last(open.history());
        OptionalDouble beneath = findings.stream()
                .filter(finding -> open.history().isDone(finding.step()) && !replaced.equals(Optional.of(finding)))
                .mapToDouble(Finding::sensitivity)
                .max();
        long changes = open.maskChanges();
        Supplier<Mask> snapshot = open.maskSnapshot();
        double wanted = sensitivity.get();
        marking = true;
        jobs.job(progress -> {
                    Mask mask = snapshot.get();
                    replaced.ifPresent(finding -> finding.patch().undo(mask));
                    return Marks.on(mask, map, wanted, beneath, progress::cancelled);
                })
                .onDone(marks -> {
                    marking = false;
                    boolean changed = open.maskChanges() != changes;
                    if (map == known && !changed) {
                        replaced.ifPresent(finding -> open.history().undo());
                        put(open, marks, wanted);
                    }
                    boolean takenBack = replaced.filter(finding -> !open.history().isDone(finding.step())).isPresent();
                    if (movedMeanwhile || changed && !takenBack) {
                        mark();
                    }
                })
                .onFailed(failure -> {
                    marking = false;
                    notices.failed(failure);
                })
                .start();
    }

    private void put(PhotoDocument open, Marks marks, double wanted) {
        nothing.set(marks.nothing());
        open.change(text("edit.damage"), marks.patch()).ifPresent(step -> {
            findings.removeIf(finding -> !open.history().isDone(finding.step()));
            findings.add(new Finding(step, marks.patch(), wanted));
        });
    }

    /// What was found, where masking it is the last thing that was done.
    private Optional<Finding> last(History history) {
        Edit step = history.nextUndoProperty().get();
        return findings.stream().filter(finding -> finding.step() == step).findFirst();
    }
}
