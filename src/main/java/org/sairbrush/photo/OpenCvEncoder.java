package org.sairbrush.photo;

import java.io.IOException;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/// OpenCV's encoder of JPEG, several times as fast as Java's.
final class OpenCvEncoder {

    /// OpenCV tells nothing while it compresses, which takes about as long as handing it the samples.
    private static final double HANDED = 0.5;

    private OpenCvEncoder() {}

    /// JPEG at 8 bits, alpha left out, without any metadata.
    static byte[] jpeg(
            Photo photo, int quality, JpegSegments.Chroma chroma, boolean progressive, Watching watching)
            throws IOException {
        int sampling = switch (chroma) {
            case FULL -> opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_444;
            case HALF -> opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_422;
            case QUARTER -> opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_420;
        };
        int bands = photo.grey() ? 1 : 3;
        try (Mat pixels =
                new Mat(photo.height(), photo.width(), opencv_core.CV_MAKETYPE(opencv_core.CV_8U, bands))) {
            hand(photo, bands, pixels, watching.part(0, HANDED));
            return encode(pixels,
                    opencv_imgcodecs.IMWRITE_JPEG_QUALITY, quality,
                    opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR, sampling,
                    opencv_imgcodecs.IMWRITE_JPEG_PROGRESSIVE, progressive ? 1 : 0,
                    opencv_imgcodecs.IMWRITE_JPEG_OPTIMIZE, 1);
        }
    }

    private static byte[] encode(Mat pixels, int... parameters) throws IOException {
        try (BytePointer output = new BytePointer();
                IntPointer parameterPointer = new IntPointer(parameters)) {
            if (!opencv_imgcodecs.imencode(".jpg", pixels, output, parameterPointer)) {
                throw new IOException("OpenCV refused to encode JPEG");
            }
            byte[] bytes = new byte[Math.toIntExact(output.limit())];
            output.get(bytes);
            return bytes;
        }
    }

    /// Hands over the samples, 8 bits of them, in OpenCV's order: blue, green, red.
    private static void hand(Photo photo, int bands, Mat pixels, Watching watching) {
        Samples samples = photo.samples();
        int width = photo.width();
        // Not a loop that counts down: the compiler of Java 25.0.3 has once made one of it that stopped the program.
        int[] position = bands == 1
                ? new int[] {samples.position(0)}
                : new int[] {samples.position(2), samples.position(1), samples.position(0)};
        int step = samples.maximum() / 255;
        byte[] row = new byte[width * bands];
        for (int y = 0; y < photo.height(); y++) {
            watching.at((double) y / photo.height());
            for (int x = 0, to = 0; x < width; x++) {
                int from = samples.index(x, y);
                for (int band = 0; band < bands; band++, to++) {
                    row[to] = (byte) ((samples.get(from + position[band]) + step / 2) / step);
                }
            }
            pixels.ptr(y).put(row);
        }
    }
}
