package org.sairbrush.photo;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/// Tones spread anew, as a faded print needs it: what is as dark as a black point becomes black, what is as light as a
/// white point white, and gamma makes what lies between lighter or darker. Each colour may have a range of its own;
/// what comes of it goes through the range of all.
///
/// @param all        of every colour
/// @param components of each of the photo's own colours; empty where none has one of its own
public record Levels(Range all, List<Range> components) {

    /// Every tone stays as it is.
    public static final Levels NONE = new Levels(Range.WHOLE, List.of());

    /// What is as rare as this at either end of a histogram is taken for dust, scratches and reflections.
    private static final double RARE = 0.003;

    private static final int STEPS = 4096;

    /// Tones between two points.
    ///
    /// @param black becomes 0, in [0, 1]
    /// @param gamma above 1 makes what lies between lighter, in [0.1, 10]
    /// @param white becomes 1, in [0, 1], at least [#LEAST] above black
    public record Range(double black, double gamma, double white) {

        public static final double LEAST = 0.02;
        public static final double LEAST_GAMMA = 0.1;
        public static final double MOST_GAMMA = 10;

        /// Leaves every tone as it is.
        public static final Range WHOLE = new Range(0, 1, 1);

        /// For what is computed from the points.
        private static final double ROUNDING = 1e-9;

        /// @throws IllegalArgumentException when a value is out of its range
        public Range {
            if (!isRange(black, gamma, white)) {
                throw new IllegalArgumentException(
                        "Tones from %s to %s with a gamma of %s are no range".formatted(black, white, gamma));
            }
        }

        private static boolean isRange(double black, double gamma, double white) {
            return black >= 0
                    && white <= 1
                    && white - black >= LEAST - ROUNDING
                    && gamma >= LEAST_GAMMA
                    && gamma <= MOST_GAMMA;
        }

        /// Empty when a value is out of its range.
        private static Optional<Range> of(double black, double gamma, double white) {
            return isRange(black, gamma, white) ? Optional.of(new Range(black, gamma, white)) : Optional.empty();
        }

        private Optional<Range> withBlack(double tone) {
            return of(tone, gamma, white);
        }

        private Optional<Range> withWhite(double tone) {
            return of(black, gamma, tone);
        }

        /// With the gamma that makes one tone of another between the points.
        private Optional<Range> withMiddle(double tone, double wanted) {
            return of(black, Math.log((tone - black) / (white - black)) / Math.log(wanted), white);
        }

        /// @param tone in [0, 1]
        /// @return in [0, 1]
        double apply(double tone) {
            return Math.pow(Math.clamp((tone - black) / (white - black), 0, 1), 1 / gamma);
        }

        /// The tone of which it makes another.
        private double unapply(double tone) {
            return black + (white - black) * Math.pow(tone, gamma);
        }
    }

    public Levels {
        components = components.stream().allMatch(Range.WHOLE::equals) ? List.of() : List.copyOf(components);
    }

    /// The whole of what the photo's tones leave unused, the same for all colours, so that these stay as they are.
    public static Levels contrast(Histogram histogram) {
        List<Histogram.Ends> ends = histogram.ends(RARE);
        double black = ends.stream().mapToDouble(Histogram.Ends::low).min().orElse(0);
        double white = ends.stream().mapToDouble(Histogram.Ends::high).max().orElse(1);
        return new Levels(between(black, white), List.of());
    }

    /// The same for each colour by itself, which takes away the cast of a print that has faded or yellowed.
    public static Levels colours(Histogram histogram) {
        return new Levels(
                Range.WHOLE,
                histogram.ends(RARE).stream()
                        .map(ends -> between(ends.low(), ends.high()))
                        .toList());
    }

    /// A picture of hardly more than one tone has nothing to spread.
    private static Range between(double black, double white) {
        return white - black < Range.LEAST ? Range.WHOLE : new Range(black, 1, white);
    }

    /// The same, but with a point of the photo as the black point: of each colour by itself, so that it is black
    /// whatever its cast, and no longer of all.
    ///
    /// @param point colours of the photo itself, each in [0, 1]
    /// @return empty where it is hardly darker than the white point
    public Optional<Levels> blackAt(double[] point) {
        return withEach(point, new Range(0, all.gamma(), all.white()), Range::withBlack);
    }

    /// The same with a point as the white point.
    ///
    /// @param point colours of the photo itself, each in [0, 1]
    /// @return empty where it is hardly lighter than the black point
    public Optional<Levels> whiteAt(double[] point) {
        return withEach(point, new Range(all.black(), all.gamma(), 1), Range::withWhite);
    }

    /// The same, but with a gamma of each colour by itself that makes a point of the photo grey, as light as it is now.
    ///
    /// @param point three colours of the photo itself, each in [0, 1]
    /// @return empty where no gamma does, as one of its colours is at an end
    public Optional<Levels> greyAt(double[] point) {
        double luma = Luma.of(apply(0, point[0]), apply(1, point[1]), apply(2, point[2]));
        double wanted = all.unapply(luma);
        return withEach(point, all, (range, tone) -> range.withMiddle(tone, wanted));
    }

    /// @param others range of all colours, where there are several
    private Optional<Levels> withEach(
            double[] point, Range others, BiFunction<Range, Double, Optional<Range>> change) {
        boolean alone = point.length == 1;
        List<Range> ranges = IntStream.range(0, point.length)
                .mapToObj(component -> change.apply(alone ? all : component(component), point[component]))
                .flatMap(Optional::stream)
                .toList();
        if (ranges.size() < point.length) {
            return Optional.empty();
        }
        return Optional.of(alone ? withAll(ranges.getFirst()) : new Levels(others, ranges));
    }

    /// The range of one of the photo's own colours.
    public Range component(int component) {
        return component < components.size() ? components.get(component) : Range.WHOLE;
    }

    /// The same with another range of one colour.
    ///
    /// @param count how many colours the photo has
    public Levels withComponent(int component, Range range, int count) {
        return new Levels(
                all,
                IntStream.range(0, count)
                        .mapToObj(other -> other == component ? range : component(other))
                        .toList());
    }

    /// The same with another range of all colours.
    public Levels withAll(Range range) {
        return new Levels(range, components);
    }

    /// What becomes of each sample of a colour, not rounded yet.
    ///
    /// @param maximum the value of a full sample
    double[] table(int component, int maximum) {
        return IntStream.rangeClosed(0, maximum)
                .mapToDouble(sample -> apply(component, (double) sample / maximum) * maximum)
                .toArray();
    }

    /// What becomes of means of samples, quickly and as exactly as a screen shows it.
    DoubleUnaryOperator curve(int component) {
        double[] steps = IntStream.rangeClosed(0, STEPS + 1)
                .mapToDouble(step -> apply(component, Math.min(1, (double) step / STEPS)))
                .toArray();
        return tone -> {
            double at = tone * STEPS;
            int step = (int) at;
            return steps[step] + (at - step) * (steps[step + 1] - steps[step]);
        };
    }

    private double apply(int component, double tone) {
        return all.apply(component(component).apply(tone));
    }
}
