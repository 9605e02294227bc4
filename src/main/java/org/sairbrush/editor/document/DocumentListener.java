package org.sairbrush.editor.document;

import java.util.List;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Frame;
import org.sairbrush.photo.Orientation;

/// Told, on the interface's thread, right after a document has changed.
public interface DocumentListener {

    /// The mask's coverage may differ within the area.
    default void maskChanged(Area area) {}

    /// A change of the mask alone was made, or with `undone` taken back.
    default void maskStepped(MaskPatch patch, boolean undone) {}

    /// Photo, original and mask stand otherwise: all that is known of places in them lies elsewhere now.
    ///
    /// @param turn what was done to how they stood before
    default void turned(Orientation turn) {}

    /// What of the photo goes out is another part of it now.
    default void framed(Frame frame) {}

    /// The document holds another photo, which may differ from the last one within the areas.
    default void photoChanged(List<Area> areas) {}

    /// Other tones lie over the photo, not only to be tried.
    default void toned() {}
}
