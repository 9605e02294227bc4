package org.sairbrush.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.training.initializer.XavierInitializer;

/// A linear layer on the last axis, `weight (out, in)`, `bias (out)`.
public final class Dense extends NetworkBlock {

    private static final Initializer HE =
            new XavierInitializer(XavierInitializer.RandomType.GAUSSIAN, XavierInitializer.FactorType.IN, 2);

    private static final float SMALL = 1e-2f;

    private final Parameter weight;
    private final Parameter bias;

    public Dense(int inputs, int outputs) {
        this(inputs, outputs, HE);
    }

    /// A last layer, whose values start small so that training does not begin with undoing them.
    static Dense last(int inputs, int outputs) {
        return new Dense(inputs, outputs, new NormalInitializer(SMALL));
    }

    /// A layer that begins by not looking at its last inputs.
    static Dense ignoring(int last, int inputs, int outputs) {
        return new Dense(inputs, outputs, (manager, shape, type) -> {
            NDArray weight = HE.initialize(manager, shape, type);
            weight.set(new NDIndex(":, {}:", inputs - last), 0);
            return weight;
        });
    }

    private Dense(int inputs, int outputs, Initializer initializer) {
        this.weight = parameter("weight", initializer, outputs, inputs);
        this.bias = parameter("bias", Initializer.ZEROS, outputs);
    }

    /// @param rows `(…, in)`
    /// @return `(…, out)`
    public NDArray apply(NDArray rows) {
        return Linear.linear(rows, weight.getArray(), bias.getArray()).singletonOrThrow();
    }

    NDArray weight() {
        return weight.getArray();
    }

    NDArray bias() {
        return bias.getArray();
    }

    @Override
    protected NDArray forward(NDList inputs, boolean training) {
        return apply(inputs.singletonOrThrow());
    }
}
