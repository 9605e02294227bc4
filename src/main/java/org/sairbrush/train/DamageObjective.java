package org.sairbrush.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.io.IOException;
import java.util.random.RandomGenerator;
import org.sairbrush.damage.DamageNetwork;
import org.sairbrush.nn.Constants;
import org.sairbrush.nn.NetworkBlock;

/// Trains the finding of damage on photos that were damaged here: cross-entropy, in which damage weighs more as it is
/// rare, and one minus the soft Dice coefficient.
/// Photos in colour are preferred, and made grey by ageing: see [ColourPhotos].
final class DamageObjective implements Objective<DamageObjective.Batch> {

    private static final float DAMAGE_WEIGHT = 3;
    private static final double SMALLEST_SHARE = 0.35;

    /// @param images  (B, 3, S, S) in [0, 1]
    /// @param damaged (B, 1, S, S), 1 = damaged
    record Batch(float[] images, float[] damaged) {}

    private final DamageNetwork network;
    private final ColourPhotos files;
    private final PhotoSampler photos;
    private final DamagePainter damage;
    private final int batch;
    private final int size;

    DamageObjective(DamageNetwork network, TrainingData data, TrainSettings settings) {
        this.network = network;
        this.files = new ColourPhotos(data);
        this.batch = settings.batch();
        this.size = settings.crop();
        this.photos = new PhotoSampler(size, SMALLEST_SHARE);
        this.damage = new DamagePainter(size, 1);
    }

    @Override
    public NetworkBlock network() {
        return network;
    }

    @Override
    public Batch draw(RandomGenerator random) throws IOException {
        int plane = size * size;
        float[] images = new float[batch * 3 * plane];
        float[] damaged = new float[batch * plane];
        for (int index = 0; index < batch; index++) {
            float[] rgb = photos.draw(files.draw(random), random).rgb();
            System.arraycopy(damage.paint(rgb, random), 0, damaged, index * plane, plane);
            System.arraycopy(rgb, 0, images, index * 3 * plane, 3 * plane);
        }
        return new Batch(images, damaged);
    }

    @Override
    public NDArray loss(Batch drawn, Step step) {
        NDManager manager = step.manager();
        NDArray truth = manager.create(drawn.damaged, new Shape(batch, 1, size, size));
        return loss(network.logits(manager.create(drawn.images, new Shape(batch, 3, size, size)), true), truth);
    }

    /// @param logits of the network, `(B, 1, S, S)`
    /// @param truth  1 = damaged, likewise
    static NDArray loss(NDArray logits, NDArray truth) {
        NDArray undamaged = truth.neg().add(1);
        NDArray entropy = Constants.times(Activation.softPlus(logits.neg()).mul(truth), DAMAGE_WEIGHT)
                .add(Activation.softPlus(logits).mul(undamaged))
                .mean();
        NDArray found = Activation.sigmoid(logits);
        NDArray both = Constants.times(found.mul(truth).sum(), 2).add(1);
        NDArray dice = both.div(found.sum().add(truth.sum()).add(1));
        return entropy.add(dice.neg().add(1));
    }
}
