package org.sairbrush.editor.document;

import org.sairbrush.photo.PhotoPatch;

/// How much of a fill is seen, where a step has changed that.
///
/// @param share    in [0, 1]: 0 is what was there before the fill, 1 the fill as it was made
/// @param fromFull what the photo differs in from the one with the fill as it was made
public record Strength(double share, PhotoPatch fromFull) {

    public Strength {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("The strength of a fill is 0 to 1, not " + share);
        }
    }
}
