package org.sairbrush.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Frame;
import org.sairbrush.photo.Histogram;
import org.sairbrush.photo.Levels;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.photo.Tones;
import org.sairbrush.restore.batch.Finish;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// `--strength`, `--levels`, `--saturation`, `--straighten` and `--crop`: how each photo is written.
final class RenditionOptions {

    /// In percent.
    private static final int FULL = 100;

    @Option(
            names = "--strength",
            paramLabel = "0-100",
            converter = StrengthConverter.class,
            description = "How much of the fills is seen, in percent; less lets shine through what was there before.")
    private int strength = FULL;

    @Option(
            names = "--levels",
            paramLabel = "contrast|colours|BLACK,GAMMA,WHITE",
            converter = LevelsConverter.class,
            description = "Give a faded photo its black and white back, after it was filled: contrast spreads all "
                    + "colours alike, colours each by itself, which takes away a cast; or say which of 0 to 255 "
                    + "become black and white, and between them a gamma, such as 30,1.2,220.")
    private Function<Histogram, Levels> levels;

    @Option(
            names = "--saturation",
            paramLabel = "0-2",
            converter = SaturationConverter.class,
            description = "How strong the colours of the result are, after its levels: 0 makes it black and white, 1 "
                    + "leaves them as they are.")
    private Double saturation;

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

    Finish finish() {
        return new Finish(
                (double) strength / FULL,
                Optional.ofNullable(levels),
                saturation == null ? Tones.NONE.saturation() : saturation,
                this::frame);
    }

    /// What of a photo is written.
    ///
    /// @throws PhotoException when it does not lie within the photo
    private Frame frame(Photo photo, Path file) throws PhotoException {
        int width = photo.width();
        int height = photo.height();
        Frame largest = Frame.largest((double) width / height, angle, width, height);
        Frame frame = crop == null ? largest : new Frame(crop, angle);
        if (!frame.fits(width, height)) {
            Area area = largest.area();
            throw new PhotoException(angle == 0
                    ? "The --crop reaches beyond %s, which is %d×%d: choose a part within it"
                            .formatted(file, width, height)
                    : "The --crop reaches beyond %s after --straighten: choose a part within it, such as %d,%d,%d,%d"
                            .formatted(file, area.x(), area.y(), area.width(), area.height()));
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

    static final class StrengthConverter implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String value) {
            return Numbers.inRange(value, 0, FULL);
        }
    }

    static final class SaturationConverter implements ITypeConverter<Double> {

        @Override
        public Double convert(String value) {
            try {
                return Tones.NONE.withSaturation(Double.parseDouble(value)).saturation();
            } catch (IllegalArgumentException outOfRange) {
                throw new TypeConversionException("'" + value + "' is no saturation from 0 to 2: write 0 for black and "
                        + "white, or a number such as 1.3.");
            }
        }
    }

    static final class LevelsConverter implements ITypeConverter<Function<Histogram, Levels>> {

        private static final double FULL = 255;

        @Override
        public Function<Histogram, Levels> convert(String value) {
            return switch (value) {
                case "contrast" -> Levels::contrast;
                case "colours" -> Levels::colours;
                default -> {
                    Levels typed = typed(value);
                    yield histogram -> typed;
                }
            };
        }

        private static Levels typed(String value) {
            String[] numbers = value.split(",", -1);
            try {
                if (numbers.length == 3) {
                    double black = Double.parseDouble(numbers[0]) / FULL;
                    double white = Double.parseDouble(numbers[2]) / FULL;
                    return Levels.NONE.withAll(new Levels.Range(black, Double.parseDouble(numbers[1]), white));
                }
            } catch (IllegalArgumentException noNumbers) {
                // Told below, in the same words.
            }
            throw new TypeConversionException("'" + value + "' are no levels: write contrast, colours, or black, gamma "
                    + "and white such as 30,1.2,220, the first and last from 0 to 255 and at least 6 apart.");
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
