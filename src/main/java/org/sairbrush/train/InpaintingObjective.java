package org.sairbrush.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.sairbrush.clip.MiniEncoder;
import org.sairbrush.clip.SemanticEncoder;
import org.sairbrush.nn.Constants;
import org.sairbrush.nn.NetworkBlock;
import org.sairbrush.nn.Scope;
import org.sairbrush.sair.CoarseToFine;
import org.sairbrush.sair.ColourNetwork;
import org.sairbrush.sair.LiifNetwork;
import org.sairbrush.sair.SairNetwork;

/// [ColourLoss], and for SAIR `α·L1` between SIR's map and the semantic encoder's map of the undamaged picture.
///
/// The paper's semantic encoder is frozen. Ours may be trained along; then its text losses are kept. SIR's completed
/// map has one in both cases, so that it stays in the space of the text encoder. Where SIR was trained before, it may
/// be kept as well, and the colours alone learn.
final class InpaintingObjective implements Objective<InpaintingObjective.Batch> {

    /// α, the weight of the semantic loss. The paper does not state its own.
    static final float SEMANTIC_WEIGHT = 0.05f;

    /// Of the text losses beside the colours.
    private static final float TEXT_WEIGHT = 0.05f;

    private static final double SMALLEST_SHARE = 0.35;

    /// @param windows of the pictures that teach the finer level, the batch's second half
    record Batch(HoledPictures.Batch pictures, List<ColourLoss.Window> windows) {}

    /// What is trained.
    private sealed interface Variant {

        NetworkBlock trained();

        ColourNetwork colours();

        /// `null` where no text loss is kept.
        TextSupervision text();

        /// The semantics that the colours see, or `null`.
        NDArray completed(NDArray image, NDArray mask);

        NDArray loss(CoarseToFine.Level damaged, List<ColourLoss.Window> windows, TextSupervision.Targets targets);

        record Liif(LiifNetwork colours) implements Variant {

            @Override
            public NetworkBlock trained() {
                return colours;
            }

            @Override
            public TextSupervision text() {
                return null;
            }

            @Override
            public NDArray completed(NDArray image, NDArray mask) {
                return null;
            }

            @Override
            public NDArray loss(
                    CoarseToFine.Level damaged, List<ColourLoss.Window> windows, TextSupervision.Targets targets) {
                return new ColourLoss(colours).of(damaged, null, windows);
            }
        }

        /// Neither the encoder nor SIR learns.
        record Kept(SairNetwork colours, SemanticEncoder semantic) implements Variant {

            @Override
            public NetworkBlock trained() {
                return colours.painting();
            }

            @Override
            public TextSupervision text() {
                return null;
            }

            @Override
            public NDArray completed(NDArray image, NDArray mask) {
                return colours.complete(semantic.encode(image, mask), mask).stopGradient();
            }

            @Override
            public NDArray loss(
                    CoarseToFine.Level damaged, List<ColourLoss.Window> windows, TextSupervision.Targets targets) {
                return new ColourLoss(colours).of(damaged, completed(damaged.image(), damaged.mask()), windows);
            }
        }

        /// @param text `null` where the encoder's words are not those of the label maps
        record Frozen(SairNetwork colours, SemanticEncoder semantic, TextSupervision text) implements Variant {

            @Override
            public NetworkBlock trained() {
                return colours;
            }

            @Override
            public NDArray completed(NDArray image, NDArray mask) {
                return colours.complete(semantic.encode(image, mask), mask);
            }

            @Override
            public NDArray loss(
                    CoarseToFine.Level damaged, List<ColourLoss.Window> windows, TextSupervision.Targets targets) {
                NDArray clean = semantic.encode(damaged.image(), damaged.mask().zerosLike());
                NDArray completed = completed(damaged.image(), damaged.mask());
                NDArray loss = new ColourLoss(colours)
                        .of(damaged, completed, windows)
                        .add(semanticLoss(completed, clean));
                return targets == null
                        ? loss
                        : loss.add(Constants.times(
                                targets.ofCells(completed, ((MiniEncoder) semantic).logitScale()), TEXT_WEIGHT));
            }
        }

        /// SIR, AIR and the encoder.
        record Joint(JointNetwork trained, TextSupervision text) implements Variant {

