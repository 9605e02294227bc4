package org.sairbrush.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.ConstantInitializer;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.NormalInitializer;
import java.util.ArrayList;
import java.util.List;
import org.sairbrush.nn.Constants;
import org.sairbrush.nn.ConvNorm;
import org.sairbrush.nn.Convolution;
import org.sairbrush.nn.Dense;
import org.sairbrush.nn.LayerNormalization;
import org.sairbrush.nn.Maps;
import org.sairbrush.nn.NetworkBlock;
import org.sairbrush.nn.Residual;
import org.sairbrush.nn.Scope;
import org.sairbrush.nn.Stage;

/// Sairbrush Mini, a compact CLIP-style encoder: dense features in the space of a text encoder, one vector a cell of
/// 8×8 pixels. It is trained by this project and is not OpenAI's CLIP.
///
/// A residual convolutional stem goes down to stride 8, transformer blocks work at stride 16, the last of them through
/// the MaskCLIP head (value and output projection alone), and both meet again at stride 8. A class token beside the
/// cells becomes the vector of the whole picture. Holes are blanked and told by a fourth channel, and cells that are
/// mostly hole do not act as keys.
public final class MiniEncoder extends NetworkBlock implements SemanticEncoder {

    /// Pixels a cell of the result spans on each side; sides of the picture must be multiples of twice this.
    public static final int STRIDE = 8;

    private static final float MOSTLY_HOLE = 0.5f;
    private static final float NEVER = -1e4f;
    private static final float EPSILON = 1e-5f;
    private static final double FIRST_SCALE = 10;

    /// @param channels   width at strides 2, 4, 8 and 16
    /// @param blocks     transformer blocks, the last one used through the MaskCLIP head
    /// @param heads      attention heads
    /// @param grid       side of the grid of positional embeddings
    /// @param outputs    c, the dimension of the text space
    /// @param classToken whether there is a vector of the whole picture
    public record Config(
            List<Integer> channels, int blocks, int heads, int grid, int outputs, boolean classToken) {

        public Config {
            channels = List.copyOf(channels);
        }

        /// The size of the default pack: 3.4 million parameters.
        public static Config standard() {
            return new Config(List.of(24, 48, 96, 160), 3, 4, 16, 384, true);
        }
    }

    /// What the encoder makes of a picture; all vectors have root mean square 1.
    ///
    /// @param map     `(B, c, H/8, W/8)`
    /// @param picture of the class token, `(B, c)`
    public record Seen(NDArray map, NDArray picture) {}

    private final Config config;
    private final List<Stage> stem = new ArrayList<>();
    private final Stage coarse;
    private final Parameter position;
    private final Parameter classToken;
    private final List<ClipBlock> transformer = new ArrayList<>();
    private final MaskClipHead head;
    private final ConvNorm join;
    private final Residual refine;
    private final Convolution project;
    private final Dense classProjection;
    private final Parameter textCentre;
    private final Parameter logitScale;

    public MiniEncoder(Config config) {
        this.config = config;
        List<Integer> channels = config.channels();
        stem.add(addChildBlock("stem.0", new Stage(4, channels.get(0), List.of(1))));
        stem.add(addChildBlock("stem.1", new Stage(channels.get(0), channels.get(1), List.of(1))));
        stem.add(addChildBlock("stem.2", new Stage(channels.get(1), channels.get(2), List.of(1, 2, 4))));
        int width = channels.get(3);
        this.coarse = addChildBlock("coarse", new Stage(channels.get(2), width, List.of(1, 1)));
        this.position = parameter("position", new NormalInitializer(0.02f), 1, width, config.grid(), config.grid());
        this.classToken = config.classToken()
                ? parameter("class_token", new NormalInitializer(0.02f), 1, 1, width)
                : null;
        for (int index = 0; index < config.blocks() - 1; index++) {
            ClipBlock block = new ClipBlock(width, config.heads(), ClipConfig.NonLinearity.GELU, EPSILON);
            transformer.add(addChildBlock("resblocks." + index, block));
        }
        this.head = addChildBlock("resblocks." + transformer.size(), new MaskClipHead(width));
        this.join = addChildBlock("join", new ConvNorm(channels.get(2) + width, width, 1, 1));
        this.refine = addChildBlock("refine", new Residual(width, 1));
        this.project = addChildBlock("proj", Convolution.same(width, config.outputs(), 1));
        this.classProjection =
                config.classToken() ? addChildBlock("class_proj", new Dense(width, config.outputs())) : null;
        this.textCentre = buffer("text_centre", Initializer.ZEROS, config.outputs());
        this.logitScale = parameter("logit_scale", new ConstantInitializer((float) Math.log(FIRST_SCALE)), 1);
    }

    /// The mean text vector of the words that the encoder was trained with, `(c)`. Sentence vectors share a large
    /// common part; it is taken off a word's vector before the two are compared.
    public NDArray textCentre() {
        return textCentre.getArray();
    }

    @Override
    public int channels() {
        return config.outputs();
    }

    @Override
    public int stride() {
        return STRIDE;
    }

    @Override
    public NDArray encode(NDArray image, NDArray mask) {
        return encode(image, mask, false);
    }

    /// The parameters belong to the manager that they were made or loaded on.
    @Override
    public void close() {}

    /// The learned factor on cosines, the inverse of the temperature, `(1)`; stored as its logarithm as in CLIP.
    public NDArray logitScale() {
        return logitScale.getArray().exp();
    }

