package org.sairbrush.editor.notice;

import static org.sairbrush.editor.text.Texts.said;
import static org.sairbrush.editor.text.Texts.text;

import java.util.Objects;
import java.util.Optional;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.restore.RestoreException;
import org.sairbrush.sair.PackException;

/// What is said about a failure, and what is offered against it.
public final class Failures {

    private static final System.Logger LOG = System.getLogger(Failures.class.getName());

    private final Optional<Notice.Action> showModels;

    private Failures(Optional<Notice.Action> showModels) {
        this.showModels = showModels;
    }

    /// Where a model is at fault, the model manager is offered.
    public static Failures curedBy(Runnable showModels) {
        return new Failures(Optional.of(new Notice.Action(text("models.show"), showModels)));
    }

    /// Nothing is offered but what those who ask have to offer themselves.
    static Failures withoutCure() {
        return new Failures(Optional.empty());
    }

    /// @param remedy offered where the cure does not lie elsewhere
    public Notice notice(Throwable failure, Optional<Notice.Action> remedy) {
        Optional<Notice.Action> cure = isOfModel(failure) ? showModels : Optional.empty();
        return new Notice(Notice.Kind.ERROR, sentence(failure), cure.or(() -> remedy));
    }

    /// Says why something could not be done. What was not foreseen goes to the log with its trace.
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

    // A fill passes on what a pack says; where it says something else, such as that memory is short, that counts.
    private static boolean isOfModel(Throwable failure) {
        Throwable origin = failure instanceof RestoreException ? failure.getCause() : failure;
        return origin instanceof PackException && Objects.equals(origin.getMessage(), failure.getMessage());
    }
}
