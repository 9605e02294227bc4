package org.sairbrush.restore.stain;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.sairbrush.restore.grain.Planes;

/// Where a stain is: what somebody has masked, which way leads in, and how far in its edge may lie.
///
/// @param inside (height, width)
/// @param around (height, width), what lies near the mask and is not masked
/// @param inX    (height, width), the unit vector that leads in from the nearest edge of the mask
/// @param inY    (height, width)
/// @param depth  (height, width), from the mask's edge in pixels, 0 outside
/// @param reach  as deep the stain's own edge may lie; what is deeper belongs to it all through
record StainShape(
        int width,
        int height,
        boolean[] inside,
        boolean[] around,
        float[] inX,
        float[] inY,
        float[] depth,
        float reach) {

    /// Masks are drawn a little larger than stains, by so much of how deep they are, or so many pixels.
    private static final float REACH = 0.35f;

    private static final float LEAST_REACH = 8;

    /// Near is what is no farther away than so much of how deep the mask is, or so many pixels.
    private static final float AROUND = 0.5f;

    private static final float LEAST_AROUND = 12;

    /// Of how deep a stain is: at least so deep lies its core.
    private static final float CORE = 0.6f;

    /// Of the way in, in pixels: edges drawn by hand are rough.
    private static final double SMOOTHNESS = 3;

    /// @param inside (height, width)
    /// @param known  (height, width), what is not masked
    static StainShape of(boolean[] inside, boolean[] known, int width, int height) {
        StainShape shape = of(inside, known, width, height, 0);
        float deepest = shape.deepest();
        float near = shape.nearness();
        float[] away = distances(inside, false, width, height);
        boolean[] around = new boolean[known.length];
        for (int i = 0; i < around.length; i++) {
            around[i] = known[i] && away[i] <= near;
        }
        float reach = Math.max(LEAST_REACH, REACH * deepest);
        return new StainShape(width, height, inside, around, shape.inX, shape.inY, shape.depth, reach);
    }

    private static StainShape of(boolean[] inside, boolean[] around, int width, int height, float reach) {
        float[] depth = distances(inside, true, width, height);
        float[] away = distances(inside, false, width, height);
        float[] signed = new float[inside.length];
        for (int i = 0; i < signed.length; i++) {
            signed[i] = depth[i] - away[i];
        }
        float[] hill = Planes.smoothed(signed, width, height, SMOOTHNESS);
        float[] inX = new float[inside.length];
        float[] inY = new float[inside.length];
        for (int y = 0, i = 0; y < height; y++) {
            int up = y > 0 ? width : 0;
            int down = y < height - 1 ? width : 0;
            for (int x = 0; x < width; x++, i++) {
                float dx = hill[x < width - 1 ? i + 1 : i] - hill[x > 0 ? i - 1 : i];
                float dy = hill[i + down] - hill[i - up];
                float length = (float) Math.hypot(dx, dy) + 1e-6f;
                inX[i] = dx / length;
                inY[i] = dy / length;
            }
        }
        return new StainShape(width, height, inside, around, inX, inY, depth, reach);
    }

    /// Of each pixel that is inside, or that is not, the distance to the nearest that is not so.
    private static float[] distances(boolean[] inside, boolean which, int width, int height) {
        byte[] binary = new byte[inside.length];
        for (int i = 0; i < binary.length; i++) {
            binary[i] = (byte) (inside[i] == which ? 1 : 0);
        }
        float[] distances = new float[inside.length];
        try (BytePointer pointer = new BytePointer(binary);
                Mat pixels = new Mat(height, width, opencv_core.CV_8UC1, pointer);
                Mat result = new Mat()) {
            opencv_imgproc.distanceTransform(
                    pixels, result, opencv_imgproc.DIST_L2, opencv_imgproc.DIST_MASK_PRECISE);
            for (int y = 0; y < height; y++) {
                new FloatPointer(result.ptr(y)).get(distances, y * width, width);
            }
        }
        return distances;
    }

    /// Whether something is said about the differences to the pixels on the right and below.
    boolean touches(int x, int y) {
        int i = y * width + x;
        return x < width - 1 && y < height - 1 && (inside[i] || inside[i + 1] || inside[i + width]);
    }

    /// Whether the stain's own edge may lie at a pixel.
    boolean mayBeEdge(int pixel) {
        return depth[pixel] <= reach;
    }

    boolean hasInside() {
        return any(inside);
    }

    boolean hasAround() {
        return any(around);
    }

    private static boolean any(boolean[] set) {
        for (boolean member : set) {
            if (member) {
                return true;
            }
        }
        return false;
    }

    /// How far away near is.
    float nearness() {
        return Math.max(LEAST_AROUND, AROUND * deepest());
    }

    private float deepest() {
        float deepest = 0;
        for (float pixel : depth) {
            deepest = Math.max(deepest, pixel);
        }
        return deepest;
    }

    /// The pixels that belong to the stain beyond doubt: where there is nothing but edge, its inner part.
    boolean[] core() {
        float from = Math.min(reach, CORE * deepest());
        boolean[] core = new boolean[depth.length];
        for (int i = 0; i < core.length; i++) {
            core[i] = depth[i] > from;
        }
        return core;
    }

    /// Half as large.
    StainShape halved() {
        int halfWidth = Math.ceilDiv(width, 2);
        int halfHeight = Math.ceilDiv(height, 2);
        return of(
                halved(inside, halfWidth, halfHeight),
                halved(around, halfWidth, halfHeight),
                halfWidth,
                halfHeight,
                reach / 2);
    }

    private boolean[] halved(boolean[] set, int halfWidth, int halfHeight) {
        float[] members = new float[set.length];
        for (int i = 0; i < members.length; i++) {
            members[i] = set[i] ? 1 : 0;
        }
        float[] shares = Planes.resized(members, width, height, halfWidth, halfHeight);
        boolean[] half = new boolean[shares.length];
        for (int i = 0; i < half.length; i++) {
            half[i] = shares[i] > 0.5;
        }
        return half;
    }
}
