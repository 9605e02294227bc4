package org.sairbrush.editor.document;

import static org.sairbrush.editor.text.Texts.text;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.sairbrush.editor.history.Edit;
import org.sairbrush.editor.history.History;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoPatch;
import org.sairbrush.photo.selection.Selection;
import org.sairbrush.restore.FilledRegion;
import org.sairbrush.restore.Restoration;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.restore.Semantics;

/// An open photo with its mask, its fills and its history. Belongs to the interface's thread; background work takes
/// [#photo()], which never changes, and [#maskSnapshot()].
public final class PhotoDocument {

    private final Path source;
    private Path whereabouts;
    private final String name;
    private final Photo original;
    private final LiveMask mask;
    private final History history;
    private final ReadOnlyObjectWrapper<Photo> photo;
    private final ReadOnlyObjectWrapper<Optional<Fill>> fill = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyLongWrapper holePixels = new ReadOnlyLongWrapper();
    private final List<DocumentListener> listeners = new ArrayList<>();
    private final Set<Area> forgottenAreas = new LinkedHashSet<>();
    private MaskPatch forgotten = MaskPatch.NONE;
    private MaskStroke stroke;
    private Capsule last;
    private boolean erasing;
    private long maskChanges;
    private List<FillEdit.Turn> deferred;

    /// @param source        the file, or null for a photo that has none
    /// @param name          as shown in the title
    /// @param historyBudget bytes that undo may hold
    public PhotoDocument(Path source, String name, Photo photo, long historyBudget) {
        this(source, name, photo, photo, historyBudget);
    }

    /// @param photo as it is now, where steps that led to it from the original are forgotten
    public PhotoDocument(Path source, String name, Photo original, Photo photo, long historyBudget) {
        this.source = source;
        this.whereabouts = source;
        this.name = name;
        this.original = original;
        this.photo = new ReadOnlyObjectWrapper<>(photo);
        this.mask = new LiveMask(photo.width(), photo.height());
        this.history = new History(historyBudget, this::forget);
    }

    public Optional<Path> source() {
        return Optional.ofNullable(source);
    }

    /// The file beside which others about this photo belong: the source, or of a photo that came out of a project that
    /// from which it came into it, whether it is still there or not.
    public Optional<Path> whereabouts() {
        return Optional.ofNullable(whereabouts);
    }

    public void setWhereabouts(Path file) {
        whereabouts = file;
    }

    public String name() {
        return name;
    }

    public Photo original() {
        return original;
    }

    public Photo photo() {
        return photo.get();
    }

    public ReadOnlyObjectProperty<Photo> photoProperty() {
        return photo.getReadOnlyProperty();
    }

    /// The live mask, for display on the interface's thread only.
    public Mask mask() {
        return mask.mask();
    }

    /// The mask as it is now, for background work: it is copied where it is first asked for.
    public Supplier<Mask> maskSnapshot() {
        return mask.snapshot();
    }

    /// Grows with every change of the mask, so that work on a snapshot can tell whether it is still of use.
    public long maskChanges() {
        return maskChanges;
    }

    public ReadOnlyLongProperty holePixelsProperty() {
        return holePixels.getReadOnlyProperty();
    }

    /// The fill that the present photo is the result of.
    public ReadOnlyObjectProperty<Optional<Fill>> fillProperty() {
        return fill.getReadOnlyProperty();
    }

    public Optional<Fill> fill() {
        return fill.get();
    }

    public History history() {
        return history;
    }

    public void addListener(DocumentListener listener) {
        listeners.add(listener);
    }

    public void removeListener(DocumentListener listener) {
        listeners.remove(listener);
    }

    /// Starts to paint with a sharp brush at a point of the photo, in pixels.
    public void beginStroke(double x, double y, double radius, boolean erase) {
        beginStroke(x, y, radius, 1, erase);
    }

