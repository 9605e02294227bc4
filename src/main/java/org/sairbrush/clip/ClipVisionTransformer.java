package org.sairbrush.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.training.initializer.XavierInitializer;
import java.util.ArrayList;
import java.util.List;
import org.sairbrush.nn.LayerNormalization;
import org.sairbrush.nn.Maps;
import org.sairbrush.nn.NetworkBlock;
import org.sairbrush.nn.Scope;

/// CLIP's vision transformer (arXiv 2103.00020), for whole pictures and, densely, for each patch.
///
/// Parameters carry the names of OpenAI's checkpoints. Inputs are pictures `(B, 3, H, W)` after CLIP's normalisation,
/// of any size that is a multiple of the patch.
public final class ClipVisionTransformer extends NetworkBlock {

    /// A patch with at least this share of hole does not act as a key.
    public static final float HOLE_SHARE = 0.5f;

    private static final float NEVER = -1e9f;
    private static final double NACLIP_DEVIATION = 5;

    private final ClipConfig.Vision config;
    private final int dimension;
    private final Parameter patchWeight;
    private final Parameter classEmbedding;
    private final Parameter positionalEmbedding;
    private final LayerNormalization before;
    private final List<ClipBlock> blocks = new ArrayList<>();
    private final LayerNormalization after;
    private final Parameter projection;

    public ClipVisionTransformer(ClipConfig clip) {
        this.config = clip.vision();
        this.dimension = clip.dimension();
        int width = config.width();
        int patch = config.patch();
        this.patchWeight = parameter("conv1.weight", new XavierInitializer(), width, 3, patch, patch);
        this.classEmbedding = parameter("class_embedding", new NormalInitializer(0.02f), width);
        this.positionalEmbedding = parameter(
                "positional_embedding", new NormalInitializer(0.02f), 1L + config.grid() * config.grid(), width);
        this.before = addChildBlock("ln_pre", new LayerNormalization(width, clip.epsilon()));
        for (int index = 0; index < config.layers(); index++) {
            blocks.add(addChildBlock(
                    "transformer.resblocks." + index,
                    new ClipBlock(width, config.heads(), clip.nonLinearity(), clip.epsilon())));
        }
        this.after = addChildBlock("ln_post", new LayerNormalization(width, clip.epsilon()));
        this.projection = parameter("proj", new XavierInitializer(), width, dimension);
    }

    /// Side of a patch, in pixels.
    public int patch() {
        return config.patch();
    }

    /// d, the length of the embeddings.
    public int dimension() {
        return dimension;
    }

    /// One embedding a picture, `(B, d)`, not normalised.
    public NDArray encode(NDArray pixels) {
        return Scope.only(() -> {
            NDArray tokens = embed(pixels, DenseMode.MASKCLIP);
            for (ClipBlock block : blocks) {
                tokens = block.apply(tokens, null);
            }
            return project(tokens.get(":, 0"));
        });
    }

    /// One feature a patch, `(B, d, H / patch, W / patch)`, not normalised.
    ///
    /// @param mask `(B, 1, H, W)`, 1 = hole, or null for none; patches of which [#HOLE_SHARE] or more is hole are not
    ///             looked at by any patch (they themselves look at the others)
    public NDArray encodeDense(NDArray pixels, NDArray mask, DenseMode mode) {
        return encodeDense(pixels, mask, mode, NACLIP_DEVIATION);
    }

