package org.sairbrush.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.pooling.Pool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sairbrush.clip.MiniEncoder;
import org.sairbrush.nn.Constants;
import org.sairbrush.nn.Maps;
import org.sairbrush.nn.Scope;

/// What makes a fill look like a photo: textures that the frozen semantic encoder sees, and what a critic says, which
/// learns along from the same pictures. Both see tones alone, so that detail adds no colour to what has none.
final class Look {

    /// Steps that the critic learns alone.
    static final int ALONE = 60;

    /// Steps over which its word then gains its weight.
    static final int RISE = 200;

    /// The critic's learning rate.
    static final double RATE = 6e-4;

    private static final float FEATURES = 0.05f;
    private static final float CRITIC = 0.03f;
    private static final float MATCH = 0.015f;
    private static final int TEXTURES = 2;
    private static final double DECAY = 0.01;
    private static final float EPSILON = 1e-3f;

    private final MiniEncoder encoder;
    private final Critic critic = new Critic();
    private final AdamW optimiser;

    /// @param encoder frozen
    /// @param manager owns the critic
    Look(MiniEncoder encoder, NDManager manager) {
        this.encoder = encoder;
        critic.initialize(manager);
        this.optimiser = new AdamW(critic, new AdamW.Betas(0, 0.9f), manager);
    }

    /// The critic and its optimiser's moments; writing into them restores a run.
    Map<String, Map<String, NDArray>> state() {
        Map<String, NDArray> weights = new LinkedHashMap<>();
        for (Map.Entry<String, Parameter> entry : critic.namedParameters().entrySet()) {
            weights.put(entry.getKey(), entry.getValue().getArray());
        }
        return Map.of(
                "critic", weights, "critic-mean", optimiser.means(), "critic-variance", optimiser.variances());
    }

    /// One step of the critic by the hinge loss, in the holes alone.
    void teach(ColourLoss.Painted painted, Objective.Step step) {
        NDArray mask = painted.mask();
        NDArray photo = critic.judge(tones(painted.truth()), mask, true).patches();
        NDArray fill = critic.judge(tones(painted.filled()).stopGradient(), mask, true).patches();
        NDArray hinge = Activation.relu(photo.neg().add(1)).add(Activation.relu(fill.add(1)));
        step.gradients().backward(hinge.mul(share(mask)).sum());
        optimiser.step(step.number(), RATE, DECAY);
    }

    /// @param steps that the critic has learnt
    /// @return a scalar
    NDArray loss(ColourLoss.Painted painted, long steps) {
        NDArray filled = tones(painted.filled());
        NDArray truth = tones(painted.truth());
        NDArray loss = Constants.times(unlike(filled, truth, painted.mask()), FEATURES);
        if (steps <= ALONE) {
            return loss;
        }
        double weight = Math.min(1, (double) (steps - ALONE) / RISE);
        critic.learn(false);
        NDArray judged = judged(filled, truth, painted.mask());
        critic.learn(true);
        return loss.add(Constants.times(judged, weight));
    }

    /// L1 between the textures in and beside the holes, by their mean.
    private NDArray unlike(NDArray filled, NDArray truth, NDArray mask) {
        return Scope.only(() -> {
            List<NDArray> wanted = encoder.textures(truth, TEXTURES);
            List<NDArray> found = encoder.textures(filled, TEXTURES);
            NDArray loss = mask.getManager().zeros(new Shape());
            for (int stage = 0; stage < TEXTURES; stage++) {
                NDArray want = wanted.get(stage);
                Shape shape = want.getShape();
                NDArray near = beside(Maps.cellMean(mask, shape.get(2), shape.get(3)));
                NDArray difference = found.get(stage).sub(want).abs().mul(near).sum();
                NDArray mean = want.abs().mean().add(EPSILON).mul(shape.get(1));
                loss = loss.add(difference.div(mean.mul(near.sum().maximum(EPSILON))));
            }
            return loss;
        });
    }

    /// The largest of each cell and its neighbours.
    private static NDArray beside(NDArray holes) {
        return Pool.maxPool2d(holes, new Shape(3, 3), new Shape(1, 1), new Shape(1, 1), false);
    }

    private NDArray judged(NDArray filled, NDArray truth, NDArray mask) {
        Critic.Verdict verdict = critic.judge(filled, mask, true);
        List<NDArray> wanted = critic.judge(truth, mask, true).features();
        NDArray loss = Constants.times(verdict.patches().mul(share(mask)).sum(), -CRITIC);
        for (int layer = 0; layer < wanted.size(); layer++) {
            NDArray difference = verdict.features().get(layer).sub(wanted.get(layer)).abs().mean();
            loss = loss.add(Constants.times(difference, MATCH));
        }
        return loss;
    }

    /// What each of the critic's patches has of all holes.
    private static NDArray share(NDArray mask) {
        NDArray share = Maps.blockMean(mask, Critic.STRIDE);
        return share.div(share.sum().add(1));
    }

    private static NDArray tones(NDArray picture) {
        return picture.mean(new int[] {1}, true).broadcast(picture.getShape());
    }
}
