package org.sairbrush.editor.fill;

import static org.sairbrush.editor.text.Texts.text;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.sairbrush.editor.text.Texts;
import org.sairbrush.restore.FillChoice;

/// Boxes to choose what fills.
public final class FillChoices {

    private FillChoices() {}

    /// @param offered what can be chosen, which may change
    /// @param chosen  what is chosen, or null
    /// @param key     of the box's name for screen readers
    /// @param choose  hears what the user chooses
    public static ComboBox<FillChoice> box(
            ObservableValue<List<FillChoice>> offered,
            ObservableValue<FillChoice> chosen,
            String key,
            Consumer<FillChoice> choose) {
        ComboBox<FillChoice> box = new ComboBox<>();
        box.setAccessibleText(text(key));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(FillChoice choice) {
                return choice == null ? "" : Texts.said(choice.title());
            }

            @Override
            public FillChoice fromString(String words) {
                throw new UnsupportedOperationException();
            }
        });
        box.setOnAction(event -> {
            FillChoice value = box.getValue();
            if (value != null && !value.equals(chosen.getValue())) {
                choose.accept(value);
            }
        });
        // Other items take the value along.
        offered.subscribe(choices -> {
            box.getItems().setAll(choices);
            box.setValue(chosen.getValue());
        });
        chosen.subscribe(choice -> box.setValue(choice));
        return box;
    }
}
