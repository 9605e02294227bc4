package org.sairbrush.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Frame;
import org.sairbrush.photo.Photo;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// `--crop` and `--straighten`: what of each photo is written.
final class Framing {

    @Option(
            names = "--straighten",
            paramLabel = "DEGREES",
            converter = AngleConverter.class,
            description = "Turn the result clockwise about its middle, by -45 to 45 degrees; every sample is then "
                    + "interpolated. Without a --crop the largest part of the photo's shape that has no empty "
                    + "corners is written.")
    private double angle;

    @Option(
            names = "--crop",
            paramLabel = "X,Y,WIDTH,HEIGHT",
            converter = CropConverter.class,
            description = "Write this part of the result only, after it was straightened: X,Y is its top left corner "
                    + "in pixels, counted from where the photo's own, as it is seen, was before that.")
    private Area crop;

    /// @throws CommandException when it does not lie within the photo
    Frame of(Photo photo, Object name) throws CommandException {
        int width = photo.width();
        int height = photo.height();
        Frame largest = Frame.largest((double) width / height, angle, width, height);
        Frame frame = crop == null ? largest : new Frame(crop, angle);
        if (!frame.fits(width, height)) {
            Area area = largest.area();
            throw new CommandException(angle == 0
                    ? "The --crop reaches beyond %s, which is %d×%d: choose a part within it."
                            .formatted(name, width, height)
                    : "The --crop reaches beyond %s after --straighten: choose a part within it, such as %d,%d,%d,%d."
                            .formatted(name, area.x(), area.y(), area.width(), area.height()));
        }
        return frame;
    }

    static final class AngleConverter implements ITypeConverter<Double> {

        @Override
        public Double convert(String value) {
            try {
                double degrees = Double.parseDouble(value);
                if (Math.abs(degrees) <= Frame.STEEPEST) {
                    return degrees;
                }
            } catch (NumberFormatException notANumber) {
                // Told below, in the same words.
            }
            throw new TypeConversionException(
                    "'" + value + "' is not a number of degrees from -45 to 45: write one such as 1.5.");
        }
    }

    static final class CropConverter implements ITypeConverter<Area> {

        private static final Pattern NUMBERS = Pattern.compile("(-?\\d{1,6}),(-?\\d{1,6}),(\\d{1,6}),(\\d{1,6})");

        @Override
        public Area convert(String value) {
            Matcher numbers = NUMBERS.matcher(value);
            if (numbers.matches()) {
                int width = Integer.parseInt(numbers.group(3));
                int height = Integer.parseInt(numbers.group(4));
                if (width > 0 && height > 0) {
                    return new Area(
                            Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)), width, height);
                }
            }
            throw new TypeConversionException("'" + value + "' is no part of a photo: write left, top, width and "
                    + "height in pixels, such as 40,30,800,600.");
        }
    }
}
