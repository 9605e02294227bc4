package org.sairbrush.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Parameter;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.initializer.Initializer;

/// Batch normalisation of a map's channels; `weight`, `bias`, `running_mean`, `running_var`, each `(C)`.
public final class BatchNormalization extends NetworkBlock {

    private static final int CHANNEL_AXIS = -1; // DJL's PyTorch engine takes axis 1 for -1
    private static final float MOMENTUM = 0.9f;
    private static final float EPSILON = 1e-5f;

    private final Parameter weight;
    private final Parameter bias;
    private final Parameter runningMean;
    private final Parameter runningVariance;

    public BatchNormalization(int channels) {
        this.weight = parameter("weight", Initializer.ONES, channels);
        this.bias = parameter("bias", Initializer.ZEROS, channels);
        this.runningMean = buffer("running_mean", Initializer.ZEROS, channels);
        this.runningVariance = buffer("running_var", Initializer.ONES, channels);
    }

    /// @param map `(B, C, H, W)`
    public NDArray apply(NDArray map, boolean training) {
        return BatchNorm.batchNorm(
                        map,
                        runningMean.getArray(),
                        runningVariance.getArray(),
                        weight.getArray(),
                        bias.getArray(),
                        CHANNEL_AXIS,
                        MOMENTUM,
                        EPSILON,
                        training)
                .singletonOrThrow();
    }

    @Override
    protected NDArray forward(NDList inputs, boolean training) {
        return apply(inputs.singletonOrThrow(), training);
    }
}
