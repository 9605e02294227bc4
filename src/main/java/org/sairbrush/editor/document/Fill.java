package org.sairbrush.editor.document;

import java.util.List;
import java.util.Optional;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Orientation;
import org.sairbrush.photo.Photo;
import org.sairbrush.restore.Restoration;

/// The fill that a document's photo is the result of. The photo before it is made again when it is asked for.
public final class Fill {

    private final FillStep step;
    private final Orientation since;
    private final Restoration restoration;
    private Photo before;
    private Photo full;

    /// @param since       how photo and mask were turned since the step: all that is said here is of how they stand now
    /// @param restoration with the photo as it stands now
    /// @param before      the photo that was filled, or null where it is not at hand
    Fill(FillStep step, Orientation since, Restoration restoration, Photo before) {
        this.step = step;
        this.since = since;
        this.restoration = restoration;
        this.before = before;
    }

    /// The photo that was filled. May take a while the first time: better in background work.
    public synchronized Photo before() {
        if (before == null) {
            before = step.filled().undo(restoration.photo().turned(since.inverse())).turned(since);
        }
        return before;
    }

    /// How much of the fill is seen, in [0, 1].
    public double strength() {
        return step.strength().map(Strength::share).orElse(1.0);
    }

    /// The photo with the fill as it was made, whatever its strength is now. May take a while the first time.
    public synchronized Photo full() {
        if (full == null) {
            full = step.strength()
                    .map(Strength::fromFull)
                    .map(patch -> patch.undo(restoration.photo().turned(since.inverse())).turned(since))
                    .orElse(restoration.photo());
        }
        return full;
    }

    /// The photo before the last step, which has set the strength.
    Photo beforeStep() {
        boolean onFull = step.strength().filter(strength -> strength.fromFull() == step.shown()).isPresent();
        return onFull ? full() : step.shown().undo(restoration.photo());
    }

    /// The photo that was filled, where nothing has to be done for it.
    public synchronized Optional<Photo> beforeAtHand() {
        return Optional.ofNullable(before);
    }

    /// What came of it.
    public Restoration restoration() {
        return restoration;
    }

    /// The mask as it was filled; made anew at each call.
    public Mask mask() {
        return step.mask(width(), height()).turned(since);
    }

    /// Where the photo may have changed.
    public List<Area> areas() {
        return step.areas().stream().map(area -> since.apply(area, width(), height())).toList();
    }

    /// What the fill took out of the mask.
    MaskPatch consumed() {
        return step.consumed().turned(since, width(), height());
    }

    /// Of the photo when it was filled.
    private int width() {
        return since.swapsAxes() ? restoration.photo().height() : restoration.photo().width();
    }

    /// Of the photo when it was filled.
    private int height() {
        return since.swapsAxes() ? restoration.photo().width() : restoration.photo().height();
    }
}
