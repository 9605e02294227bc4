package org.sairbrush.editor.document;

import java.lang.ref.WeakReference;
import java.util.List;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Orientation;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoPatch;
import org.sairbrush.restore.FilledRegion;
import org.sairbrush.restore.Restoration;
import org.sairbrush.restore.Semantics;

/// A fill. Keeps only what has changed; photos that are still in use elsewhere are found again.
final class FillEdit extends StepEdit {

    /// One way through a fill.
    ///
    /// @param known the photo that it leads to, if it is still there
    record Passage(PhotoPatch.Step step, List<Area> areas, WeakReference<Photo> known) {}

    private final PhotoDocument document;
    private final FillStep step;
    private final WeakReference<Photo> before;
    private final WeakReference<Photo> filled;
    private WeakReference<Photo> after;
    private WeakReference<Fill> fill = new WeakReference<>(null);
    private List<FilledRegion> regions;

    /// @param before the photo that was shown just before, or null where it is not at hand
    /// @param filled the photo that was filled
    FillEdit(PhotoDocument document, FillStep step, Restoration restoration, Photo before, Photo filled) {
        this.document = document;
        this.step = step;
        this.before = new WeakReference<>(before);
        this.filled = new WeakReference<>(filled);
        after = new WeakReference<>(restoration.photo());
        regions = restoration.regions();
    }

    /// The photo that was shown just before, or null where it is not at hand.
    Photo before() {
        return before.get();
    }

    /// The fill as it is seen now.
    ///
    /// @param result the photo right after this step, turned
    /// @param since  how it was turned since; what its regions mean is known only as they were
    Fill fill(Photo result, Orientation since) {
        Fill known = fill.get();
        if (known == null || known.restoration().photo() != result) {
            boolean asItWas = since == Orientation.UPRIGHT;
            List<FilledRegion> seen = asItWas ? regions : List.of();
            Restoration restoration = new Restoration(result, step.settings(), step.device(), seen, step.millis());
            known = new Fill(step, since, restoration, asItWas ? filled.get() : null);
            after = asItWas ? new WeakReference<>(result) : after;
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
        document.changeMask(step.maskChange(), true);
        document.pass(new Passage(new PhotoPatch.Step(step.shown(), true), step.areas(), before));
    }

    @Override
    public void redo() {
        document.changeMask(step.maskChange(), false);
        document.pass(new Passage(new PhotoPatch.Step(step.shown(), false), step.areas(), after));
    }
}