    /// Starts to paint at a point of the photo, in pixels.
    ///
    /// @param hardness in [0, 1]
    public void beginStroke(double x, double y, double radius, double hardness, boolean erase) {
        endStroke();
        stroke = new MaskStroke(mask);
        erasing = erase;
        paint(new Capsule(x, y, x, y, radius, hardness), true);
    }

    /// Paints on, straight to this point. Does nothing when no stroke was begun.
    public void continueStroke(double x, double y) {
        if (stroke != null) {
            paint(new Capsule(last.x1(), last.y1(), x, y, last.radius(), last.hardness()), false);
        }
    }

    /// Ends the stroke, which becomes one step of the history.
    public void endStroke() {
        if (stroke != null) {
            MaskPatch patch = stroke.finish();
            stroke = null;
            pushMask(text(erasing ? "edit.erase" : "edit.brush"), patch);
        }
    }

    /// Adds a selection to the mask or takes it out, as one step of the history.
    ///
    /// @return the step; empty where the mask stays as it was
    public Optional<Edit> select(String editName, Selection selection, boolean erase) {
        endStroke();
        mask.changes(selection.area());
        return record(editName, MaskPatch.selecting(mask(), selection, erase));
    }

    /// Makes a change to the mask that was worked out beside the interface, as one step of the history. Only for a
    /// patch of a snapshot of the mask as it still is: see [#maskChanges()].
    ///
    /// @return the step; empty where the mask stays as it was
    public Optional<Edit> change(String editName, MaskPatch patch) {
        endStroke();
        announce(patch);
        patch.redo(mask());
        return record(editName, patch);
    }

    private Optional<Edit> record(String editName, MaskPatch patch) {
        pushMask(editName, patch);
        tellMask(patch);
        return patch.isEmpty() ? Optional.empty() : Optional.of(history.nextUndoProperty().get());
    }

    /// Takes over the coverage of a mask of the same size, as one step of the history.
    public void replaceMask(String editName, Mask other) {
        endStroke();
        MaskStroke change = new MaskStroke(mask);
        change.replace(other);
        record(editName, change.finish());
    }

    /// Takes a finished fill of the present photo over, as one step of the history. Better worked out in the
    /// background, see [FinishedFill].
    ///
    /// @param filled the mask that was filled: what it covers is gone from the mask now; what was painted since stays
    public void applyFill(Restoration restoration, Mask filled) {
        applyFill(FinishedFill.of(photo(), restoration, filled));
    }

    /// Takes a finished fill over, as one step of the history. What is copied by hand was never masked, and so leaves
    /// the mask as it is.
    ///
    /// @throws IllegalArgumentException when it is not of the present photo
    public void applyFill(FinishedFill fill) {
        requireShown(fill);
        endStroke();
        if (fill.restoration().settings().method().byHand()) {
            MaskPatch consumed = MaskPatch.clearing(fill.mask(), fill.areas());
            push(step(fill.restoration().settings().method().id(), fill, consumed, MaskPatch.NONE), fill);
            return;
        }
        MaskStroke change = new MaskStroke(mask);
        change.remove(fill.mask(), fill.areas());
        MaskPatch consumed = change.finish();
        push(step("fill", fill, consumed, consumed), fill);
    }

    /// Shows another result of the same fill instead, as one step of the history. Better worked out in the background,
    /// see [FinishedFill].
    public void replaceFill(Restoration restoration, Fill replaced) {
        replaceFill(FinishedFill.inPlaceOf(replaced, restoration), replaced);
    }

    /// Shows another result of the same fill instead, as one step of the history.
    ///
    /// @throws IllegalArgumentException when it is not in place of the present photo
    public void replaceFill(FinishedFill fill, Fill replaced) {
        requireShown(fill);
        endStroke();
        push(step("keep", fill, replaced.step().consumed(), MaskPatch.NONE), fill);
    }

    private void requireShown(FinishedFill fill) {
        if (fill.shown() != photo()) {
            throw new IllegalArgumentException("The fill is of another photo than the one that is seen");
        }
    }

