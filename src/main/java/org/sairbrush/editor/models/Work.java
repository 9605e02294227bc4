package org.sairbrush.editor.models;

import org.sairbrush.editor.jobs.Job;

/// What goes on with a model at present.
///
/// @param job shows how far it is
record Work(Kind kind, Job<?> job) {

    enum Kind {
        FETCH,
        VERIFY,
        IMPORT,
        CHANGE
    }

    /// Whether it can be stopped halfway.
    boolean stoppable() {
        return kind == Kind.FETCH || kind == Kind.IMPORT;
    }
}
