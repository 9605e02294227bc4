package org.sairbrush.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.training.initializer.XavierInitializer;
import java.util.ArrayList;
import java.util.List;
import org.sairbrush.nn.LayerNormalization;
import org.sairbrush.nn.NetworkBlock;
import org.sairbrush.nn.Scope;

/// CLIP's text transformer (arXiv 2103.00020). Parameters carry the names of OpenAI's checkpoints.
public final class ClipTextTransformer extends NetworkBlock {

    private static final float NEVER = -1e9f;

    private final ClipConfig.Text config;
    private final Parameter tokenEmbedding;
    private final Parameter positionalEmbedding;
    private final List<ClipBlock> blocks = new ArrayList<>();
    private final LayerNormalization after;
    private final Parameter projection;

    public ClipTextTransformer(ClipConfig clip) {
        this.config = clip.text();
        int width = config.width();
        this.tokenEmbedding =
                parameter("token_embedding.weight", new NormalInitializer(0.02f), config.vocabulary(), width);
        this.positionalEmbedding =
                parameter("positional_embedding", new NormalInitializer(0.01f), config.context(), width);
        for (int index = 0; index < config.layers(); index++) {
            blocks.add(addChildBlock(
                    "transformer.resblocks." + index,
                    new ClipBlock(width, config.heads(), clip.nonLinearity(), clip.epsilon())));
        }
        this.after = addChildBlock("ln_final", new LayerNormalization(width, clip.epsilon()));
        this.projection = parameter("text_projection", new XavierInitializer(), width, clip.dimension());
    }

    /// @param tokenIds `(T, L)` of INT64, L at most the context length; each row's end-of-text token has its highest id
    /// @return `(T, d)`, not normalised
    public NDArray encode(NDArray tokenIds) {
        return Scope.only(() -> {
            NDArray tokens = embed(tokenIds);
            NDArray mask = causalMask(tokenIds.getManager(), Math.toIntExact(tokenIds.getShape().get(1)));
            for (ClipBlock block : blocks) {
                tokens = block.apply(tokens, mask);
            }
            long length = tokenIds.getShape().get(1);
            NDArray flat = tokens.reshape(-1, config.width());
            NDArray ends = tokenIds.getManager().create(endsOfText(tokenIds.toLongArray(), (int) length));
            return after.apply(flat.get(new NDIndex("{}", ends))).matMul(projection.getArray());
        });
    }

    /// What the first block sees, `(T, L, width)`.
    ///
    /// @throws IllegalArgumentException when a text is longer than the context
    NDArray embed(NDArray tokenIds) {
        long length = tokenIds.getShape().get(1);
        if (length > config.context()) {
            throw new IllegalArgumentException(
                    "A text of %d tokens is longer than the context of %d".formatted(length, config.context()));
        }
        return Scope.only(() -> tokenIds.getNDArrayInternal()
                .embedding(tokenIds, tokenEmbedding.getArray(), SparseFormat.DENSE)
                .singletonOrThrow()
                .add(positionalEmbedding.getArray().get(new NDIndex(":{}", length))));
    }

    /// `(L, L)`: a token looks at itself and at those before it.
    static NDArray causalMask(NDManager manager, int length) {
        float[] values = new float[length * length];
        for (int query = 0; query < length; query++) {
            for (int key = query + 1; key < length; key++) {
                values[query * length + key] = NEVER;
            }
        }
        return manager.create(values, new Shape(length, length));
    }

    /// Where in the flattened rows each row's first highest id is.
    private static long[] endsOfText(long[] ids, int length) {
        long[] ends = new long[ids.length / length];
        for (int text = 0; text < ends.length; text++) {
            int end = text * length;
            for (int i = end; i < (text + 1) * length; i++) {
                if (ids[i] > ids[end]) {
                    end = i;
                }
            }
            ends[text] = end;
        }
        return ends;
    }

    List<ClipBlock> blocks() {
        return blocks;
    }

    @Override
    protected NDArray forward(NDList inputs, boolean training) {
        return encode(inputs.singletonOrThrow());
    }
}
