package org.sairbrush.photo;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;

/// Means of what lies around each pixel.
public final class Blur {

    private Blur() {}

    /// Weighed by a Gaussian; beyond the borders the outermost pixels go on.
    ///
    /// @param plane (height, width), unsigned; stays as it is
    /// @param sigma in pixels
    public static byte[] gaussian(byte[] plane, int width, int height, double sigma) {
        byte[] means = new byte[plane.length];
        try (BytePointer pointer = new BytePointer(plane);
                Mat pixels = new Mat(height, width, opencv_core.CV_8UC1, pointer);
                Mat result = new Mat();
                Size automatic = new Size()) {
            int border = opencv_core.BORDER_REPLICATE;
            opencv_imgproc.GaussianBlur(
                    pixels, result, automatic, sigma, sigma, border, opencv_core.ALGO_HINT_DEFAULT);
            result.data().get(means);
        }
        return means;
    }
}
