package org.sairbrush.cli;

import org.sairbrush.damage.DamageMap;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// How easily something is taken for damage.
final class SensitivityOption {

    @Option(
            names = "--sensitivity",
            paramLabel = "0-1",
            converter = Converter.class,
            description = "How easily something is taken for damage: 0 beyond doubt, 1 at the least suspicion "
                    + "(default: ${DEFAULT-VALUE}).")
    private double sensitivity = DamageMap.USUAL_SENSITIVITY;

    double value() {
        return sensitivity;
    }

    static final class Converter implements ITypeConverter<Double> {

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
}
