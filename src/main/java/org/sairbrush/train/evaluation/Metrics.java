package org.sairbrush.train.evaluation;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntPredicate;

/// How near a picture is to the truth. Pictures are planar, `(channels, height, width)`, with samples in `[0, range]`;
/// sums run in double precision. The numbers equal scikit-image's for the same arguments.
public final class Metrics {

    private static final double K1 = 0.01;
    private static final double K2 = 0.03;
    private static final DoubleUnaryOperator SQUARE = difference -> difference * difference;

    private Metrics() {}

    /// The neighbourhood over which SSIM takes its statistics: a separable kernel that sums to 1.
    public enum Window {
        /// scikit-image's default: 7×7, all weights equal, sample covariance.
        UNIFORM_7(uniform(7), 49.0 / 48.0),
        /// scikit-image's `gaussian_weights=True, use_sample_covariance=False`: 11×11, σ 1.5, population covariance.
        GAUSSIAN_11(gaussian(5, 1.5), 1);

        private final double[] kernel;
        private final double covarianceFactor;

        Window(double[] kernel, double covarianceFactor) {
            this.kernel = kernel;
            this.covarianceFactor = covarianceFactor;
        }

        private static double[] uniform(int size) {
            double[] kernel = new double[size];
            Arrays.fill(kernel, 1.0 / size);
            return kernel;
        }

        private static double[] gaussian(int radius, double sigma) {
            double[] kernel = new double[2 * radius + 1];
            double sum = 0;
            for (int i = -radius; i <= radius; i++) {
                kernel[i + radius] = Math.exp(-0.5 * i * i / (sigma * sigma));
                sum += kernel[i + radius];
            }
            for (int i = 0; i < kernel.length; i++) {
                kernel[i] /= sum;
            }
            return kernel;
        }
    }

    /// Peak signal-to-noise ratio in dB over all samples; positive infinity for equal pictures.
    public static double psnr(float[] picture, float[] truth, double range) {
        return decibels(mean(picture, truth, sample -> true, SQUARE), range);
    }

    /// PSNR in dB over the samples of hole pixels only.
    ///
    /// @param hole `(height, width)`, hole where at least ½
    /// @return NaN when there is no hole
    public static double holePsnr(float[] picture, float[] truth, float[] hole, double range) {
        return decibels(mean(picture, truth, sample -> hole[sample % hole.length] >= 0.5f, SQUARE), range);
    }

    /// Mean absolute difference as a share of the range, in [0, 1].
    public static double l1(float[] picture, float[] truth, double range) {
        return mean(picture, truth, sample -> true, Math::abs) / range;
    }

    /// Mean absolute difference in hole pixels only, as a share of the range.
    ///
    /// @param hole `(height, width)`, hole where at least ½
    /// @return NaN when there is no hole
    public static double holeL1(float[] picture, float[] truth, float[] hole, double range) {
        return mean(picture, truth, sample -> hole[sample % hole.length] >= 0.5f, Math::abs) / range;
    }

    /// How much a picture's tones change from pixel to pixel in its holes, of how much the truth's do: below 1 it is
    /// smoother than the truth. Tones are means of the channels; changes are to the right and downwards.
    ///
    /// @param hole `(height, width)`, hole where at least ½
    /// @return 1 where nothing changes in either, positive infinity where nothing does in the truth's alone
    public static double holeSharpness(float[] picture, float[] truth, float[] hole, int height, int width) {
        requireSameLength(picture, truth);
        double changes = 0;
        double wanted = 0;
        for (int y = 0; y + 1 < height; y++) {
            for (int x = 0; x + 1 < width; x++) {
                int at = y * width + x;
                if (hole[at] >= 0.5f) {
                    changes += change(picture, at, width, hole.length);
                    wanted += change(truth, at, width, hole.length);
                }
            }
        }
        return changes == wanted ? 1 : changes / wanted;
    }

    private static double change(float[] picture, int at, int width, int plane) {
        double tone = tone(picture, at, plane);
        return Math.hypot(tone(picture, at + 1, plane) - tone, tone(picture, at + width, plane) - tone);
    }

    private static double tone(float[] picture, int at, int plane) {
        double sum = 0;
        for (int sample = at; sample < picture.length; sample += plane) {
            sum += picture[sample];
        }
        return sum * plane / picture.length;
    }

