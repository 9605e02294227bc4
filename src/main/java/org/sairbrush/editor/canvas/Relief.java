package org.sairbrush.editor.canvas;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Photo;

/// What stands out from its surroundings, grey and strong, so that dust and hair lines are seen where the photo itself
/// is dark, bright or busy: the tone less its mean nearby, which a Gaussian weighs.
final class Relief {

    private static final double SIGMA = 5;
    private static final int MARGIN = 16;
    private static final int GAIN = 5;
    private static final int FLAT = 128;

    private Relief() {}

    /// How far around an area the photo has a say in its relief, in pixels of the photo.
    ///
    /// @param step pixels of the photo on a side of one of the picture
    static int margin(int step) {
        return MARGIN * step;
    }

    /// @param area begins at a multiple of the step
    /// @param step pixels of the photo on a side of one of the picture
    /// @return a picture of the area, in the layout of [Photo#argb]
    static int[] of(Photo photo, Area area, int step) {
        Area seen = around(photo, area, margin(step));
        int seenWidth = Math.ceilDiv(seen.width(), step);
        int seenHeight = Math.ceilDiv(seen.height(), step);
        int[] argb = photo.argb(seen, seenWidth, seenHeight);
        byte[] tones = new byte[argb.length];
        for (int i = 0; i < argb.length; i++) {
            tones[i] = (byte) ((299 * (argb[i] >> 16 & 0xFF) + 587 * (argb[i] >> 8 & 0xFF) + 114 * (argb[i] & 0xFF)) / 1000);
        }
        byte[] means = blurred(tones, seenWidth, seenHeight);
        int width = Math.ceilDiv(area.width(), step);
        int height = Math.ceilDiv(area.height(), step);
        int[] relief = new int[width * height];
        for (int y = 0; y < height; y++) {
            int from = ((area.y() - seen.y()) / step + y) * seenWidth + (area.x() - seen.x()) / step;
            for (int x = 0; x < width; x++) {
                int difference = (tones[from + x] & 0xFF) - (means[from + x] & 0xFF);
                int grey = Math.clamp(FLAT + GAIN * difference, 0, 255);
                relief[y * width + x] = argb[from + x] & 0xFF000000 | grey * 0x010101;
            }
        }
        return relief;
    }

    /// An area and a margin around it, as far as the photo goes.
    static Area around(Photo photo, Area area, int margin) {
        int left = Math.max(0, area.x() - margin);
        int top = Math.max(0, area.y() - margin);
        int right = Math.min(photo.width(), area.right() + margin);
        int bottom = Math.min(photo.height(), area.bottom() + margin);
        return new Area(left, top, right - left, bottom - top);
    }

    private static byte[] blurred(byte[] tones, int width, int height) {
        byte[] means = new byte[tones.length];
        try (BytePointer pointer = new BytePointer(tones);
                Mat pixels = new Mat(height, width, opencv_core.CV_8UC1, pointer);
                Mat result = new Mat();
                Size automatic = new Size()) {
            opencv_imgproc.GaussianBlur(
                    pixels, result, automatic, SIGMA, SIGMA, opencv_core.BORDER_REPLICATE, opencv_core.ALGO_HINT_DEFAULT);
            result.data().get(means);
        }
        return means;
    }
}
