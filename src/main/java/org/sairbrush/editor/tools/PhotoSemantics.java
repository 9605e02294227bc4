package org.sairbrush.editor.tools;

import java.util.Optional;
import org.sairbrush.editor.fill.LazyRestorer;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.restore.Progress;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.restore.Semantics;

/// The semantics of a whole photo, computed once for as long as photo and model stay the same.
final class PhotoSemantics {

    private final LazyRestorer restorer;
    private volatile Known known;

    private record Known(Photo photo, RestoreSettings settings, Semantics semantics) {}

    PhotoSemantics(LazyRestorer restorer) {
        this.restorer = restorer;
    }

    /// Computes the semantics where they are not known yet. Not for the interface's thread.
    ///
    /// @param mask what is damaged, and completed in the completed map
    /// @throws RestoreException                           when it can't be done, in one sentence
    /// @throws java.util.concurrent.CancellationException when the progress was cancelled
    synchronized Semantics of(Photo photo, Mask mask, RestoreSettings settings, Progress progress)
            throws RestoreException {
        Known present = known;
        if (present == null || present.photo() != photo || !present.settings().equals(settings)) {
            present = new Known(photo, settings, restorer.get().semantics(photo, mask, settings, progress));
            known = present;
        }
        return present.semantics();
    }

    /// The semantics known last, if they are of a photo of this size: perhaps of the photo before its last fill, which
    /// is as good where nothing was filled.
    Optional<Semantics> latest(Photo photo) {
        return Optional.ofNullable(known)
                .map(Known::semantics)
                .filter(semantics -> semantics.area().width() == photo.width()
                        && semantics.area().height() == photo.height());
    }

    void forget() {
        known = null;
    }
}
