package org.sairbrush.photo;

import java.io.IOException;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/// OpenCV's encoders: for JPEG and PNG several times as fast as Java's, and PNG files come out a quarter smaller.
final class OpenCvEncoder {

    private OpenCvEncoder() {}

    /// JPEG at 8 bits, alpha left out, without any metadata.
    static byte[] jpeg(Photo photo, int quality, JpegSegments.Chroma chroma, boolean progressive)
            throws IOException {
        int sampling = switch (chroma) {
            case FULL -> opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_444;
            case HALF -> opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_422;
            case QUARTER -> opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR_420;
        };
        try (Mat pixels = pixels(photo, 8, photo.grey() ? 1 : 3)) {
            return encode(".jpg", pixels,
                    opencv_imgcodecs.IMWRITE_JPEG_QUALITY, quality,
                    opencv_imgcodecs.IMWRITE_JPEG_SAMPLING_FACTOR, sampling,
                    opencv_imgcodecs.IMWRITE_JPEG_PROGRESSIVE, progressive ? 1 : 0,
                    opencv_imgcodecs.IMWRITE_JPEG_OPTIMIZE, 1);
        }
    }

    /// PNG with all samples and without any metadata.
    ///
    /// @param photo not grey with alpha, for which OpenCV has no PNG
    static byte[] png(Photo photo) throws IOException {
        try (Mat pixels = pixels(photo, photo.bitDepth(), photo.samples().bands())) {
            return encode(".png", pixels);
        }
    }

    private static byte[] encode(String extension, Mat pixels, int... parameters) throws IOException {
        try (BytePointer output = new BytePointer();
                IntPointer parameterPointer = new IntPointer(parameters)) {
            if (!opencv_imgcodecs.imencode(extension, pixels, output, parameterPointer)) {
                throw new IOException("OpenCV refused to encode " + extension);
            }
            byte[] bytes = new byte[Math.toIntExact(output.limit())];
            output.get(bytes);
            return bytes;
        }
    }

    /// The samples in OpenCV's order: blue, green, red, alpha.
    private static Mat pixels(Photo photo, int bits, int bands) {
        Samples samples = photo.samples();
        int width = photo.width();
        int type = opencv_core.CV_MAKETYPE(bits == 8 ? opencv_core.CV_8U : opencv_core.CV_16U, bands);
        Mat mat = new Mat(photo.height(), width, type);
        int[] position = new int[bands];
        for (int band = 0; band < bands; band++) {
            position[band] = samples.position(bands == 1 || band == 3 ? band : 2 - band);
        }
        int step = bits == 8 ? samples.maximum() / 255 : 1;
        byte[] byteRow = new byte[width * bands];
        short[] shortRow = new short[width * bands];
        for (int y = 0; y < photo.height(); y++) {
            for (int x = 0, to = 0; x < width; x++) {
                int from = samples.index(x, y);
                for (int band = 0; band < bands; band++, to++) {
                    int value = (samples.get(from + position[band]) + step / 2) / step;
                    byteRow[to] = (byte) value;
                    shortRow[to] = (short) value;
                }
            }
            if (bits == 8) {
                mat.ptr(y).put(byteRow);
            } else {
                mat.ptr(y).capacity(2L * shortRow.length).asByteBuffer().order(ByteOrder.nativeOrder())
                        .asShortBuffer().put(shortRow);
            }
        }
        return mat;
    }
}
