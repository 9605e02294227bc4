package org.sairbrush.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.sairbrush.damage.DamageNetwork;
import org.sairbrush.nn.Constants;
import org.sairbrush.nn.NetworkBlock;
import org.sairbrush.photo.Area;
import org.sairbrush.photo.Photo;
import org.sairbrush.photo.PhotoException;
import org.sairbrush.photo.PhotoReader;

/// Trains the finding of damage on photos that were damaged here: cross-entropy, in which damage weighs more as it is
/// rare, and one minus the soft Dice coefficient.
///
/// Photos in colour are preferred, and made grey by ageing: old ones have damage of their own that nobody has marked,
/// and a network that learns on them that it is none finds less.
final class DamageObjective implements Objective<DamageObjective.Batch> {

    private static final float DAMAGE_WEIGHT = 3;
    private static final double SMALLEST_SHARE = 0.35;

    /// Draws until a photo in colour comes; a folder may hold none.
    private static final int MOST_TRIES = 30;

    /// Of the difference between red and blue, as a share of both.
    private static final double LEAST_DEVIATION = 0.05;

    private static final int SMALL = 64;

    /// @param images  (B, 3, S, S) in [0, 1]
    /// @param damaged (B, 1, S, S), 1 = damaged
    record Batch(float[] images, float[] damaged) {}

    private final DamageNetwork network;
    private final TrainingData data;
    private final Map<Path, Boolean> coloured = new HashMap<>();
    private final PhotoSampler photos;
    private final DamagePainter damage;
    private final int batch;
    private final int size;

    DamageObjective(DamageNetwork network, TrainingData data, TrainSettings settings) {
        this.network = network;
        this.data = data;
        this.batch = settings.batch();
        this.size = settings.crop();
        this.photos = new PhotoSampler(size, SMALLEST_SHARE);
        this.damage = new DamagePainter(size);
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
            float[] rgb = photos.draw(inColour(random), random).rgb();
            System.arraycopy(damage.paint(rgb, random), 0, damaged, index * plane, plane);
            System.arraycopy(rgb, 0, images, index * 3 * plane, 3 * plane);
        }
        return new Batch(images, damaged);
    }

    private Path inColour(RandomGenerator random) throws PhotoException {
        Path file = data.draw(random);
        for (int attempt = 1; attempt < MOST_TRIES && !coloured(file); attempt++) {
            file = data.draw(random);
        }
        return file;
    }

    private boolean coloured(Path file) throws PhotoException {
        Boolean known = coloured.get(file);
        if (known == null) {
            Photo photo = PhotoReader.read(file);
            known = coloured(photo.rgb(Area.of(photo.width(), photo.height()), SMALL, SMALL));
            coloured.put(file, known);
        }
        return known;
    }

    /// Neither grey nor toned in one colour.
    private static boolean coloured(float[] rgb) {
        int plane = rgb.length / 3;
        double sum = 0;
        double squares = 0;
        for (int pixel = 0; pixel < plane; pixel++) {
            float red = rgb[pixel];
            float blue = rgb[2 * plane + pixel];
            double difference = (red - blue) / Math.max(red + blue, 0.25);
            sum += difference;
            squares += difference * difference;
        }
        double mean = sum / plane;
        return squares / plane - mean * mean > LEAST_DEVIATION * LEAST_DEVIATION;
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
