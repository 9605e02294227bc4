package org.sairbrush.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.sairbrush.clip.MiniEncoder;
import org.sairbrush.clip.SemanticEncoder;
import org.sairbrush.nn.NetworkBlock;
import org.sairbrush.nn.Scope;
import org.sairbrush.sair.CoarseToFine;
import org.sairbrush.sair.LiifNetwork;
import org.sairbrush.sair.SairNetwork;

/// [ColourLoss], and for SAIR `α·L1` between SIR's map and the semantic encoder's map of the undamaged picture.
///
/// The paper's semantic encoder is frozen. Ours may be trained along; then its text losses are kept. SIR's completed map
/// has one in both cases, so that it stays in the space of the text encoder.
final class InpaintingObjective implements Objective<InpaintingObjective.Batch> {

    /// α, the weight of the semantic loss. The paper does not state its own.
    static final float SEMANTIC_WEIGHT = 0.02f;

    /// Of the text losses beside the colours.
    private static final float TEXT_WEIGHT = 0.02f;

    private static final double SMALLEST_SHARE = 0.35;
    private static final double LEARNING_RATE = 2e-3;
    private static final double WEIGHT_DECAY = 0.02;

    /// @param images  (B, 3, S, S) in [0, 1]
    /// @param masks   (B, 1, S, S), 1 = hole
    /// @param windows of the pictures that teach the finer level, the batch's second half
    /// @param targets what the pictures show, `null` where no text loss is kept
    record Batch(
            float[] images, float[] masks, List<ColourLoss.Window> windows, TextSupervision.Targets targets) {}

    /// What is trained.
    private sealed interface Variant {

        /// @param text `null` where the encoder's words are not those of the label maps
        record Frozen(SairNetwork network, SemanticEncoder semantic, TextSupervision text) implements Variant {

            /// The text loss of SIR's map.
            NDArray words(NDArray completed, TextSupervision.Targets targets) {
                return targets.ofCells(completed, ((MiniEncoder) semantic).logitScale());
            }
        }

        record Joint(JointNetwork network, TextSupervision text) implements Variant {}

        record Liif(LiifNetwork network) implements Variant {}
    }

    private final Variant variant;
    private final TrainingData data;
    private final PhotoSampler photos;
    private final MaskSampler masks;
    private final int batch;
    private final int size;

    private InpaintingObjective(Variant variant, TrainingData data, TrainSettings settings) throws IOException {
        this.variant = variant;
        this.data = data;
        this.batch = settings.batch();
        this.size = settings.crop();
        this.photos = new PhotoSampler(size, SMALLEST_SHARE);
        this.masks = new MaskSampler(size, data.masks());
    }

    /// SIR and AIR over a frozen encoder, as in the paper.
    static InpaintingObjective frozen(
            SairNetwork network, SemanticEncoder semantic, TrainingData data, TrainSettings settings) throws IOException {
        return new InpaintingObjective(new Variant.Frozen(network, semantic, null), data, settings);
    }

    /// The same over Mini, whose text loss SIR's completed map has, too.
    static InpaintingObjective frozen(
            SairNetwork network, MiniEncoder semantic, TextSupervision text, TrainingData data, TrainSettings settings)
            throws IOException {
        return new InpaintingObjective(new Variant.Frozen(network, semantic, text), data, settings);
    }

    /// SIR, AIR and the semantic encoder at once.
    ///
    /// @param network has its text centre set here
    static InpaintingObjective joint(
            JointNetwork network, TextSupervision text, TrainingData data, TrainSettings settings) throws IOException {
        network.semantic().textCentre().set(text.centre());
        return new InpaintingObjective(new Variant.Joint(network, text), data, settings);
    }

    static InpaintingObjective liif(LiifNetwork network, TrainingData data, TrainSettings settings) throws IOException {
        return new InpaintingObjective(new Variant.Liif(network), data, settings);
    }

    @Override
    public NetworkBlock network() {
        return switch (variant) {
            case Variant.Frozen frozen -> frozen.network;
            case Variant.Joint joint -> joint.network;
            case Variant.Liif liif -> liif.network;
        };
    }

    private TextSupervision text() {
        return switch (variant) {
            case Variant.Frozen frozen -> frozen.text;
            case Variant.Joint joint -> joint.text;
            case Variant.Liif _ -> null;
        };
    }

