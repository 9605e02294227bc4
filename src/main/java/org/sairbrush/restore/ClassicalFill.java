package org.sairbrush.restore;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_photo;
import org.bytedeco.opencv.opencv_core.Mat;

/// The two fills without learning that everybody knows, as OpenCV has them, at 8 bits with a radius of 3 pixels.
///
/// Telea, "An image inpainting technique based on the fast marching method" (2004); Bertalmio, Bertozzi and Sapiro,
/// "Navier–Stokes, fluid dynamics, and image and video inpainting" (2001).
public final class ClassicalFill {

    private static final double RADIUS = 3;

    private ClassicalFill() {}

    /// Fills holes from their known surroundings. What stands in the holes has no influence.
    ///
    /// @param rgb    planar (3, h, w) in [0, 1]
    /// @param holes  (h, w), hole where at least 0.5
    /// @param method `TELEA` or `NAVIER_STOKES`
    /// @return a new (3, h, w): the fill in the holes, the very numbers given elsewhere
    /// @throws IllegalArgumentException for a method that needs a model pack
    public static float[] fill(float[] rgb, float[] holes, int width, int height, Method method) {
        int plane = width * height;
        float[] known = new float[plane];
        byte[] mask = new byte[plane];
        for (int i = 0; i < plane; i++) {
            boolean hole = holes[i] >= 0.5f;
            known[i] = hole ? 0 : 1;
            mask[i] = (byte) (hole ? 255 : 0);
        }
        byte[] pixels = new byte[3 * plane];
        for (int channel = 0; channel < 3; channel++) {
            // OpenCV reads under the mask where it touches the border, so a guess has to stand there.
            float[] blanked = blank(rgb, channel, known, width, height);
            for (int i = 0; i < plane; i++) {
                pixels[i * 3 + channel] = (byte) Math.round(Math.clamp(blanked[i], 0f, 1f) * 255);
            }
        }
        byte[] filled = inpaint(pixels, mask, width, height, method);
        float[] result = rgb.clone();
        for (int i = 0; i < plane; i++) {
            for (int channel = 0; channel < 3 && known[i] == 0; channel++) {
                result[channel * plane + i] = (filled[i * 3 + channel] & 0xFF) / 255f;
            }
        }
        return result;
    }

    private static float[] blank(float[] rgb, int channel, float[] known, int width, int height) {
        float[] values = new float[known.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = known[i] * rgb[channel * values.length + i];
        }
        Membrane.fill(values, known, width, height);
        return values;
    }

    /// OpenCV's own result.
    ///
    /// @param pixels three interleaved channels in any order
    /// @param mask   not 0 = hole
    static byte[] inpaint(byte[] pixels, byte[] mask, int width, int height, Method method) {
        int algorithm = switch (method) {
            case TELEA -> opencv_photo.INPAINT_TELEA;
            case NAVIER_STOKES -> opencv_photo.INPAINT_NS;
            case SAIR, LIIF -> throw new IllegalArgumentException(method.title() + " is not a classical method");
        };
        byte[] filled = new byte[pixels.length];
        try (BytePointer pixelPointer = new BytePointer(pixels);
                BytePointer maskPointer = new BytePointer(mask);
                Mat image = new Mat(height, width, opencv_core.CV_8UC3, pixelPointer);
                Mat holes = new Mat(height, width, opencv_core.CV_8UC1, maskPointer);
                Mat result = new Mat()) {
            opencv_photo.inpaint(image, holes, result, RADIUS, algorithm);
            result.data().get(filled);
        }
        return filled;
    }
}
