package org.sairbrush.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.training.initializer.Initializer;

/// Layer normalisation of the last axis; `weight` and `bias`, each `(width)`.
public final class LayerNormalization extends NetworkBlock {

    private final Parameter weight;
    private final Parameter bias;
    private final float epsilon;

    public LayerNormalization(int width, float epsilon) {
        this.weight = parameter("weight", Initializer.ONES, width);
        this.bias = parameter("bias", Initializer.ZEROS, width);
        this.epsilon = epsilon;
    }

    /// @param rows `(…, width)`
    public NDArray apply(NDArray rows) {
        return LayerNorm.layerNorm(
                        rows, new Shape(weight.getArray().size()), weight.getArray(), bias.getArray(), epsilon)
                .singletonOrThrow();
    }

    @Override
    protected NDArray forward(NDList inputs, boolean training) {
        return apply(inputs.singletonOrThrow());
    }
}
