package org.sairbrush.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.XavierInitializer;

/// A 2-D convolution whose kernel, as a matrix `W (out, in·k·k)`, is divided by its largest singular value σ (spectral
/// normalisation, Miyato et al., 2018), so that no input is made larger by it.
///
/// σ is `uᵀ W v` with the singular vectors `u` and `v` that a step of power iteration finds in every training pass,
/// going on from the last one's. Parameters `weight_orig (out, in, k, k)`, `bias (out)`, `weight_u (out)` and
/// `weight_v (in·k·k)`, named as by PyTorch's `spectral_norm`.
public final class SpectralConvolution extends NetworkBlock {

    private static final float EPSILON = 1e-12f;
    private static final Initializer UNIFORM =
            new XavierInitializer(XavierInitializer.RandomType.UNIFORM, XavierInitializer.FactorType.IN, 1);
    private static final Initializer UNIT =
            (manager, shape, _) -> Scope.only(() -> unit(manager.randomNormal(shape)));
    private static final Shape DILATION = new Shape(1, 1);

    private final Parameter weight;
    private final Parameter bias;
    private final Parameter left;
    private final Parameter right;
    private final Shape stride;
    private final Shape padding;

    public SpectralConvolution(int inputs, int outputs, int kernel, int stride, int padding) {
        this.weight = parameter("weight_orig", UNIFORM, outputs, inputs, kernel, kernel);
        this.bias = parameter("bias", Initializer.ZEROS, outputs);
        this.left = buffer("weight_u", UNIT, outputs);
        this.right = buffer("weight_v", UNIT, (long) inputs * kernel * kernel);
        this.stride = new Shape(stride, stride);
        this.padding = new Shape(padding, padding);
    }

    /// @param map      `(B, in, H, W)`
    /// @param training whether the singular vectors are looked for
    /// @return `(B, out, H', W')`
    public NDArray apply(NDArray map, boolean training) {
        return Scope.only(() -> Maps.convolve(map, kernel(training), bias.getArray(), stride, padding, DILATION));
    }

    private NDArray kernel(boolean training) {
        NDArray kernel = weight.getArray();
        NDArray matrix = kernel.reshape(left.getShape().size(), right.getShape().size());
        if (training) {
            iterate(matrix.stopGradient());
        }
        // copies, as the next pass overwrites the vectors that this one's gradient needs
        NDArray u = left.getArray().duplicate();
        NDArray v = right.getArray().duplicate();
        return kernel.div(u.dot(matrix.matMul(v)));
    }

    private void iterate(NDArray matrix) {
        unit(matrix.transpose().matMul(left.getArray())).copyTo(right.getArray());
        unit(matrix.matMul(right.getArray())).copyTo(left.getArray());
    }

    private static NDArray unit(NDArray vector) {
        return vector.div(vector.norm().maximum(EPSILON));
    }

    @Override
    protected NDArray forward(NDList inputs, boolean training) {
        return apply(inputs.singletonOrThrow(), training);
    }
}
