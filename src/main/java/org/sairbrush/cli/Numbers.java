package org.sairbrush.cli;

import picocli.CommandLine.TypeConversionException;

/// Numbers as they are typed.
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

    /// @throws TypeConversionException when the text is not a whole number, or one of more than 32 bits
    static int small(String text) {
        long number = whole(text);
        if ((int) number != number) {
            throw new TypeConversionException("'" + text + "' is too large a number.");
        }
        return (int) number;
    }

    /// @throws TypeConversionException when the text is not a whole number
    static long whole(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            throw new TypeConversionException("'" + text + "' is not a whole number.");
        }
    }

    /// @throws TypeConversionException when the text is not a number
    static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            throw new TypeConversionException("'" + text + "' is not a number.");
        }
    }
}
