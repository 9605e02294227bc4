package org.sairbrush.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.XavierInitializer;

/// A pre-norm transformer block, `x + attention(LN(x))`, then `x + MLP(LN(x))` with GELU and four times the width.
/// Parameter names are CLIP's.
public final class TransformerBlock extends NetworkBlock {

    private static final float EPSILON = 1e-5f;

    private final int width;
    private final int heads;
    private final LayerNormalization beforeAttention;
    private final Parameter projectionWeight;
    private final Parameter projectionBias;
    private final Dense output;
    private final LayerNormalization beforeMlp;
    private final Dense expand;
    private final Dense contract;

    public TransformerBlock(int width, int heads) {
        this.width = width;
        this.heads = heads;
        this.beforeAttention = addChildBlock("ln_1", new LayerNormalization(width, EPSILON));
        this.projectionWeight = parameter("attn.in_proj_weight", new XavierInitializer(), 3L * width, width);
        this.projectionBias = parameter("attn.in_proj_bias", Initializer.ZEROS, 3L * width);
        this.output = addChildBlock("attn.out_proj", new Dense(width, width));
        this.beforeMlp = addChildBlock("ln_2", new LayerNormalization(width, EPSILON));
        this.expand = addChildBlock("mlp.c_fc", new Dense(width, 4 * width));
        this.contract = addChildBlock("mlp.c_proj", new Dense(4 * width, width));
    }

    /// @param tokens  `(B, N, width)`
    /// @param keyBias `(B, 1, 1, N)` added to the attention's logits, strongly negative where a token must not act as key
    /// @return `(B, N, width)`
    public NDArray apply(NDArray tokens, NDArray keyBias) {
        return Scope.only(() -> {
            NDArray mixed = tokens.add(attention(beforeAttention.apply(tokens), keyBias));
            return mixed.add(contract.apply(Activation.gelu(expand.apply(beforeMlp.apply(mixed)))));
        });
    }

    private NDArray attention(NDArray tokens, NDArray keyBias) {
        NDArray projected = tokens.matMul(projectionWeight.getArray().transpose()).add(projectionBias.getArray());
        long batch = tokens.getShape().get(0);
        long count = tokens.getShape().get(1);
        long size = width / heads;
        // (B, N, 3·width) → (3, B, heads, N, size)
        NDArray split = projected.reshape(batch, count, 3, heads, size).transpose(2, 0, 3, 1, 4);
        NDArray logits = split.get(0).matMul(split.get(1).transpose(0, 1, 3, 2)).mul(1 / Math.sqrt(size)).add(keyBias);
        NDArray mixed = logits.softmax(-1).matMul(split.get(2)).transpose(0, 2, 1, 3).reshape(batch, count, width);
        return output.apply(mixed);
    }

    @Override
    protected NDArray forward(NDList inputs, boolean training) {
        return apply(inputs.get(0), inputs.get(1));
    }
}
