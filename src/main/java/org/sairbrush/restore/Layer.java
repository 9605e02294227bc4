package org.sairbrush.restore;

import java.util.stream.IntStream;
import org.sairbrush.photo.Area;

/// Numbers over an area of the photo at some resolution.
///
/// @param area   of the photo, which the pixels cover edge to edge
/// @param values planar (3, height, width)
record Layer(Area area, int width, int height, float[] values) {

    /// The same over another area at another resolution, read bilinearly; beyond the border the border's values.
    Layer over(Area other, int newWidth, int newHeight) {
        float[] sampled = new float[3 * newWidth * newHeight];
        IntStream.range(0, newHeight).parallel().forEach(row -> {
            double y = position(row, other.y(), other.height(), newHeight, area.y(), area.height(), height);
            int top = (int) y;
            int bottom = Math.min(top + 1, height - 1);
            float down = (float) (y - top);
            for (int column = 0; column < newWidth; column++) {
                double x = position(column, other.x(), other.width(), newWidth, area.x(), area.width(), width);
                int left = (int) x;
                int right = Math.min(left + 1, width - 1);
                float across = (float) (x - left);
                for (int channel = 0; channel < 3; channel++) {
                    int plane = channel * width * height;
                    float above =
                            mixed(values[plane + top * width + left], values[plane + top * width + right], across);
                    float below = mixed(
                            values[plane + bottom * width + left], values[plane + bottom * width + right], across);
                    sampled[(channel * newHeight + row) * newWidth + column] = mixed(above, below, down);
                }
            }
        });
        return new Layer(other, newWidth, newHeight, sampled);
    }

    /// Where the centre of a pixel of another grid lies on this one, in cells.
    private static double position(
            int pixel, int otherStart, int otherLength, int otherCells, int start, int length, int cells) {
        double inPhoto = otherStart + (pixel + 0.5) * otherLength / otherCells;
        return Math.clamp((inPhoto - start) * cells / length - 0.5, 0, cells - 1);
    }

    private static float mixed(float from, float to, float share) {
        return from + share * (to - from);
    }
}
