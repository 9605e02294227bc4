package org.sairbrush.editor.document;


import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.sairbrush.editor.history.Edit;
import org.sairbrush.editor.history.History;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Frame;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Orientation;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoPatch;
import org.sairbrush.photo.Rendition;
import org.sairbrush.photo.Tones;
import org.sairbrush.photo.selection.Selection;
import org.sairbrush.restore.Restoration;

/// An open photo with its mask, its fills and its history. Belongs to the interface's thread; background work takes
/// [#photo()], which never changes, and [#maskSnapshot()].
public final class PhotoDocument {

    private final Path source;
    private Path whereabouts;
    private final String name;
    private final History history;
    private final ReadOnlyObjectWrapper<Photo> photo;
    private final ReadOnlyObjectWrapper<Orientation> turn;
    private final ReadOnlyObjectWrapper<Frame> frame;
    private final ReadOnlyObjectWrapper<Tones> tones = new ReadOnlyObjectWrapper<>(Tones.NONE);
    private final ReadOnlyObjectWrapper<Optional<Fill>> fill = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final EditedMask mask;
    private final List<DocumentListener> listeners = new ArrayList<>();
    private Photo original;
    private Tones settled = Tones.NONE;
    private Forgotten forgotten;
    private List<FillEdit.Passage> deferred;

    /// @param source        the file, or null for a photo that has none
    /// @param name          as shown in the title
    /// @param historyBudget bytes that undo may hold
    public PhotoDocument(Path source, String name, Photo photo, long historyBudget) {
        this(source, name, photo, photo, Forgotten.none(photo), historyBudget);
    }

    /// @param original  as the photo was opened, turned as it is now
    /// @param photo     as it is now
    /// @param forgotten what led to it from the one that was opened
    public PhotoDocument(
            Path source, String name, Photo original, Photo photo, Forgotten forgotten, long historyBudget) {
        this.source = source;
        this.whereabouts = source;
        this.name = name;
        this.original = original;
        this.turn = new ReadOnlyObjectWrapper<>(forgotten.turn());
        this.forgotten = forgotten;
        this.photo = new ReadOnlyObjectWrapper<>(photo);
        this.frame = new ReadOnlyObjectWrapper<>(Frame.whole(photo.width(), photo.height()));
        this.mask = new EditedMask(Mask.empty(photo.width(), photo.height()), this::tellMask);
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

    /// The photo as it was opened, turned as it is now; the very same as that where nothing is filled.
    public Photo original() {
        return original;
    }

    /// How the photo was turned since it was opened.
    public Orientation turn() {
        return turn.get();
    }

    /// Changes with every turn, right after photo, original and mask stand as it says.
    public ReadOnlyObjectProperty<Orientation> turnProperty() {
        return turn.getReadOnlyProperty();
    }

    public Photo photo() {
        return photo.get();
    }

    public ReadOnlyObjectProperty<Photo> photoProperty() {
        return photo.getReadOnlyProperty();
    }

    /// What of the photo goes out; photo, mask and steps know nothing of it.
    public Frame frame() {
        return frame.get();
    }

    public ReadOnlyObjectProperty<Frame> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    /// Tones that lie over the photo where it is seen, copied and exported. Its samples stay as they are, and so does
    /// all that is found and filled in it.
    public ReadOnlyObjectProperty<Tones> tonesProperty() {
        return tones.getReadOnlyProperty();
    }

    /// The tones of the last step; others may be shown just now, see [#tryTones].
    public Tones tones() {
        return settled;
    }

    /// How the photo goes out.
    public Rendition rendition() {
        return new Rendition(tones(), frame());
    }

    /// Shows other tones for now, without a step.
    public void tryTones(Tones other) {
        tones.set(other);
    }

    /// Takes other tones, as one step of the history. A step that set the same just before becomes one with it.
    public void setTones(Tones other) {
        endStroke();
        if (other.equals(settled)) {
            tones.set(other);
            return;
        }
        TonesStep step = TonesStep.of(settled, other);
        if (lastStep() instanceof TonesStep just && step.goesOn(just)) {
            goOn(TonesStep.of(just.before(), other));
        } else {
            history.push(new RenditionEdit(this, step));
            show(other);
        }
    }

    /// The step that undo would take back, if it is a single one; else null.
    private DocumentStep lastStep() {
        return history.nextUndoProperty().get() instanceof StepEdit edit ? edit.step() : null;
    }

    /// Makes the last step and what goes on with it one; nothing is left of both where that leads back.
    private void goOn(RenditionStep both) {
        if (both.leadsBack()) {
            history.undo();
        } else {
            RenditionEdit edit = new RenditionEdit(this, both);
            history.replaceLast(edit);
            edit.redo();
        }
    }

    /// Shows tones without a step of their own.
    void show(Tones wanted) {
        settled = wanted;
        tones.set(wanted);
        List.copyOf(listeners).forEach(DocumentListener::toned);
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
        return mask.changes();
    }

    public ReadOnlyLongProperty holePixelsProperty() {
        return mask.holePixelsProperty();
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
        mask.beginStroke(new Capsule(x, y, x, y, radius, hardness), erase);
    }

    /// Paints on, straight to this point. Does nothing when no stroke was begun.
    public void continueStroke(double x, double y) {
        mask.continueStroke(x, y);
    }

    /// Ends the stroke, which becomes one step of the history.
    public void endStroke() {
        mask.endStroke().ifPresent(this::pushMask);
    }

    /// Adds a selection to the mask or takes it out, as one step of the history.
    ///
    /// @return the step; empty where the mask stays as it was
    public Optional<Edit> select(String editName, Selection selection, boolean erase) {
        endStroke();
        return record(editName, mask.select(selection, erase));
    }

    /// Makes a change to the mask that was worked out beside the interface, as one step of the history. Only for a
    /// patch of a snapshot of the mask as it still is: see [#maskChanges()].
    ///
    /// @return the step; empty where the mask stays as it was
    public Optional<Edit> change(String editName, MaskPatch patch) {
        endStroke();
        mask.redo(patch);
        return record(editName, patch);
    }

    private Optional<Edit> record(String editName, MaskPatch patch) {
        pushMask(new MaskStep(editName, patch));
        mask.tell(patch);
        return patch.isEmpty() ? Optional.empty() : Optional.of(history.nextUndoProperty().get());
    }

    /// Takes over the coverage of a mask of the same size, as one step of the history.
    public void replaceMask(String editName, Mask other) {
        endStroke();
        record(editName, mask.replace(other));
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
            push(FillStep.of(fill.restoration().settings().method().id(), fill, consumed, MaskPatch.NONE), fill);
            return;
        }
        MaskPatch consumed = mask.remove(fill.mask(), fill.areas());
        push(FillStep.of("fill", fill, consumed, consumed), fill);
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
        push(FillStep.of("keep", fill, replaced.consumed(), MaskPatch.NONE), fill);
    }

