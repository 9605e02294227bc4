package org.sairbrush.restore.grain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/// The grain of flat parts of a photo: film grain, a scanner's noise, what JPEG left of both.
///
/// Channels are rotated into directions in which their grain is uncorrelated, mostly grey and two of colour, and each
/// direction has a spectrum of its own, as colour noise is coarser in most files.
///
/// @param axes  directions in RGB, up to 3 unit vectors
/// @param curve how the level depends on brightness
public record Grain(List<Axis> axes, BrightnessCurve curve) {

    static final Grain NONE = new Grain(List.of(), BrightnessCurve.EVEN);

    /// A variance below this is rounding.
    private static final double ROUNDING = Math.pow(0.25 / 255, 2);

    /// @param direction a unit vector in RGB
    /// @param spectrum  as [FlatParts#spectrum] gives it
    record Axis(float[] direction, float[] spectrum) {

        double variance() {
            double sum = 0;
            for (float power : spectrum) {
                sum += power;
            }
            return sum / spectrum.length;
        }
    }

    static Grain of(FlatParts flat) {
        List<Axis> axes = new ArrayList<>();
        for (float[] direction : principalAxes(flat.covariance())) {
            Axis axis = new Axis(direction, flat.spectrum(direction));
            if (axis.variance() > ROUNDING) {
                axes.add(axis);
            }
        }
        return new Grain(axes, BrightnessCurve.of(flat.blocks()));
    }

    /// Standard deviation of red, green and blue in the band that is measured, of [0, 1].
    public float[] level() {
        float[] level = new float[3];
        for (int channel = 0; channel < 3; channel++) {
            double variance = 0;
            for (Axis axis : axes) {
                variance += axis.direction[channel] * axis.direction[channel] * axis.variance();
            }
            level[channel] = (float) Math.sqrt(variance);
        }
        return level;
    }

    /// Correlation of neighbouring pixels of the strongest axis, in [−1, 1]: 0 for white noise; 0 where there is none.
    public double correlation() {
        if (axes.isEmpty()) {
            return 0;
        }
        float[] covariance = Planes.evenTransform(axes.getFirst().spectrum, FlatParts.SIDE);
        return (covariance[1] + covariance[FlatParts.SIDE]) / (2.0 * covariance[0]);
    }

    /// Root mean square of the channels' levels.
    public double strength() {
        return Math.sqrt(axes.stream().mapToDouble(Axis::variance).sum() / 3);
    }

    /// What is missing where some flat parts have grain already: the difference in power at each frequency.
    Grain without(FlatParts present) {
        List<Axis> missing = new ArrayList<>();
        for (Axis axis : axes) {
            float[] spectrum = axis.spectrum.clone();
            float[] own = present.spectrum(axis.direction);
            for (int i = 0; i < spectrum.length; i++) {
                spectrum[i] = Math.max(0, spectrum[i] - own[i]);
            }
            missing.add(new Axis(axis.direction, spectrum));
        }
        return new Grain(missing, curve);
    }

    /// @param covariance (3, 3)
    private static List<float[]> principalAxes(float[] covariance) {
        if (isGrey(covariance)) {
            float third = (float) Math.sqrt(1 / 3.0);
            return List.of(new float[] {third, third, third});
        }
        float[] vectors = new float[9];
        try (FloatPointer entries = new FloatPointer(covariance);
                Mat matrix = new Mat(3, 3, opencv_core.CV_32FC1, entries);
                Mat eigenvalues = new Mat();
                Mat eigenvectors = new Mat()) {
            opencv_core.eigen(matrix, eigenvalues, eigenvectors);
            new FloatPointer(eigenvectors.data()).get(vectors);
        }
        return List.of(
                Arrays.copyOfRange(vectors, 0, 3),
                Arrays.copyOfRange(vectors, 3, 6),
                Arrays.copyOfRange(vectors, 6, 9));
    }

    /// Whether all channels have the very same grain; rounding in the axes would else give a grey photo colours.
    private static boolean isGrey(float[] covariance) {
        for (float entry : covariance) {
            if (Math.abs(entry - covariance[0]) > 1e-5f * covariance[0]) {
                return false;
            }
        }
        return true;
    }
}
