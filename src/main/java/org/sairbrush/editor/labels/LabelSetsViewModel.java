package org.sairbrush.editor.labels;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.sairbrush.editor.dialogs.DialogService;
import org.sairbrush.editor.jobs.BackgroundJobs;
import org.sairbrush.editor.jobs.Job;
import org.sairbrush.editor.text.Texts;
import org.sairbrush.semantics.LabelSet;
import org.sairbrush.semantics.LabelSets;

/// The label sets that can be chosen, and the user's own, which can be saved, renamed and deleted.
public final class LabelSetsViewModel {

    private final LabelSets sets;
    private final BackgroundJobs jobs;
    private final DialogService dialogs;
    private final LabelsViewModel labels;
    private final ObservableList<String> names = FXCollections.observableArrayList(LabelSets.READY);
    private final ReadOnlyStringWrapper chosen = new ReadOnlyStringWrapper();
    private final ReadOnlyBooleanWrapper own = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper();
    private Job<State> job;

    @FunctionalInterface
    private interface Change {

        Choice make() throws IOException;
    }

    /// What comes of a change.
    ///
    /// @param name    of the set that is chosen from then on
    /// @param words   to be looked for from then on
    /// @param problem that did not keep it from being done
    private record Choice(Optional<String> name, Optional<LabelSet> words, Optional<String> problem) {

        static final Choice NONE = new Choice(Optional.empty(), Optional.empty(), Optional.empty());

        static Choice of(String name) {
            return new Choice(Optional.of(name), Optional.empty(), Optional.empty());
        }
    }

    private record State(List<String> names, Choice choice, boolean own) {}

    public LabelSetsViewModel(LabelSets sets, BackgroundJobs jobs, DialogService dialogs, LabelsViewModel labels) {
        this.sets = sets;
        this.jobs = jobs;
        this.dialogs = dialogs;
        this.labels = labels;
        run(() -> Choice.NONE);
    }

    /// The ready sets first.
    public ObservableList<String> names() {
        return FXCollections.unmodifiableObservableList(names);
    }

    /// The set that the words came from or were saved as, or null.
    public ReadOnlyStringProperty chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /// Whether the chosen set is the user's own, so that it can be renamed and deleted.
    public ReadOnlyBooleanProperty ownProperty() {
        return own.getReadOnlyProperty();
    }

    /// One sentence why the last thing that was asked for could not be done, or null.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Puts a set's labels in place of the words and looks for them. Where a file of the user's is broken, the ready
    /// set of that name stands in.
    public void choose(String name) {
        run(() -> {
            try {
                return new Choice(Optional.of(name), Optional.of(sets.get(name)), Optional.empty());
            } catch (IOException broken) {
                LabelSet ready = LabelSets.ready(name).orElseThrow(() -> broken);
                return new Choice(Optional.of(name), Optional.of(ready), Optional.of(Texts.said(broken.getMessage())));
            }
        });
    }

    /// Saves the words as they are typed now, under a name that is asked for.
    public void save() {
        String words = labels.wordsProperty().get();
        ask(chosen.get(), name -> () -> {
            sets.save(name, parsed(words));
            return Choice.of(name);
        });
    }

    /// Gives the chosen set another name, which is asked for.
    public void rename() {
        String name = chosen.get();
        ask(name, to -> () -> {
            sets.rename(name, to);
            return Choice.of(to);
        });
    }

    /// Deletes the chosen set; the words stay as they are typed.
    public void delete() {
        String name = chosen.get();
        if (dialogs.askDeleteLabelSet(name)) {
            run(() -> {
                sets.delete(name);
                return LabelSets.ready(name).map(_ -> Choice.of(name)).orElse(Choice.NONE);
            });
        }
    }

    private static LabelSet parsed(String words) throws IOException {
        try {
            return LabelSet.parse(words);
        } catch (IllegalArgumentException refused) {
            throw new IOException(refused.getMessage(), refused);
        }
    }

    private void ask(String suggestion, Function<String, Change> change) {
        dialogs.askLabelSetName(Optional.ofNullable(suggestion))
                .map(String::strip)
                .ifPresent(name -> run(change.apply(name)));
    }

    private void run(Change change) {
        job = jobs.job(progress -> {
            Choice choice = change.make();
            boolean isOwn = choice.name().isPresent() && sets.isOwn(choice.name().get());
            return new State(sets.names(), choice, isOwn);
        });
        Job<State> started = job;
        problem.set(null);
        job.onDone(state -> {
                    if (job == started) {
                        show(state);
                    }
                })
                .onFailed(failure -> problem.set(Texts.said(failure.getMessage())))
                .start();
    }

    private void show(State state) {
        if (!names.equals(state.names())) {
            names.setAll(state.names());
        }
        chosen.set(state.choice().name().orElse(null));
        own.set(state.own());
        problem.set(state.choice().problem().orElse(null));
        state.choice().words().ifPresent(words -> {
            labels.wordsProperty().set(String.join(", ", words.names()));
            labels.apply();
        });
    }
}
