package org.sairbrush.editor.document;

import java.util.List;
import java.util.Optional;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.restore.Restoration;

/// The fill that a document's photo is the result of. The photo before it is made again when it is asked for.
public final class Fill {

    private final FillStep step;
    private final Restoration restoration;
    private Photo before;

    /// @param before the photo that was filled, or null where it is not at hand
    Fill(FillStep step, Restoration restoration, Photo before) {
        this.step = step;
        this.restoration = restoration;
        this.before = before;
    }

    /// The photo that was filled. May take a while the first time: better in background work.
    public synchronized Photo before() {
        if (before == null) {
            before = step.filled().undo(restoration.photo());
        }
        return before;
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
        return step.mask(restoration.photo().width(), restoration.photo().height());
    }

    /// Where the photo may have changed.
    public List<Area> areas() {
        return step.areas();
    }

    FillStep step() {
        return step;
    }
}