    @Override
    public Batch draw(RandomGenerator random) throws IOException {
        int plane = size * size;
        float[] images = new float[batch * 3 * plane];
        float[] holes = new float[batch * plane];
        List<ColourLoss.Window> windows = new ArrayList<>();
        TextSupervision text = text();
        TextSupervision.Targets targets = text == null ? null : text.new Targets(batch, size);
        for (int index = 0; index < batch; index++) {
            Path photo = data.draw(random);
            PhotoSampler.Square square = photos.draw(photo, random);
            if (targets != null) {
                targets.put(index, photo, square);
            }
            float[] mask = masks.draw(random);
            System.arraycopy(square.rgb(), 0, images, index * 3 * plane, 3 * plane);
            System.arraycopy(mask, 0, holes, index * plane, plane);
            if (index >= batch - batch / 2) {
                windows.add(ColourLoss.Window.draw(mask, size, random));
            }
        }
        return new Batch(images, holes, windows, targets);
    }

    @Override
    public NDArray loss(Batch drawn, NDManager manager) {
        NDArray image = manager.create(drawn.images, new Shape(batch, 3, size, size));
        NDArray mask = manager.create(drawn.masks, new Shape(batch, 1, size, size));
        CoarseToFine.Level damaged = new CoarseToFine.Level(image, mask);
        return switch (variant) {
            case Variant.Liif liif -> new ColourLoss(liif.network).of(damaged, null, drawn.windows);
            case Variant.Frozen frozen -> {
                NDArray raw = frozen.semantic.encode(image, mask);
                NDArray clean = frozen.semantic.encode(image, mask.zerosLike());
                NDArray completed = frozen.network.complete(raw, mask);
                NDArray loss =
                        new ColourLoss(frozen.network).of(damaged, completed, drawn.windows).add(semantic(completed, clean));
                yield drawn.targets == null
                        ? loss
                        : loss.add(frozen.words(completed, drawn.targets).mul(TEXT_WEIGHT));
            }
            case Variant.Joint joint -> {
                MiniEncoder encoder = joint.network.semantic();
                SairNetwork sair = joint.network.sair();
                MiniEncoder.Seen seen = encoder.see(image, mask, true);
                NDArray clean = encoder.encode(image, mask.zerosLike(), false).stopGradient();
                NDArray completed = sair.complete(seen.map(), mask);
                yield new ColourLoss(sair).of(damaged, completed, drawn.windows)
                        .add(semantic(completed, clean))
                        .add(text(seen, completed, mask, encoder.logitScale(), drawn.targets).mul(TEXT_WEIGHT));
            }
        };
    }

    private static NDArray semantic(NDArray completed, NDArray clean) {
        return completed.sub(clean).abs().mean().mul(SEMANTIC_WEIGHT);
    }

    private static NDArray text(
            MiniEncoder.Seen seen, NDArray completed, NDArray mask, NDArray scale, TextSupervision.Targets targets) {
        return targets.ofKnownCells(seen.map(), scale, mask)
                .add(targets.ofPictures(seen.picture(), scale).mul(SemanticObjective.PICTURE_WEIGHT))
                .add(targets.ofCells(completed, scale));
    }

    @Override
    public Optional<float[]> paint(float[] rgb, float[] mask, NDManager manager) {
        return Optional.of(Scope.free(() -> {
            NDArray image = manager.create(rgb, new Shape(1, 3, size, size));
            NDArray holes = manager.create(mask, new Shape(1, 1, size, size));
            ColourLoss colours = switch (variant) {
                case Variant.Liif liif -> new ColourLoss(liif.network);
                case Variant.Frozen frozen -> new ColourLoss(frozen.network);
                case Variant.Joint joint -> new ColourLoss(joint.network.sair());
            };
            NDArray completed = switch (variant) {
                case Variant.Liif _ -> null;
                case Variant.Frozen frozen -> frozen.network.complete(frozen.semantic.encode(image, holes), holes);
                case Variant.Joint joint ->
                    joint.network.sair().complete(joint.network.semantic().encode(image, holes), holes);
            };
            CoarseToFine.Painter painter = colours.network().painter(completed);
            CoarseToFine.Level level = new CoarseToFine.Level(image, holes);
            return colours.network().levels().filled(colours.network().levels().sight(level, painter), painter).toFloatArray();
        }));
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
        // networks belong to the manager that they were made on
        TextSupervision text = text();
        if (text != null) {
            text.close();
        }
    }
}
