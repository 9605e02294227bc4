package org.sairbrush.editor.project;

import java.io.IOException;
import org.sairbrush.photo.Frame;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Orientation;

/// A mask after the changes that stroke files hold.
///
/// @param turn  how the changes turned it, and the photo with it
/// @param frame of the photo after them
record Replayed(Mask mask, Orientation turn, Frame frame) {

    Replayed turned(Orientation by) {
        return new Replayed(mask.turned(by), turn.then(by), frame.turned(by, mask.width(), mask.height()));
    }

    Replayed framed(Frame other) throws IOException {
        if (!other.fits(mask.width(), mask.height())) {
            throw new IOException("A frame lies beside the photo");
        }
        return new Replayed(mask, turn, other);
    }
}
