package org.sairbrush.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;

/// `ReLU(x + BN(conv(ReLU(BN(conv(x))))))`, the first convolution dilated.
public final class Residual extends NetworkBlock {

    private final int dilation;
    private final ConvNorm first;
    private final ConvNorm second;

    public Residual(int channels, int dilation) {
        this.dilation = dilation;
        this.first = addChildBlock("0", new ConvNorm(channels, channels, 1, dilation));
        this.second = addChildBlock("1", new ConvNorm(channels, channels, 1, 1));
    }

    /// Cells on each side of a cell that it sees.
    public int sees() {
        return dilation + 1;
    }

    /// @param map `(B, channels, H, W)`
    public NDArray apply(NDArray map, boolean training) {
        return Scope.only(() -> Activation.relu(map.add(second.linear(first.apply(map, training), training))));
    }

    @Override
    protected NDArray forward(NDList inputs, boolean training) {
        return apply(inputs.singletonOrThrow(), training);
    }
}
