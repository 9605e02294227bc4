package org.sairbrush.editor.timeline;

import java.util.Optional;
import javafx.scene.image.Image;
import org.sairbrush.editor.history.Edit;

/// A state that can be gone back to.
///
/// @param edit    what led to it; empty for the photo as it was opened
/// @param photo   whether it changed the photo, and not just the mask
/// @param undone  whether it lies ahead, to be done again
/// @param picture what a fill made, once it is drawn
public record HistoryRow(Optional<Edit> edit, String name, boolean photo, boolean undone, Optional<Image> picture) {}