    /// @param kind of step, as the texts call it
    private static FillStep step(String kind, FinishedFill fill, MaskPatch consumed, MaskPatch maskChange) {
        Restoration restoration = fill.restoration();
        return new FillStep(
                text("edit." + kind, name(restoration.settings())),
                fill.ofShown(),
                fill.ofFilled(),
                consumed,
                maskChange,
                fill.areas(),
                restoration.settings(),
                restoration.device(),
                restoration.millis());
    }

    private static String name(RestoreSettings settings) {
        int seed = settings.views().seed();
        return seed == 0 ? settings.title() : text("edit.try", settings.title(), seed + 1);
    }

    /// Goes to the state right after a step that was done or undone, or with null to that before the first.
    public void goTo(Edit step) {
        endStroke();
        deferred = new ArrayList<>();
        try {
            history.goTo(step);
        } finally {
            List<FillEdit.Turn> turns = deferred;
            deferred = null;
            if (!turns.isEmpty()) {
                turn(turns);
            }
        }
    }

    /// The state as background work may keep it, without the stroke that is being drawn.
    public DocumentState state() {
        return new DocumentState(original, photo(), steps(), forgotten, List.copyOf(forgottenAreas));
    }

    private void forget(Edit edit) {
        steps(edit).forEach(step -> {
            forgotten = forgotten.then(step.maskChange());
            if (step instanceof FillStep filled) {
                forgottenAreas.addAll(filled.areas());
            }
        });
    }

    /// What was done, oldest first.
    public List<DocumentStep> steps() {
        return history.done().stream().flatMap(edit -> steps(edit).stream()).toList();
    }

    /// What one entry of the history did, in order.
    public List<DocumentStep> steps(Edit edit) {
        return edit.parts().map(part -> ((StepEdit) part).step()).toList();
    }

    private void push(FillStep step, FinishedFill fill) {
        Photo result = fill.restoration().photo();
        history.push(new FillEdit(step, fill.restoration(), photo(), fill.photo()));
        show(result, step.areas());
        count(step.maskChange(), 1);
        tellMask(step.maskChange());
    }

    private void show(Photo shown, List<Area> areas) {
        photo.set(shown);
        fill.set(lastFill().map(edit -> edit.fill(shown)));
        List.copyOf(listeners).forEach(listener -> listener.photoChanged(areas));
    }

    private Optional<FillEdit> lastFill() {
        return history.done().reversed().stream()
                .flatMap(edit -> edit.parts().toList().reversed().stream())
                .filter(FillEdit.class::isInstance)
                .map(FillEdit.class::cast)
                .findFirst();
    }

    /// Takes fills off the photo or puts them on again, all in one copy of it.
    private void turn(List<FillEdit.Turn> turns) {
        Photo target = turns.getLast().known().get();
        if (target == null) {
            target = PhotoPatch.apply(
                    photo(), turns.stream().map(FillEdit.Turn::step).toList());
        }
        show(target, turns.stream().flatMap(turn -> turn.areas().stream()).distinct().toList());
    }

    private void paint(Capsule capsule, boolean begins) {
        last = capsule;
        capsule.area(mask().width(), mask().height()).ifPresent(area -> {
            stroke.touch(area);
            if (begins) {
                capsule.paint(mask(), erasing);
            } else {
                capsule.paintOn(mask(), erasing);
            }
            maskChanged(area);
        });
    }

    private void pushMask(String editName, MaskPatch patch) {
        if (!patch.isEmpty()) {
            count(patch, 1);
            tellStep(patch, false);
            history.push(new MaskEdit(new MaskStep(editName, patch)));
        }
    }

    private void count(MaskPatch patch, int sign) {
        holePixels.set(holePixels.get() + sign * patch.addedHoles());
    }

