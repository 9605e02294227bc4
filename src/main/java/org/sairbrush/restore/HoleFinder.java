package org.sairbrush.restore;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;

/// The connected holes of a part of a mask, diagonal neighbours included.
final class HoleFinder implements AutoCloseable {

    /// Pixels on a side of the squares by which holes are told apart roughly.
    private static final int CELL = 64;

    /// @param label     number of the hole, from 1 on
    /// @param box       the hole's bounds in pixels of the photo
    /// @param thickness twice the largest distance of its pixels from a known one: about 8 for a long scratch that is
    ///                  8 pixels wide
    record Hole(int label, Area box, int thickness) {}

    /// Some pixels of a photo.
    @FunctionalInterface
    interface Pixels {
        boolean contain(int x, int y);
    }

    private final Area bounds;
    private final Mat labels = new Mat();
    private final IntIndexer labelOf;
    private final List<Hole> holes = new ArrayList<>();

    /// The holes of a whole mask, in groups that lie well apart. A large photo with damage here and there takes a
    /// fraction of the memory so.
    ///
    /// @return each is to be closed
    static Stream<HoleFinder> groups(Mask mask) {
        Mask cells = cells(mask);
        Area photo = Area.of(mask.width(), mask.height());
        HoleFinder groups = new HoleFinder(Area.of(cells.width(), cells.height()), cells::hole);
        return groups.holes.stream()
                .map(group -> new HoleFinder(
                        pixels(group.box, photo),
                        (x, y) -> mask.hole(x, y) && groups.label(x / CELL, y / CELL) == group.label))
                .onClose(groups::close);
    }

    private static Mask cells(Mask mask) {
        Mask cells = Mask.empty(Math.ceilDiv(mask.width(), CELL), Math.ceilDiv(mask.height(), CELL));
        for (int y = 0; y < mask.height(); y++) {
            for (int x = 0; x < mask.width(); x++) {
                if (mask.hole(x, y)) {
                    cells.coverage()[y / CELL * cells.width() + x / CELL] = (byte) 255;
                }
            }
        }
        return cells;
    }

    /// One known pixel around the holes is needed to tell how thick they are.
    private static Area pixels(Area cells, Area photo) {
        int left = Math.max(0, cells.x() * CELL - 1);
        int top = Math.max(0, cells.y() * CELL - 1);
        int right = Math.min(photo.width(), cells.right() * CELL + 1);
        int bottom = Math.min(photo.height(), cells.bottom() * CELL + 1);
        return new Area(left, top, right - left, bottom - top);
    }

    private HoleFinder(Area bounds, Pixels pixels) {
        this.bounds = bounds;
        int width = bounds.width();
        int height = bounds.height();
        try (Mat binary = new Mat(height, width, opencv_core.CV_8UC1);
                Mat statistics = new Mat();
                Mat centroids = new Mat();
                Mat distances = new Mat()) {
            byte[] row = new byte[width];
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    row[x] = (byte) (pixels.contain(bounds.x() + x, bounds.y() + y) ? 1 : 0);
                }
                binary.ptr(y).put(row);
            }
            opencv_imgproc.connectedComponentsWithStats(
                    binary, labels, statistics, centroids, 8, opencv_core.CV_32S);
            labelOf = labels.createIndexer();
            opencv_imgproc.distanceTransform(binary, distances, opencv_imgproc.DIST_L2, opencv_imgproc.DIST_MASK_3);
            float[] reach = largest(distances.createIndexer(), statistics.rows());
            IntIndexer boxes = statistics.createIndexer();
            for (int label = 1; label < statistics.rows(); label++) {
                Area box = new Area(
                        bounds.x() + boxes.get(label, opencv_imgproc.CC_STAT_LEFT),
                        bounds.y() + boxes.get(label, opencv_imgproc.CC_STAT_TOP),
                        boxes.get(label, opencv_imgproc.CC_STAT_WIDTH),
                        boxes.get(label, opencv_imgproc.CC_STAT_HEIGHT));
                // Where a mask has no known pixel at all, distances are meaningless.
                int thickness = (int) Math.min(Math.ceil(2 * reach[label]), Math.max(box.width(), box.height()));
                holes.add(new Hole(label, box, thickness));
            }
        }
    }

    private int label(int x, int y) {
        return labelOf.get(y - bounds.y(), x - bounds.x());
    }

    @Override
    public void close() {
        labels.close();
    }

    private float[] largest(FloatIndexer distances, int count) {
        float[] largest = new float[count];
        for (int y = 0; y < bounds.height(); y++) {
            for (int x = 0; x < bounds.width(); x++) {
                int label = labelOf.get(y, x);
                if (label != 0) {
                    largest[label] = Math.max(largest[label], distances.get(y, x));
                }
            }
        }
        return largest;
    }

    List<Hole> holes() {
        return holes;
    }

    /// Whether a pixel within the hole's box belongs to it.
    boolean holds(Hole hole, int x, int y) {
        return label(x, y) == hole.label();
    }

    record Pixel(int x, int y) {}

    /// All pixels of a hole.
    List<Pixel> pixels(Hole hole) {
        Area box = hole.box();
        List<Pixel> pixels = new ArrayList<>();
        for (int y = box.y(); y < box.bottom(); y++) {
            for (int x = box.x(); x < box.right(); x++) {
                if (holds(hole, x, y)) {
                    pixels.add(new Pixel(x, y));
                }
            }
        }
        return pixels;
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

    private void bounds(int hole, int fromX, int fromY, int toX, int toY, List<Area> parts) {
        int left = toX;
        int top = toY;
        int right = fromX;
        int bottom = fromY;
        for (int y = fromY; y < toY; y++) {
            for (int x = fromX; x < toX; x++) {
                if (label(x, y) == hole) {
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
