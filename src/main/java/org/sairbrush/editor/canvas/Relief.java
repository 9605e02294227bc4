package org.sairbrush.editor.canvas;

import org.sairbrush.photo.Area;
import org.sairbrush.photo.Blur;
import org.sairbrush.photo.Photo;

/// What stands out from its surroundings, grey and strong, so that dust and hair lines are seen where the photo itself
/// is dark, bright or busy: the tone less its mean nearby, which a Gaussian weighs.
final class Relief {

    private static final double SIGMA = 5;
    private static final int MARGIN = 16;
    private static final int GAIN = 5;
    private static final int FLAT = 128;

    private Relief() {}

    /// What of the photo has a say in the relief of an area.
    ///
    /// @param step pixels of the photo on a side of one of the picture
    static Area seen(Photo photo, Area area, int step) {
        return area.grown(MARGIN * step, photo.width(), photo.height());
    }

    /// @param area begins at a multiple of the step
    /// @param step pixels of the photo on a side of one of the picture
    /// @return a picture of the area, in the layout of [Photo#argb]
    static int[] of(Photo photo, Area area, int step) {
        Area seen = seen(photo, area, step);
        int seenWidth = Math.ceilDiv(seen.width(), step);
        int seenHeight = Math.ceilDiv(seen.height(), step);
        int[] argb = photo.argb(seen, seenWidth, seenHeight);
        byte[] tones = new byte[argb.length];
        for (int i = 0; i < argb.length; i++) {
            tones[i] = tone(argb[i]);
        }
        byte[] means = Blur.gaussian(tones, seenWidth, seenHeight, SIGMA);
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

    private static byte tone(int argb) {
        int red = argb >> 16 & 0xFF;
        int green = argb >> 8 & 0xFF;
        int blue = argb & 0xFF;
        return (byte) ((299 * red + 587 * green + 114 * blue) / 1000);
    }
}
