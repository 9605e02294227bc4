package org.sairbrush.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.sairbrush.nn.NetworkBlock;

/// What a network goes on to learn when it knows its colours: how photos look. L1 alone makes it paint the mean of all
/// that could be in a hole, which is smooth.
final class DetailObjective implements Objective<InpaintingObjective.Batch> {

    private static final double RATE = 5e-4;

    private final InpaintingObjective colours;
    private final Look look;

    DetailObjective(InpaintingObjective colours, Look look) {
        this.colours = colours;
        this.look = look;
    }

    @Override
    public NetworkBlock network() {
        return colours.network();
    }

    @Override
    public InpaintingObjective.Batch draw(RandomGenerator random) throws IOException {
        return colours.draw(random);
    }

    @Override
    public NDArray loss(InpaintingObjective.Batch batch, Step step) {
        ColourLoss.Painted painted = colours.paint(batch, step.manager());
        look.teach(painted, step);
        return painted.l1().add(look.loss(painted, step.number()));
    }

    @Override
    public Optional<float[]> paint(float[] rgb, float[] mask, NDManager manager) {
        return colours.paint(rgb, mask, manager);
    }

    @Override
    public double learningRate() {
        return RATE;
    }

    @Override
    public Map<String, Map<String, NDArray>> state() {
        return look.state();
    }

    @Override
    public void close() {
        colours.close();
    }
}
