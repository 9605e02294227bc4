package org.sairbrush.restore;

import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Mask;
import org.sairbrush.photo.selection.Reshape;

/// What of a photo is to be filled, and how much of the fill is seen where.
///
/// A hole proper, covered by half or more, shows the fill entirely unless the seam is feathered: what stands there is
/// damage, which must not shine through. Soft edges lie around it: there the fill is made, too, and blended by twice
/// the coverage, so that nothing jumps where the hole begins.
final class Blend {

    private final Mask mask;
    private final Mask holes;

    /// Null where it is plainly twice the coverage: masks of large photos are held as seldom as can be.
    private final Mask feathered;

    private Blend(Mask mask, Mask holes, int feather) {
        this.mask = mask;
        this.holes = holes;
        feathered = feather > 0 ? feathered(feather) : null;
    }

    /// @param mask not to be changed while this is used
    static Blend of(Mask mask, Seam seam) {
        return new Blend(mask, seam.soft() ? withSoftEdges(mask) : mask, seam.feather());
    }

    /// The mask itself where it has none.
    private static Mask withSoftEdges(Mask mask) {
        Mask holes = null;
        byte[] coverage = mask.coverage();
        for (int i = 0; i < coverage.length; i++) {
            if (coverage[i] > 0) {
                holes = holes == null ? mask.copy() : holes;
                holes.coverage()[i] = (byte) 255;
            }
        }
        return holes == null ? mask : holes;
    }

    /// Everything for which a fill is needed, all or nothing.
    Mask holes() {
        return holes;
    }

    /// (area.height, area.width), how much of the fill is seen, in [0, 1].
    float[] weights(Area area) {
        float[] weights = new float[Math.toIntExact(area.pixels())];
        for (int y = 0, i = 0; y < area.height(); y++) {
            int row = (area.y() + y) * mask.width() + area.x();
            for (int at = row; at < row + area.width(); at++, i++) {
                weights[i] = (feathered == null ? weight(at) : feathered.coverage()[at] & 0xff) / 255f;
            }
        }
        return weights;
    }

    /// Without a feather, of 255.
    private int weight(int index) {
        return holes.coverage()[index] < 0 ? Math.min(255, 2 * (mask.coverage()[index] & 0xff)) : 0;
    }

    /// Lets weights rise from the holes' edges inwards. A thin hole gets a feather of at most half its depth, so that
    /// the damage in its middle goes away all the same.
    private Mask feathered(int feather) {
        Mask weights = Mask.empty(mask.width(), mask.height());
        for (int i = 0; i < weights.coverage().length; i++) {
            weights.coverage()[i] = (byte) weight(i);
        }
        Area area = holes.bounds().map(bounds -> bounds.grown(1, holes.width(), holes.height())).orElse(null);
        if (area == null || holes.holePixels() == holes.coverage().length) {
            return weights;
        }
        float[] depth = Reshape.depth(holes, area);
        int[] part = parts(holes, area);
        float[] deepest = new float[Arrays.stream(part).max().orElse(0) + 1];
        for (int i = 0; i < depth.length; i++) {
            deepest[part[i]] = Math.max(deepest[part[i]], depth[i]);
        }
        for (int y = 0, i = 0; y < area.height(); y++) {
            int row = (area.y() + y) * mask.width() + area.x();
            for (int at = row; at < row + area.width(); at++, i++) {
                float reach = Math.max(1, Math.min(feather + 1, deepest[part[i]] / 2));
                float share = Math.clamp(depth[i] / reach, 0, 1);
                weights.coverage()[at] = (byte) Math.round(share * weight(at));
            }
        }
        return weights;
    }

    /// The number of the connected hole that each pixel of the area belongs to; 0 where there is none.
    private static int[] parts(Mask holes, Area area) {
        byte[] binary = new byte[Math.toIntExact(area.pixels())];
        for (int y = 0, i = 0; y < area.height(); y++) {
            for (int x = 0; x < area.width(); x++, i++) {
                binary[i] = (byte) (holes.hole(area.x() + x, area.y() + y) ? 1 : 0);
            }
        }
        int[] numbers = new int[binary.length];
        try (BytePointer pointer = new BytePointer(binary);
                Mat pixels = new Mat(area.height(), area.width(), opencv_core.CV_8UC1, pointer);
                Mat labels = new Mat()) {
            opencv_imgproc.connectedComponents(pixels, labels);
            for (int y = 0; y < area.height(); y++) {
                new IntPointer(labels.ptr(y)).get(numbers, y * area.width(), area.width());
            }
        }
        return numbers;
    }
}
