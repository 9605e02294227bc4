package org.sairbrush.editor.labels;

import java.util.List;
import java.util.Optional;
import org.sairbrush.editor.document.Fill;
import org.sairbrush.editor.semantics.PhotoSemantics;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;
import org.sairbrush.restore.FilledRegion;
import org.sairbrush.restore.Progress;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.restore.RestoreSettings;
import org.sairbrush.restore.Semantics;

/// What labels are of: a photo under a mask, whole, or the parts of it that a fill looked at; and whose they are.
///
/// @param fill        whose parts, or whose photo and mask before it; empty for the photo as it is
/// @param present     the photo as it is
/// @param maskChanges the document's count when the mask was taken, 0 where the fill's is used
record LabelBasis(Optional<Fill> fill, boolean whole, Photo present, long maskChanges, RestoreSettings settings) {

    /// Whether a fill brought semantics along.
    static boolean hasSemantics(Fill fill) {
        return fill.restoration().regions().stream().map(FilledRegion::semantics).anyMatch(Optional::isPresent);
    }

    /// The photo that is labelled. Only for background work: one before a fill may have to be made again.
    Photo photo() {
        return fill.map(Fill::before).orElse(present);
    }

    /// @param photoNow   what the document shows now
    /// @param changesNow the document's count now
    boolean isOutdated(Photo photoNow, long changesNow) {
        return present != photoNow || fill.isEmpty() && maskChanges != changesNow;
    }

    /// What the parts mean. Of the whole photo that may take a while.
    List<Semantics> understand(PhotoSemantics semantics, Mask mask, Progress progress) throws RestoreException {
        if (fill.isPresent() && !whole) {
            return fill.get().restoration().regions().stream()
                    .flatMap(region -> region.semantics().stream())
                    .toList();
        }
        return List.of(semantics.of(photo(), mask, settings, progress));
    }
}
