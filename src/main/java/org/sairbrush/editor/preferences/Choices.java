package org.sairbrush.editor.preferences;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.beans.property.Property;
import javafx.scene.control.ComboBox;

/// A box of choices in words.
///
/// @param <T> what is chosen; null is a choice, too
public final class Choices<T> extends ComboBox<Choices.Choice<T>> {

    /// A value as it is called.
    public record Choice<T>(T value, String words) {

        @Override
        public String toString() {
            return words;
        }
    }

    private final Function<T, String> words;

    /// @param chosen hears what the user chooses
    Choices(Function<T, String> words, Consumer<T> chosen) {
        this.words = words;
        setMaxWidth(Double.MAX_VALUE);
        valueProperty().subscribe(choice -> {
            if (choice != null) {
                chosen.accept(choice.value());
            }
        });
    }

    /// A box whose choice and a property follow each other.
    public static <T> Choices<T> of(List<T> values, Function<T, String> words, Property<T> property) {
        Choices<T> box = new Choices<>(words, property::setValue);
        box.offer(values);
        property.subscribe(box::choose);
        return box;
    }

    /// The same, with null first, which stands for the program's own choice.
    public static <T> Choices<T> orOwn(String own, List<T> values, Function<T, String> words, Property<T> property) {
        List<T> all = Stream.concat(Stream.of((T) null), values.stream()).toList();
        return of(all, value -> value == null ? own : words.apply(value), property);
    }

    void offer(List<T> values) {
        getItems().setAll(values.stream().map(this::choice).toList());
    }

    /// Chooses a value; one that was not offered, as a settings' file may hold it, is from then on.
    void choose(T value) {
        if (getValue() != null && Objects.equals(getValue().value(), value)) {
            return;
        }
        Optional<Choice<T>> known = getItems().stream()
                .filter(choice -> Objects.equals(choice.value(), value))
                .findFirst();
        setValue(known.orElseGet(() -> {
            getItems().add(choice(value));
            return getItems().getLast();
        }));
    }

    private Choice<T> choice(T value) {
        return new Choice<>(value, words.apply(value));
    }
}
