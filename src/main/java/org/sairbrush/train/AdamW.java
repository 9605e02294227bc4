package org.sairbrush.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.sairbrush.nn.NetworkBlock;

/// Adam with decoupled weight decay on the engine's own update step. DJL's optimiser does the same but keeps its
/// moments to itself, and a run that is to be resumed needs them.
final class AdamW {

    private static final float EPSILON = 1e-8f;
    private static final float NO_CLIPPING = -1;

    /// How much of the moments each step keeps.
    ///
    /// @param mean     of the gradient's mean
    /// @param variance of its uncentred variance
    record Betas(float mean, float variance) {

        private static final Betas USUAL = new Betas(0.9f, 0.999f);
    }

    private final Betas betas;
    private final Map<String, NDArray> parameters = new LinkedHashMap<>();
    private final Map<String, NDArray> means = new LinkedHashMap<>();
    private final Map<String, NDArray> variances = new LinkedHashMap<>();

    AdamW(NetworkBlock network, NDManager manager) {
        this(network, Betas.USUAL, manager);
    }

    AdamW(NetworkBlock network, Betas betas, NDManager manager) {
        this.betas = betas;
        network.namedParameters().forEach((name, parameter) -> {
            if (parameter.requiresGradient()) {
                parameters.put(name, parameter.getArray());
                means.put(name, zeros(parameter, manager));
                variances.put(name, zeros(parameter, manager));
            }
        });
    }

    private static NDArray zeros(Parameter parameter, NDManager manager) {
        return manager.zeros(parameter.getShape());
    }

    /// The first moments by parameter name; writing into them restores a run.
    Map<String, NDArray> means() {
        return means;
    }

    /// The second moments by parameter name; writing into them restores a run.
    Map<String, NDArray> variances() {
        return variances;
    }

    /// The Euclidean length of all gradients together.
    double gradientNorm() {
        double squares = 0;
        for (NDArray array : parameters.values()) {
            try (NDArray gradient = array.getGradient();
                    NDArray square = gradient.square();
                    NDArray sum = square.sum()) {
                squares += sum.getFloat();
            }
        }
        return Math.sqrt(squares);
    }

    /// One step along the gradients that the parameters hold, which are cleared.
    ///
    /// @param step counted from 1
    void step(long step, double learningRate, double weightDecay) {
        step(step, learningRate, weightDecay, 1);
    }

    /// One step along the gradients times a factor.
    ///
    /// @param step           counted from 1
    /// @param gradientFactor what gradients are multiplied by
    void step(long step, double learningRate, double weightDecay, double gradientFactor) {
        // the engine corrects the bias of the moments in the learning rate, so ε has to be scaled along
        double correction = Math.sqrt(1 - Math.pow(betas.variance, step));
        double corrected = learningRate * correction / (1 - Math.pow(betas.mean, step));
        parameters.forEach((name, array) -> {
            // matrices and kernels decay, biases and scales do not
            double decay = array.getShape().dimension() > 1 ? weightDecay : 0;
            try (NDArray gradient = array.getGradient()) {
                array.getNDArrayInternal()
                        .adamUpdate(
                                new NDList(array, gradient, means.get(name), variances.get(name)),
                                new NDList(array),
                                (float) learningRate,
                                (float) corrected,
                                (float) decay,
                                (float) gradientFactor,
                                NO_CLIPPING,
                                betas.mean,
                                betas.variance,
                                (float) (EPSILON * correction),
                                false,
                                true);
            }
        });
    }
}
