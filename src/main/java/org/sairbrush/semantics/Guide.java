package org.sairbrush.semantics;

import java.util.Objects;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;

/// The picture that a label map is painted on: it gives the map its size, and the borders that labels follow.
///
/// @param rgb (3, height, width) in [0, 1]; not copied, not to be changed
public record Guide(int width, int height, float[] rgb) {

    /// Longer side of guides of photos: borders look smooth, and a map takes a fraction of a second.
    public static final int MAX_SIDE = 1024;

    /// How far, in longer sides, known pixels reach into holes.
    private static final double REACH = 1 / 16.0;

    public Guide {
        Objects.requireNonNull(rgb);
        if (rgb.length != 3 * width * height) {
            throw new IllegalArgumentException("A guide of %d×%d pixels needs %d values, not %d"
                    .formatted(width, height, 3 * width * height, rgb.length));
        }
    }

    /// A part of a photo, at most [#MAX_SIDE] large. What holes hold is damage whose borders mean nothing: the known
    /// pixels around are blurred into them.
    ///
    /// @param mask of the photo's size
    public static Guide of(Photo photo, Area area, Mask mask) {
        double scale = Math.min(1, (double) MAX_SIDE / Math.max(area.width(), area.height()));
        int width = Math.max(1, (int) Math.round(area.width() * scale));
        int height = Math.max(1, (int) Math.round(area.height() * scale));
        float[] rgb = photo.rgb(area, width, height);
        if (!mask.isEmpty()) {
            fill(rgb, mask.holes(area, width, height), width, height);
        }
        return new Guide(width, height, rgb);
    }

    /// @param holes each pixel's share of hole
    private static void fill(float[] rgb, float[] holes, int width, int height) {
        int pixels = width * height;
        float[] known = new float[pixels];
        for (int i = 0; i < pixels; i++) {
            known[i] = holes[i] > 0 ? 0 : 1;
        }
        float[] near = blurred(known, width, height);
        for (int channel = 0; channel < 3; channel++) {
            float[] plane = new float[pixels];
            double sum = 0;
            double count = 1e-6;
            for (int i = 0; i < pixels; i++) {
                plane[i] = known[i] * rgb[channel * pixels + i];
                sum += plane[i];
                count += known[i];
            }
            float[] around = blurred(plane, width, height);
            for (int i = 0; i < pixels; i++) {
                if (known[i] == 0) {
                    rgb[channel * pixels + i] = near[i] > 1e-3 ? around[i] / near[i] : (float) (sum / count);
                }
            }
        }
    }

    private static float[] blurred(float[] plane, int width, int height) {
        try (PointerScope _ = new PointerScope()) {
            Mat mat = new Mat(height, width, opencv_core.CV_32F, new FloatPointer(plane));
            int side = 1 + 2 * (int) Math.round(REACH * Math.max(width, height));
            opencv_imgproc.blur(mat, mat, new Size(side, side));
            float[] result = new float[plane.length];
            new FloatPointer(mat.data()).get(result);
            return result;
        }
    }
}
