package org.sairbrush.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;

/// A 3×3 convolution without bias, batch normalisation, and ReLU.
public final class ConvNorm extends NetworkBlock {

    private static final int KERNEL = 3;

    private final Convolution convolution;
    private final BatchNormalization norm;

    public ConvNorm(int inputs, int outputs, int stride, int dilation) {
        this.convolution = addChildBlock("conv", Convolution.beforeNorm(inputs, outputs, KERNEL, stride, dilation));
        this.norm = addChildBlock("bn", new BatchNormalization(outputs));
    }

    /// @param map `(B, inputs, H, W)`
    public NDArray apply(NDArray map, boolean training) {
        return Scope.only(() -> Activation.relu(linear(map, training)));
    }

    /// Without the ReLU.
    NDArray linear(NDArray map, boolean training) {
        return Scope.only(() -> norm.apply(convolution.apply(map), training));
    }

    @Override
    protected NDArray forward(NDList inputs, boolean training) {
        return apply(inputs.singletonOrThrow(), training);
    }
}
