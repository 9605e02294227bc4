package org.sairbrush.editor.semantics;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sairbrush.editor.fill.LazyRestorer;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.restore.Progress;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.restore.Semantics;

/// The semantics of whole photos, computed once for labels and tools alike. The last few are kept.
public final class PhotoSemantics {

    private static final int KEPT = 3;

    private final LazyRestorer restorer;
    // The latest first. Photos are held weakly: they are large, and of no use here but to be recognised.
    private volatile List<Known> known = List.of();
    private volatile int forgotten;

    /// @param mask a hash of the mask's coverage
    private record Known(WeakReference<Photo> photo, int mask, RestoreSettings settings, Semantics semantics) {

        boolean isOf(Photo wanted, RestoreSettings by) {
            return photo.refersTo(wanted) && settings.equals(by);
        }
    }

    public PhotoSemantics(LazyRestorer restorer) {
        this.restorer = restorer;
    }

    /// Of a photo under just this mask. Only for background work.
    ///
    /// @throws RestoreException                           when it can't be done, in one sentence
    /// @throws java.util.concurrent.CancellationException when the progress was cancelled
    public Semantics of(Photo photo, Mask mask, RestoreSettings settings, Progress progress) throws RestoreException {
        int hash = Arrays.hashCode(mask.coverage());
        return find(of -> of.isOf(photo, settings) && of.mask() == hash, photo, mask, hash, settings, progress);
    }

    /// Of a photo under whatever mask they are known; where they are not, under this one. Only for background work.
    ///
    /// @throws RestoreException                           when it can't be done, in one sentence
    /// @throws java.util.concurrent.CancellationException when the progress was cancelled
    public Semantics underAnyMask(Photo photo, Mask mask, RestoreSettings settings, Progress progress)
            throws RestoreException {
        int hash = Arrays.hashCode(mask.coverage());
        return find(of -> of.isOf(photo, settings), photo, mask, hash, settings, progress);
    }

    /// The semantics known last, if they are of a photo of this size: perhaps of the photo before its last fill, which
    /// is as good where nothing was filled.
    public Optional<Semantics> latest(Photo photo) {
        return known.stream()
                .map(Known::semantics)
                .filter(semantics -> semantics.area().width() == photo.width()
                        && semantics.area().height() == photo.height())
                .findFirst();
    }

    public void forget() {
        forgotten++;
        known = List.of();
    }

    // One after the other: who asks for what is being computed already gets it from here a moment later.
    private synchronized Semantics find(
            Predicate<Known> fits, Photo photo, Mask mask, int hash, RestoreSettings settings, Progress progress)
            throws RestoreException {
        Optional<Known> found = known.stream().filter(fits).findFirst();
        if (found.isPresent()) {
            return found.get().semantics();
        }
        progress.check();
        int before = forgotten;
        Semantics computed = restorer.get().semantics(photo, mask, settings, progress);
        Known latest = new Known(new WeakReference<>(photo), hash, settings, computed);
        if (forgotten == before) {
            known = Stream.concat(Stream.of(latest), known.stream()).limit(KEPT).toList();
        }
        return computed;
    }
}
