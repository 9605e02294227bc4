package org.sairbrush.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.sairbrush.nn.NetworkBlock;

/// What a training run minimises.
///
/// @param <B> a batch of plain arrays
interface Objective<B> extends AutoCloseable {

    /// @param number    counted from 1, earlier parts of a resumed run counted in
    /// @param manager   of arrays that live until the step is done
    /// @param gradients for what learns beside the network by a loss of its own
    record Step(long number, NDManager manager, GradientCollector gradients) {}

    /// The network whose parameters are trained.
    NetworkBlock network();

    /// Draws a batch. Called on a background thread; the same generator state gives the same batch.
    B draw(RandomGenerator random) throws IOException;

    /// @return the loss, a scalar
    NDArray loss(B batch, Step step);

    /// What the network makes of a damaged picture now, for people to look at; nothing when it does not paint.
    ///
    /// @param rgb  planar (3, S, S) in [0, 1], S the side of the batches' pictures
    /// @param mask (S, S), 1 = hole
    /// @return planar (3, S, S), known pixels included
    default Optional<float[]> paint(float[] rgb, float[] mask, NDManager manager) {
        return Optional.empty();
    }

    /// The highest learning rate of the schedule.
    default double learningRate() {
        return 2e-3;
    }

    default double weightDecay() {
        return 0.02;
    }

    /// Arrays beside the network's own that a resumed run goes on with, by name, by the name of their group.
    default Map<String, Map<String, NDArray>> state() {
        return Map.of();
    }

    /// Closes what the objective made; networks belong to the manager that they were made on.
    @Override
    default void close() {}
}
