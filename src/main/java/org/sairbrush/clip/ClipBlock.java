package org.sairbrush.clip;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.XavierInitializer;
import org.sairbrush.nn.Constants;
import org.sairbrush.nn.Dense;
import org.sairbrush.nn.LayerNormalization;
import org.sairbrush.nn.NetworkBlock;
import org.sairbrush.nn.Scope;

/// One residual attention block of CLIP, and the ways in which dense prediction bends the last of them.
/// Tokens are `(B, N, width)`.
public final class ClipBlock extends NetworkBlock {

    private final int width;
    private final int heads;
    private final ClipConfig.NonLinearity nonLinearity;
    private final LayerNormalization beforeAttention;
    private final Parameter projectionWeight;
    private final Parameter projectionBias;
    private final Dense output;
    private final LayerNormalization beforeMlp;
    private final Dense expand;
    private final Dense contract;

    public ClipBlock(int width, int heads, ClipConfig.NonLinearity nonLinearity, float epsilon) {
        this.width = width;
        this.heads = heads;
        this.nonLinearity = nonLinearity;
        this.beforeAttention = addChildBlock("ln_1", new LayerNormalization(width, epsilon));
        this.projectionWeight = parameter("attn.in_proj_weight", new XavierInitializer(), 3L * width, width);
        this.projectionBias = parameter("attn.in_proj_bias", Initializer.ZEROS, 3L * width);
        this.output = addChildBlock("attn.out_proj", new Dense(width, width));
        this.beforeMlp = addChildBlock("ln_2", new LayerNormalization(width, epsilon));
        this.expand = addChildBlock("mlp.c_fc", new Dense(width, 4 * width));
        this.contract = addChildBlock("mlp.c_proj", new Dense(4 * width, width));
    }

    /// `y = x + attention(LN(x))`, then `y + MLP(LN(y))`.
    ///
    /// @param bias added to the attention's logits, in a shape that broadcasts to `(B, heads, N, N)`, or null for none
    public NDArray apply(NDArray tokens, NDArray bias) {
        return Scope.only(() -> {
            NDArray projected = Linear.linear(
                            beforeAttention.apply(tokens), projectionWeight.getArray(), projectionBias.getArray())
                    .singletonOrThrow();
            NDList thirds = projected.split(3, 2);
            return addMlp(tokens.add(attend(thirds.get(0), thirds.get(1), thirds.get(2), bias)));
        });
    }

    /// Every token's own value through the output projection, `W_o W_v LN(x)`.
    NDArray values(NDArray tokens) {
        return Scope.only(() -> output.apply(project(beforeAttention.apply(tokens), 2)));
    }

    /// [#values] with the block's residual connection and MLP.
    NDArray valuesWithResidual(NDArray tokens) {
        return Scope.only(() -> addMlp(tokens.add(values(tokens))));
    }

    /// Attention in which the keys stand in for the queries, without residual connection and MLP.
    ///
    /// @param bias as in [#apply]
    NDArray keyKey(NDArray tokens, NDArray bias) {
        return Scope.only(() -> {
            NDArray normalized = beforeAttention.apply(tokens);
            NDArray keys = project(normalized, 1);
            return attend(keys, keys, project(normalized, 2), bias);
        });
    }

    /// One third of the joint projection to queries (0), keys (1) and values (2).
    private NDArray project(NDArray normalized, int third) {
        NDIndex rows = new NDIndex("{}:{}", third * width, (third + 1) * width);
        return Linear.linear(normalized, projectionWeight.getArray().get(rows), projectionBias.getArray().get(rows))
                .singletonOrThrow();
    }

    private NDArray attend(NDArray queries, NDArray keys, NDArray values, NDArray bias) {
        Shape shape = queries.getShape();
        NDArray logits = byHead(Constants.times(queries, 1 / Math.sqrt((double) width / heads)))
                .matMul(byHead(keys).swapAxes(2, 3));
        NDArray attention = (bias == null ? logits : logits.add(bias)).softmax(-1);
        return output.apply(attention.matMul(byHead(values)).swapAxes(1, 2).reshape(shape));
    }

    /// `(B, N, width)` → `(B, heads, N, width / heads)`
    private NDArray byHead(NDArray tokens) {
        Shape shape = tokens.getShape();
        return tokens.reshape(shape.get(0), shape.get(1), heads, width / heads).swapAxes(1, 2);
    }

    private NDArray addMlp(NDArray tokens) {
        return tokens.add(contract.apply(nonLinearity.apply(expand.apply(beforeMlp.apply(tokens)))));
    }

    @Override
    protected NDArray forward(NDList inputs, boolean training) {
        return apply(inputs.get(0), inputs.size() > 1 ? inputs.get(1) : null);
    }
}
