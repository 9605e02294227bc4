package org.sairbrush.train;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.util.random.RandomGenerator;
import org.sairbrush.clip.MiniEncoder;
import org.sairbrush.nn.Constants;
import org.sairbrush.nn.NetworkBlock;

/// Trains the Mini encoder against a locked text encoder, cells by label maps and the class token by image tags.
/// Half of the pictures have holes; the cells in them are not asked for.
final class SemanticObjective implements Objective<HoledPictures.Batch> {

    /// Weight of the image–text loss beside the dense one.
    static final float PICTURE_WEIGHT = 0.1f;

    private static final double HOLED_SHARE = 0.5;
    private static final double SMALLEST_SHARE = 0.5;
    private static final double WEIGHT_DECAY = 0.05;

    private final MiniEncoder network;
    private final TextSupervision text;
    private final HoledPictures pictures;
    private final int photos;

    /// @param network has its text centre set here
    SemanticObjective(MiniEncoder network, TextSupervision text, TrainingData all, TrainSettings settings)
            throws IOException {
        this.network = network;
        this.text = text;
        TrainingData labelled = all.only(text::hasMap);
        this.pictures = new HoledPictures(labelled, text, SMALLEST_SHARE, HOLED_SHARE, settings);
        this.photos = labelled.photoCount();
        network.textCentre().set(text.centre());
    }

    /// Number of photos that have a label map.
    int photoCount() {
        return photos;
    }

    @Override
    public NetworkBlock network() {
        return network;
    }

    @Override
    public HoledPictures.Batch draw(RandomGenerator random) throws IOException {
        return pictures.draw(random);
    }

    @Override
    public NDArray loss(HoledPictures.Batch drawn, Step step) {
        NDArray mask = drawn.masks(step.manager());
        MiniEncoder.Seen seen = network.see(drawn.images(step.manager()), mask, true);
        NDArray scale = network.logitScale();
        return drawn.targets()
                .ofKnownCells(seen.map(), scale, mask)
                .add(Constants.times(drawn.targets().ofPictures(seen.picture(), scale), PICTURE_WEIGHT));
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
