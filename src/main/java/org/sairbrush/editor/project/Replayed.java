package org.sairbrush.editor.project;

import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Orientation;

/// A mask after the changes that stroke files hold.
///
/// @param turn how the changes turned it, and the photo with it
record Replayed(Mask mask, Orientation turn) {

    Replayed turned(Orientation by) {
        return new Replayed(mask.turned(by), turn.then(by));
    }
}
