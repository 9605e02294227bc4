package org.sairbrush.sair;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import java.util.ArrayList;
import java.util.List;
import org.sairbrush.nn.Convolution;
import org.sairbrush.nn.Maps;
import org.sairbrush.nn.NetworkBlock;
import org.sairbrush.nn.Scope;
import org.sairbrush.nn.TransposedConvolution;

/// The paper's appearance encoder: a convolutional encoder and decoder around dilated residual blocks at a quarter of
/// the size (its table 3, its last two layers read as transposed convolutions as in the released code, whose parameter
/// names are kept). The paper's size is channels 64, 128, 256 and 8 blocks.
///
/// With semantic channels, a projected semantic map joins before the residual blocks, so that they know what is
/// missing. The paper joins semantics only after the decoder.
public final class PaperEncoder extends AppearanceEncoder {

    private static final int INPUTS = 4;
    private static final int STEM_KERNEL = 7;

    /// Sides must be multiples of this.
    public static final int STRIDE = 4;

    /// @param channels  at full, half and quarter size; the first is also the number of output channels
    /// @param blocks    residual blocks at a quarter of the size
    /// @param semantics channels of the semantic map that joins at a quarter of the size, 0 = none
    public record Config(List<Integer> channels, int blocks, int semantics) implements AppearanceEncoder.Config {

        public Config {
            channels = List.copyOf(channels);
            if (channels.size() != 3) {
                throw new IllegalArgumentException("The paper's encoder has three widths, not " + channels.size());
            }
        }

        /// The paper's size: 10.8 M parameters.
        public static Config paper() {
            return new Config(List.of(64, 128, 256), 8, 0);
        }
    }

    private final Convolution stem;
    private final Convolution toHalf;
    private final Convolution toQuarter;
    private final Convolution semantic;
    private final List<ResidualBlock> middle = new ArrayList<>();
    private final TransposedConvolution fromQuarter;
    private final TransposedConvolution fromHalf;

    public PaperEncoder(Config config) {
        super(config);
        int full = config.channels().get(0);
        int half = config.channels().get(1);
        int quarter = config.channels().get(2);
        this.stem = addChildBlock("encoder0.1", Convolution.valid(INPUTS, full, STEM_KERNEL, 1));
        this.toHalf = addChildBlock("encoder1.0", Convolution.strided(full, half, 4, 2, 1));
        this.toQuarter = addChildBlock("encoder2.0", Convolution.strided(half, quarter, 4, 2, 1));
        this.semantic = config.semantics() == 0
                ? null
                : addChildBlock("semantic", Convolution.same(config.semantics(), quarter, 1));
        for (int index = 0; index < config.blocks(); index++) {
            middle.add(addChildBlock("middle." + index, new ResidualBlock(quarter)));
        }
        this.fromQuarter = addChildBlock("decoder.0", new TransposedConvolution(quarter, half));
        this.fromHalf = addChildBlock("decoder.2", new TransposedConvolution(half, full));
    }

    /// Every pixel sees all others through the normalisation, so that nothing can be left out.
    @Override
    Features features(CoarseToFine.Sight sight, NDArray semantics, boolean training) {
        NDArray whole = whole(sight, semantics);
        return window -> window.of(whole);
    }

    private NDArray whole(CoarseToFine.Sight sight, NDArray semantics) {
        return Scope.only(() -> {
            NDArray map = Activation.relu(toQuarter.apply(half(input(sight))));
            if (semantic != null) {
                // projected while it is coarse, where that is cheap
                NDArray projected = semantic.apply(semantics);
                map = map.add(Maps.resize(
                        projected, map.getShape().get(2), map.getShape().get(3)));
            }
            for (ResidualBlock block : middle) {
                map = block.apply(map);
            }
            map = Activation.relu(fromQuarter.apply(map));
            map = Activation.relu(fromHalf.apply(map));
            // a coarser level's sides may be no multiples of 4
            return Maps.resize(map, sight.picture().getShape().get(2), sight.picture().getShape().get(3));
        });
    }

    /// The map after `encoder2`, for tests against the released code.
    NDArray quarter(CoarseToFine.Sight sight) {
        return Scope.only(() -> Activation.relu(toQuarter.apply(half(input(sight)))));
    }

    /// The residual blocks, for tests against the released code.
    NDArray middle(int block, NDArray map) {
        return middle.get(block).apply(map);
    }

    /// `[I·(1 − M), M]` in the paper.
    private static NDArray input(CoarseToFine.Sight sight) {
        return sight.picture().concat(sight.mask(), 1);
    }

    /// @param input `(B, 4, H, W)`
    private NDArray half(NDArray input) {
        return Scope.only(() -> {
            NDArray full = Activation.relu(stem.apply(Maps.reflectionPad(input, STEM_KERNEL / 2)));
            return Activation.relu(toHalf.apply(full));
        });
    }

    /// `x + IN(conv(ReLU(IN(conv(x)))))`: 3×3 convolutions, the first of dilation 2, mirrored borders, no ReLU after
    /// the sum.
    private static final class ResidualBlock extends NetworkBlock {

        private final Convolution dilated;
        private final Convolution plain;

        ResidualBlock(int channels) {
            this.dilated = addChildBlock("conv_block.1", Convolution.valid(channels, channels, 3, 2));
            this.plain = addChildBlock("conv_block.5", Convolution.valid(channels, channels, 3, 1));
        }

        NDArray apply(NDArray map) {
            return Scope.only(() -> {
                NDArray inner = Maps.instanceNorm(dilated.apply(Maps.reflectionPad(map, 2)));
                inner = Maps.instanceNorm(plain.apply(Maps.reflectionPad(Activation.relu(inner), 1)));
                return map.add(inner);
            });
        }

        @Override
        protected NDArray forward(NDList inputs, boolean training) {
            return apply(inputs.singletonOrThrow());
        }
    }
}
