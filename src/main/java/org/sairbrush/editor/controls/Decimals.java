package org.sairbrush.editor.controls;

import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javafx.util.StringConverter;

/// Numbers as they are shown and typed, with a point or a comma, with or without a unit. What can't be read, or
/// was not changed, leaves the present number as it is, with all its digits.
public final class Decimals extends StringConverter<Double> {

    private static final Pattern UNIT = Pattern.compile("[\\s\u00a0\u202f]*(°|%|px)?\\s*$", Pattern.CASE_INSENSITIVE);

    private final Function<Double, String> shown;
    private final Supplier<Double> present;

    public Decimals(Function<Double, String> shown, Supplier<Double> present) {
        this.shown = shown;
        this.present = present;
    }

    @Override
    public String toString(Double number) {
        return number == null ? "" : shown.apply(number);
    }

    @Override
    public Double fromString(String typed) {
        if (typed.strip().equals(toString(present.get()))) {
            return present.get();
        }
        try {
            double number = Double.parseDouble(
                    UNIT.matcher(typed).replaceFirst("").replace(',', '.').replace('−', '-'));
            return Double.isFinite(number) ? number : present.get();
        } catch (NumberFormatException unreadable) {
            return present.get();
        }
    }
}
