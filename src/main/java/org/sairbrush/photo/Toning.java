package org.sairbrush.photo;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/// Puts [Tones] on colours: on means of samples as exactly as a screen shows them, and on the samples themselves to the
/// nearest integer. Only of three components may there be another saturation than 1.
final class Toning {

    private Toning() {}

    /// Changes colours in place.
    @FunctionalInterface
    interface Colours {

        /// @param own interleaved, in [0, 1]
        /// @return the array given
        float[] tone(float[] own);
    }

    /// Changes a row of samples in place.
    @FunctionalInterface
    interface Rows {
        void tone(int row);
    }

    /// @param components of each pixel
    static Colours ofMeans(Tones tones, int components) {
        List<DoubleUnaryOperator> curves = tones.levels().equals(Levels.NONE)
                ? List.of()
                : IntStream.range(0, components)
                        .mapToObj(tones.levels()::curve)
                        .toList();
        float saturation = (float) tones.saturation();
        return own -> {
            spread(own, curves);
            if (saturation != 1) {
                saturate(own, saturation);
            }
            return own;
        };
    }

    private static void spread(float[] own, List<DoubleUnaryOperator> curves) {
        for (int component = 0; component < curves.size(); component++) {
            DoubleUnaryOperator curve = curves.get(component);
            for (int at = component; at < own.length; at += curves.size()) {
                own[at] = (float) curve.applyAsDouble(own[at]);
            }
        }
    }

    private static void saturate(float[] own, float saturation) {
        for (int at = 0; at < own.length; at += 3) {
            float luma = Luma.of(own[at], own[at + 1], own[at + 2]);
            own[at] = share(luma + saturation * (own[at] - luma));
            own[at + 1] = share(luma + saturation * (own[at + 1] - luma));
            own[at + 2] = share(luma + saturation * (own[at + 2] - luma));
        }
    }

    private static float share(float value) {
        return Math.max(0, Math.min(1, value));
    }

    /// @param components of each pixel, alpha not counted
    static Rows ofSamples(Tones tones, Samples samples, int components) {
        double[][] spread = IntStream.range(0, components)
                .mapToObj(component -> tones.levels().table(component, samples.maximum()))
                .toArray(double[][]::new);
        return tones.saturation() == 1
                ? row -> spread(samples, spread, row)
                : row -> saturate(samples, spread, tones.saturation(), row);
    }

    private static void spread(Samples samples, double[][] spread, int row) {
        for (int component = 0; component < spread.length; component++) {
            samples.map(component, spread[component], row);
        }
    }

    // What levels make of the samples is rounded only together with the saturation.
    private static void saturate(Samples samples, double[][] spread, double saturation, int row) {
        int red = samples.position(0);
        int green = samples.position(1);
        int blue = samples.position(2);
        int end = samples.index(0, row + 1);
        for (int at = samples.index(0, row); at < end; at += samples.bands()) {
            double reds = spread[0][samples.get(at + red)];
            double greens = spread[1][samples.get(at + green)];
            double blues = spread[2][samples.get(at + blue)];
            double luma = Luma.of(reds, greens, blues);
            samples.set(at + red, sample(luma + saturation * (reds - luma), samples.maximum()));
            samples.set(at + green, sample(luma + saturation * (greens - luma), samples.maximum()));
            samples.set(at + blue, sample(luma + saturation * (blues - luma), samples.maximum()));
        }
    }

    private static int sample(double value, int maximum) {
        return (int) Math.clamp(Math.round(value), 0, maximum);
    }
}