    /// Structural similarity (Wang et al. 2004), the mean over all places where the window fits and over the channels.
    ///
    /// @throws IllegalArgumentException when the picture is smaller than the window
    public static double ssim(
            float[] picture, float[] truth, int channels, int height, int width, double range, Window window) {
        requireSameLength(picture, truth);
        if (picture.length != channels * height * width) {
            throw new IllegalArgumentException("A picture of (%d, %d, %d) does not have %d samples"
                    .formatted(channels, height, width, picture.length));
        }
        if (height < window.kernel.length || width < window.kernel.length) {
            throw new IllegalArgumentException("A picture of %d×%d is smaller than the window of SSIM"
                    .formatted(width, height));
        }
        double sum = 0;
        for (int channel = 0; channel < channels; channel++) {
            sum += ssimOfPlane(picture, truth, channel * height * width, height, width, range, window);
        }
        return sum / channels;
    }

    private static double ssimOfPlane(
            float[] picture, float[] truth, int offset, int height, int width, double range, Window window) {
        int size = height * width;
        double[] x = new double[size];
        double[] y = new double[size];
        double[] xx = new double[size];
        double[] yy = new double[size];
        double[] xy = new double[size];
        for (int i = 0; i < size; i++) {
            x[i] = picture[offset + i];
            y[i] = truth[offset + i];
            xx[i] = x[i] * x[i];
            yy[i] = y[i] * y[i];
            xy[i] = x[i] * y[i];
        }
        double[] meanX = filter(x, height, width, window.kernel);
        double[] meanY = filter(y, height, width, window.kernel);
        double[] meanXx = filter(xx, height, width, window.kernel);
        double[] meanYy = filter(yy, height, width, window.kernel);
        double[] meanXy = filter(xy, height, width, window.kernel);

        double c1 = (K1 * range) * (K1 * range);
        double c2 = (K2 * range) * (K2 * range);
        double sum = 0;
        for (int i = 0; i < meanX.length; i++) {
            double varianceX = window.covarianceFactor * (meanXx[i] - meanX[i] * meanX[i]);
            double varianceY = window.covarianceFactor * (meanYy[i] - meanY[i] * meanY[i]);
            double covariance = window.covarianceFactor * (meanXy[i] - meanX[i] * meanY[i]);
            sum += (2 * meanX[i] * meanY[i] + c1) * (2 * covariance + c2)
                    / ((meanX[i] * meanX[i] + meanY[i] * meanY[i] + c1) * (varianceX + varianceY + c2));
        }
        return sum / meanX.length;
    }

    /// Separable correlation at the places where the kernel fits: `(height − k + 1, width − k + 1)`.
    private static double[] filter(double[] plane, int height, int width, double[] kernel) {
        int columns = width - kernel.length + 1;
        int rows = height - kernel.length + 1;
        double[] along = new double[height * columns];
        for (int row = 0; row < height; row++) {
            for (int k = 0; k < kernel.length; k++) {
                for (int column = 0; column < columns; column++) {
                    along[row * columns + column] += kernel[k] * plane[row * width + column + k];
                }
            }
        }
        double[] result = new double[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int k = 0; k < kernel.length; k++) {
                for (int column = 0; column < columns; column++) {
                    result[row * columns + column] += kernel[k] * along[(row + k) * columns + column];
                }
            }
        }
        return result;
    }

    private static double mean(
            float[] picture, float[] truth, IntPredicate counted, DoubleUnaryOperator ofDifference) {
        requireSameLength(picture, truth);
        double sum = 0;
        long count = 0;
        for (int i = 0; i < picture.length; i++) {
            if (counted.test(i)) {
                sum += ofDifference.applyAsDouble((double) picture[i] - truth[i]);
                count++;
            }
        }
        return sum / count;
    }

    private static double decibels(double meanSquare, double range) {
        return 10 * Math.log10(range * range / meanSquare);
    }

    private static void requireSameLength(float[] picture, float[] truth) {
        if (picture.length != truth.length) {
            throw new IllegalArgumentException("Pictures of %d and %d samples cannot be compared"
                    .formatted(picture.length, truth.length));
        }
    }
}
