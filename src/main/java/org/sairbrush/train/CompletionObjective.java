package org.sairbrush.train;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.util.random.RandomGenerator;
import org.sairbrush.clip.MiniEncoder;
import org.sairbrush.nn.Maps;
import org.sairbrush.nn.NetworkBlock;
import org.sairbrush.sair.SairNetwork;

/// Trains SIR alone over a frozen Mini: in holes its map shall be what the encoder says of the undamaged picture (L1),
/// and what the labels say (their text loss).
///
/// It costs a fraction of painting, so SIR can see many times the pictures before AIR learns to paint from its maps.
final class CompletionObjective implements Objective<HoledPictures.Batch> {

    private static final double SMALLEST_SHARE = 0.35;

    private final SairNetwork network;
    private final MiniEncoder semantic;
    private final TextSupervision text;
    private final HoledPictures pictures;

    CompletionObjective(
            SairNetwork network, MiniEncoder semantic, TextSupervision text, TrainingData data, TrainSettings settings)
            throws IOException {
        this.network = network;
        this.semantic = semantic;
        this.text = text;
        this.pictures = new HoledPictures(data, text, SMALLEST_SHARE, 1, settings);
    }

    @Override
    public NetworkBlock network() {
        return network.completion();
    }

    @Override
    public HoledPictures.Batch draw(RandomGenerator random) throws IOException {
        return pictures.draw(random);
    }

    @Override
    public NDArray loss(HoledPictures.Batch drawn, Step step) {
        NDArray image = drawn.images(step.manager());
        NDArray mask = drawn.masks(step.manager());
        NDArray clean = semantic.encode(image, mask.zerosLike());
        NDArray completed = network.complete(semantic.encode(image, mask), mask);
        NDArray holes = Maps.blockMean(mask, MiniEncoder.STRIDE);
        NDArray difference = completed.sub(clean).abs().mean(new int[] {1}, true).mul(holes).sum();
        return difference
                .div(holes.sum().add(1))
                .add(drawn.targets().ofHoleCells(completed, semantic.logitScale(), holes));
    }

    @Override
    public void close() {
        text.close();
    }
}
