package org.sairbrush.editor.timeline;

import java.util.Optional;
import javafx.scene.image.Image;
import org.sairbrush.editor.history.Edit;

/// A state that can be gone back to.
///
/// @param edit    what led to it; empty for the photo as it was opened
/// @param kind    of what led to it
/// @param undone  whether it lies ahead, to be done again
/// @param picture what a fill made, once it is drawn
public record HistoryRow(Optional<Edit> edit, String name, Kind kind, boolean undone, Optional<Image> picture) {

    /// What led to a state.
    public enum Kind {
        OPENED,
        MASK,
        FILL,
        TURN,
        FRAME,
        TONES
    }
}
