package org.sairbrush.editor.document;

import static org.sairbrush.editor.text.Texts.text;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.selection.Selection;

/// The mask of an open photo, with the stroke that is being drawn in it. Belongs to the interface's thread; what it has
/// changed is told by [#tell], as the document decides when.
final class EditedMask {

    private final Consumer<Area> changed;
    private final ReadOnlyLongWrapper holePixels = new ReadOnlyLongWrapper();
    private LiveMask live;
    private MaskStroke stroke;
    private Capsule last;
    private boolean erasing;
    private long changes;

    /// @param changed hears where the coverage may differ
    EditedMask(Mask empty, Consumer<Area> changed) {
        this.changed = changed;
        live = new LiveMask(empty);
    }

    /// For display on the interface's thread only.
    Mask mask() {
        return live.mask();
    }

    /// As it is now, for background work: it is copied where it is first asked for.
    Supplier<Mask> snapshot() {
        return live.snapshot();
    }

    /// Grows with every change.
    long changes() {
        return changes;
    }

    ReadOnlyLongProperty holePixelsProperty() {
        return holePixels.getReadOnlyProperty();
    }

    void beginStroke(Capsule first, boolean erase) {
        stroke = new MaskStroke(live);
        erasing = erase;
        paint(first, true);
    }

    /// Paints on, straight to this point. Does nothing when no stroke was begun.
    void continueStroke(double x, double y) {
        if (stroke != null) {
            paint(new Capsule(last.x1(), last.y1(), x, y, last.radius(), last.hardness()), false);
        }
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
            tell(area);
        });
    }

    /// @return the stroke that was being drawn, if there was one
    Optional<MaskStep> endStroke() {
        if (stroke == null) {
            return Optional.empty();
        }
        MaskPatch patch = stroke.finish();
        stroke = null;
        return Optional.of(new MaskStep(text(erasing ? "edit.erase" : "edit.brush"), patch));
    }

    MaskPatch select(Selection selection, boolean erase) {
        live.changes(selection.area());
        return MaskPatch.selecting(mask(), selection, erase);
    }

    /// Takes over the coverage of a mask of the same size.
    MaskPatch replace(Mask other) {
        MaskStroke change = new MaskStroke(live);
        change.replace(other);
        return change.finish();
    }

    /// Takes out what another mask covers.
    ///
    /// @param areas where that is
    MaskPatch remove(Mask other, List<Area> areas) {
        MaskStroke change = new MaskStroke(live);
        change.remove(other, areas);
        return change.finish();
    }

    void redo(MaskPatch patch) {
        announce(patch);
        patch.redo(mask());
    }

    void undo(MaskPatch patch) {
        announce(patch);
        patch.undo(mask());
    }

    private void announce(MaskPatch patch) {
        patch.tiles().forEach(tile -> live.changes(tile.area()));
    }

    /// Another mask takes its place: the same, turned.
    void turnInto(Mask turned) {
        live = new LiveMask(turned);
        changes++;
    }

    /// @param sign 1 for a change that was made, -1 for one that was taken back
    void count(MaskPatch patch, int sign) {
        holePixels.set(holePixels.get() + sign * patch.addedHoles());
    }

    void tell(MaskPatch patch) {
        patch.tiles().forEach(tile -> tell(tile.area()));
    }

    private void tell(Area area) {
        changes++;
        changed.accept(area);
    }
}
