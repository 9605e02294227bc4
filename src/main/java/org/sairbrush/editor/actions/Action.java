package org.sairbrush.editor.actions;

import static org.sairbrush.editor.text.Texts.hasText;
import static org.sairbrush.editor.text.Texts.text;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;

/// Something that the user can have done: by a menu, by keys, by a button, or by its name in the palette.
///
/// @param title   as in a menu
/// @param tip     what more there is to say about it
/// @param unless  why it can't be done where it can't
/// @param strokes any of which does it; the first is the one that is shown
/// @param enabled whether it can be done at present
/// @param chosen  whether it is on, where it is one of several or can be switched
public record Action(
        String id,
        String title,
        Optional<String> tip,
        Optional<String> unless,
        List<Stroke> strokes,
        Runnable command,
        ObservableValue<Boolean> enabled,
        Optional<ObservableValue<Boolean>> chosen)
        implements MenuEntry {

    /// An action whose words are `action.ID` and, where there is more to say, `action.ID.tip` and `action.ID.unless` in
    /// the bundle.
    public static Action of(String id, Runnable command) {
        String key = "action." + id;
        return named(id, text(key), command).saying(words(key + ".tip"), words(key + ".unless"));
    }

    /// An action with words of its own, such as one that opens a certain file.
    public static Action named(String id, String title, Runnable command) {
        return new Action(
                id,
                title,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                command,
                new SimpleBooleanProperty(true),
                Optional.empty());
    }

    /// @param keys as [Stroke#of(String)] reads them
    public Action keys(String... keys) {
        List<Stroke> read = Arrays.stream(keys).map(Stroke::of).toList();
        return new Action(id, title, tip, unless, read, command, enabled, chosen);
    }

    public Action when(ObservableValue<Boolean> condition) {
        return new Action(id, title, tip, unless, strokes, command, condition, chosen);
    }

    public Action chosenWhile(ObservableValue<Boolean> state) {
        return new Action(id, title, tip, unless, strokes, command, enabled, Optional.of(state));
    }

    private Action saying(Optional<String> more, Optional<String> reason) {
        return new Action(id, title, more, reason, strokes, command, enabled, chosen);
    }

    private static Optional<String> words(String key) {
        return hasText(key) ? Optional.of(text(key)) : Optional.empty();
    }

    /// Does it, if it can be done at present.
    public void run() {
        if (enabled.getValue()) {
            command.run();
        }
    }

    /// The keys to show beside the title.
    public Optional<String> keyWords() {
        return strokes.stream().findFirst().map(Stroke::words);
    }

    /// The title with the keys, as a tooltip says it.
    public String titleWithKeys() {
        return keyWords().map(keys -> text("action.withKeys", title, keys)).orElse(title);
    }
}
