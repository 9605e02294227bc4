package org.sairbrush.editor.jobs;

/// What is to be done once something has ended well: once, and not at all where that fails.
public final class Afterwards {

    private static final Runnable NOTHING = () -> {};

    private Runnable action = NOTHING;

    /// In place of what was to be done until now.
    public void set(Runnable wanted) {
        action = wanted;
    }

    public void forget() {
        action = NOTHING;
    }

    public void run() {
        Runnable wanted = action;
        forget();
        wanted.run();
    }
}
