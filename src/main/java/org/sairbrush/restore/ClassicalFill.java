package org.sairbrush.restore;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_photo;
import org.bytedeco.opencv.opencv_core.Mat;
import org.sairbrush.nn.Membrane;

/// The two fills without learning that everybody knows, as OpenCV has them, at 8 bits with a radius of 3 pixels.
///
/// Telea, "An image inpainting technique based on the fast marching method" (2004); Bertalmio, Bertozzi and Sapiro,
/// "Navier–Stokes, fluid dynamics, and image and video inpainting" (2001).
public final class ClassicalFill {

    private static final double RADIUS = 3;

    /// OpenCV reads under the mask where a hole touches the border, and fills such holes badly (its issues 25389 and
    /// 28648). Beyond the border the picture is therefore repeated, and a guess stands in the holes.
    private static final int PADDING = 8;

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
        for (int i = 0; i < plane; i++) {
            known[i] = holes[i] >= 0.5f ? 0 : 1;
        }
        float[][] blanked = new float[3][];
        for (int channel = 0; channel < 3; channel++) {
            blanked[channel] = blank(rgb, channel, known, width, height);
        }
        int paddedWidth = width + 2 * PADDING;
        int paddedHeight = height + 2 * PADDING;
        byte[] pixels = new byte[3 * paddedWidth * paddedHeight];
        byte[] mask = new byte[paddedWidth * paddedHeight];
        for (int i = 0; i < mask.length; i++) {
            int x = Math.clamp(i % paddedWidth - PADDING, 0, width - 1);
            int y = Math.clamp(i / paddedWidth - PADDING, 0, height - 1);
            int from = y * width + x;
            mask[i] = (byte) (known[from] == 0 ? 255 : 0);
            for (int channel = 0; channel < 3; channel++) {
                pixels[i * 3 + channel] = (byte) Math.round(Math.clamp(blanked[channel][from], 0f, 1f) * 255);
            }
        }
        byte[] filled = inpaint(pixels, mask, paddedWidth, paddedHeight, method);
        float[] result = rgb.clone();
        for (int i = 0; i < plane; i++) {
            if (known[i] == 0) {
                int from = (i / width + PADDING) * paddedWidth + i % width + PADDING;
                for (int channel = 0; channel < 3; channel++) {
                    result[channel * plane + i] = (filled[from * 3 + channel] & 0xFF) / 255f;
                }
            }
        }
        return result;
    }

    /// The known colours, continued smoothly into the holes.
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
            case SAIR, LIIF, INPAINTER, STAIN_REMOVAL, SPOT_HEALING, CLONE, HEAL, ORIGINAL ->
                throw new IllegalArgumentException(method.title() + " is not a classical method");
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
