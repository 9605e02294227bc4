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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.sairbrush.clip.MiniEncoder;
import org.sairbrush.clip.TextEncoder;
import org.sairbrush.nn.Constants;
import org.sairbrush.nn.FloatTensor;
import org.sairbrush.nn.Maps;
import org.sairbrush.sair.KnownWords;

/// What label maps and image tags say of training pictures, and the losses on it against a locked text encoder:
/// cross-entropy between the softmax of scaled cosines to all texts and the share of each label in a cell, or of each
/// tag in a picture. Unknown pixels are left out; rare labels weigh more, `(frequency + 0.001)^−0.3`.
final class TextSupervision implements AutoCloseable {

    private static final double RARITY_FLOOR = 0.001;
    private static final double RARITY_POWER = -0.3;
    private static final float MOSTLY_HOLE = 0.5f;
    private static final int GREY_LEVELS = 256;

    private final Path maps;
    private final int[] positions;
    private final float[] labelWeights;
    private final ImageTags tags;
    private final float[] centre;
    private final NDArray labelTexts;
    private final NDArray tagTexts;

    /// @param manager owns the text vectors
    TextSupervision(TrainingData data, TextEncoder text, NDManager manager) throws IOException {
        Path folder = labels(data);
        this.maps = folder.resolve("maps");
        Vocabulary vocabulary = Vocabulary.read(folder.resolve("labels.tsv"));
        this.positions = vocabulary.positions();
        this.labelWeights = labelWeights(vocabulary.labels().size());
        this.tags = ImageTags.read(folder.resolve("tags.tsv"));
        float[][] vectors = vocabulary.vectors(text);
        this.centre = Vocabulary.mean(vectors);
        this.labelTexts = columns(vectors, manager);
        this.tagTexts = tags.vocabulary().labels().isEmpty() ? null : columns(tags.vocabulary().vectors(text), manager);
    }

    private NDArray columns(float[][] vectors, NDManager manager) {
        return manager.create(Vocabulary.centred(vectors, centre)).transpose();
    }

    /// The mean text vector of all labels, which is taken off every text's vector.
    float[] centre() {
        return centre;
    }

    /// The words of the labels and their like, as a pack has them.
    static KnownWords knownWords(TrainingData data, TextEncoder text) throws IOException {
        Vocabulary vocabulary = Vocabulary.read(labels(data).resolve("labels.tsv"));
        float[] centre = Vocabulary.mean(vocabulary.vectors(text));
        return KnownWords.of(vocabulary.withMoreWords().labels().stream()
                .map(label -> Vocabulary.centred(
                        label.words().stream().map(text::encode).toArray(float[][]::new), centre))
                .toList());
    }

    private static Path labels(TrainingData data) throws IOException {
        return data.labels().orElseThrow(() -> new IOException(
                "No folder 'labels' with label maps was found; name the folder that holds it with --data."));
    }

    /// What [Training#texts] writes.
    LinkedHashMap<String, FloatTensor> tensors() {
        LinkedHashMap<String, FloatTensor> tensors = new LinkedHashMap<>();
        tensors.put("labels", FloatTensor.of(labelTexts.transpose()));
        if (tagTexts != null) {
            tensors.put("tags", FloatTensor.of(tagTexts.transpose()));
        }
        tensors.put("centre", new FloatTensor(new Shape(centre.length), centre));
        return tensors;
    }

    boolean hasMap(Path photo) {
        return Files.exists(mapOf(photo));
    }

    private Path mapOf(Path photo) {
        return maps.resolve(ImageTags.stem(photo) + ".png");
    }

