package org.sairbrush.editor.document;

import java.util.List;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;

/// A document at one moment.
///
/// @param original  the photo as it was opened
/// @param photo     as it is now
/// @param mask      a copy of the mask
/// @param steps     what led from the original here, oldest first; forgotten ones are missing
/// @param forgotten where forgotten steps changed the photo
public record DocumentState(
        Photo original, Photo photo, Mask mask, List<DocumentStep> steps, List<Area> forgotten) {

    /// The fills among the steps, oldest first.
    public List<FillStep> fills() {
        return steps.stream()
                .filter(FillStep.class::isInstance)
                .map(FillStep.class::cast)
                .toList();
    }
}
