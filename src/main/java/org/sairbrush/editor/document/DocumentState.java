package org.sairbrush.editor.document;

import java.util.ArrayList;
import java.util.List;
import org.sairbrush.photo.Frame;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Orientation;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoPatch;
import org.sairbrush.photo.Tones;

/// A document at one moment. Nothing of it ever changes, so that background work may read it.
///
/// @param original  the photo as it was opened, turned as it is now
/// @param turn      how it was turned since it was opened
/// @param photo     as it is now
/// @param frame     what of the photo goes out
/// @param tones     that lie over it
/// @param steps     what led here, oldest first; forgotten ones are missing
/// @param forgotten what led from the original and an empty mask to the state before the first of the steps
public record DocumentState(
        Photo original,
        Orientation turn,
        Photo photo,
        Frame frame,
        Tones tones,
        List<DocumentStep> steps,
        Forgotten forgotten) {

    /// The mask as it is now; made anew at each call.
    public Mask mask() {
        Mask mask = Mask.empty(forgotten.width(), forgotten.height());
        forgotten.mask().redo(mask);
        for (DocumentStep step : steps) {
            mask = step.redo(mask);
        }
        return mask;
    }

    /// The photo as it was opened, the way round it was then; made anew at each call where it was turned.
    public Photo opened() {
        return original.turned(turn.inverse());
    }

    /// The photo before the first of the steps; made anew at each call.
    public Photo bottom() {
        Photo state = photo;
        List<PhotoPatch.Step> fills = new ArrayList<>();
        for (DocumentStep step : steps.reversed()) {
            switch (step) {
                case MaskStep mask -> {}
                case RenditionStep rendered -> {}
                case FillStep fill -> fills.add(new PhotoPatch.Step(fill.shown(), true));
                case TurnStep turned -> {
                    state = PhotoPatch.apply(state, fills).turned(turned.turn().inverse());
                    fills.clear();
                }
            }
        }
        return PhotoPatch.apply(state, fills);
    }

    /// The fills among the steps, oldest first.
    public List<FillStep> fills() {
        return steps.stream()
                .filter(FillStep.class::isInstance)
                .map(FillStep.class::cast)
                .toList();
    }
}
