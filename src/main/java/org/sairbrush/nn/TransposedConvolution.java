package org.sairbrush.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.NormalInitializer;

/// Doubles a map: 4×4 transposed convolution of stride 2 and padding 1, `weight (in, out, 4, 4)`, `bias (out)`.
///
/// DJL's PyTorch engine has no transposed convolution. Each of the four phases of the output (even or odd row, even or
/// odd column) is a 2×2 convolution of the input, so one 2×2 convolution to four times the channels does the same work.
public final class TransposedConvolution extends NetworkBlock {

    private static final int KERNEL = 4;
    private static final int STRIDE = 2;

    private final Parameter weight;
    private final Parameter bias;
    private final int inputs;
    private final int outputs;

    public TransposedConvolution(int inputs, int outputs) {
        this.inputs = inputs;
        this.outputs = outputs;
        // each output position sees only (kernel / stride)² taps of every input channel
        double fanIn = (double) inputs * (KERNEL / STRIDE) * (KERNEL / STRIDE);
        NormalInitializer he = new NormalInitializer((float) Math.sqrt(2 / fanIn));
        this.weight = parameter("weight", he, inputs, outputs, KERNEL, KERNEL);
        this.bias = parameter("bias", Initializer.ZEROS, outputs);
    }

    /// @param map `(B, in, H, W)`
    /// @return `(B, out, 2H, 2W)`
    public NDArray apply(NDArray map) {
        return Scope.only(() -> {
            long batch = map.getShape().get(0);
            long height = map.getShape().get(2);
            long width = map.getShape().get(3);
            NDArray phases = Maps.convolve(
                    Maps.zeroPad(map, 1), phaseKernels(), null, new Shape(1, 1), new Shape(0, 0), new Shape(1, 1));
            phases = phases.reshape(batch, STRIDE, STRIDE, outputs, height + 1, width + 1);
            NDArray even = interleave(phases, 0, height, width);
            NDArray odd = interleave(phases, 1, height, width);
            NDArray doubled = NDArrays.stack(new NDList(even, odd), 3)
                    .reshape(batch, outputs, STRIDE * height, STRIDE * width);
            return doubled.add(bias.getArray().reshape(1, outputs, 1, 1));
        });
    }

    /// The output rows of one phase, `(B, out, H, 2W)`.
    private NDArray interleave(NDArray phases, int row, long height, long width) {
        NDList columns = new NDList();
        for (int column = 0; column < STRIDE; column++) {
            columns.add(phases.get(new NDIndex(
                    ":, {}, {}, :, {}:{}, {}:{}", row, column, row, row + height, column, column + width)));
        }
        return NDArrays.stack(columns, 4)
                .reshape(phases.getShape().get(0), outputs, height, STRIDE * width);
    }

    /// Taps of the even phase are the kernel's rows 3 and 1, of the odd one 2 and 0; columns likewise.
    private NDArray phaseKernels() {
        return weight.getArray()
                .flip(2, 3)
                .reshape(inputs, outputs, 2, STRIDE, 2, STRIDE)
                .transpose(3, 5, 1, 0, 2, 4)
                .reshape(new Shape((long) STRIDE * STRIDE * outputs, inputs, 2, 2));
    }

    @Override
    protected NDArray forward(NDList inputs, boolean training) {
        return apply(inputs.singletonOrThrow());
    }
}
