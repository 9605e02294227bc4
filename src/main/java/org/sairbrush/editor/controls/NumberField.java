package org.sairbrush.editor.controls;

import java.util.function.DoubleConsumer;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.DoubleProperty;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The number that belongs to a slider, as words that can be typed over. Enter or leaving it takes the number, Esc the
/// old one; Up and Down step by one.
public final class NumberField extends TextField {

    private final DoubleProperty number;
    private final double one;
    private final Function<Double, String> words;
    private final DoubleConsumer typed;
    private final Decimals decimals;

    /// @param number is followed
    /// @param one    what a typed 1 stands for, such as 0.01 for percent
    /// @param words  of the number, with its unit
    /// @param typed  takes a number of the property's kind, and brings it into its range
    public NumberField(DoubleProperty number, double one, Function<Double, String> words, DoubleConsumer typed) {
        this.number = number;
        this.one = one;
        this.words = words;
        this.typed = typed;
        this.decimals = new Decimals(shown -> words.apply(shown * one), () -> number.get() / one);
        getStyleClass().addAll("number", "number-field");
        setPrefColumnCount(5);
        number.subscribe(now -> show());
        setOnAction(event -> take());
        focusedProperty().addListener((property, was, focused) -> {
            if (focused) {
                // After the click that gave it the focus has put the caret somewhere.
                Platform.runLater(this::selectAll);
            } else {
                take();
                deselect();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            show();
        } else if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
            take();
            typed.accept(number.get() + (event.getCode() == KeyCode.UP ? one : -one));
            selectAll();
            event.consume();
        }
    }

    private void take() {
        double read = decimals.fromString(getText());
        if (read != number.get() / one) {
            typed.accept(read * one);
        }
        show();
    }

    private void show() {
        setText(words.apply(number.get()));
    }
}
