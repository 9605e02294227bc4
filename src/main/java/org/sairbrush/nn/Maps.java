package org.sairbrush.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;

/// Operations on maps `(B, C, H, W)` that DJL lacks or hides.
public final class Maps {

    private static final float EPSILON = 1e-5f;
    private static final int BILINEAR = 1;
    private static final int CHANNEL_AXIS = -1; // DJL's PyTorch engine takes axis 1 for -1

    /// In oneDNN's blocks there are 16 channels, or 8 on older processors.
    private static final int BLOCK = 16;

    private Maps() {}

    /// Convolves with zero padding.
    ///
    /// On a CPU channels are filled up to whole blocks with zeros. oneDNN 3.7, the one of PyTorch 2.7, does so itself,
    /// but on some machines (NativeEnvironment knows those that were seen) leaves in the last one of several blocks,
    /// of the map and of the weights, what lay there in memory: fills were a little wrong, or black.
    ///
    /// @param map    `(B, in, H, W)`
    /// @param weight `(out, in, k, k)`
    /// @param bias   `(out)`, or null
    /// @return `(B, out, H', W')`
    public static NDArray convolve(
            NDArray map, NDArray weight, NDArray bias, Shape stride, Shape padding, Shape dilation) {
        long channels = map.getShape().get(1);
        if (map.getDevice().isGpu() || channels < BLOCK || channels % BLOCK == 0) {
            return Conv2d.conv2d(map, weight, bias, stride, padding, dilation).singletonOrThrow();
        }
        long more = BLOCK - channels % BLOCK;
        return Scope.only(() -> Conv2d.conv2d(
                        withChannels(map, more), withChannels(weight, more), bias, stride, padding, dilation)
                .singletonOrThrow());
    }

    private static NDArray withChannels(NDArray array, long more) {
        Shape shape = array.getShape();
        Shape rest = new Shape(shape.get(0), more, shape.get(2), shape.get(3));
        return array.concat(array.getManager().zeros(rest), 1);
    }

    /// Pads each side by mirroring about the border pixel, which is not repeated.
    ///
    /// @throws IllegalArgumentException when a side is not longer than the padding
    public static NDArray reflectionPad(NDArray map, int padding) {
        Shape shape = map.getShape();
        if (shape.get(2) <= padding || shape.get(3) <= padding) {
            throw new IllegalArgumentException(
                    "A map of %s is too small to mirror %d pixels".formatted(shape, padding));
        }
        return Scope.only(() -> mirror(mirror(map, 2, padding), 3, padding));
    }

    private static NDArray mirror(NDArray map, int axis, int padding) {
        long size = map.getShape().get(axis);
        String before = axis == 2 ? ":, :, {}:{}" : ":, :, :, {}:{}";
        NDArray head = map.get(new NDIndex(before, 1, padding + 1)).flip(axis);
        NDArray tail = map.get(new NDIndex(before, size - 1 - padding, size - 1)).flip(axis);
        return head.concat(map, axis).concat(tail, axis);
    }

    /// Pads each side with zeros.
    public static NDArray zeroPad(NDArray map, int padding) {
        return map.pad(new Shape(padding, padding, padding, padding), 0);
    }

    /// Normalises every channel of every picture to mean 0 and variance 1 (biased, ε = 1e-5), without affine terms.
    public static NDArray instanceNorm(NDArray map) {
        return Scope.only(() -> {
            Shape shape = map.getShape();
            long planes = shape.get(0) * shape.get(1);
            NDManager manager = map.getManager();
            NDArray one = manager.ones(new Shape(planes));
            NDArray zero = manager.zeros(new Shape(planes));
            // batch normalisation of one picture with B·C channels is the engine's fused form of it
            return BatchNorm.batchNorm(
                            map.reshape(1, planes, shape.get(2), shape.get(3)),
                            zero.duplicate(),
                            one.duplicate(),
                            one,
                            zero,
                            CHANNEL_AXIS,
                            1f,
                            EPSILON,
                            true)
                    .singletonOrThrow()
                    .reshape(shape);
        });
    }

    /// Bilinear resampling with pixel centres at half-integers (`align_corners = false`). The engine smooths a map that
    /// it shrinks, which is right for pictures.
    public static NDArray resize(NDArray map, long height, long width) {
        if (map.getShape().get(2) == height && map.getShape().get(3) == width) {
            return map;
        }
        return map.getNDArrayInternal().interpolation(new long[] {height, width}, BILINEAR, false);
    }

