package org.sairbrush.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.sairbrush.clip.MiniEncoder;
import org.sairbrush.clip.SemanticEncoder;
import org.sairbrush.nn.ImplicitFunction;
import org.sairbrush.nn.LocalEnsemble;
import org.sairbrush.nn.Maps;
import org.sairbrush.nn.NetworkBlock;
import org.sairbrush.nn.Scope;
import org.sairbrush.sair.Background;
import org.sairbrush.sair.LiifNetwork;
import org.sairbrush.sair.SairNetwork;

/// L1 on the colours of random pixels, most of them in the hole, and for SAIR `α·L1` between SIR's map and the semantic
/// encoder's map of the undamaged picture.
///
/// The paper's semantic encoder is frozen. Ours may be trained along; then its text losses are kept, and SIR's completed
/// map has one, too, so that all of them stay in the space of the text encoder.
final class InpaintingObjective implements Objective<InpaintingObjective.Batch> {

    /// α, the weight of the semantic loss. The paper does not state its own.
    static final float SEMANTIC_WEIGHT = 0.02f;

    /// Of the text losses beside the colours.
    private static final float TEXT_WEIGHT = 0.02f;

    private static final int QUERIES = 2048;
    private static final double HOLE_QUERIES = 0.8;
    private static final double SMALLEST_SHARE = 0.4;
    private static final double LEARNING_RATE = 3e-4;
    private static final double WEIGHT_DECAY = 1e-4;

    /// @param images   (B, 3, S, S) in [0, 1]
    /// @param pictures the same with the background in their holes
    /// @param masks    (B, 1, S, S), 1 = hole
    /// @param pixels   indices into the batch's B·S·S pixels, Q
    /// @param wanted   what the network should give at those pixels, (Q, 3)
    /// @param targets  what the pictures show, `null` where no text loss is kept
    record Batch(
            float[] images,
            float[] pictures,
            float[] masks,
            long[] pixels,
            float[] wanted,
            TextSupervision.Targets targets) {}

    /// What is trained.
    private sealed interface Variant {

        record Frozen(SairNetwork network, SemanticEncoder semantic) implements Variant {}

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
        return new InpaintingObjective(new Variant.Frozen(network, semantic), data, settings);
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

    private Background background() {
        return switch (variant) {
            case Variant.Frozen frozen -> frozen.network.background();
            case Variant.Joint joint -> joint.network.sair().background();
            case Variant.Liif liif -> liif.network.background();
        };
    }

    @Override
    public Batch draw(RandomGenerator random) throws IOException {
        int plane = size * size;
        float[] images = new float[batch * 3 * plane];
        float[] holes = new float[batch * plane];
        long[] pixels = new long[batch * QUERIES];
        float[] wanted = new float[3 * pixels.length];
        float[] pictures = new float[images.length];
        Background background = background();
        TextSupervision.Targets targets =
                variant instanceof Variant.Joint joint ? joint.text.new Targets(batch, size) : null;
        for (int index = 0; index < batch; index++) {
            Path photo = data.draw(random);
            PhotoSampler.Square square = photos.draw(photo, random);
            if (targets != null) {
                targets.put(index, photo, square);
            }
            float[] rgb = square.rgb();
            float[] mask = masks.draw(random);
            System.arraycopy(rgb, 0, images, index * 3 * plane, 3 * plane);
            System.arraycopy(mask, 0, holes, index * plane, plane);
            float[] picture = background.under(rgb, mask, size, size);
            System.arraycopy(picture, 0, pictures, index * 3 * plane, 3 * plane);
            for (int query = 0; query < QUERIES; query++) {
                int pixel = random.nextInt(plane);
                if (random.nextDouble() < HOLE_QUERIES) {
                    while (mask[pixel] == 0) {
                        pixel = random.nextInt(plane);
                    }
                }
                int at = index * QUERIES + query;
                pixels[at] = (long) index * plane + pixel;
                for (int channel = 0; channel < 3; channel++) {
                    int sample = channel * plane + pixel;
                    wanted[3 * at + channel] = rgb[sample] - background.base(picture[sample]);
                }
            }
        }
        return new Batch(images, pictures, holes, pixels, wanted, targets);
    }

    @Override
    public NDArray loss(Batch drawn, NDManager manager) {
        NDArray picture = manager.create(drawn.pictures, new Shape(batch, 3, size, size));
        NDArray mask = manager.create(drawn.masks, new Shape(batch, 1, size, size));
        NDArray wanted = manager.create(drawn.wanted, new Shape(drawn.pixels.length, 3));
        LocalEnsemble queries = LocalEnsemble.onGrid(drawn.pixels);
        return switch (variant) {
            case Variant.Liif liif -> l1(liif.network.colours(picture, mask, queries.queries()), queries, wanted);
            case Variant.Frozen frozen -> {
                NDArray image = manager.create(drawn.images, new Shape(batch, 3, size, size));
                NDArray raw = frozen.semantic.encode(image, mask);
                NDArray clean = frozen.semantic.encode(image, mask.zerosLike());
                NDArray completed = frozen.network.complete(raw, mask);
                yield l1(frozen.network.colours(picture, mask, completed, queries.queries()), queries, wanted)
                        .add(semantic(completed, clean));
            }
            case Variant.Joint joint -> {
                NDArray image = manager.create(drawn.images, new Shape(batch, 3, size, size));
                MiniEncoder encoder = joint.network.semantic();
                SairNetwork sair = joint.network.sair();
                MiniEncoder.Seen seen = encoder.see(image, mask, true);
                NDArray clean = encoder.encode(image, mask.zerosLike(), false).stopGradient();
                NDArray completed = sair.complete(seen.map(), mask);
                yield l1(sair.colours(picture, mask, completed, queries.queries()), queries, wanted)
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
        Background background = background();
        float[] under = background.under(rgb, mask, size, size);
        LocalEnsemble all = LocalEnsemble.wholeGrid(1, size, size);
        float[] values = Scope.free(() -> {
            NDArray image = manager.create(rgb, new Shape(1, 3, size, size));
            NDArray picture = manager.create(under, new Shape(1, 3, size, size));
            NDArray holes = manager.create(mask, new Shape(1, 1, size, size));
            ImplicitFunction.Field colours = switch (variant) {
                case Variant.Liif liif -> liif.network.colours(picture, holes, all.queries());
                case Variant.Frozen frozen ->
                    colours(frozen.network, frozen.semantic.encode(image, holes), picture, holes, all.queries());
                case Variant.Joint joint -> {
                    NDArray raw = joint.network.semantic().encode(image, holes);
                    yield colours(joint.network.sair(), raw, picture, holes, all.queries());
                }
            };
            return Maps.fromRows(colours.at(all), 1, size, size).toFloatArray();
        });
        for (int sample = 0; sample < values.length; sample++) {
            values[sample] += background.base(under[sample]);
        }
        return Optional.of(values);
    }

    private static ImplicitFunction.Field colours(
            SairNetwork sair, NDArray raw, NDArray picture, NDArray mask, long queries) {
        return sair.colours(picture, mask, sair.complete(raw, mask), queries);
    }

    private static NDArray l1(ImplicitFunction.Field colours, LocalEnsemble queries, NDArray wanted) {
        return colours.at(queries).sub(wanted).abs().mean();
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
        if (variant instanceof Variant.Joint joint) {
            joint.text.close();
        }
    }
}
