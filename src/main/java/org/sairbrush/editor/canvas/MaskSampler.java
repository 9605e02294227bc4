package org.sairbrush.editor.canvas;

import java.util.Arrays;

/// Reads a mask's coverage row by row at the places of the screen's pixels: as it is when enlarged, so that a pixel of
/// the photo is a square, and interpolated between the cells of the next smaller size when shrunk.
final class MaskSampler {

    private static final int ONE = 256;

    /// In device pixels. Where a pixel of the screen lies exactly between two of the photo, the toolkit shows the first
    /// of them; without this the mask would show the second, and lie beside the photo.
    private static final double TIE = 1e-3;

    private final CoveragePyramid.Level level;
    private final boolean smooth;
    private final double cell;
    private final double originY;
    private final int[] columns;
    private final int[] weights;
    private final double bottom;

    /// @param left  first pixel of each row, in device pixels of the view
    /// @param right last pixel of each row, exclusive
    MaskSampler(CoveragePyramid pyramid, ViewTransform transform, double outputScale, int left, int right) {
        double scale = transform.scale() * outputScale;
        int index = Math.clamp(
                (int) Math.ceil(Math.log(1 / scale) / Math.log(2) - 1e-6), 0, pyramid.levels() - 1);
        level = pyramid.level(index);
        smooth = index > 0;
        cell = scale * (1 << index);
        originY = transform.y() * outputScale + TIE;
        bottom = originY + pyramid.level(0).height() * scale;
        double originX = transform.x() * outputScale + TIE;
        double end = originX + pyramid.level(0).width() * scale;
        columns = new int[right - left];
        weights = new int[right - left];
        for (int i = 0; i < columns.length; i++) {
            double x = left + i + 0.5;
            double place = (x - originX) / cell - (smooth ? 0.5 : 0);
            columns[i] = x < originX || x >= end ? -1 : Math.clamp((int) Math.floor(place), 0, level.width() - 1);
            weights[i] = smooth ? (int) (Math.clamp(place - columns[i], 0.0, 1.0) * ONE) : 0;
        }
    }

    /// Coverage 0–255 along a row of device pixels; 0 beside the photo.
    void sample(int y, int[] into) {
        double centre = y + 0.5;
        if (centre < originY || centre >= bottom) {
            Arrays.fill(into, 0);
            return;
        }
        double place = (centre - originY) / cell - (smooth ? 0.5 : 0);
        int row = Math.clamp((int) Math.floor(place), 0, level.height() - 1);
        int weight = smooth ? (int) (Math.clamp(place - row, 0.0, 1.0) * ONE) : 0;
        int first = row * level.width();
        int second = Math.min(row + 1, level.height() - 1) * level.width();
        byte[] coverage = level.coverage();
        for (int i = 0; i < into.length; i++) {
            int column = columns[i];
            if (column < 0) {
                into[i] = 0;
            } else if (!smooth) {
                into[i] = coverage[first + column] & 0xff;
            } else {
                int beside = Math.min(column + 1, level.width() - 1);
                int upper = mix(coverage[first + column] & 0xff, coverage[first + beside] & 0xff, weights[i]);
                int lower = mix(coverage[second + column] & 0xff, coverage[second + beside] & 0xff, weights[i]);
                into[i] = mix(upper, lower, weight);
            }
        }
    }

    private static int mix(int a, int b, int weight) {
        return a + ((b - a) * weight >> 8);
    }
}
