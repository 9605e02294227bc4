package org.sairbrush.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.sairbrush.clip.MiniEncoder;
import org.sairbrush.nn.NetworkBlock;

/// Trains the Mini encoder against a locked text encoder, cells by label maps and the class token by image tags.
/// Half of the pictures have holes; the cells in them are not asked for.
final class SemanticObjective implements Objective<SemanticObjective.Batch> {

    /// Weight of the image–text loss beside the dense one.
    static final float PICTURE_WEIGHT = 0.1f;

    private static final double HOLED_SHARE = 0.5;
    private static final double SMALLEST_SHARE = 0.5;
    private static final double LEARNING_RATE = 2e-3;
    private static final double WEIGHT_DECAY = 0.05;

    /// @param images  (B, 3, S, S) in [0, 1]
    /// @param masks   (B, 1, S, S), 1 = hole
    /// @param targets what the pictures show
    record Batch(float[] images, float[] masks, TextSupervision.Targets targets) {}

    private final MiniEncoder network;
    private final TextSupervision text;
    private final TrainingData data;
    private final PhotoSampler photos;
    private final MaskSampler masks;
    private final int batch;
    private final int size;

    /// @param network has its text centre set here
    SemanticObjective(MiniEncoder network, TextSupervision text, TrainingData all, TrainSettings settings)
            throws IOException {
        this.network = network;
        this.text = text;
        this.data = all.only(text::hasMap);
        network.textCentre().set(text.centre());
        this.batch = settings.batch();
        this.size = settings.crop();
        this.photos = new PhotoSampler(size, SMALLEST_SHARE);
        this.masks = new MaskSampler(size, all.masks());
    }

    /// Number of photos that have a label map.
    int photoCount() {
        return data.photoCount();
    }

    @Override
    public NetworkBlock network() {
        return network;
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
            if (random.nextDouble() < HOLED_SHARE) {
                System.arraycopy(masks.draw(random), 0, holes, index * plane, plane);
            }
            targets.put(index, file, square);
        }
        return new Batch(images, holes, targets);
    }

    @Override
    public NDArray loss(Batch drawn, NDManager manager) {
        NDArray image = manager.create(drawn.images, new Shape(batch, 3, size, size));
        NDArray mask = manager.create(drawn.masks, new Shape(batch, 1, size, size));
        MiniEncoder.Seen seen = network.see(image, mask, true);
        NDArray scale = network.logitScale();
        return drawn.targets
                .ofKnownCells(seen.map(), scale, mask)
                .add(drawn.targets.ofPictures(seen.picture(), scale).mul(PICTURE_WEIGHT));
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
