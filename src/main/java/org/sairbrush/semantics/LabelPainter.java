package org.sairbrush.semantics;

import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.global.opencv_ximgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_ximgproc.GuidedFilter;

/// Brings probabilities from cells to a guide's pixels and finds the best label of each, one label after the other: the
/// memory it takes does not grow with the number of labels.
final class LabelPainter {

    /// Pixels times labels that are filtered at most; beyond it maps are coarser, so that their time is bounded.
    private static final long MOST_WORK = 24_000_000;

    /// Variance of the guide, in [0, 1], from which on a window's contrast counts as a border. The best of four on
    /// hand-labelled faces.
    private static final double EPSILON = 1e-2;

    private final Guide guide;
    private final LabelSettings settings;

    LabelPainter(Guide guide, LabelSettings settings) {
        this.guide = guide;
        this.settings = settings;
    }

    LabelMap paint(LabelSet labels, CellProbabilities cells) {
        double work = (double) guide.width() * guide.height() * cells.labels().size();
        double scale = Math.min(1, Math.sqrt(MOST_WORK / work));
        int width = Math.max(1, (int) Math.round(guide.width() * scale));
        int height = Math.max(1, (int) Math.round(guide.height() * scale));
        byte[] indices = new byte[width * height];
        float[] best = new float[indices.length];
        float[] second = new float[indices.length];
        float[] plane = new float[indices.length];
        Arrays.fill(best, Float.NEGATIVE_INFINITY);
        try (PointerScope _ = new PointerScope()) {
            GuidedFilter filter = settings.smooth() ? filter(cells, width, height) : null;
            Mat pixels = new Mat(height, width, opencv_core.CV_32F);
            for (int i = 0; i < cells.labels().size(); i++) {
                Mat coarse = mat(cells.values()[i], cells.columns(), cells.rows());
                opencv_imgproc.resize(coarse, pixels, new Size(width, height));
                if (filter != null) {
                    filter.filter(pixels, pixels);
                }
                new FloatPointer(pixels.data()).get(plane);
                byte index = cells.labels().get(i).byteValue();
                for (int pixel = 0; pixel < plane.length; pixel++) {
                    if (plane[pixel] > best[pixel]) {
                        second[pixel] = Math.max(0, best[pixel]);
                        best[pixel] = plane[pixel];
                        indices[pixel] = index;
                    } else if (plane[pixel] > second[pixel]) {
                        second[pixel] = plane[pixel];
                    }
                }
            }
        }
        for (int pixel = 0; pixel < indices.length; pixel++) {
            if (best[pixel] - second[pixel] < settings.margin()) {
                indices[pixel] = (byte) LabelMap.UNSURE;
            }
        }
        return new LabelMap(labels, width, height, indices).resized(guide.width(), guide.height());
    }

    /// He, Sun and Tang 2013, with windows of about a cell: what a cell can't say, the photo does.
    private GuidedFilter filter(CellProbabilities cells, int width, int height) {
        int pixels = guide.width() * guide.height();
        MatVector channels = new MatVector();
        for (int channel = 0; channel < 3; channel++) {
            float[] plane = Arrays.copyOfRange(guide.rgb(), channel * pixels, (channel + 1) * pixels);
            channels.push_back(mat(plane, guide.width(), guide.height()));
        }
        Mat colours = new Mat();
        opencv_core.merge(channels, colours);
        Mat resized = new Mat();
        opencv_imgproc.resize(colours, resized, new Size(width, height), 0, 0, opencv_imgproc.INTER_AREA);
        double cell = Math.min((double) width / cells.columns(), (double) height / cells.rows());
        return opencv_ximgproc.createGuidedFilter(resized, Math.max(1, (int) Math.round(cell / 2)), EPSILON);
    }

    private static Mat mat(float[] values, int width, int height) {
        return new Mat(height, width, opencv_core.CV_32F, new FloatPointer(values));
    }
}
