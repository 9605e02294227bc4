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
/// @param strokes any of which does it; the first is the one that is shown
/// @param enabled whether it can be done at present
/// @param chosen  whether it is on, where it is one of several or can be switched
public record Action(
        String id,
        String title,
        Optional<String> tip,
        List<Stroke> strokes,
        Runnable command,
        ObservableValue<Boolean> enabled,
        Optional<ObservableValue<Boolean>> chosen)
        implements MenuEntry {

    /// An action whose words are `action.ID` and, where there is more to say, `action.ID.tip` in the bundle.
    public static Action of(String id, Runnable command) {
        String key = "action." + id;
        String tip = key + ".tip";
        return named(id, text(key), command).withTip(hasText(tip) ? Optional.of(text(tip)) : Optional.empty());
    }

    /// An action with words of its own, such as one that opens a certain file.
    public static Action named(String id, String title, Runnable command) {
        return new Action(
                id, title, Optional.empty(), List.of(), command, new SimpleBooleanProperty(true), Optional.empty());
    }

    /// @param keys as [Stroke#of(String)] reads them
    public Action keys(String... keys) {
        List<Stroke> read = Arrays.stream(keys).map(Stroke::of).toList();
        return new Action(id, title, tip, read, command, enabled, chosen);
    }

    public Action when(ObservableValue<Boolean> condition) {
        return new Action(id, title, tip, strokes, command, condition, chosen);
    }

    public Action chosenWhile(ObservableValue<Boolean> state) {
        return new Action(id, title, tip, strokes, command, enabled, Optional.of(state));
    }

    private Action withTip(Optional<String> words) {
        return new Action(id, title, words, strokes, command, enabled, chosen);
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
