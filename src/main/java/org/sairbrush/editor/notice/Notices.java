package org.sairbrush.editor.notice;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What the bar says at present; the newest notice replaces the one before.
public final class Notices {

    private final ReadOnlyObjectWrapper<Notice> current = new ReadOnlyObjectWrapper<>();
    private final Failures failures;

    public Notices(Failures failures) {
        this.failures = failures;
    }

    /// Offers nothing against failures but what it is told to.
    public Notices() {
        this(Failures.withoutCure());
    }

    /// Null while there is nothing to say.
    public ReadOnlyObjectProperty<Notice> currentProperty() {
        return current.getReadOnlyProperty();
    }

    public void info(String sentence) {
        current.set(new Notice(Notice.Kind.INFO, sentence, Optional.empty()));
    }

    public void info(String sentence, Notice.Action action) {
        current.set(new Notice(Notice.Kind.INFO, sentence, Optional.of(action)));
    }

    public void problem(String sentence) {
        current.set(new Notice(Notice.Kind.ERROR, sentence, Optional.empty()));
    }

    public void done(String sentence) {
        current.set(new Notice(Notice.Kind.DONE, sentence, Optional.empty()));
    }

    public void done(String sentence, Notice.Action action) {
        current.set(new Notice(Notice.Kind.DONE, sentence, Optional.of(action)));
    }

    /// What is said about failures that are shown elsewhere than in the bar.
    public Failures failures() {
        return failures;
    }

    /// Says why something could not be done.
    public void failed(Throwable failure) {
        current.set(failures.notice(failure, Optional.empty()));
    }

    /// Says why something could not be done, and offers what to do about it where nothing better is known.
    public void failed(Throwable failure, Notice.Action remedy) {
        current.set(failures.notice(failure, Optional.of(remedy)));
    }

    /// Says something no more that has been followed meanwhile.
    public void withdraw(String sentence) {
        if (current.get() != null && current.get().sentence().equals(sentence)) {
            dismiss();
        }
    }

    public void dismiss() {
        current.set(null);
    }
}
