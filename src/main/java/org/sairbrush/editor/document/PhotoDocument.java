package org.sairbrush.editor.document;

import static org.sairbrush.editor.text.Texts.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.sairbrush.editor.history.Edit;
import org.sairbrush.editor.history.History;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.selection.Selection;
import org.sairbrush.restore.Restoration;

/// An open photo with its mask, its fills and its history. Belongs to the interface's thread; background work takes
/// [#photo()], which never changes, and [#maskSnapshot()].
public final class PhotoDocument {

    private final Path source;
    private final String name;
    private final Photo original;
    private final Mask mask;
    private final History history;
    private final ReadOnlyObjectWrapper<Photo> photo;
    private final ReadOnlyObjectWrapper<Optional<Fill>> fill = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyLongWrapper holePixels = new ReadOnlyLongWrapper();
    private final List<DocumentListener> listeners = new ArrayList<>();
    private MaskStroke stroke;
    private Capsule last;
    private boolean erasing;
    private long maskChanges;

    /// @param source        the file, or null for a photo that has none
    /// @param name          as shown in the title
    /// @param historyBudget bytes that undo may hold
    public PhotoDocument(Path source, String name, Photo photo, long historyBudget) {
        this.source = source;
        this.name = name;
        this.original = photo;
        this.photo = new ReadOnlyObjectWrapper<>(photo);
        this.mask = Mask.empty(photo.width(), photo.height());
        this.history = new History(historyBudget);
    }

    public Optional<Path> source() {
        return Optional.ofNullable(source);
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
        return mask;
    }

    public Mask maskSnapshot() {
        return mask.copy();
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
        paint(new Capsule(x, y, x, y, radius, hardness));
    }

    /// Paints on, straight to this point. Does nothing when no stroke was begun.
    public void continueStroke(double x, double y) {
        if (stroke != null) {
            paint(new Capsule(last.x1(), last.y1(), x, y, last.radius(), last.hardness()));
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
        MaskStroke change = new MaskStroke(mask);
        change.touch(selection.area());
        if (erase) {
            selection.removeFrom(mask);
        } else {
            selection.addTo(mask);
        }
        MaskPatch patch = change.finish();
        pushMask(editName, patch);
        tellMask(patch);
        return patch.isEmpty() ? Optional.empty() : Optional.of(history.nextUndoProperty().get());
    }

    public void clearMask() {
        replaceMask(text("edit.clear"), Mask.empty(mask.width(), mask.height()));
    }

    /// Takes over the coverage of a mask of the same size, as one step of the history.
    public void replaceMask(String editName, Mask other) {
        endStroke();
        MaskStroke change = new MaskStroke(mask);
        change.replace(other);
        MaskPatch patch = change.finish();
        pushMask(editName, patch);
        tellMask(patch);
    }

    /// Takes a finished fill of the present photo over, as one step of the history.
    ///
    /// @param filled the mask that was filled: what it covers is gone from the mask now; what was painted since stays
    public void applyFill(Restoration restoration, Mask filled) {
        endStroke();
        MaskStroke change = new MaskStroke(mask);
        change.remove(filled);
        MaskPatch patch = change.finish();
        push(text("edit.fill", restoration.settings().title()), restoration, photo(), patch, patch);
    }

    /// Shows another result of the same fill instead, as one step of the history.
    public void replaceFill(Restoration restoration, Fill replaced) {
        endStroke();
        String editName = text("edit.keep", restoration.settings().title());
        push(editName, restoration, replaced.before(), replaced.consumed(), MaskPatch.NONE);
    }

    private void push(
            String editName, Restoration restoration, Photo before, MaskPatch consumed, MaskPatch maskChange) {
        FillEdit edit = new FillEdit(
                editName, photo(), fill(), new Fill(before, restoration, consumed), maskChange);
        history.push(edit);
        edit.show(edit.after());
        count(maskChange, 1);
        tellMask(maskChange);
    }

    private void paint(Capsule capsule) {
        last = capsule;
        capsule.area(mask.width(), mask.height()).ifPresent(area -> {
            stroke.touch(area);
            capsule.paint(mask, erasing);
            maskChanged(area);
        });
    }

    private void pushMask(String editName, MaskPatch patch) {
        if (!patch.isEmpty()) {
            count(patch, 1);
            history.push(new MaskEdit(editName, patch));
        }
    }

    private void count(MaskPatch patch, int sign) {
        holePixels.set(holePixels.get() + sign * patch.addedHoles());
    }

    private void maskChanged(Area area) {
        maskChanges++;
        List.copyOf(listeners).forEach(listener -> listener.maskChanged(area));
    }

    private void tellMask(MaskPatch patch) {
        patch.tiles().forEach(tile -> maskChanged(tile.area()));
    }

    private final class MaskEdit implements Edit {

        private final String name;
        private final MaskPatch patch;

        MaskEdit(String name, MaskPatch patch) {
            this.name = name;
            this.patch = patch;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public long bytes() {
            return patch.bytes();
        }

        @Override
        public boolean changesPhoto() {
            return false;
        }

        @Override
        public void undo() {
            apply(patch::undo, -1);
        }

        @Override
        public void redo() {
            apply(patch::redo, 1);
        }

        private void apply(Consumer<Mask> change, int sign) {
            change.accept(mask);
            count(patch, sign);
            tellMask(patch);
        }
    }

    private final class FillEdit implements Edit {

        private record State(Photo photo, Optional<Fill> fill) {}

        private final String name;
        private final State before;
        private final Fill fill;
        private final MaskPatch maskChange;

        FillEdit(String name, Photo shown, Optional<Fill> previous, Fill fill, MaskPatch maskChange) {
            this.name = name;
            this.before = new State(shown, previous);
            this.fill = fill;
            this.maskChange = maskChange;
        }

        State after() {
            return new State(fill.restoration().photo(), Optional.of(fill));
        }

        void show(State state) {
            photo.set(state.photo());
            PhotoDocument.this.fill.set(state.fill());
            List.copyOf(listeners).forEach(listener -> listener.photoChanged(fill.areas()));
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public long bytes() {
            int channels = (original.grey() ? 1 : 3) + (original.alpha() ? 1 : 0);
            return (long) original.width() * original.height() * channels * original.bitDepth() / 8
                    + maskChange.bytes();
        }

        @Override
        public boolean changesPhoto() {
            return true;
        }

        @Override
        public void undo() {
            maskChange.undo(mask);
            count(maskChange, -1);
            show(before);
            tellMask(maskChange);
        }

        @Override
        public void redo() {
            maskChange.redo(mask);
            count(maskChange, 1);
            show(after());
            tellMask(maskChange);
        }
    }
}
