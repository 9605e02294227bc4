package org.sairbrush.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;
import org.sairbrush.clip.MiniEncoder;
import org.sairbrush.clip.TextEncoder;
import org.sairbrush.nn.Maps;
import org.sairbrush.nn.NetworkBlock;

/// Trains the Mini encoder against a locked text encoder: cross-entropy between the softmax of scaled cosines to all
/// label texts and the share of each label in a cell. Unknown pixels are left out; rare labels weigh more,
/// `(frequency + 0.001)^−0.3`. Half of the pictures have holes, and the cells in them are asked for like the others.
final class SemanticObjective implements Objective<SemanticObjective.Batch> {

    private static final double HOLED_SHARE = 0.5;
    private static final double SMALLEST_SHARE = 0.5;
    private static final double LEARNING_RATE = 2e-3;
    private static final double WEIGHT_DECAY = 0.05;
    private static final double RARITY_FLOOR = 0.001;
    private static final double RARITY_POWER = -0.3;

    /// @param images  (B, 3, S, S) in [0, 1]
    /// @param masks   (B, 1, S, S), 1 = hole
    /// @param targets share of each label in each cell, (B·N, L); rows sum to 1 or are zero where nothing is known
    /// @param weights of the cells, (B·N)
    record Batch(float[] images, float[] masks, float[] targets, float[] weights) {}

    private final MiniEncoder network;
    private final TrainingData data;
    private final Path maps;
    private final int[] positions;
    private final float[] labelWeights;
    private final NDArray texts;
    private final PhotoSampler photos;
    private final MaskSampler masks;
    private final int batch;
    private final int size;
    private final int labels;

    /// @param network has its text centre set here
    SemanticObjective(
            MiniEncoder network, TextEncoder text, TrainingData all, TrainSettings settings, NDManager manager)
            throws IOException {
        Path folder = all.labels().orElseThrow(() -> new IOException(
                "No folder 'labels' with label maps was found; name the folder that holds it with --data."));
        this.network = network;
        this.maps = folder.resolve("maps");
        this.data = all.only(photo -> Files.exists(mapOf(photo)));
        Vocabulary vocabulary = Vocabulary.read(folder.resolve("labels.tsv"));
        this.labels = vocabulary.labels().size();
        this.positions = vocabulary.positions();
        this.labelWeights = labelWeights();
        float[][] vectors = vocabulary.vectors(text);
        float[] centre = Vocabulary.mean(vectors);
        network.textCentre().set(centre);
        this.texts = manager.create(Vocabulary.centred(vectors, centre)).transpose();
        this.batch = settings.batch();
        this.size = settings.crop();
        this.photos = new PhotoSampler(size, SMALLEST_SHARE);
        this.masks = new MaskSampler(size, all.masks());
    }

    /// Number of photos that have a label map.
    int photoCount() {
        return data.photoCount();
    }

    private Path mapOf(Path photo) {
        String name = photo.getFileName().toString();
        return maps.resolve(name.substring(0, name.lastIndexOf('.')) + ".png");
    }

    private float[] labelWeights() throws IOException {
        long[] counts = new long[labels];
        List<Path> files = new ArrayList<>();
        try (var listing = Files.list(maps)) {
            listing.sorted().forEach(files::add);
        }
        for (Path file : files) {
            for (int value : pixels(ImageIO.read(file.toFile()).getRaster())) {
                if (positions[value] >= 0) {
                    counts[positions[value]]++;
                }
            }
        }
        double known = Arrays.stream(counts).sum();
        float[] weights = new float[labels];
        for (int label = 0; label < labels; label++) {
            weights[label] = (float) Math.pow(counts[label] / known + RARITY_FLOOR, RARITY_POWER);
        }
        return weights;
    }

    private static int[] pixels(Raster raster) {
        return raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, (int[]) null);
    }

    @Override
    public NetworkBlock network() {
        return network;
    }

    @Override
    public Batch draw(RandomGenerator random) throws IOException {
        int plane = size * size;
        int side = size / MiniEncoder.STRIDE;
        int cells = side * side;
        float[] images = new float[batch * 3 * plane];
        float[] holes = new float[batch * plane];
        float[] targets = new float[batch * cells * labels];
        float[] weights = new float[batch * cells];
        for (int index = 0; index < batch; index++) {
            Path file = data.draw(random);
            PhotoSampler.Square square = photos.draw(file, random);
            System.arraycopy(square.rgb(), 0, images, index * 3 * plane, 3 * plane);
            if (random.nextDouble() < HOLED_SHARE) {
                System.arraycopy(masks.draw(random), 0, holes, index * plane, plane);
            }
            addTargets(mapOf(file), square, side, index * cells, targets, weights);
        }
        return new Batch(images, holes, targets, weights);
    }

    private void addTargets(
            Path file, PhotoSampler.Square square, int side, int firstRow, float[] targets, float[] weights)
            throws IOException {
        Raster raster = ImageIO.read(file.toFile()).getRaster();
        int[] map = pixels(raster);
        double scaleX = (double) raster.getWidth() / square.width();
        double scaleY = (double) raster.getHeight() / square.height();
        double cellWidth = square.area().width() * scaleX / side;
        double cellHeight = square.area().height() * scaleY / side;
        for (int cell = 0; cell < side * side; cell++) {
            int column = square.mirrored() ? side - 1 - cell % side : cell % side;
            int left = (int) (square.area().x() * scaleX + column * cellWidth);
            int top = (int) (square.area().y() * scaleY + cell / side * cellHeight);
            int right = Math.clamp((int) Math.ceil(left + cellWidth), left + 1, raster.getWidth());
            int bottom = Math.clamp((int) Math.ceil(top + cellHeight), top + 1, raster.getHeight());
            Map<Integer, Integer> counts = new HashMap<>();
            for (int y = top; y < bottom; y++) {
                for (int x = left; x < right; x++) {
                    counts.merge(positions[map[y * raster.getWidth() + x]], 1, Integer::sum);
                }
            }
            int all = (right - left) * (bottom - top);
            int known = all - counts.getOrDefault(-1, 0);
            counts.remove(-1);
            int row = firstRow + cell;
            counts.forEach((label, count) -> {
                targets[row * labels + label] = (float) count / known;
                weights[row] += labelWeights[label] * count / all;
            });
        }
    }

    @Override
    public NDArray loss(Batch drawn, NDManager manager) {
        NDArray image = manager.create(drawn.images, new Shape(batch, 3, size, size));
        NDArray mask = manager.create(drawn.masks, new Shape(batch, 1, size, size));
        NDArray targets = manager.create(drawn.targets, new Shape(drawn.weights.length, labels));
        NDArray weights = manager.create(drawn.weights);
        NDArray features = Maps.rows(network.encode(image, mask, true));
        // the encoder's vectors have root mean square 1, so their length is √c
        NDArray cosines = features.matMul(texts).mul(1 / Math.sqrt(network.channels()));
        NDArray logProbabilities = cosines.mul(network.logitScale()).logSoftmax(-1);
        NDArray crossEntropy = logProbabilities.mul(targets).sum(new int[] {1}).neg();
        return crossEntropy.mul(weights).sum().div(weights.sum().add(1e-6f));
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
        texts.close();
    }
}
