package org.sairbrush.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Numbers from 0 to 1.
final class ShareConverter implements ITypeConverter<Double> {

    @Override
    public Double convert(String value) {
        try {
            double number = Double.parseDouble(value);
            if (number >= 0 && number <= 1) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, in the same words.
        }
        throw new TypeConversionException("'" + value + "' is not a number from 0 to 1.");
    }
}