    /// A window of what [#resize] gives.
    ///
    /// @param grid   of the resized map
    /// @param window of that grid
    /// @return `(B, C, window.height, window.width)`
    public static NDArray resize(NDArray map, Window grid, Window window) {
        Window own = Window.whole(map);
        boolean enlarged = grid.width() > own.width() && grid.height() > own.height();
        if (window.equals(grid) || !enlarged) {
            return window.of(resize(map, grid.height(), grid.width()), grid);
        }
        return window(
                map,
                (double) window.y() / grid.height(), (double) window.bottom() / grid.height(), window.height(),
                (double) window.x() / grid.width(), (double) window.right() / grid.width(), window.width());
    }

    /// [#resize] that reads between the two nearest cells also where it shrinks, as PyTorch's `interpolate` does by
    /// default: for small tables of embeddings.
    public static NDArray interpolate(NDArray map, long height, long width) {
        if (map.getShape().get(2) == height && map.getShape().get(3) == width) {
            return map;
        }
        return window(map, 0, 1, height, 0, 1, width);
    }

    /// A part of a map, resampled between its two nearest cells in each direction. Edges are shares of the map's sides.
    ///
    /// @return `(B, C, height, width)`
    public static NDArray window(
            NDArray map, double top, double bottom, long height, double left, double right, long width) {
        return Scope.only(() -> {
            NDManager manager = map.getManager();
            NDArray rows = interpolation((int) map.getShape().get(2), top, bottom, (int) height, manager);
            NDArray columns = interpolation((int) map.getShape().get(3), left, right, (int) width, manager);
            return rows.matMul(map).matMul(columns.transpose());
        });
    }

    /// The matrix `(to, from)` of linear interpolation along a part of one axis.
    private static NDArray interpolation(int from, double start, double end, int to, NDManager manager) {
        float[] weights = new float[to * from];
        for (int position = 0; position < to; position++) {
            double share = start + (end - start) * (position + 0.5) / to;
            double at = Math.clamp(share * from - 0.5, 0, from - 1);
            int before = (int) at;
            int after = Math.min(before + 1, from - 1);
            weights[position * from + before] += (float) (1 - (at - before));
            weights[position * from + after] += (float) (at - before);
        }
        return Constants.of(manager, weights, new Shape(to, from));
    }

    /// The mean over blocks of `stride`×`stride` pixels.
    public static NDArray blockMean(NDArray map, int stride) {
        return Pool.avgPool2d(map, new Shape(stride, stride), new Shape(stride, stride), new Shape(0, 0), false, true);
    }

    /// Lays the cells out as rows: `(B, C, H, W)` → `(B·H·W, C)`.
    public static NDArray rows(NDArray map) {
        Shape shape = map.getShape();
        return map.transpose(0, 2, 3, 1).reshape(shape.get(0) * shape.get(2) * shape.get(3), shape.get(1));
    }

    /// The inverse of [#rows]: `(B·H·W, C)` → `(B, C, H, W)`.
    public static NDArray fromRows(NDArray rows, long batch, long height, long width) {
        return rows.reshape(batch, height, width, rows.getShape().get(1)).transpose(0, 3, 1, 2);
    }

    /// The cells as a sequence, row by row: `(B, C, H, W)` → `(B, H·W, C)`.
    public static NDArray tokens(NDArray map) {
        Shape shape = map.getShape();
        return map.reshape(shape.get(0), shape.get(1), shape.get(2) * shape.get(3)).transpose(0, 2, 1);
    }

    /// The inverse of [#tokens]: `(B, H·W, C)` → `(B, C, H, W)`.
    public static NDArray fromTokens(NDArray tokens, long height, long width) {
        Shape shape = tokens.getShape();
        return tokens.transpose(0, 2, 1).reshape(shape.get(0), shape.get(2), height, width);
    }

    /// The mean over the part of a map that each cell of a coarser one covers, for any ratio of their sizes.
    ///
    /// @param map `(B, C, H, W)`
    /// @return `(B, C, height, width)`
    public static NDArray cellMean(NDArray map, long height, long width) {
        long stride = map.getShape().get(2) / height;
        boolean whole = stride * height == map.getShape().get(2) && stride * width == map.getShape().get(3);
        return whole ? blockMean(map, (int) stride) : resize(map, height, width);
    }

    /// Puts pictures of equal size one after the other into one batch.
    public static NDArray stack(NDArray... maps) {
        return maps.length == 1 ? maps[0] : maps[0].getNDArrayInternal().concat(new NDList(maps).subNDList(1), 0);
    }

    /// Joins maps along the channels.
    public static NDArray join(NDArray... maps) {
        return maps.length == 1 ? maps[0] : maps[0].getNDArrayInternal().concat(new NDList(maps).subNDList(1), 1);
    }
}
