package org.sairbrush.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2dTranspose;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.NormalInitializer;

/// Doubles a map: 4×4 transposed convolution of stride 2 and padding 1, `weight (in, out, 4, 4)`, `bias (out)`.
public final class TransposedConvolution extends NetworkBlock {

    private static final int KERNEL = 4;
    private static final int STRIDE = 2;

    private final Parameter weight;
    private final Parameter bias;

    public TransposedConvolution(int inputs, int outputs) {
        // each output position sees only (kernel / stride)² taps of every input channel
        double fanIn = (double) inputs * (KERNEL / STRIDE) * (KERNEL / STRIDE);
        this.weight = parameter("weight", new NormalInitializer((float) Math.sqrt(2 / fanIn)), inputs, outputs, KERNEL, KERNEL);
        this.bias = parameter("bias", Initializer.ZEROS, outputs);
    }

    /// @param map `(B, in, H, W)`
    /// @return `(B, out, 2H, 2W)`
    public NDArray apply(NDArray map) {
        return Conv2dTranspose.conv2dTranspose(
                        map,
                        weight.getArray(),
                        bias.getArray(),
                        new Shape(STRIDE, STRIDE),
                        new Shape(1, 1),
                        new Shape(0, 0),
                        new Shape(1, 1),
                        1)
                .singletonOrThrow();
    }

    @Override
    protected NDArray forward(NDList inputs, boolean training) {
        return apply(inputs.singletonOrThrow());
    }
}
