package org.sairbrush.editor.history;

import java.util.stream.Stream;

/// One step that can be taken back and done again. It has been done when it reaches the history.
public interface Edit {

    /// What the step did, as shown beside Undo: `Brush stroke`.
    String name();

    /// Memory held only for the sake of undo and redo.
    long bytes();

    /// Whether the step replaced the photo, not just the mask.
    boolean changesPhoto();

    void undo();

    void redo();

    /// Gives up what can be computed again, when memory is short.
    default void shed() {}

    /// The steps that this one was made of, in order.
    default Stream<Edit> parts() {
        return Stream.of(this);
    }
}
