package org.sairbrush.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.sairbrush.nn.NetworkBlock;

/// What a training run minimises.
///
/// @param <B> a batch of plain arrays
interface Objective<B> extends AutoCloseable {

    /// The network whose parameters are trained.
    NetworkBlock network();

    /// Draws a batch. Called on a background thread; the same generator state gives the same batch.
    B draw(RandomGenerator random) throws IOException;

    /// @return the loss, a scalar
    NDArray loss(B batch, NDManager manager);

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

    /// Closes what the objective made; networks belong to the manager that they were made on.
    @Override
    default void close() {}
}