    /// @param deviation σ of NACLIP's Gaussian in patches; 0 leaves the Gaussian out
    NDArray encodeDense(NDArray pixels, NDArray mask, DenseMode mode, double deviation) {
        return Scope.only(() -> {
            int rows = Math.toIntExact(pixels.getShape().get(2) / config.patch());
            int columns = Math.toIntExact(pixels.getShape().get(3) / config.patch());
            NDArray keyBias = mask == null ? null : keyBias(mask);
            NDArray tokens = embed(pixels, mode);
            for (ClipBlock block : blocks.subList(0, blocks.size() - 1)) {
                tokens = block.apply(tokens, keyBias);
            }
            ClipBlock last = blocks.getLast();
            NDArray features = switch (mode) {
                case MASKCLIP -> last.values(tokens);
                case MASKCLIP_RESIDUAL -> last.valuesWithResidual(tokens);
                case NACLIP -> {
                    NDArray nearness = nearness(pixels.getManager(), rows, columns, deviation);
                    yield last.keyKey(tokens, keyBias == null ? nearness : nearness.add(keyBias));
                }
            };
            return project(features.get(":, 1:"))
                    .swapAxes(1, 2)
                    .reshape(pixels.getShape().get(0), dimension, rows, columns);
        });
    }

    /// What the first block sees: `(B, 1 + N, width)`, the class token, then the patches row by row.
    ///
    /// @throws IllegalArgumentException when the size is not a multiple of the patch
    NDArray embed(NDArray pixels, DenseMode mode) {
        Shape shape = pixels.getShape();
        int patch = config.patch();
        if (shape.get(2) % patch != 0 || shape.get(3) % patch != 0) {
            throw new IllegalArgumentException("A picture of %d×%d pixels can't be cut into patches of %d"
                    .formatted(shape.get(3), shape.get(2), patch));
        }
        int rows = Math.toIntExact(shape.get(2) / patch);
        int columns = Math.toIntExact(shape.get(3) / patch);
        long batch = shape.get(0);
        NDManager manager = pixels.getManager();
        return Scope.only(() -> {
            NDArray patches = Maps.convolve(
                            pixels,
                            patchWeight.getArray(),
                            null,
                            new Shape(patch, patch),
                            new Shape(0, 0),
                            new Shape(1, 1))
                    .reshape(batch, config.width(), (long) rows * columns)
                    .swapAxes(1, 2);
            NDArray classToken = manager.zeros(new Shape(batch, 1, config.width())).add(classEmbedding.getArray());
            NDArray positions = PositionGrid.resize(
                    positionalEmbedding.getArray(), manager, config.grid(), rows, columns, mode);
            return before.apply(classToken.concat(patches, 1).add(positions));
        });
    }

    /// `(B, 1, 1, 1 + N)`: nothing for the class token, so that there is always something to look at.
    private NDArray keyBias(NDArray mask) {
        return Scope.only(() -> {
            NDArray share = Maps.blockMean(mask, config.patch());
            long batch = mask.getShape().get(0);
            NDArray holes = share.gte(HOLE_SHARE).toType(DataType.FLOAT32, false).reshape(batch, 1, 1, -1);
            return mask.getManager().zeros(new Shape(batch, 1, 1, 1)).concat(holes.mul(NEVER), 3);
        });
    }

    /// NACLIP's Gaussian of the distance between patches, `(1 + N, 1 + N)`: peak 1, not normalised, 0 for the class
    /// token.
    static NDArray nearness(NDManager manager, int rows, int columns, double deviation) {
        int count = 1 + rows * columns;
        float[] values = new float[Math.multiplyExact(count, count)];
        if (deviation > 0) {
            for (int a = 1; a < count; a++) {
                for (int b = 1; b < count; b++) {
                    int dy = (a - 1) / columns - (b - 1) / columns;
                    int dx = (a - 1) % columns - (b - 1) % columns;
                    values[a * count + b] = (float) Math.exp(-(dx * dx + dy * dy) / (2 * deviation * deviation));
                }
            }
        }
        return manager.create(values, new Shape(count, count));
    }

    private NDArray project(NDArray tokens) {
        return after.apply(tokens).matMul(projection.getArray());
    }

    List<ClipBlock> blocks() {
        return blocks;
    }

    @Override
    protected NDArray forward(NDList inputs, boolean training) {
        return encode(inputs.singletonOrThrow());
    }
}