    private void maskChanged(Area area) {
        maskChanges++;
        List.copyOf(listeners).forEach(listener -> listener.maskChanged(area));
    }

    private void announce(MaskPatch patch) {
        patch.tiles().forEach(tile -> mask.changes(tile.area()));
    }

    private void tellMask(MaskPatch patch) {
        patch.tiles().forEach(tile -> maskChanged(tile.area()));
    }

    private void tellStep(MaskPatch patch, boolean undone) {
        List.copyOf(listeners).forEach(listener -> listener.maskStepped(patch, undone));
    }

    private abstract sealed class StepEdit implements Edit permits MaskEdit, FillEdit {

        abstract DocumentStep step();

        @Override
        public String name() {
            return step().name();
        }

        void changeMask(Consumer<Mask> change, int sign) {
            announce(step().maskChange());
            change.accept(mask());
            count(step().maskChange(), sign);
            tellMask(step().maskChange());
        }

        @Override
        public void undo() {
            changeMask(step().maskChange()::undo, -1);
        }

        @Override
        public void redo() {
            changeMask(step().maskChange()::redo, 1);
        }
    }

    private final class MaskEdit extends StepEdit {

        private final MaskStep step;

        MaskEdit(MaskStep step) {
            this.step = step;
        }

        @Override
        MaskStep step() {
            return step;
        }

        @Override
        public void undo() {
            super.undo();
            tellStep(step.maskChange(), true);
        }

        @Override
        public void redo() {
            super.redo();
            tellStep(step.maskChange(), false);
        }

        @Override
        public long bytes() {
            return step.maskChange().bytes();
        }

        @Override
        public boolean changesPhoto() {
            return false;
        }
    }

    /// Keeps only what has changed; photos that are still in use elsewhere are found again.
    private final class FillEdit extends StepEdit {

        /// One way through a fill.
        ///
        /// @param known the photo that it leads to, if it is still there
        private record Turn(PhotoPatch.Step step, List<Area> areas, WeakReference<Photo> known) {}

        private final FillStep step;
        private final WeakReference<Photo> before;
        private final WeakReference<Photo> filled;
        private WeakReference<Photo> after;
        private WeakReference<Fill> fill = new WeakReference<>(null);
        private List<FilledRegion> regions;

        /// @param before the photo that was shown just before
        /// @param filled the photo that was filled
        FillEdit(FillStep step, Restoration restoration, Photo before, Photo filled) {
            this.step = step;
            this.before = new WeakReference<>(before);
            this.filled = new WeakReference<>(filled);
            after = new WeakReference<>(restoration.photo());
            regions = restoration.regions();
        }

        /// @param result the photo right after this step
        Fill fill(Photo result) {
            Fill known = fill.get();
            if (known == null || known.restoration().photo() != result) {
                Restoration restoration =
                        new Restoration(result, step.settings(), step.device(), regions, step.millis());
                known = new Fill(step, restoration, filled.get());
                after = new WeakReference<>(result);
                fill = new WeakReference<>(known);
            }
            return known;
        }

        @Override
        FillStep step() {
            return step;
        }

        @Override
        public long bytes() {
            long semantics = regions.stream()
                    .mapToLong(region -> region.semantics().map(Semantics::values).orElse(0L))
                    .sum();
            return step.bytes() + semantics * Float.BYTES;
        }

        @Override
        public void shed() {
            regions = List.of();
        }

        @Override
        public boolean changesPhoto() {
            return true;
        }

        @Override
        public void undo() {
            super.undo();
            turn(new Turn(new PhotoPatch.Step(step.shown(), true), step.areas(), before));
        }

        @Override
        public void redo() {
            super.redo();
            turn(new Turn(new PhotoPatch.Step(step.shown(), false), step.areas(), after));
        }

        private void turn(Turn turn) {
            if (deferred != null) {
                deferred.add(turn);
            } else {
                PhotoDocument.this.turn(List.of(turn));
            }
        }
    }
}
