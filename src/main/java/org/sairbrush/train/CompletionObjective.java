package org.sairbrush.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.sairbrush.clip.MiniEncoder;
import org.sairbrush.nn.Maps;
import org.sairbrush.nn.NetworkBlock;
import org.sairbrush.sair.SairNetwork;

/// Trains SIR alone over a frozen Mini: in holes its map shall be what the encoder says of the undamaged picture (L1), and
/// what the labels say (their text loss).
///
/// It costs a fraction of painting, so SIR can see many times the pictures before AIR learns to paint from its maps.
final class CompletionObjective implements Objective<CompletionObjective.Batch> {

    private static final double SMALLEST_SHARE = 0.35;
    private static final double LEARNING_RATE = 2e-3;
    private static final double WEIGHT_DECAY = 0.02;

    /// @param images  (B, 3, S, S) in [0, 1]
    /// @param masks   (B, 1, S, S), 1 = hole
    /// @param targets what the pictures show
    record Batch(float[] images, float[] masks, TextSupervision.Targets targets) {}

    private final SairNetwork network;
    private final MiniEncoder semantic;
    private final TextSupervision text;
    private final TrainingData data;
    private final PhotoSampler photos;
    private final MaskSampler masks;
    private final int batch;
    private final int size;

    CompletionObjective(
            SairNetwork network, MiniEncoder semantic, TextSupervision text, TrainingData data, TrainSettings settings)
            throws IOException {
        this.network = network;
        this.semantic = semantic;
        this.text = text;
        this.data = data;
        this.batch = settings.batch();
        this.size = settings.crop();
        this.photos = new PhotoSampler(size, SMALLEST_SHARE);
        this.masks = new MaskSampler(size, data.masks());
    }

    @Override
    public NetworkBlock network() {
        return network.completion();
    }

    @Override
    public Batch draw(RandomGenerator random) throws IOException {
        int plane = size * size;
        float[] images = new float[batch * 3 * plane];
        float[] holes = new float[batch * plane];
        TextSupervision.Targets targets = text.new Targets(batch, size);
        for (int index = 0; index < batch; index++) {
            Path file = data.draw(random);
            PhotoSampler.Square square = photos.draw(file, random);
            System.arraycopy(square.rgb(), 0, images, index * 3 * plane, 3 * plane);
            System.arraycopy(masks.draw(random), 0, holes, index * plane, plane);
            targets.put(index, file, square);
        }
        return new Batch(images, holes, targets);
    }

    @Override
    public NDArray loss(Batch drawn, NDManager manager) {
        NDArray image = manager.create(drawn.images, new Shape(batch, 3, size, size));
        NDArray mask = manager.create(drawn.masks, new Shape(batch, 1, size, size));
        NDArray clean = semantic.encode(image, mask.zerosLike());
        NDArray completed = network.complete(semantic.encode(image, mask), mask);
        NDArray holes = Maps.blockMean(mask, MiniEncoder.STRIDE);
        NDArray difference = completed.sub(clean).abs().mean(new int[] {1}, true).mul(holes).sum();
        return difference.div(holes.sum().add(1)).add(drawn.targets.ofHoleCells(completed, semantic.logitScale(), holes));
    }

    @Override
    public double learningRate() {
        return LEARNING_RATE;
    }

    @Override
    public double weightDecay() {
        return WEIGHT_DECAY;
    }

    @Override
    public void close() {
        text.close();
    }
}