    /// Whether the last step has set the strength of a fill.
    public boolean endsWithStrength() {
        return history.nextUndoProperty().get() instanceof FillEdit edit && edit.step().strength().isPresent();
    }

    /// Takes the last fill over at another strength, as one step of the history.
    ///
    /// @param anew whether it comes in place of the last step, as it was made for
    /// @throws IllegalArgumentException when it is not of the present photo
    public void setStrength(FinishedFill fill, Fill last, boolean anew) {
        requireShown(fill);
        push(FillStep.of("strength", fill, last.consumed(), MaskPatch.NONE), fill, anew);
    }

    /// Chooses what of the photo goes out, as one step of the history.
    ///
    /// @throws IllegalArgumentException when that does not lie within the photo
    public void frame(Frame wanted) {
        frame(wanted, false);
    }

    /// Chooses what of the photo goes out, as one step of the history.
    ///
    /// @param goesOn whether it is one step with the last, if that was such a choice, too
    /// @throws IllegalArgumentException when that does not lie within the photo
    public void frame(Frame wanted, boolean goesOn) {
        int width = photo().width();
        int height = photo().height();
        if (!wanted.fits(width, height)) {
            throw new IllegalArgumentException("%s is not within a photo of %d×%d".formatted(wanted, width, height));
        }
        endStroke();
        if (wanted.equals(frame())) {
            return;
        }
        if (goesOn && lastStep() instanceof FrameStep just) {
            goOn(FrameStep.of(just.before(), wanted, width, height));
        } else {
            history.push(new RenditionEdit(this, FrameStep.of(frame(), wanted, width, height)));
            show(wanted);
        }
    }

    /// Shows a frame without a step of its own.
    void show(Frame wanted) {
        frame.set(wanted);
        List.copyOf(listeners).forEach(listener -> listener.framed(wanted));
    }

    /// Turns photo, mask and frame, as one step of the history. Better worked out in the background, see
    /// [FinishedTurn].
    public void turn(Orientation by) {
        endStroke();
        turn(FinishedTurn.of(by, photo(), original, mask()));
    }

    /// Takes a finished turn over, as one step of the history. Only for one of a snapshot of the mask as it still is:
    /// see [#maskChanges()].
    ///
    /// @throws IllegalArgumentException when it is not of the present photo
    public void turn(FinishedTurn finished) {
        if (finished.shown() != photo()) {
            throw new IllegalArgumentException("The turn is of another photo than the one that is seen");
        }
        endStroke();
        TurnEdit edit = new TurnEdit(this, TurnStep.of(finished.turn()), new TurnEdit.Side(photo(), original));
        take(finished);
        history.push(edit);
        tellTurned(finished.turn());
    }

    /// Turns everything without a step of its own.
    ///
    /// @param knownPhoto    what it leads to, or null where that is not there any more
    /// @param knownOriginal the same
    /// @return what is left behind
    TurnEdit.Side turn(Orientation by, Photo knownPhoto, Photo knownOriginal) {
        TurnEdit.Side left = new TurnEdit.Side(passedDeferred(), original);
        Photo turned = knownOriginal != null ? knownOriginal : original.turned(by);
        Photo seen = left.photo() == original
                ? turned
                : knownPhoto != null ? knownPhoto : left.photo().turned(by);
        take(new FinishedTurn(by, left.photo(), seen, turned, mask().turned(by)));
        tellTurned(by);
        return left;
    }

