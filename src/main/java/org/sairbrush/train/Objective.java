package org.sairbrush.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
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

    /// The highest learning rate of the schedule.
    double learningRate();

    double weightDecay();

    @Override
    void close();
}
