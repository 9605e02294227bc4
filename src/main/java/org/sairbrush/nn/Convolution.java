package org.sairbrush.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.XavierInitializer;

/// A 2-D convolution with bias and zero padding, parameters `weight (out, in, k, k)` and `bias (out)`.
public final class Convolution extends NetworkBlock {

    private static final Initializer HE =
            new XavierInitializer(XavierInitializer.RandomType.GAUSSIAN, XavierInitializer.FactorType.IN, 2);

    private final Parameter weight;
    private final Parameter bias;
    private final Shape stride;
    private final Shape padding;
    private final Shape dilation;

    private Convolution(int inputs, int outputs, int kernel, int stride, int padding, int dilation, boolean biased) {
        this(inputs, outputs, kernel, stride, padding, dilation, biased, HE);
    }

    private Convolution(
            int inputs,
            int outputs,
            int kernel,
            int stride,
            int padding,
            int dilation,
            boolean biased,
            Initializer initializer) {
        this.weight = parameter("weight", initializer, outputs, inputs, kernel, kernel);
        this.bias = biased ? parameter("bias", Initializer.ZEROS, outputs) : null;
        this.stride = new Shape(stride, stride);
        this.padding = new Shape(padding, padding);
        this.dilation = new Shape(dilation, dilation);
    }

    /// Keeps the size of the map: stride 1, zero padding of half the kernel.
    public static Convolution same(int inputs, int outputs, int kernel) {
        return new Convolution(inputs, outputs, kernel, 1, kernel / 2, 1, true);
    }

    /// Changes each cell alone, and begins by answering 0.
    public static Convolution nothingYet(int inputs, int outputs) {
        return new Convolution(inputs, outputs, 1, 1, 0, 1, true, Initializer.ZEROS);
    }

    /// Like [#same] without padding, for maps that were padded by other rules.
    public static Convolution valid(int inputs, int outputs, int kernel, int dilation) {
        return new Convolution(inputs, outputs, kernel, 1, 0, dilation, true);
    }

    /// Shrinks the map by the stride.
    public static Convolution strided(int inputs, int outputs, int kernel, int stride, int padding) {
        return new Convolution(inputs, outputs, kernel, stride, padding, 1, true);
    }

    /// Without bias, as a normalisation follows that would take it out again.
    public static Convolution beforeNorm(int inputs, int outputs, int kernel, int stride, int dilation) {
        return new Convolution(inputs, outputs, kernel, stride, dilation * (kernel / 2), dilation, false);
    }

    /// @param map `(B, in, H, W)`
    /// @return `(B, out, H', W')`
    public NDArray apply(NDArray map) {
        return Maps.convolve(
                map, weight.getArray(), bias == null ? null : bias.getArray(), stride, padding, dilation);
    }

    @Override
    protected NDArray forward(NDList inputs, boolean training) {
        return apply(inputs.singletonOrThrow());
    }
}
