package org.sairbrush.editor.tools;

/// A shape that is drawn in several clicks and not done yet.
public interface Pending {

    /// Takes it as it stands.
    void finish();

    /// Takes the last click back.
    void stepBack();

    void cancel();
}
