package org.sairbrush.sair;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;
import org.sairbrush.nn.NetworkBlock;

/// The baseline that SAIR is compared with: the same appearance encoder and colour function, no semantics.
public final class LiifNetwork extends NetworkBlock implements ColourNetwork {

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

    @Override
    public CoarseToFine levels() {
        return levels;
    }

    @Override
    public Seen look(CoarseToFine.Sight sight, NDArray semantics, boolean training) {
        return appearance.look(encoder, sight, null, training);
    }

    @Override
    protected NDArray forward(NDList inputs, boolean training) {
        return paint(new CoarseToFine.Sight(inputs.get(0), inputs.get(1), null), null, training);
    }
}
