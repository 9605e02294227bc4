package org.sairbrush.sair;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Parameter;
import ai.djl.training.initializer.NormalInitializer;
import java.util.ArrayList;
import java.util.List;
import org.sairbrush.clip.ClipBlock;
import org.sairbrush.clip.ClipConfig;
import org.sairbrush.nn.Convolution;
import org.sairbrush.nn.LayerNormalization;
import org.sairbrush.nn.Maps;
import org.sairbrush.nn.NetworkBlock;
import org.sairbrush.nn.Scope;

/// What SIR knows of the whole picture: attention between all cells at half the semantic map's size, added to the map.
/// The paper's SIR sees 3×3 cells, which in the middle of a large hole are all unknown.
public final class SemanticContext extends NetworkBlock {

    private static final float EPSILON = 1e-5f;

    /// @param width  of the tokens
    /// @param blocks transformer blocks
    /// @param heads  attention heads
    /// @param grid   side of the grid of positional embeddings
    public record Config(int width, int blocks, int heads, int grid) {}

    private final Convolution down;
    private final Parameter position;
    private final List<ClipBlock> transformer = new ArrayList<>();
    private final LayerNormalization after;
    /// Begins with nothing, so that SIR begins with the map that it is given.
    private final Convolution up;

    /// @param channels c of the semantic map
    SemanticContext(int channels, Config config) {
        int width = config.width();
        this.down = addChildBlock("down", Convolution.strided(channels + 1, width, 2, 2, 0));
        this.position = parameter("position", new NormalInitializer(0.02f), 1, width, config.grid(), config.grid());
        for (int index = 0; index < config.blocks(); index++) {
            ClipBlock block = new ClipBlock(width, config.heads(), ClipConfig.NonLinearity.GELU, EPSILON);
            transformer.add(addChildBlock("resblocks." + index, block));
        }
        this.after = addChildBlock("ln_post", new LayerNormalization(width, EPSILON));
        this.up = addChildBlock("up", Convolution.nothingYet(width, channels));
    }

    /// @param semantics Z, `(B, c, h, w)`
    /// @param holes     hole share of each cell, `(B, 1, h, w)` in [0, 1]
    /// @return `(B, c, h, w)`
    NDArray apply(NDArray semantics, NDArray holes) {
        return Scope.only(() -> {
            long height = semantics.getShape().get(2);
            long width = semantics.getShape().get(3);
            // an odd side is resampled, so that the tokens still cover the map edge to edge
            NDArray even = Maps.resize(Maps.join(semantics, holes), height + height % 2, width + width % 2);
            NDArray map = down.apply(even);
            long rows = map.getShape().get(2);
            long columns = map.getShape().get(3);
            NDArray tokens = Maps.tokens(map.add(Maps.interpolate(position.getArray(), rows, columns)));
            for (ClipBlock block : transformer) {
                tokens = block.apply(tokens, null);
            }
            NDArray seen = Maps.fromTokens(after.apply(tokens), rows, columns);
            return semantics.add(Maps.resize(up.apply(seen), height, width));
        });
    }

    @Override
    protected NDArray forward(NDList inputs, boolean training) {
        return apply(inputs.get(0), inputs.get(1));
    }
}
