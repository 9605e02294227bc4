package org.sairbrush.editor.notice;

import java.util.Optional;

/// One sentence for the user, shown in a bar that can be closed.
///
/// @param action what the user may want to do about it
public record Notice(Kind kind, String sentence, Optional<Action> action) {

    /// How much the sentence matters.
    public enum Kind {
        INFO,
        DONE,
        ERROR
    }

    /// A button in the bar.
    public record Action(String title, Runnable command) {}
}
