package org.sairbrush.editor.document;

import java.util.List;
import org.sairbrush.photo.Area;

/// Told, on the interface's thread, right after a document has changed.
public interface DocumentListener {

    /// The mask's coverage may differ within the area.
    default void maskChanged(Area area) {}

    /// A change of the mask alone was made, or with `undone` taken back.
    default void maskStepped(MaskPatch patch, boolean undone) {}

    /// The document holds another photo, which may differ from the last one within the areas.
    default void photoChanged(List<Area> areas) {}
}
