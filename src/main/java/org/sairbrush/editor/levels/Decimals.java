package org.sairbrush.editor.levels;

import java.text.NumberFormat;
import java.util.function.Supplier;
import javafx.util.StringConverter;

/// Numbers as they are shown and typed, with a point or a comma. What can't be read, or was not changed, leaves the
/// present number as it is, with all its digits.
final class Decimals extends StringConverter<Double> {

    private final NumberFormat format = NumberFormat.getNumberInstance();
    private final Supplier<Double> present;

    /// @param digits that are shown after the point
    Decimals(int digits, Supplier<Double> present) {
        this.present = present;
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
    }

    @Override
    public String toString(Double number) {
        return number == null ? "" : format.format(number);
    }

    @Override
    public Double fromString(String typed) {
        if (typed.strip().equals(toString(present.get()))) {
            return present.get();
        }
        try {
            return Double.valueOf(typed.strip().replace(',', '.'));
        } catch (NumberFormatException unreadable) {
            return present.get();
        }
    }
}
