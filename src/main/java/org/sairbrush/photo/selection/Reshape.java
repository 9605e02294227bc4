package org.sairbrush.photo.selection;

import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Blur;
import org.sairbrush.photo.Mask;

/// Makes new masks out of masks. None of these changes the mask that is given.
public final class Reshape {

    private Reshape() {}

    /// Adds everything that is at most this far from a hole, with round corners.
    ///
    /// @param pixels at least 0
    public static Mask grow(Mask mask, int pixels) {
        Mask grown = mask.copy();
        mask.bounds().map(bounds -> bounds.grown(pixels + 1, mask.width(), mask.height())).ifPresent(area -> {
            float[] distance = distances(mask, area, false);
            change(grown, area, (i, old) -> Math.max(old, share(pixels + 1 - distance[i])));
        });
        return grown;
    }

    /// Takes away everything that is at most this far from what is no hole. The photo's own edge takes nothing away.
    ///
    /// @param pixels at least 0
    public static Mask shrink(Mask mask, int pixels) {
        Mask shrunk = mask.copy();
        if (mask.holePixels() < mask.coverage().length) {
            mask.bounds().map(bounds -> bounds.grown(1, mask.width(), mask.height())).ifPresent(area -> {
                float[] distance = distances(mask, area, true);
                change(shrunk, area, (i, old) -> Math.min(old, share(distance[i] - pixels)));
            });
        }
        return shrunk;
    }

    /// Softens the edges by a Gaussian that reaches about this far. What is a hole stays one, however thin.
    ///
    /// @param pixels at least 1
    public static Mask feather(Mask mask, int pixels) {
        Mask soft = mask.copy();
        covered(mask).map(bounds -> bounds.grown(2 * pixels, mask.width(), mask.height())).ifPresent(area -> {
            byte[] blurred = blurred(mask, area, pixels / 2.0);
            change(soft, area, (i, old) -> Math.max(blurred[i] & 0xff, Math.min(old, 128)));
        });
        return soft;
    }

    public static Mask invert(Mask mask) {
        Mask inverted = mask.copy();
        change(inverted, Area.of(mask.width(), mask.height()), (i, old) -> 255 - old);
        return inverted;
    }

    /// How deep in a hole each pixel of an area lies: the distance between its centre and that of the nearest pixel
    /// that is no hole, 0 outside. The photo's edge is no such pixel.
    ///
    /// @param area with at least one pixel that is no hole
    public static float[] depth(Mask mask, Area area) {
        return distances(mask, area, true);
    }

    @FunctionalInterface
    private interface Change {
        int apply(int index, int old);
    }

    private static void change(Mask mask, Area area, Change change) {
        byte[] coverage = mask.coverage();
        for (int y = 0, i = 0; y < area.height(); y++) {
            int row = (area.y() + y) * mask.width() + area.x();
            for (int at = row; at < row + area.width(); at++, i++) {
                coverage[at] = (byte) change.apply(i, coverage[at] & 0xff);
            }
        }
    }

    private static int share(float covered) {
        return Math.round(255 * Math.clamp(covered, 0f, 1f));
    }

    /// Euclidean distances between pixels' centres: to the nearest hole, or with `inside` to the nearest that is none.
    /// The area must hold such a pixel.
    private static float[] distances(Mask mask, Area area, boolean inside) {
        byte[] binary = new byte[Math.toIntExact(area.pixels())];
        for (int y = 0, i = 0; y < area.height(); y++) {
            int row = (area.y() + y) * mask.width() + area.x();
            for (int at = row; at < row + area.width(); at++, i++) {
                binary[i] = (byte) (mask.coverage()[at] < 0 == inside ? 1 : 0);
            }
        }
        float[] distances = new float[binary.length];
        try (BytePointer pointer = new BytePointer(binary);
                Mat pixels = new Mat(area.height(), area.width(), opencv_core.CV_8UC1, pointer);
                Mat result = new Mat()) {
            opencv_imgproc.distanceTransform(
                    pixels, result, opencv_imgproc.DIST_L2, opencv_imgproc.DIST_MASK_PRECISE);
            for (int y = 0; y < area.height(); y++) {
                new FloatPointer(result.ptr(y)).get(distances, y * area.width(), area.width());
            }
        }
        return distances;
    }

    private static byte[] blurred(Mask mask, Area area, double sigma) {
        byte[] coverage = new byte[Math.toIntExact(area.pixels())];
        for (int y = 0; y < area.height(); y++) {
            int row = (area.y() + y) * mask.width() + area.x();
            System.arraycopy(mask.coverage(), row, coverage, y * area.width(), area.width());
        }
        return Blur.gaussian(coverage, area.width(), area.height(), sigma);
    }

    /// The smallest area with everything in it that is covered at all.
    private static Optional<Area> covered(Mask mask) {
        int left = mask.width();
        int right = 0;
        int top = mask.height();
        int bottom = 0;
        byte[] coverage = mask.coverage();
        for (int y = 0, i = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++, i++) {
                if (coverage[i] != 0) {
                    left = Math.min(left, x);
                    right = Math.max(right, x + 1);
                    top = Math.min(top, y);
                    bottom = y + 1;
                }
            }
        }
        return right == 0 ? Optional.empty() : Optional.of(new Area(left, top, right - left, bottom - top));
    }
}
