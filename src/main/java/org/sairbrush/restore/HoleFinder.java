package org.sairbrush.restore;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;

/// The connected holes of a mask, diagonal neighbours included.
final class HoleFinder {

    /// @param label     number of the hole, from 1 on
    /// @param box       the hole's bounds in pixels of the photo
    /// @param thickness twice the largest distance of its pixels from a known one: about 8 for a long scratch that is
    ///                  8 pixels wide
    record Hole(int label, Area box, int thickness) {}

    private final Area bounds;
    private final int[] labels;
    private final List<Hole> holes = new ArrayList<>();

    /// @param bounds the part of the mask to look at, holding all its holes
    HoleFinder(Mask mask, Area bounds) {
        this.bounds = bounds;
        int width = bounds.width();
        int height = bounds.height();
        byte[] binary = new byte[Math.multiplyExact(width, height)];
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i++) {
                binary[i] = (byte) (mask.hole(bounds.x() + x, bounds.y() + y) ? 1 : 0);
            }
        }
        labels = new int[binary.length];
        try (BytePointer pointer = new BytePointer(binary);
                Mat holeMat = new Mat(height, width, opencv_core.CV_8UC1, pointer);
                Mat labelMat = new Mat();
                Mat statistics = new Mat();
                Mat centroids = new Mat();
                Mat distances = new Mat()) {
            opencv_imgproc.connectedComponentsWithStats(
                    holeMat, labelMat, statistics, centroids, 8, opencv_core.CV_32S);
            labelMat.<IntBuffer>createBuffer().get(labels);
            opencv_imgproc.distanceTransform(holeMat, distances, opencv_imgproc.DIST_L2, opencv_imgproc.DIST_MASK_3);
            float[] reach = largest(distances.createBuffer(), statistics.rows());
            IntBuffer boxes = statistics.createBuffer();
            for (int label = 1; label < statistics.rows(); label++) {
                int at = label * statistics.cols();
                Area box = new Area(
                        bounds.x() + boxes.get(at + opencv_imgproc.CC_STAT_LEFT),
                        bounds.y() + boxes.get(at + opencv_imgproc.CC_STAT_TOP),
                        boxes.get(at + opencv_imgproc.CC_STAT_WIDTH),
                        boxes.get(at + opencv_imgproc.CC_STAT_HEIGHT));
                // Where a mask has no known pixel at all, distances are meaningless.
                int thickness = (int) Math.min(Math.ceil(2 * reach[label]), Math.max(box.width(), box.height()));
                holes.add(new Hole(label, box, thickness));
            }
        }
    }

    private float[] largest(FloatBuffer distances, int count) {
        float[] largest = new float[count];
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] != 0) {
                largest[labels[i]] = Math.max(largest[labels[i]], distances.get(i));
            }
        }
        return largest;
    }

    List<Hole> holes() {
        return holes;
    }

    /// Cuts a hole into the bounds of its parts in the cells of a square grid.
    List<Area> cut(Hole hole, int cell) {
        Area box = hole.box();
        List<Area> parts = new ArrayList<>();
        for (int y = box.y(); y < box.bottom(); y += cell) {
            for (int x = box.x(); x < box.right(); x += cell) {
                int right = Math.min(x + cell, box.right());
                int bottom = Math.min(y + cell, box.bottom());
                bounds(hole.label(), x, y, right, bottom, parts);
            }
        }
        return parts;
    }

    private void bounds(int label, int fromX, int fromY, int toX, int toY, List<Area> parts) {
        int left = toX;
        int top = toY;
        int right = fromX;
        int bottom = fromY;
        for (int y = fromY; y < toY; y++) {
            int row = (y - bounds.y()) * bounds.width() - bounds.x();
            for (int x = fromX; x < toX; x++) {
                if (labels[row + x] == label) {
                    left = Math.min(left, x);
                    right = Math.max(right, x + 1);
                    top = Math.min(top, y);
                    bottom = y + 1;
                }
            }
        }
        if (right > left) {
            parts.add(new Area(left, top, right - left, bottom - top));
        }
    }
}