    private void take(FinishedTurn finished) {
        original = finished.original();
        mask.turnInto(finished.mask());
        Frame turned = frame().turned(finished.turn(), photo().width(), photo().height());
        photo.set(finished.photo());
        frame.set(turned);
        turn.set(turn().then(finished.turn()));
    }

    private void tellTurned(Orientation by) {
        fill.set(lastFill());
        List.copyOf(listeners).forEach(listener -> listener.turned(by));
    }

    private void requireShown(FinishedFill fill) {
        if (fill.shown() != photo()) {
            throw new IllegalArgumentException("The fill is of another photo than the one that is seen");
        }
    }

    /// Goes to the state right after a step that was done or undone, or with null to that before the first.
    public void goTo(Edit step) {
        endStroke();
        deferred = new ArrayList<>();
        try {
            history.goTo(step);
        } finally {
            List<FillEdit.Passage> passages = deferred;
            deferred = null;
            if (!passages.isEmpty()) {
                pass(passages);
            }
        }
    }

    /// The state as background work may keep it, without the stroke that is being drawn.
    public DocumentState state() {
        return new DocumentState(original, turn(), photo(), frame(), tones(), steps(), forgotten);
    }

    private void forget(Edit edit) {
        steps(edit).forEach(step -> forgotten = forgotten.with(step));
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
        push(step, fill, false);
    }

    /// @param anew whether it comes in place of the last step
    private void push(FillStep step, FinishedFill fill, boolean anew) {
        Photo before = anew ? ((FillEdit) history.nextUndoProperty().get()).before() : photo();
        FillEdit edit = new FillEdit(this, step, fill.restoration(), before, fill.photo());
        photo.set(fill.restoration().photo());
        if (anew) {
            history.replaceLast(edit);
        } else {
            history.push(edit);
        }
        tellPhoto(step.areas());
        mask.count(step.maskChange(), 1);
        mask.tell(step.maskChange());
    }

    private void tellPhoto(List<Area> areas) {
        fill.set(lastFill());
        List.copyOf(listeners).forEach(listener -> listener.photoChanged(areas));
    }

    private Optional<Fill> lastFill() {
        Orientation since = Orientation.UPRIGHT;
        for (Edit edit : history.done().reversed()) {
            for (Edit part : edit.parts().toList().reversed()) {
                switch ((StepEdit) part) {
                    case FillEdit filled -> {
                        return Optional.of(filled.fill(photo(), since));
                    }
                    case TurnEdit turned -> since = turned.step().turn().then(since);
                    case MaskEdit masked -> {}
                    case RenditionEdit rendered -> {}
                }
            }
        }
        return Optional.empty();
    }

    /// Goes through a fill: at once, or on the way to another state together with others.
    void pass(FillEdit.Passage passage) {
        if (deferred != null) {
            deferred.add(passage);
        } else {
            pass(List.of(passage));
        }
    }

    private void pass(List<FillEdit.Passage> passages) {
        photo.set(passed(passages));
        tellPhoto(passages.stream().flatMap(passage -> passage.areas().stream()).distinct().toList());
    }

    /// The photo after what was put off up to here.
    private Photo passedDeferred() {
        if (deferred == null || deferred.isEmpty()) {
            return photo();
        }
        Photo passed = passed(deferred);
        deferred.clear();
        return passed;
    }

    /// Takes fills off the photo or puts them on again, all in one copy of it.
    private Photo passed(List<FillEdit.Passage> passages) {
        if (isUnfilled()) {
            return original;
        }
        Photo known = passages.getLast().known().get();
        return known != null
                ? known
                : PhotoPatch.apply(
                        photo(), passages.stream().map(FillEdit.Passage::step).toList());
    }

    private boolean isUnfilled() {
        return forgotten.areas().isEmpty()
                && history.done().stream().flatMap(Edit::parts).noneMatch(FillEdit.class::isInstance);
    }

    private void pushMask(MaskStep step) {
        MaskPatch patch = step.maskChange();
        if (!patch.isEmpty()) {
            mask.count(patch, 1);
            tellStep(patch, false);
            history.push(new MaskEdit(this, step));
        }
    }

    /// Changes the mask as a step did, or with `undo` takes that back.
    void changeMask(MaskPatch patch, boolean undo) {
        if (undo) {
            mask.undo(patch);
        } else {
            mask.redo(patch);
        }
        mask.count(patch, undo ? -1 : 1);
        mask.tell(patch);
    }

    private void tellMask(Area area) {
        List.copyOf(listeners).forEach(listener -> listener.maskChanged(area));
    }

    void tellStep(MaskPatch patch, boolean undone) {
        List.copyOf(listeners).forEach(listener -> listener.maskStepped(patch, undone));
    }
}