    private float[] labelWeights(int labels) throws IOException {
        long[] counts = new long[labels];
        List<Path> files = new ArrayList<>();
        try (Stream<Path> listing = Files.list(maps)) {
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

    /// What is known of the pictures of a batch.
    final class Targets {

        private final int side;
        private final float[] shares;
        private final float[] weights;
        private final float[] tagged;

        /// @param size side of the pictures in pixels
        Targets(int batch, int size) {
            this.side = size / MiniEncoder.STRIDE;
            this.shares = new float[batch * side * side * labelWeights.length];
            this.weights = new float[batch * side * side];
            this.tagged = new float[batch * tags.vocabulary().labels().size()];
        }

        /// Enters a picture of the batch; nothing is known of a photo without label map and tags.
        void put(int index, Path photo, PhotoSampler.Square square) throws IOException {
            tags.put(photo, tagged, index);
            if (hasMap(photo)) {
                Raster raster = ImageIO.read(mapOf(photo).toFile()).getRaster();
                for (int cell = 0; cell < side * side; cell++) {
                    put(raster, square, cell, index * side * side + cell);
                }
            }
        }

        private void put(Raster map, PhotoSampler.Square square, int cell, int row) {
            double scaleX = (double) map.getWidth() / square.width();
            double scaleY = (double) map.getHeight() / square.height();
            double cellWidth = square.area().width() * scaleX / side;
            double cellHeight = square.area().height() * scaleY / side;
            int column = square.mirrored() ? side - 1 - cell % side : cell % side;
            int left = (int) (square.area().x() * scaleX + column * cellWidth);
            int top = (int) (square.area().y() * scaleY + cell / side * cellHeight);
            int right = Math.clamp((int) Math.ceil(left + cellWidth), left + 1, map.getWidth());
            int bottom = Math.clamp((int) Math.ceil(top + cellHeight), top + 1, map.getHeight());
            Map<Integer, Integer> counts = new HashMap<>();
            for (int y = top; y < bottom; y++) {
                for (int x = left; x < right; x++) {
                    counts.merge(positions[map.getSample(x, y, 0) % GREY_LEVELS], 1, Integer::sum);
                }
            }
            int all = (right - left) * (bottom - top);
            int known = all - counts.getOrDefault(-1, 0);
            counts.remove(-1);
            counts.forEach((label, count) -> {
                shares[row * labelWeights.length + label] = (float) count / known;
                weights[row] += labelWeights[label] * count / all;
            });
        }

        /// The loss of a semantic map in all cells, those in holes included.
        ///
        /// @param map   `(B, c, h, w)`
        /// @param scale the factor on cosines
        NDArray ofCells(NDArray map, NDArray scale) {
            return ofCells(map, scale, map.getManager().create(weights));
        }

        /// The loss of a semantic map in the cells that are not mostly hole: a semantic encoder answers for what it
        /// sees, and what lies in a hole is SIR's to complete.
        ///
        /// @param mask `(B, 1, H, W)`, 1 = hole
        NDArray ofKnownCells(NDArray map, NDArray scale, NDArray mask) {
            NDArray seen = Maps.blockMean(mask, MiniEncoder.STRIDE).flatten().lt(MOSTLY_HOLE);
            return ofCells(map, scale, map.getManager().create(weights).mul(seen.toType(map.getDataType(), false)));
        }

        /// The loss of a semantic map in holes.
        ///
        /// @param holes hole share of each cell, `(B, 1, h, w)`
        NDArray ofHoleCells(NDArray map, NDArray scale, NDArray holes) {
            return ofCells(map, scale, map.getManager().create(weights).mul(holes.flatten()));
        }

        private NDArray ofCells(NDArray map, NDArray scale, NDArray cellWeights) {
            NDArray target = map.getManager().create(shares, new Shape(weights.length, labelWeights.length));
            return crossEntropy(MiniEncoder.unit(Maps.rows(map)), labelTexts, scale, target, cellWeights);
        }

        /// The loss of whole pictures' vectors `(B, c)` against their tags.
        NDArray ofPictures(NDArray vectors, NDArray scale) {
            if (tagTexts == null) {
                return vectors.getManager().zeros(new Shape());
            }
            long batch = vectors.getShape().get(0);
            NDArray target = vectors.getManager().create(tagged, new Shape(batch, tagged.length / batch));
            return crossEntropy(vectors, tagTexts, scale, target, target.sum(new int[] {1}));
        }
    }

    private static NDArray crossEntropy(NDArray rows, NDArray texts, NDArray scale, NDArray target, NDArray weights) {
        // vectors have root mean square 1, so their length is √c
        double perLength = 1 / Math.sqrt(rows.getShape().get(1));
        NDArray logProbabilities = Constants.times(rows.matMul(texts), perLength).mul(scale).logSoftmax(-1);
        NDArray perRow = logProbabilities.mul(target).sum(new int[] {1}).neg();
        return perRow.mul(weights).sum().div(weights.sum().add(1e-6f));
    }

    @Override
    public void close() {
        labelTexts.close();
        if (tagTexts != null) {
            tagTexts.close();
        }
    }
}
