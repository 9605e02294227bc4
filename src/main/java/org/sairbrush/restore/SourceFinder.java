package org.sairbrush.restore;

import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;
import org.sairbrush.nn.Membrane;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.Photo;

/// Finds the place nearby whose surroundings are most like those of a hole, whatever their tones: what is there can
/// stand in the hole once its tones are adapted.
final class SourceFinder {

    /// Known pixels around the hole that are compared.
    private static final int RING = 6;

    /// Larger holes are looked at smaller, as far as the photo is thick enough for it.
    private static final int LONGEST = 96;

    /// How far around a hole is looked, in its longer sides.
    private static final double REACH = 1.5;

    /// Smaller holes need more of their sides, but not as many pixels: around specks a farther look finds nothing
    /// better, and there may be thousands of them.
    private static final double SMALL_REACH = 8;

    private static final int LEAST_REACH = 32;
    private static final int MOST_SMALL_REACH = 64;

    /// How much a difference in tone counts, which is adapted, beside one in structure: what has the same tone is more
    /// likely the same thing.
    private static final double TONE = 0.05;

    /// How much a difference in roughness counts: by squared differences alone, smooth places would be nearest to all.
    private static final double ROUGHNESS = 3;

    /// Standard deviation of the blur that parts structure from tone.
    private static final double FINE = 3;

    /// How much worse a place counts that lies as far off as is looked: what is near is more likely the same thing.
    private static final double NEARNESS = 1;

    private final Area template;
    private final Area window;
    private final int shrink;
    private final int width;
    private final int height;
    private final int windowWidth;
    private final int windowHeight;

    /// @param holes what can't be copied
    /// @param hole  bounds of what is to be filled
    /// @param own   its pixels within them
    /// @return from where to copy; empty where there is no room for it
    static Optional<CloneSource> find(Photo photo, Mask holes, Area hole, HoleFinder.Pixels own) {
        return new SourceFinder(photo, hole).find(photo, holes, (x, y) -> hole.holds(x, y) && own.contain(x, y));
    }

    private SourceFinder(Photo photo, Area hole) {
        int longer = Math.max(hole.width(), hole.height());
        shrink = Math.min(Math.ceilDiv(longer, LONGEST), Math.min(photo.width(), photo.height()));
        Area around = hole.grown(RING * shrink, photo.width(), photo.height());
        width = around.width() / shrink;
        height = around.height() / shrink;
        template = new Area(around.x(), around.y(), width * shrink, height * shrink);
        double small = Math.clamp(SMALL_REACH * longer, LEAST_REACH, MOST_SMALL_REACH);
        int reach = (int) Math.max(small, REACH * longer) / shrink;
        int left = Math.min(reach, template.x() / shrink);
        int top = Math.min(reach, template.y() / shrink);
        int right = Math.min(reach, (photo.width() - template.right()) / shrink);
        int bottom = Math.min(reach, (photo.height() - template.bottom()) / shrink);
        windowWidth = left + width + right;
        windowHeight = top + height + bottom;
        window = new Area(
                template.x() - left * shrink,
                template.y() - top * shrink,
                windowWidth * shrink,
                windowHeight * shrink);
    }

    private Optional<CloneSource> find(Photo photo, Mask holes, HoleFinder.Pixels own) {
        float[] taken = binary(holes.holes(window, windowWidth, windowHeight));
        float[] hole = small(own);
        float[] surroundings = grown(hole, RING);
        float[] ring = new float[hole.length];
        int originX = (template.x() - window.x()) / shrink;
        int originY = (template.y() - window.y()) / shrink;
        double compared = 0;
        for (int y = 0, i = 0; y < height; y++) {
            for (int x = 0; x < width; x++, i++) {
                ring[i] = surroundings[i] * (1 - taken[(originY + y) * windowWidth + originX + x]);
                compared += ring[i];
            }
        }
        if (compared == 0) {
            return Optional.empty();
        }
        double[] cost = new double[(windowWidth - width + 1) * (windowHeight - height + 1)];
        float[] rgb = undamaged(photo.rgb(window, windowWidth, windowHeight), taken);
        try (Mat mask = mat(ring, 0, width, height)) {
            for (int channel = 0; channel < 3; channel++) {
                addCost(cost, rgb, channel, mask, originX, originY, compared);
            }
        }
        return best(cost, overlap(taken, grown(hole, 1)), originX, originY);
    }

    /// The hole at the size at which it is looked at.
    private float[] small(HoleFinder.Pixels own) {
        float[] hole = new float[width * height];
        for (int y = 0; y < template.height(); y++) {
            for (int x = 0; x < template.width(); x++) {
                if (own.contain(template.x() + x, template.y() + y)) {
                    hole[y / shrink * width + x / shrink] = 1;
                }
            }
        }
        return hole;
    }

