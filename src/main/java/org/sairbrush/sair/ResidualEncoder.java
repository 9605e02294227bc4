package org.sairbrush.sair;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.sairbrush.nn.ConvNorm;
import org.sairbrush.nn.Convolution;
import org.sairbrush.nn.Maps;
import org.sairbrush.nn.Residual;
import org.sairbrush.nn.Scope;
import org.sairbrush.nn.Window;

/// The default pack's appearance encoder: dilated residual blocks at half the size, joined by a skip at full size.
///
/// Batch normalisation and the skip make it learn many times as fast as the paper's encoder, which is what counts where
/// training time is short. It is meant to be used coarse to fine ([CoarseToFine]), as it sees about 35 pixels to each
/// side.
public final class ResidualEncoder extends AppearanceEncoder {

    /// @param channels  at full and half size; the first is also the number of output channels
    /// @param dilations of the residual blocks' first convolutions
    /// @param semantics channels of the semantic map that joins before the blocks, 0 = none
    public record Config(List<Integer> channels, List<Integer> dilations, int semantics)
            implements AppearanceEncoder.Config {

        public Config {
            channels = List.copyOf(channels);
            dilations = List.copyOf(dilations);
            if (channels.size() != 2) {
                throw new IllegalArgumentException("The residual encoder has two widths, not " + channels.size());
            }
        }

        /// The size of the default pack: half a million parameters.
        public static Config standard(int semantics) {
            return new Config(List.of(32, 64), List.of(1, 2, 4, 1, 2, 1), semantics);
        }
    }

    /// The picture, the mask, and what a coarser level added.
    private static final int INPUTS = 7;

    /// Gives photographs about unit variance.
    private static final float SPREAD = 4;

    /// Pixels around a window that the layers at full size see, the joining one first.
    private static final int JOIN_SEES = 3;

    /// Pixels around a window that resampling to full size sees, and one for rounding.
    private static final int RESIZE_SEES = 2;

    /// Cells around a window that are wrong where the first two layers see its edge for the picture's.
    private static final int DOWN_SEES = 1;

    private final ConvNorm stem;
    private final ConvNorm down;
    private final Convolution semantic;
    private final List<Residual> blocks = new ArrayList<>();
    private final ConvNorm join;
    private final Residual refine;

    public ResidualEncoder(Config config) {
        super(config);
        int full = config.channels().get(0);
        int half = config.channels().get(1);
        this.stem = addChildBlock("stem", new ConvNorm(INPUTS, full, 1, 1));
        this.down = addChildBlock("down", new ConvNorm(full, half, 2, 1));
        this.semantic = config.semantics() == 0
                ? null
                : addChildBlock("semantic", Convolution.same(config.semantics(), half, 1));
        for (int dilation : config.dilations()) {
            blocks.add(addChildBlock("block." + blocks.size(), new Residual(half, dilation)));
        }
        this.join = addChildBlock("join", new ConvNorm(half + full, full, 1, 1));
        this.refine = addChildBlock("refine", new Residual(full, 1));
    }

    /// The blocks run once, on all that is wanted; the layers at full size on each window by itself.
    @Override
    Features features(CoarseToFine.Sight sight, NDArray semantics, boolean training) {
        Window whole = Window.whole(sight.picture());
        Window joined = sight.wanted().grown(JOIN_SEES, whole);
        Window resized = halved(joined, whole);
        int around = blocks.stream().mapToInt(Residual::sees).sum();
        Window started = resized.grown(around + DOWN_SEES, whole.halved());
        Window seen = doubled(started, whole);
        NDArray full = Scope.only(() -> stem.apply(input(sight, seen), training));
        NDArray half = Scope.only(() -> {
            NDArray map = down.apply(full, training);
            if (semantic != null) {
                // projected while it is coarse, where that is cheap
                map = map.add(Maps.resize(semantic.apply(semantics), whole.halved(), started));
            }
            return blocks(map, started, resized, whole.halved(), training);
        });
        return window -> Scope.only(() -> {
            Window near = window.grown(JOIN_SEES, whole);
            Window cells = halved(near, whole);
            Window large = doubled(cells, whole);
            NDArray sized = Maps.resize(cells.of(half, resized), large.height(), large.width());
            NDArray both = Maps.join(near.of(sized, large), near.of(full, seen));
            return window.of(refine.apply(join.apply(both, training), training), near);
        });
    }

    /// @param shown  window that the map shows
    /// @param wanted window that the result shows
    private NDArray blocks(NDArray map, Window shown, Window wanted, Window grid, boolean training) {
        int left = blocks.stream().mapToInt(Residual::sees).sum();
        for (Residual block : blocks) {
            left -= block.sees();
            Window next = wanted.grown(left, grid);
            map = next.of(block.apply(map, training), shown);
            shown = next;
        }
        return wanted.of(map, shown);
    }

    /// The cells at half size from which a window is resampled. Where halves are no halves because a side is odd,
    /// nothing is left out.
    private static Window halved(Window window, Window whole) {
        return whole.isEven() ? window.grown(RESIZE_SEES, whole).halved() : whole.halved();
    }

    private static Window doubled(Window cells, Window whole) {
        return whole.isEven() ? cells.doubled() : whole;
    }

    private static NDArray input(CoarseToFine.Sight sight, Window seen) {
        NDArray picture = seen.of(sight.picture());
        NDArray added = sight.added() == null ? picture.zerosLike() : seen.of(sight.added());
        return Maps.join(picture.sub(0.5f).mul(SPREAD), seen.of(sight.mask()), added.mul(SPREAD));
    }
}
