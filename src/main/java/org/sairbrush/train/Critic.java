package org.sairbrush.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.List;
import org.sairbrush.nn.Constants;
import org.sairbrush.nn.Convolution;
import org.sairbrush.nn.Maps;
import org.sairbrush.nn.NetworkBlock;
import org.sairbrush.nn.SpectralConvolution;

/// Tells what a network painted from photos, by small patches.
final class Critic extends NetworkBlock {

    /// Pixels that a verdict stands for on each side.
    static final int STRIDE = 4;

    private static final float SLOPE = 0.2f;

    /// @param patches  `(B, 1, S/4, S/4)`, more than 0 = photo
    /// @param features that led to it, finest first
    record Verdict(NDArray patches, List<NDArray> features) {}

    private final List<SpectralConvolution> layers;
    private final Convolution last;
    private final List<Parameter> learnt;

    Critic() {
        this.layers = List.of(
                addChildBlock("layers.0", new SpectralConvolution(4, 48, 4, 2, 1)),
                addChildBlock("layers.1", new SpectralConvolution(48, 96, 4, 2, 1)),
                addChildBlock("layers.2", new SpectralConvolution(96, 128, 3, 1, 1)));
        this.last = addChildBlock("last", Convolution.same(128, 1, 3));
        this.learnt = namedParameters().values().stream()
                .filter(Parameter::requiresGradient)
                .toList();
    }

    /// Decides whether the gradients of verdicts from now on reach the weights, or only go through to the pictures.
    void learn(boolean learns) {
        learnt.forEach(parameter -> parameter.freeze(!learns));
    }

    /// @param picture `(B, 3, S, S)` in [0, 1]
    /// @param mask    `(B, 1, S, S)`, 1 = may be painted
    Verdict judge(NDArray picture, NDArray mask, boolean training) {
        NDArray map = Maps.join(Constants.times(picture.sub(0.5f), 4), mask);
        List<NDArray> features = new ArrayList<>();
        for (SpectralConvolution layer : layers) {
            map = Activation.leakyRelu(layer.apply(map, training), SLOPE);
            features.add(map);
        }
        return new Verdict(last.apply(map), features);
    }

    @Override
    protected NDArray forward(NDList inputs, boolean training) {
        return judge(inputs.get(0), inputs.get(1), training).patches();
    }
}