    /// With so many pixels more all around.
    private float[] grown(float[] hole, int margin) {
        float[] grown = new float[hole.length];
        int side = 2 * margin + 1;
        try (Mat small = mat(hole, 0, width, height);
                Mat large = new Mat();
                Size size = new Size(side, side);
                Mat kernel = opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_ELLIPSE, size)) {
            opencv_imgproc.dilate(small, large, kernel);
            new FloatPointer(large.data()).get(grown);
        }
        return grown;
    }

    /// Damage continued over smoothly: the surroundings of a place may reach into some, and should not be judged by it.
    private float[] undamaged(float[] rgb, float[] taken) {
        float[] known = new float[taken.length];
        for (int i = 0; i < known.length; i++) {
            known[i] = 1 - taken[i];
        }
        for (int channel = 0; channel < 3; channel++) {
            float[] values = Arrays.copyOfRange(rgb, channel * known.length, (channel + 1) * known.length);
            Membrane.fill(values, known, windowWidth, windowHeight);
            System.arraycopy(values, 0, rgb, channel * known.length, known.length);
        }
        return rgb;
    }

    private static float[] binary(float[] shares) {
        for (int i = 0; i < shares.length; i++) {
            shares[i] = shares[i] > 0 ? 1 : 0;
        }
        return shares;
    }

    /// The squared differences around the hole: of what the membrane leaves, of how rough that is, and of tone.
    private void addCost(
            double[] cost, float[] rgb, int channel, Mat ring, int originX, int originY, double compared) {
        int plane = windowWidth * windowHeight;
        try (Mat search = mat(rgb, channel * plane, windowWidth, windowHeight);
                Mat structure = structure(search);
                Mat energy = new Mat();
                Rect here = new Rect(originX, originY, width, height);
                Mat own = new Mat(structure, here);
                Mat squares = new Mat();
                Mat energies = new Mat();
                Mat tones = new Mat()) {
            opencv_core.multiply(structure, structure, energy);
            opencv_imgproc.matchTemplate(structure, own, squares, opencv_imgproc.TM_SQDIFF, ring);
            opencv_imgproc.matchTemplate(energy, ring, energies, opencv_imgproc.TM_CCORR);
            opencv_imgproc.matchTemplate(search, ring, tones, opencv_imgproc.TM_CCORR);
            FloatIndexer square = squares.createIndexer();
            FloatIndexer rough = energies.createIndexer();
            FloatIndexer tone = tones.createIndexer();
            int columns = squares.cols();
            for (int i = 0; i < cost.length; i++) {
                int row = i / columns;
                int column = i % columns;
                double rougher = root(rough, row, column) - root(rough, originY, originX);
                double lighter = tone.get(row, column) - tone.get(originY, originX);
                cost[i] += square.get(row, column)
                        + ROUGHNESS * rougher * rougher
                        + TONE * lighter * lighter / compared;
            }
        }
    }

    private static double root(FloatIndexer values, int row, int column) {
        return Math.sqrt(Math.max(0, values.get(row, column)));
    }

    /// All that is finer than what a membrane adapts.
    private static Mat structure(Mat picture) {
        Mat structure = new Mat();
        try (Mat blurred = new Mat();
                Size size = new Size(0, 0)) {
            opencv_imgproc.GaussianBlur(picture, blurred, size, FINE);
            opencv_core.subtract(picture, blurred, structure);
            return structure;
        }
    }

    /// Above one half where what is copied would be damaged itself.
    private float[] overlap(float[] taken, float[] copied) {
        float[] overlap = new float[(windowWidth - width + 1) * (windowHeight - height + 1)];
        try (Mat search = mat(taken, 0, windowWidth, windowHeight);
                Mat pattern = mat(copied, 0, width, height);
                Mat result = new Mat()) {
            opencv_imgproc.matchTemplate(search, pattern, result, opencv_imgproc.TM_CCORR);
            new FloatPointer(result.data()).get(overlap);
        }
        return overlap;
    }

    private Optional<CloneSource> best(double[] cost, float[] overlap, int originX, int originY) {
        int columns = windowWidth - width + 1;
        double farthest = Math.hypot(windowWidth, windowHeight);
        double least = Double.POSITIVE_INFINITY;
        Optional<CloneSource> best = Optional.empty();
        for (int i = 0; i < cost.length; i++) {
            int dx = i % columns - originX;
            int dy = i / columns - originY;
            double worth = (Math.max(0, cost[i]) + 1e-3) * (1 + NEARNESS * Math.hypot(dx, dy) / farthest);
            if (overlap[i] < 0.5 && worth < least) {
                least = worth;
                best = Optional.of(new CloneSource(dx * shrink, dy * shrink));
            }
        }
        return best;
    }

    private static Mat mat(float[] values, int from, int width, int height) {
        Mat mat = new Mat(height, width, opencv_core.CV_32FC1);
        new FloatPointer(mat.data()).put(values, from, width * height);
        return mat;
    }
}