            @Override
            public SairNetwork colours() {
                return trained.sair();
            }

            @Override
            public NDArray completed(NDArray image, NDArray mask) {
                return colours().complete(trained.semantic().encode(image, mask), mask);
            }

            @Override
            public NDArray loss(
                    CoarseToFine.Level damaged, List<ColourLoss.Window> windows, TextSupervision.Targets targets) {
                MiniEncoder encoder = trained.semantic();
                NDArray mask = damaged.mask();
                NDArray scale = encoder.logitScale();
                MiniEncoder.Seen seen = encoder.see(damaged.image(), mask, true);
                NDArray clean =
                        encoder.encode(damaged.image(), mask.zerosLike(), false).stopGradient();
                NDArray completed = colours().complete(seen.map(), mask);
                NDArray words = targets.ofKnownCells(seen.map(), scale, mask)
                        .add(Constants.times(
                                targets.ofPictures(seen.picture(), scale), SemanticObjective.PICTURE_WEIGHT))
                        .add(targets.ofCells(completed, scale));
                return new ColourLoss(colours())
                        .of(damaged, completed, windows)
                        .add(semanticLoss(completed, clean))
                        .add(Constants.times(words, TEXT_WEIGHT));
            }
        }

        private static NDArray semanticLoss(NDArray completed, NDArray clean) {
            return Constants.times(completed.sub(clean).abs().mean(), SEMANTIC_WEIGHT);
        }
    }

    private final Variant variant;
    private final HoledPictures pictures;
    private final int size;

    private InpaintingObjective(Variant variant, TrainingData data, TrainSettings settings) throws IOException {
        this.variant = variant;
        this.size = settings.crop();
        this.pictures = new HoledPictures(data, variant.text(), SMALLEST_SHARE, 1, settings);
    }

    /// AIR alone, over a frozen encoder and a SIR that was trained before.
    static InpaintingObjective kept(
            SairNetwork network, SemanticEncoder semantic, TrainingData data, TrainSettings settings)
            throws IOException {
        return new InpaintingObjective(new Variant.Kept(network, semantic), data, settings);
    }

    /// SIR and AIR over a frozen encoder, as in the paper.
    static InpaintingObjective frozen(
            SairNetwork network, SemanticEncoder semantic, TrainingData data, TrainSettings settings)
            throws IOException {
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
        return variant.trained();
    }

    @Override
    public Batch draw(RandomGenerator random) throws IOException {
        HoledPictures.Batch drawn = pictures.draw(random);
        int count = drawn.masks().length / (size * size);
        List<ColourLoss.Window> windows = IntStream.range(count - count / 2, count)
                .mapToObj(picture -> ColourLoss.Window.draw(drawn.mask(picture), size, random))
                .toList();
        return new Batch(drawn, windows);
    }

    @Override
    public NDArray loss(Batch drawn, Step step) {
        return variant.loss(damaged(drawn, step.manager()), drawn.windows, drawn.pictures.targets());
    }

    private static CoarseToFine.Level damaged(Batch drawn, NDManager manager) {
        return new CoarseToFine.Level(drawn.pictures.images(manager), drawn.pictures.masks(manager));
    }

    /// What the network paints in a batch as it is now, for other losses than its own.
    ColourLoss.Painted paint(Batch drawn, NDManager manager) {
        CoarseToFine.Level damaged = damaged(drawn, manager);
        NDArray completed = variant.completed(damaged.image(), damaged.mask());
        return new ColourLoss(variant.colours()).paint(damaged, completed, drawn.windows);
    }

    @Override
    public Optional<float[]> paint(float[] rgb, float[] mask, NDManager manager) {
        return Optional.of(Scope.free(() -> {
            NDArray image = manager.create(rgb, new Shape(1, 3, size, size));
            NDArray holes = manager.create(mask, new Shape(1, 1, size, size));
            CoarseToFine levels = variant.colours().levels();
            CoarseToFine.Painter painter = variant.colours().painter(variant.completed(image, holes));
            CoarseToFine.Sight finest = levels.sight(new CoarseToFine.Level(image, holes), painter);
            return levels.filled(finest, painter).toFloatArray();
        }));
    }

    @Override
    public void close() {
        TextSupervision text = variant.text();
        if (text != null) {
            text.close();
        }
    }
}
