package org.sairbrush.editor.notice;

import static org.sairbrush.editor.text.Texts.said;
import static org.sairbrush.editor.text.Texts.text;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.sair.PackException;

/// What the bar says at present; the newest notice replaces the one before.
public final class Notices {

    private static final System.Logger LOG = System.getLogger(Notices.class.getName());

    private final ReadOnlyObjectWrapper<Notice> current = new ReadOnlyObjectWrapper<>();

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

    public void done(String sentence) {
        current.set(new Notice(Notice.Kind.DONE, sentence, Optional.empty()));
    }

    public void done(String sentence, Notice.Action action) {
        current.set(new Notice(Notice.Kind.DONE, sentence, Optional.of(action)));
    }

    public void error(String sentence) {
        show(sentence, Optional.empty());
    }

    /// Says why something could not be done. What was not foreseen goes to the log with its trace.
    public void failed(Throwable failure) {
        show(sentence(failure), Optional.empty());
    }

    /// Says why something could not be done, and offers what to do about it.
    public void failed(Throwable failure, Notice.Action remedy) {
        show(sentence(failure), Optional.of(remedy));
    }

    private void show(String sentence, Optional<Notice.Action> remedy) {
        current.set(new Notice(Notice.Kind.ERROR, sentence, remedy));
    }

    private static String sentence(Throwable failure) {
        return switch (failure) {
            case PhotoException expected -> said(expected.getMessage());
            case RestoreException expected -> said(expected.getMessage());
            case PackException expected -> said(expected.getMessage());
            case OutOfMemoryError memory -> text("error.memory");
            default -> {
                LOG.log(System.Logger.Level.ERROR, "Unexpected", failure);
                yield text("error.unexpected", String.valueOf(failure.getMessage()));
            }
        };
    }

    public void dismiss() {
        current.set(null);
    }
}
