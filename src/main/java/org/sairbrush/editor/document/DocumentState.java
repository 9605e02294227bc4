package org.sairbrush.editor.document;

import java.util.List;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;

/// A document at one moment. Nothing of it ever changes, so that background work may read it.
///
/// @param original  the photo as it was opened
/// @param photo     as it is now
/// @param steps     what led from the original here, oldest first; forgotten ones are missing
/// @param bottom    what led from an empty mask to that before the first of the steps
/// @param forgotten where forgotten steps changed the photo
public record DocumentState(
        Photo original, Photo photo, List<DocumentStep> steps, MaskPatch bottom, List<Area> forgotten) {

    /// The mask as it is now; made anew at each call.
    public Mask mask() {
        Mask mask = Mask.empty(original.width(), original.height());
        bottom.redo(mask);
        steps.forEach(step -> step.maskChange().redo(mask));
        return mask;
    }

    /// The fills among the steps, oldest first.
    public List<FillStep> fills() {
        return steps.stream()
                .filter(FillStep.class::isInstance)
                .map(FillStep.class::cast)
                .toList();
    }
}