    /// @param image    `(B, 3, H, W)` in [0, 1], sides multiples of 16
    /// @param mask     `(B, 1, H, W)`, 1 = hole; what lies under it is not looked at
    /// @param training whether batch statistics are gathered
    /// @return `(B, c, H/8, W/8)`, each vector of root mean square 1
    public NDArray encode(NDArray image, NDArray mask, boolean training) {
        return Scope.only(() -> {
            NDArray fine = fine(image, mask, training);
            return cells(fine, tokens(fine, mask, training), training);
        });
    }

    /// [#encode] with the vector of the whole picture. Intermediate arrays live as long as the caller's scope.
    ///
    /// @throws IllegalStateException without a class token
    public Seen see(NDArray image, NDArray mask, boolean training) {
        if (classToken == null) {
            throw new IllegalStateException("This encoder has no class token");
        }
        NDArray fine = fine(image, mask, training);
        NDArray tokens = tokens(fine, mask, training);
        return new Seen(cells(fine, tokens, training), unit(classProjection.apply(tokens.get(":, 0"))));
    }

    /// What the first stages of the stem make of a picture without holes, at strides 2, 4 and 8: edges and textures.
    /// Intermediate arrays live as long as the caller's scope.
    ///
    /// @param image `(B, 3, H, W)` in [0, 1]
    /// @return a map of each stage, finest first
    public List<NDArray> textures(NDArray image, int stages) {
        Shape shape = image.getShape();
        NDArray none = image.getManager().zeros(new Shape(shape.get(0), 1, shape.get(2), shape.get(3)));
        List<NDArray> maps = new ArrayList<>();
        NDArray map = input(image, none);
        for (Stage stage : stem.subList(0, stages)) {
            map = stage.apply(map, false);
            maps.add(map);
        }
        return maps;
    }

    private static NDArray input(NDArray image, NDArray mask) {
        NDArray known = mask.neg().add(1);
        // about zero mean and unit variance over photographs
        return Constants.times(image.sub(0.5f), 4).mul(known).concat(mask, 1);
    }

    /// The convolutional map at stride 8.
    private NDArray fine(NDArray image, NDArray mask, boolean training) {
        return Scope.only(() -> {
            NDArray map = input(image, mask);
            for (Stage stage : stem) {
                map = stage.apply(map, training);
            }
            return map;
        });
    }

    /// The transformer at stride 16: the class token, if there is one, then the cells row by row, `(B, 1 + N, width)`.
    private NDArray tokens(NDArray fine, NDArray mask, boolean training) {
        return Scope.only(() -> {
            NDArray map = coarse.apply(fine, training);
            long batch = map.getShape().get(0);
            long width = map.getShape().get(1);
            long rows = map.getShape().get(2);
            long columns = map.getShape().get(3);
            NDArray holes = Maps.blockMean(mask, 2 * STRIDE).reshape(batch, 1, 1, rows * columns);
            NDArray keyBias = holes.gte(MOSTLY_HOLE).toType(DataType.FLOAT32, false).mul(NEVER);
            NDArray tokens = Maps.tokens(map.add(Maps.interpolate(position.getArray(), rows, columns)));
            if (classToken != null) {
                tokens = classToken.getArray().broadcast(new Shape(batch, 1, width)).concat(tokens, 1);
                keyBias = keyBias.getManager().zeros(new Shape(batch, 1, 1, 1)).concat(keyBias, 3);
            }
            for (ClipBlock block : transformer) {
                tokens = block.apply(tokens, keyBias);
            }
            return head.apply(tokens);
        });
    }

    /// The map at stride 8 from both.
    private NDArray cells(NDArray fine, NDArray tokens, boolean training) {
        return Scope.only(() -> {
            long height = fine.getShape().get(2);
            long width = fine.getShape().get(3);
            NDArray global =
                    Maps.fromTokens(classToken == null ? tokens : tokens.get(":, 1:"), height / 2, width / 2);
            NDArray joined = Maps.join(fine, Maps.resize(global, height, width));
            return unit(project.apply(refine.apply(join.apply(joined, training), training)));
        });
    }

    /// Vectors along axis 1 at root mean square 1.
    public static NDArray unit(NDArray vectors) {
        NDArray norm = vectors.square().mean(new int[] {1}, true).add(EPSILON).sqrt();
        return vectors.div(norm);
    }

    @Override
    protected NDArray forward(NDList inputs, boolean training) {
        return encode(inputs.get(0), inputs.get(1), training);
    }

    /// The last transformer block in MaskCLIP's way: `LN(W_o W_v LN(x))`, no queries and keys, no residual and no MLP.
    private static final class MaskClipHead extends NetworkBlock {

        private final LayerNormalization before;
        private final Dense values;
        private final Dense output;
        private final LayerNormalization after;

        MaskClipHead(int width) {
            this.before = addChildBlock("ln_1", new LayerNormalization(width, EPSILON));
            this.values = addChildBlock("attn.v_proj", new Dense(width, width));
            this.output = addChildBlock("attn.out_proj", new Dense(width, width));
            this.after = addChildBlock("ln_post", new LayerNormalization(width, EPSILON));
        }

        NDArray apply(NDArray tokens) {
            return Scope.only(() -> after.apply(output.apply(values.apply(before.apply(tokens)))));
        }

        @Override
        protected NDArray forward(NDList inputs, boolean training) {
            return apply(inputs.singletonOrThrow());
        }
    }
}
