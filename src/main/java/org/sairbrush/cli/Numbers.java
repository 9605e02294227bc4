package org.sairbrush.cli;

import picocli.CommandLine.TypeConversionException;

/// Whole numbers as they are typed.
final class Numbers {

    private Numbers() {}

    /// @throws TypeConversionException when the text is not a whole number from `least` to `most`
    static int inRange(String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, in the same words.
        }
        throw new TypeConversionException(
                "'" + text + "' is not a whole number from " + least + " to " + most + ".");
    }
}
