package org.sairbrush.restore.grain;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/// OpenCV's filters and transforms on planes of numbers, row by row.
public final class Planes {

    private Planes() {}

    /// Gaussian blur; beyond the border everything is 0.
    public static float[] blurred(float[] plane, int width, int height, double sigma) {
        return filtered(plane, width, height, (from, to) -> gaussian(from, to, sigma, opencv_core.BORDER_CONSTANT));
    }

    /// Gaussian blur; beyond the border the outermost pixels go on.
    public static float[] smoothed(float[] plane, int width, int height, double sigma) {
        return filtered(plane, width, height, (from, to) -> gaussian(from, to, sigma, opencv_core.BORDER_REPLICATE));
    }

    private static void gaussian(Mat from, Mat to, double sigma, int border) {
        try (Size automatic = new Size(0, 0)) {
            opencv_imgproc.GaussianBlur(
                    from, to, automatic, sigma, sigma, border, opencv_core.ALGO_HINT_DEFAULT);
        }
    }

    /// In another size: means where that is smaller, and interpolated linearly where it is larger.
    public static float[] resized(float[] plane, int width, int height, int toWidth, int toHeight) {
        float[] result = new float[toWidth * toHeight];
        int interpolation = toWidth < width ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_LINEAR;
        try (FloatPointer values = new FloatPointer(plane);
                Mat from = new Mat(height, width, opencv_core.CV_32FC1, values);
                Mat to = new Mat();
                Size size = new Size(toWidth, toHeight)) {
            opencv_imgproc.resize(from, to, size, 0, 0, interpolation);
            new FloatPointer(to.data()).get(result);
        }
        return result;
    }

    /// The smallest value among the pixels at most `radius` away in either direction.
    static float[] eroded(float[] plane, int width, int height, int radius) {
        return filtered(plane, width, height, (from, to) -> {
            try (Size size = new Size(2 * radius + 1, 2 * radius + 1);
                    Mat square = opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_RECT, size)) {
                opencv_imgproc.erode(from, to, square);
            }
        });
    }

    /// Correlation with a kernel of odd side; right only where the whole kernel lies inside.
    static float[] correlated(float[] plane, int width, int height, float[] kernel) {
        int side = (int) Math.round(Math.sqrt(kernel.length));
        return filtered(plane, width, height, (from, to) -> {
            try (FloatPointer weights = new FloatPointer(kernel);
                    Mat square = new Mat(side, side, opencv_core.CV_32FC1, weights)) {
                opencv_imgproc.filter2D(from, to, opencv_core.CV_32F, square);
            }
        });
    }

    /// |DFT|² of a real plane that is continued by zeros to a square.
    static float[] power(float[] plane, int width, int height, int side) {
        float[] square = new float[side * side];
        for (int y = 0; y < height; y++) {
            System.arraycopy(plane, y * width, square, y * side, width);
        }
        float[] spectrum = dft(square, side);
        float[] power = new float[square.length];
        for (int i = 0; i < power.length; i++) {
            power[i] = spectrum[2 * i] * spectrum[2 * i] + spectrum[2 * i + 1] * spectrum[2 * i + 1];
        }
        return power;
    }

    /// The discrete Fourier transform of a square plane that is even, f(−x, −y) = f(x, y): it is real and even, too,
    /// and its own inverse but for the factor side².
    static float[] evenTransform(float[] square, int side) {
        float[] spectrum = dft(square, side);
        float[] real = new float[square.length];
        for (int i = 0; i < real.length; i++) {
            real[i] = spectrum[2 * i];
        }
        return real;
    }

    /// @return real and imaginary parts in turn
    private static float[] dft(float[] square, int side) {
        float[] spectrum = new float[2 * square.length];
        try (FloatPointer values = new FloatPointer(square);
                Mat from = new Mat(side, side, opencv_core.CV_32FC1, values);
                Mat to = new Mat()) {
            opencv_core.dft(from, to, opencv_core.DFT_COMPLEX_OUTPUT, 0);
            new FloatPointer(to.data()).get(spectrum);
        }
        return spectrum;
    }

    @FunctionalInterface
    private interface Filter {
        void apply(Mat from, Mat to);
    }

    private static float[] filtered(float[] plane, int width, int height, Filter filter) {
        float[] result = new float[plane.length];
        try (FloatPointer values = new FloatPointer(plane);
                Mat from = new Mat(height, width, opencv_core.CV_32FC1, values);
                Mat to = new Mat()) {
            filter.apply(from, to);
            new FloatPointer(to.data()).get(result);
        }
        return result;
    }
}
