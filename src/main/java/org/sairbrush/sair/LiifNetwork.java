package org.sairbrush.sair;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;
import org.sairbrush.nn.ImplicitFunction;
import org.sairbrush.nn.LocalEnsemble;
import org.sairbrush.nn.Maps;
import org.sairbrush.nn.NetworkBlock;
import org.sairbrush.nn.Scope;

/// The baseline that SAIR is compared with: the same appearance encoder and colour function, no semantics.
public final class LiifNetwork extends NetworkBlock {

    /// @param encoder    the appearance encoder
    /// @param hidden     widths of the colour function's hidden layers
    /// @param background what the encoder sees in holes and colours are added to
    public record Config(AppearanceEncoder.Config encoder, List<Integer> hidden, Background background) {

        public Config {
            hidden = List.copyOf(hidden);
        }
    }

    private final Background background;
    private final AppearanceEncoder encoder;
    private final AppearanceImplicitRepresentation appearance;

    public LiifNetwork(Config config) {
        this.background = config.background();
        this.encoder = addChildBlock("encoder", new AppearanceEncoder(config.encoder()));
        this.appearance = addChildBlock(
                "air",
                new AppearanceImplicitRepresentation(
                        new AppearanceImplicitRepresentation.Config(encoder.channels(), 0, 0, 0, config.hidden())));
    }

    public Background background() {
        return background;
    }

    /// @param picture `(B, 3, H, W)` RGB in [0, 1] with the background in its holes
    /// @param mask    `(B, 1, H, W)`, 1 = hole
    /// @param queries how many positions will be asked for in all
    /// @return colours `(Q, 3)` as a function of position, to be added to the background's base
    public ImplicitFunction.Field colours(NDArray picture, NDArray mask, long queries) {
        NDArray features = Scope.only(() -> encoder.encode(Background.input(picture, mask), null));
        return appearance.colours(features, null, queries);
    }

    /// @return colours of all pixels `(B, 3, H, W)`
    @Override
    protected NDArray forward(NDList inputs, boolean training) {
        return Scope.only(() -> {
            NDArray picture = inputs.get(0);
            long batch = picture.getShape().get(0);
            long height = picture.getShape().get(2);
            long width = picture.getShape().get(3);
            LocalEnsemble all = LocalEnsemble.wholeGrid((int) batch, (int) height, (int) width);
            return Maps.fromRows(colours(picture, inputs.get(1), all.queries()).at(all), batch, height, width);
        });
    }
}
