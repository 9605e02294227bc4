package org.sairbrush.sair;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;
import org.sairbrush.nn.ImplicitFunction;
import org.sairbrush.nn.NetworkBlock;
import org.sairbrush.nn.Scope;

/// The baseline that SAIR is compared with: the same appearance encoder and colour function, no semantics.
public final class LiifNetwork extends NetworkBlock {

    /// @param encoder    the appearance encoder
    /// @param hidden     widths of the colour function's hidden layers
    /// @param background what the encoder sees in holes at the coarsest level
    /// @param coarsest   longer side of the coarsest level, 0 = there is one level only
    public record Config(AppearanceEncoder.Config encoder, List<Integer> hidden, Background background, int coarsest) {

        public Config {
            hidden = List.copyOf(hidden);
        }
    }

    private final CoarseToFine levels;
    private final AppearanceEncoder encoder;
    private final AppearanceImplicitRepresentation appearance;

    public LiifNetwork(Config config) {
        this.levels = new CoarseToFine(config.background(), config.coarsest());
        this.encoder = addChildBlock("encoder", AppearanceEncoder.of(config.encoder()));
        this.appearance = addChildBlock(
                "air",
                new AppearanceImplicitRepresentation(
                        new AppearanceImplicitRepresentation.Config(encoder.channels(), 0, 0, 0, config.hidden())));
    }

    public CoarseToFine levels() {
        return levels;
    }

    /// @param queries  how many positions will be asked for in all
    /// @param training whether batch statistics are gathered
    /// @return colours `(Q, 3)` as a function of position, to be added to the background's base
    public ImplicitFunction.Field colours(CoarseToFine.Sight sight, long queries, boolean training) {
        NDArray features = Scope.only(() -> encoder.encode(sight, null, training));
        return appearance.colours(features, null, queries);
    }

    /// @return colours of all pixels `(B, 3, H, W)`, to be added to the background's base
    public NDArray paint(CoarseToFine.Sight sight, boolean training) {
        return Scope.only(() -> ImplicitFunction.onGrid(
                colours(sight, Long.MAX_VALUE, training), sight.picture().getShape()));
    }

    @Override
    protected NDArray forward(NDList inputs, boolean training) {
        return paint(new CoarseToFine.Sight(inputs.get(0), inputs.get(1), null), training);
    }
}
